using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Statistics;

/// <summary>
/// An office's figures beside those of all offices together. Who may not see other offices (R18) is told of all
/// together only what does not give one
/// of them away: the average of at least <see cref="LeastOffices"/> offices, and never so many items that what is left
/// of the whole would be fewer.
/// </summary>
public static class OfficeComparison
{
    /// <summary>Of fewer offices than these the average less one's own would be another office's figure.</summary>
    public const int LeastOffices = 3;

    /// <summary>Compares.</summary>
    /// <param name="counts">The cases of all offices.</param>
    /// <param name="office">The office.</param>
    /// <param name="seesAll">Whether the reader sees every office's figures anyway.</param>
    public static ComparedOffice Of(IReadOnlyCollection<OfficeCounts> counts, string office, bool seesAll)
    {
        var items = counts
            .Where(c => c.Office == office && c.Received > 0)
            .Select(c => c.ItemCode)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var told = OfficeFigure.All.ToDictionary(f => f.Name, f => seesAll ? [.. items] : Tellable(f, counts, items));
        return new(
            [
                .. OfficeFigure.All.Select(f =>
                    Compare(f, counts, office, seesAll || OfficesOf(f, counts) >= LeastOffices)
                ),
            ],
            [
                .. items.Select(item => new ComparedItem(
                    item,
                    [
                        .. OfficeFigure.All.Select(f =>
                            Compare(f, [.. counts.Where(c => c.ItemCode == item)], office, told[f.Name].Contains(item))
                        ),
                    ]
                )),
            ]
        );
    }

    /// <summary>
    /// The items whose average may be told: each of enough offices, and so that the rest, which the whole less these
    /// gives away, is of enough too.
    /// </summary>
    private static HashSet<string> Tellable(
        OfficeFigure figure,
        IReadOnlyCollection<OfficeCounts> counts,
        List<string> items
    )
    {
        if (OfficesOf(figure, counts) < LeastOffices)
            return [];
        var byItem = counts.ToLookup(c => c.ItemCode);
        var told = items
            .Where(item => OfficesOf(figure, byItem[item]) >= LeastOffices)
            .OrderByDescending(item => byItem[item].Sum(figure.Base))
            .ThenBy(item => item, StringComparer.Ordinal)
            .ToList();
        while (
            told.Count > 0 && OfficesOf(figure, counts.Where(c => !told.Contains(c.ItemCode))) is > 0 and < LeastOffices
        )
            told.RemoveAt(told.Count - 1);
        return [.. told];
    }

    private static int OfficesOf(OfficeFigure figure, IEnumerable<OfficeCounts> counts) =>
        counts.Where(c => figure.Base(c) > 0).Select(c => c.Office).Distinct().Count();

    private static ComparedFigure Compare(
        OfficeFigure figure,
        IReadOnlyCollection<OfficeCounts> counts,
        string office,
        bool tellsAverage
    )
    {
        List<OfficeCounts> own = [.. counts.Where(c => c.Office == office)];
        var (mine, cases, offices) = (figure.Of(own, 1), own.Sum(figure.Base), OfficesOf(figure, counts));
        var all = counts.Sum(figure.Base);
        if (!tellsAverage || all == cases)
            return new(figure.Name, figure.Unit, mine, cases, null, null, null); // no other office has any: nothing to stand beside
        var average = figure.Of(counts, offices);
        FigureVerdict? verdict =
            figure.HigherIsBetter is not { } higher || mine is null || average is null ? null
            : mine == average ? FigureVerdict.Equal
            : mine > average == higher ? FigureVerdict.Better
            : FigureVerdict.Worse;
        return new(figure.Name, figure.Unit, mine, cases, average, all, verdict);
    }
}

/// <summary>An office compared: as a whole, and by each item that it has cases of.</summary>
public sealed record ComparedOffice(ImmutableArray<ComparedFigure> Figures, ImmutableArray<ComparedItem> Items);

/// <summary>The figures of one item.</summary>
public sealed record ComparedItem(string ItemCode, ImmutableArray<ComparedFigure> Figures);

/// <summary>A figure of an office beside the average.</summary>
/// <param name="Name">Its name, of <see cref="OfficeFigure.All"/>.</param>
/// <param name="Unit">What it is told in.</param>
/// <param name="Own">The office's; null where it rests on no case.</param>
/// <param name="Cases">How many cases it rests on.</param>
/// <param name="Average">That of all offices together; null where no other office has any, or it must not be told.</param>
/// <param name="AverageCases">How many cases the average rests on; null with it.</param>
/// <param name="Verdict">How the office does beside it; null where there is nothing to compare.</param>
public sealed record ComparedFigure(
    string Name,
    FigureUnit Unit,
    decimal? Own,
    int Cases,
    decimal? Average,
    int? AverageCases,
    FigureVerdict? Verdict
);

/// <summary>How an office does beside the average, as both are told.</summary>
public enum FigureVerdict
{
    /// <summary>Better.</summary>
    Better,

    /// <summary>Alike.</summary>
    Equal,

    /// <summary>Worse.</summary>
    Worse,
}
