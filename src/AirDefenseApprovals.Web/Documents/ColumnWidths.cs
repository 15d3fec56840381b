namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Shares a table's width among its columns: each gets what its longest word needs, then the rest by how much text it
/// holds.
/// </summary>
internal sealed class ColumnWidths(Typesetter type, TypeStyle cell, TypeStyle head, float padding)
{
    public float[] Of(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows, float total)
    {
        var least = new float[headers.Count];
        var wanted = new float[headers.Count];
        for (var i = 0; i < headers.Count; i++)
        {
            // A header of up to four characters stays on one line, a longer one breaks.
            least[i] = Math.Max(Math.Min(Natural(headers[i], head), 4 * head.Size), 2 * cell.Size);
            wanted[i] = Math.Max(least[i], Natural(headers[i], head));
            foreach (var row in rows)
            {
                least[i] = Math.Max(least[i], Math.Min(LongestWord(row[i]), total / headers.Count - 2 * padding));
                wanted[i] = Math.Max(wanted[i], Natural(row[i], cell));
            }
            least[i] += 2 * padding + 1;
            wanted[i] = Math.Clamp(wanted[i] + 2 * padding + 1, least[i], Math.Max(least[i], total * 0.9f));
        }
        return Share(least, wanted, total);
    }

    private static float[] Share(float[] least, float[] wanted, float total)
    {
        var (sumLeast, sumWanted) = (least.Sum(), wanted.Sum());
        if (sumLeast >= total)
            return [.. least.Select(width => width * total / sumLeast)];
        if (sumWanted <= total)
            return [.. wanted.Select(width => width * total / sumWanted)];
        var part = (total - sumLeast) / (sumWanted - sumLeast);
        return [.. least.Select((width, i) => width + (wanted[i] - width) * part)];
    }

    private float Natural(string text, TypeStyle style) =>
        type.Clean(text).Split('\n').Max(line => type.Width(line, style));

    private float LongestWord(string text) =>
        LineBreaking
            .Units(type.Clean(text).Replace('\n', ' '))
            .Select(unit => type.Width(unit.TrimEnd(' '), cell))
            .DefaultIfEmpty()
            .Max();
}
