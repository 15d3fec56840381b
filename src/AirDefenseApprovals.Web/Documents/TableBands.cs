using System.Globalization;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>Ruled tables as bands: a short row is one band, a long row a band per line, so that it can go on overleaf.</summary>
internal sealed class TableBands(Typesetter type)
{
    private const float Rule = 0.6f,
        PadX = 5,
        PadY = 4;
    private const int MostLinesUnsplit = 8;
    private static readonly TypeStyle Cell = new(Bold: false, 12),
        Head = new(Bold: true, 12);
    private static readonly TypeStyle FactLabel = new(Bold: false, 14),
        FactValue = new(Bold: false, 14);

    private sealed record Column(float X, float Width, TypeStyle Style, bool Centred, bool Shaded);

    public IEnumerable<Band> Facts(IReadOnlyList<Fact> facts) => Facts(facts, FactLabel, FactValue);

    /// <summary>Facts in the size of a table's cells, where many boxes follow each other.</summary>
    public IEnumerable<Band> SmallFacts(IReadOnlyList<Fact> facts) => Facts(facts, Cell, Cell);

    private IEnumerable<Band> Facts(IReadOnlyList<Fact> facts, TypeStyle labels, TypeStyle values)
    {
        if (facts.Count == 0)
            return [];
        var widest = facts.Max(fact =>
            type.Lines(fact.Label, labels, Sheet.TypeWidth).Max(line => type.Width(line, labels))
        );
        var label = Math.Clamp(widest, 4 * labels.Size, 9 * labels.Size) + 2 * PadX + 1;
        Column[] columns =
        [
            new(Sheet.Left, label, labels, Centred: true, Shaded: true),
            new(Sheet.Left + label, Sheet.TypeWidth - label, values, Centred: false, Shaded: false),
        ];
        return [.. facts.SelectMany(fact => Row(columns, [fact.Label, fact.Value], header: null))];
    }

    public IEnumerable<Band> Table(Table table, string ordinal)
    {
        IReadOnlyList<string> headers = table.Numbered ? [ordinal, .. table.Headers] : table.Headers;
        if (headers.Count == 0)
            return [];
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            .. table.Rows.Select(
                (row, i) =>
                    Fit(table.Numbered ? [(i + 1).ToString(CultureInfo.InvariantCulture), .. row] : row, headers.Count)
            ),
        ];
        var widths = new ColumnWidths(type, Cell, Head, PadX).Of(headers, rows, Sheet.TypeWidth);

        var heads = new Column[headers.Count];
        var cells = new Column[headers.Count];
        for (var i = 0; i < headers.Count; i++)
        {
            var x = Sheet.Left + widths.Take(i).Sum();
            heads[i] = new Column(x, widths[i], Head, Centred: true, Shaded: true);
            cells[i] = new Column(x, widths[i], Cell, Centred: table.Numbered && i == 0, Shaded: false);
        }
        var header = Whole(heads, Break(heads, headers)) with { KeepsWithNext = true };
        return [header, .. rows.SelectMany(row => Row(cells, row, header))];
    }

    private static string[] Fit(IReadOnlyList<string> row, int count) =>
        [.. row.Take(count), .. Enumerable.Repeat("", Math.Max(0, count - row.Count))];

    private IEnumerable<Band> Row(Column[] columns, IReadOnlyList<string> cells, Band? header)
    {
        var lines = Break(columns, cells);
        return lines.Max(cell => cell.Count) <= MostLinesUnsplit
            ? [Whole(columns, lines) with { Header = header }]
            : Split(columns, lines, header);
    }

    private IReadOnlyList<string>[] Break(Column[] columns, IReadOnlyList<string> cells) =>
        [
            .. columns.Select(
                (column, i) =>
                    column.Centred
                        ? type.BalancedLines(cells[i], column.Style, column.Width - 2 * PadX)
                        : type.Lines(cells[i], column.Style, column.Width - 2 * PadX)
            ),
        ];

    private Band Whole(Column[] columns, IReadOnlyList<string>[] lines)
    {
        var height = columns.Zip(lines, (column, cell) => cell.Count * LineHeight(column)).Max() + 2 * PadY;
        var marks = Frame(columns, height, top: true, bottom: true);
        for (var i = 0; i < columns.Length; i++)
        {
            var y = (height - lines[i].Count * LineHeight(columns[i])) / 2;
            foreach (var line in lines[i])
            {
                marks.Add(Text(columns[i], line, y));
                y += LineHeight(columns[i]);
            }
        }
        return new Band(height, marks);
    }

    private IEnumerable<Band> Split(Column[] columns, IReadOnlyList<string>[] lines, Band? header)
    {
        var count = lines.Max(cell => cell.Count);
        var line = columns.Max(LineHeight);
        for (var n = 0; n < count; n++)
        {
            var above = n == 0 ? PadY : 0;
            var height = line + above + (n == count - 1 ? PadY : 0);
            var marks = Frame(columns, height, top: n == 0, bottom: n == count - 1);
            for (var i = 0; i < columns.Length; i++)
                if (n < lines[i].Count)
                    marks.Add(Text(columns[i], lines[i][n], above));
            yield return new Band(height, marks)
            {
                Header = header,
                KeepsWithNext = n == 0 || n == count - 2,
                AtPageEnd = [Across(columns, height)],
                AtPageStart = [Across(columns, 0)],
            };
        }
    }

    private TextMark Text(Column column, string line, float top)
    {
        var baseline = top + Typesetter.Baseline(column.Style, LineHeight(column));
        return column.Centred
            ? type.Centred(line, column.Style, column.X + column.Width / 2, baseline)
            : new TextMark(column.X + PadX, baseline, line, column.Style);
    }

    private static float LineHeight(Column column) => column.Style.Size * 1.45f;

    private static List<Mark> Frame(Column[] columns, float height, bool top, bool bottom)
    {
        var marks = new List<Mark>();
        foreach (var column in columns.Where(column => column.Shaded))
            marks.Add(new BoxMark(column.X, 0, column.Width, height, Sheet.Shade));
        foreach (var column in columns)
            marks.Add(new BoxMark(column.X - Rule / 2, 0, Rule, height, 0));
        marks.Add(new BoxMark(columns[^1].X + columns[^1].Width - Rule / 2, 0, Rule, height, 0));
        if (top)
            marks.Add(Across(columns, 0));
        if (bottom)
            marks.Add(Across(columns, height));
        return marks;
    }

    private static BoxMark Across(Column[] columns, float y) =>
        new(columns[0].X - Rule / 2, y - Rule / 2, columns[^1].X + columns[^1].Width - columns[0].X + Rule, Rule, 0);
}
