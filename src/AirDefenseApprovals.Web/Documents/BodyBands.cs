using System.Globalization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>The sections of a document as bands.</summary>
internal sealed class BodyBands(Typesetter type, PrintedWords words)
{
    private const float AroundTables = 10;

    public IEnumerable<Band> Of(PrintedSection section)
    {
        var grid = new TableBands(type);
        return section switch
        {
            Paragraph paragraph => Paragraphs(paragraph.Text, paragraph.Indented ? 2 * Sheet.BodySize : 0, Sheet.Body),
            Heading heading => Paragraphs(heading.Text, 2 * Sheet.BodySize, Sheet.BodyHeading)
                .Select(band => band with { KeepsWithNext = true }),
            NumberedList list => list.Items.SelectMany(
                (item, i) => Paragraphs(Numbered(i + 1, item), 2 * Sheet.BodySize, Sheet.Body)
            ),
            Illustrated block => new IllustratedBands(type).Of(block),
            Facts facts => Spaced(facts.Small ? grid.SmallFacts(facts.Items) : grid.Facts(facts.Items)),
            Table table => Spaced(grid.Table(table, words.Ordinal)),
            _ => throw new NotSupportedException($"The press does not print {section.GetType().Name}."),
        };
    }

    private static string Numbered(int ordinal, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{ordinal}. {text}");

    private IEnumerable<Band> Paragraphs(string text, float indent, TypeStyle style)
    {
        foreach (
            var paragraph in type.Clean(text)
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var lines = type.Paragraph(paragraph, style, Sheet.Left, Sheet.TypeWidth, indent, Sheet.BodyLine);
            for (var i = 0; i < lines.Count; i++) // no single line of a paragraph stands alone on a page
                yield return new Band(Sheet.BodyLine, [lines[i]])
                {
                    KeepsWithNext = lines.Count > 1 && (i == 0 || i == lines.Count - 2),
                };
        }
    }

    private static IEnumerable<Band> Spaced(IEnumerable<Band> bands) =>
        [Band.Gap(AroundTables), .. bands, Band.Gap(AroundTables)];
}
