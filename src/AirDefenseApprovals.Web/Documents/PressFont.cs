using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// A font of the press. Its file is mapped, not read: only the pages that hold the asked glyphs come
/// into memory.
/// </summary>
internal sealed class PressFont : IDisposable
{
    private readonly Face face;
    private readonly Font font;
    private readonly float unitsPerEm;

    public PressFont(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"The font of the documents is missing: {path}", path);
        using var blob = Blob.FromFile(path);
        blob.MakeImmutable();
        face = new Face(blob, 0);
        face.MakeImmutable();
        font = new Font(face);
        unitsPerEm = face.UnitsPerEm;
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
    }

    public bool Covers(Rune rune) => font.TryGetNominalGlyph((uint)rune.Value, out _);

    /// <summary>The width of a character as a part of the font's size.</summary>
    public float Advance(Rune rune) =>
        font.TryGetNominalGlyph((uint)rune.Value, out var glyph)
            ? font.GetHorizontalGlyphAdvance(glyph) / unitsPerEm
            : 1f;

    /// <summary>A font file with the given characters alone.</summary>
    public byte[] Part(IReadOnlyCollection<Rune> characters) => HarfBuzzSubset.Cut(face.Handle, characters);

    /// <summary>A typeface with the given characters alone; the caller disposes of it.</summary>
    /// <param name="characters">The characters.</param>
    /// <param name="coarse">Whether their outlines are rounded, to take less room.</param>
    public SKTypeface Cut(IReadOnlyCollection<Rune> characters, bool coarse = false)
    {
        var bytes = Part(characters);
        using var data = SKData.CreateCopy(coarse ? CoarseGlyphs.Of(bytes) : bytes);
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException("Skia does not read the font's subset.");
    }

    public void Dispose()
    {
        font.Dispose();
        face.Dispose();
    }
}
