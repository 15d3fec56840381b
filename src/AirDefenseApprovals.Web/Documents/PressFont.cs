using System.Text;
using HarfBuzzSharp;
using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// One weight of the press's typeface. Its file is mapped, not read: only the pages that hold the asked glyphs come
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

    /// <summary>A typeface with the given characters alone; the caller disposes of it.</summary>
    public SKTypeface Cut(IReadOnlyCollection<Rune> characters)
    {
        var bytes = HarfBuzzSubset.Cut(face.Handle, characters);
        using var data = SKData.CreateCopy(bytes);
        return SKTypeface.FromData(data)
            ?? throw new InvalidOperationException("Skia does not read the font's subset.");
    }

    public void Dispose()
    {
        font.Dispose();
        face.Dispose();
    }
}
