using System.Text;
using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The fonts of the press: two weights of its typeface, and behind them fonts for rare characters, each opened when the
/// first character is met that those before it lack.
/// </summary>
internal sealed class PressFonts : IDisposable
{
    /// <summary>The font of rare characters that is always there: extensions B to F of the Chinese characters.</summary>
    private const string Rare = "HanaMinB.ttf";

    private readonly PressFont regular;
    private readonly PressFont bold;
    private readonly Lazy<PressFont>[] rare;

    /// <summary>Opens the two weights.</summary>
    /// <param name="directory">The folder of the committed fonts.</param>
    /// <param name="more">Font files of the office's own, asked last, in this order.</param>
    /// <exception cref="FileNotFoundException">One of the two weights is not there.</exception>
    public PressFonts(string directory, IEnumerable<string> more)
    {
        regular = new PressFont(Path.Combine(directory, "NotoSerifSC_400Regular.ttf"));
        bold = new PressFont(Path.Combine(directory, "NotoSerifSC_700Bold.ttf"));
        rare =
        [
            .. more.Prepend(Path.Combine(directory, Rare))
                .Select(path => new Lazy<PressFont>(() => new PressFont(path))),
        ];
    }

    /// <summary>Whether some font has the character.</summary>
    public bool Covers(Rune rune) => HaveBothWeights(rune) || RareFor(rune) is not null;

    /// <summary>The font that a character is set in.</summary>
    public PressFont For(Rune rune, bool isBold) =>
        (HaveBothWeights(rune) ? null : RareFor(rune)) ?? (isBold ? bold : regular);

    /// <summary>Cuts the fonts down to what a document uses; the caller disposes of the result.</summary>
    /// <param name="characters">The characters, each with whether it is set in bold.</param>
    /// <param name="coarse">Whether outlines are rounded, to take less room.</param>
    public CutFonts Cut(IEnumerable<(Rune Rune, bool IsBold)> characters, bool coarse)
    {
        var used = new Dictionary<PressFont, HashSet<Rune>> { [regular] = [], [bold] = [] };
        foreach (var (rune, isBold) in characters)
        {
            var font = For(rune, isBold);
            if (!used.TryGetValue(font, out var runes))
                used.Add(font, runes = []);
            runes.Add(rune);
        }

        return new CutFonts(this, used.ToDictionary(f => f.Key, f => f.Key.Cut(f.Value, coarse)));
    }

    /// <summary>A part of the font of rare characters, for pages; null where it has none of them.</summary>
    /// <param name="first">The first character.</param>
    /// <param name="last">The last one.</param>
    public byte[]? RarePart(int first, int last)
    {
        Rune[] there =
        [
            .. Enumerable.Range(first, last - first + 1).Select(v => new Rune(v)).Where(rare[0].Value.Covers),
        ];
        return there.Length == 0 ? null : rare[0].Value.Part(there);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        regular.Dispose();
        bold.Dispose();
        foreach (var font in rare.Where(f => f.IsValueCreated))
            font.Value.Dispose();
    }

    private bool HaveBothWeights(Rune rune) => regular.Covers(rune) && bold.Covers(rune);

    private PressFont? RareFor(Rune rune) => Array.Find(rare, f => f.Value.Covers(rune))?.Value;
}

/// <summary>The fonts of one document, each with the characters alone that it uses.</summary>
internal sealed class CutFonts(PressFonts fonts, Dictionary<PressFont, SKTypeface> typefaces) : IDisposable
{
    /// <summary>The typeface that a character is set in.</summary>
    public SKTypeface For(Rune rune, bool isBold) => typefaces[fonts.For(rune, isBold)];

    /// <summary>A text as runs of one typeface each, in order.</summary>
    public IEnumerable<(string Text, SKTypeface Typeface)> Runs(string text, bool isBold)
    {
        var (begun, run) = (new StringBuilder(), (SKTypeface?)null);
        foreach (var rune in text.EnumerateRunes())
        {
            var typeface = For(rune, isBold);
            if (run is not null && run != typeface)
            {
                yield return (begun.ToString(), run);
                begun.Clear();
            }

            run = typeface;
            begun.Append(rune.ToString());
        }

        if (run is not null)
            yield return (begun.ToString(), run);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var typeface in typefaces.Values)
            typeface.Dispose();
    }
}
