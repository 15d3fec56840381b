using System.Text;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>Cleans, measures and breaks text in the press's fonts, and in the pictures that a document brings of characters that they lack.</summary>
internal sealed class Typesetter(PressFonts fonts, IReadOnlyDictionary<Rune, Func<Stream>> pictures)
{
    // The part of the size that a Chinese character stands above the baseline.
    internal const float Ascent = 0.88f;

    // The most that the space after a character may grow to make a line end at the margin; more and readers of the file
    // see spaces between words.
    private const float MostStretch = 0.07f;

    public string Clean(string text) =>
        PrintedText.Clean(text, rune => fonts.Covers(rune) || pictures.ContainsKey(rune));

    public float Width(string text, TypeStyle style) => LineBreaking.Measure(text, Measure(style));

    /// <summary>The lines of a text, its own line feeds respected.</summary>
    public IReadOnlyList<string> Lines(string text, TypeStyle style, float width) =>
        [.. Clean(text).Split('\n').SelectMany(line => LineBreaking.Break(line.Trim(' '), width, 0, Measure(style)))];

    /// <summary>As few lines as <see cref="Lines"/>, of about the same length, as official style asks of titles.</summary>
    public IReadOnlyList<string> BalancedLines(string text, TypeStyle style, float width)
    {
        var lines = Lines(text, style, width);
        var narrow = width;
        while (
            lines.Count > 1
            && narrow > width / 3
            && Lines(text, style, narrow - style.Size) is { } narrower
            && narrower.Count == lines.Count
        )
        {
            narrow -= style.Size;
            lines = narrower;
        }
        return lines;
    }

    /// <summary>
    /// One paragraph as marks, a list of one-line marks with Y on the baseline of a line of the given height; full
    /// lines end at the margin.
    /// </summary>
    public IReadOnlyList<TextMark> Paragraph(
        string paragraph,
        TypeStyle style,
        float x,
        float width,
        float indent,
        float lineHeight
    )
    {
        var lines = LineBreaking.Break(paragraph, width, indent, Measure(style));
        var marks = new List<TextMark>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var inset = i == 0 ? indent : 0;
            var spacing = i < lines.Count - 1 ? Stretch(lines[i], style, width - inset) : 0;
            marks.Add(new TextMark(x + inset, Baseline(style, lineHeight), lines[i], style, spacing));
        }
        return marks;
    }

    /// <summary>Where the baseline of a line lies below its upper edge.</summary>
    public static float Baseline(TypeStyle style, float lineHeight) =>
        (lineHeight - style.Size) / 2 + style.Size * Ascent;

    public TextMark Centred(string line, TypeStyle style, float middle, float baseline) =>
        new(middle - Width(line, style) / 2, baseline, line, style);

    public Func<Rune, float> Measure(TypeStyle style) => rune => fonts.For(rune, style.Bold).Advance(rune) * style.Size;

    private float Stretch(string line, TypeStyle style, float width)
    {
        var gaps = line.EnumerateRunes().Count() - 1;
        var stretch = gaps > 0 ? (width - Width(line, style)) / gaps : 0;
        return stretch <= MostStretch * style.Size ? Math.Max(0, stretch) : 0;
    }
}
