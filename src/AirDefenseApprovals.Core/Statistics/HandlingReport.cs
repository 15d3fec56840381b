using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Statistics;

/// <summary>How cases were handled in a period (R13, R15, R29): whole, by office, by item and by month.</summary>
/// <param name="Whole">All together.</param>
/// <param name="Offices">Offices with something, in the order of the register.</param>
/// <param name="Items">Items with something, those decided most often first.</param>
/// <param name="Months">From the first month with something to the last, those between without anything too.</param>
public sealed record HandlingReport(
    HandlingFigures Whole,
    ImmutableArray<HandlingOf<string>> Offices,
    ImmutableArray<HandlingOf<string>> Items,
    ImmutableArray<HandlingOf<DateOnly>> Months
)
{
    /// <summary>Makes the figures.</summary>
    /// <param name="counts">What they are made of.</param>
    /// <param name="offices">Codes of the offices in the order of the register.</param>
    public static HandlingReport Of(IReadOnlyCollection<HandlingCount> counts, IReadOnlyList<string> offices)
    {
        var order = offices.Index().ToDictionary(o => o.Item, o => o.Index, StringComparer.Ordinal);
        return new(
            HandlingFigures.Of(counts),
            [
                .. counts
                    .GroupBy(c => c.Office)
                    .OrderBy(g => order.GetValueOrDefault(g.Key, int.MaxValue))
                    .Select(g => new HandlingOf<string>(g.Key, HandlingFigures.Of([.. g]))),
            ],
            [
                .. counts
                    .GroupBy(c => c.ItemCode)
                    .Select(g => new HandlingOf<string>(g.Key, HandlingFigures.Of([.. g])))
                    .OrderByDescending(i => i.Figures.Decided)
                    .ThenBy(i => i.Key, StringComparer.Ordinal),
            ],
            [.. ByMonth(counts)]
        );
    }

    private static IEnumerable<HandlingOf<DateOnly>> ByMonth(IReadOnlyCollection<HandlingCount> counts)
    {
        if (counts.Count == 0)
            yield break;
        var (months, last) = (counts.ToLookup(c => c.Month), counts.Max(c => c.Month));
        for (var month = counts.Min(c => c.Month); month <= last; month = month.AddMonths(1))
            yield return new(month, HandlingFigures.Of([.. months[month]]));
    }
}

/// <summary>The figures of one office, item or month.</summary>
/// <param name="Key">Its code, or its first day.</param>
/// <param name="Figures">They.</param>
public sealed record HandlingOf<TKey>(TKey Key, HandlingFigures Figures);
