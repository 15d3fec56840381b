using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Statistics;

/// <summary>Defects in figures (R24, R25).</summary>
/// <param name="Defects">How many were told.</param>
/// <param name="Open">How many of them are not closed.</param>
/// <param name="AverageDays">Working days from the notice to the closing, of those that are closed, on average: one
/// decimal. Null where none is.</param>
/// <param name="MedianDays">Half of the closed ones took no longer than this many working days; null where none is.</param>
public sealed record DefectFigures(int Defects, int Open, decimal? AverageDays, int? MedianDays)
{
    /// <summary>Adds counts up.</summary>
    public static DefectFigures Of(IReadOnlyCollection<DefectCount> defects)
    {
        var closed = defects
            .Where(d => d.Days is not null)
            .GroupBy(d => d.Days!.Value)
            .OrderBy(g => g.Key)
            .Select(g => (Days: g.Key, Count: g.Sum(d => d.Count)))
            .ToList();
        var (all, right) = (defects.Sum(d => d.Count), closed.Sum(c => c.Count));
        return new(
            all,
            all - right,
            right == 0
                ? null
                : Math.Round(
                    (decimal)closed.Sum(c => (long)c.Days * c.Count) / right,
                    1,
                    MidpointRounding.AwayFromZero
                ),
            right == 0 ? null : Half(closed, right)
        );
    }

    private static int Half(List<(int Days, int Count)> closed, int all)
    {
        var seen = 0;
        return closed.First(c => (seen += c.Count) * 2L >= all).Days;
    }
}

/// <summary>How many defects took how long to be put right.</summary>
/// <param name="From">Fewest working days.</param>
/// <param name="To">Most working days; null: no end.</param>
/// <param name="Defects">How many closed defects.</param>
public sealed record RectifiedWithin(int From, int? To, int Defects)
{
    private static readonly ImmutableArray<(int From, int? To)> Spans = [(0, 5), (6, 10), (11, 20), (21, null)];

    /// <summary>All spans in order, empty ones too.</summary>
    public static ImmutableArray<RectifiedWithin> Of(IReadOnlyCollection<DefectCount> defects) =>
        [
            .. Spans.Select(s => new RectifiedWithin(
                s.From,
                s.To,
                defects.Where(d => d.Days >= s.From && !(d.Days > s.To)).Sum(d => d.Count)
            )),
        ];
}
