using System.Globalization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>The head of a document: red letterhead and rule (红头), title, number.</summary>
internal sealed class OpeningBands(Typesetter type, PrintedWords words)
{
    private const float LargestLetterhead = 38,
        RuleHeight = 1.8f,
        BannerHeight = 30,
        TitleLine = 33;

    public IEnumerable<Band> Of(PrintedDocument document)
    {
        if (document.Banner is { } banner)
            yield return Banner(type.Clean(banner));
        foreach (var band in document.Letterhead is { } letterhead ? Head(document, letterhead) : [])
            yield return band;
        foreach (var line in type.BalancedLines(document.Title, Sheet.Title, Sheet.TypeWidth))
            yield return Line(line, Sheet.Title, TitleLine);
        if (document.Number is { } number)
        {
            yield return Band.Gap(4);
            yield return Centred(number, Sheet.Number, 24);
        }
        yield return Band.Gap(14);
    }

    private IEnumerable<Band> Head(PrintedDocument document, string letterhead)
    {
        yield return Letterhead(type.Clean(letterhead).Replace('\n', ' '));
        if (document.ActingOffice is { } office)
            yield return Centred(
                string.Format(CultureInfo.InvariantCulture, words.ActingOffice, office),
                Sheet.Number,
                26
            );
        yield return new Band(12, [new BoxMark(Sheet.Left, 9, Sheet.TypeWidth, RuleHeight, Sheet.Red)]);
        yield return Band.Gap(22);
    }

    private Band Banner(string text) =>
        new(
            BannerHeight + 16,
            [
                new BoxMark(Sheet.Left, 0, Sheet.TypeWidth, BannerHeight, Sheet.Red),
                type.Centred(text, Sheet.Banner, Sheet.Middle, Typesetter.Baseline(Sheet.Banner, BannerHeight)),
            ]
        );

    private Band Letterhead(string office)
    {
        var unit = type.Width(office, new TypeStyle(Bold: true, 1));
        var style = new TypeStyle(
            Bold: true,
            Math.Min(LargestLetterhead, Sheet.TypeWidth / Math.Max(unit, 1)),
            Sheet.Red
        );
        var characters = new StringInfo(office).LengthInTextElements;
        // A short name is spread over two thirds of the width, by no more than half a character each.
        var spare = Sheet.TypeWidth * 2 / 3 - unit * style.Size;
        var spacing = characters > 1 ? Math.Clamp(spare / (characters - 1), 0, style.Size / 2) : 0;
        var width = unit * style.Size + spacing * (characters - 1);
        return new Band(
            64,
            [new TextMark(Sheet.Middle - width / 2, Typesetter.Baseline(style, 58), office, style, spacing)]
        );
    }

    private Band Centred(string text, TypeStyle style, float height) =>
        Line(string.Join(' ', type.Lines(text, style, Sheet.TypeWidth)), style, height);

    private Band Line(string line, TypeStyle style, float height) =>
        new(height, [type.Centred(line, style, Sheet.Middle, Typesetter.Baseline(style, height))])
        {
            KeepsWithNext = true,
        };
}
