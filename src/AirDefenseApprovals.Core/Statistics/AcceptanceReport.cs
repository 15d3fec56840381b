using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Statistics;

/// <summary>Completion acceptance in figures (R24 to R26): whole, by month, by office, by clause.</summary>
/// <param name="Whole">All together.</param>
/// <param name="Months">From the first month with something to the last, those between without anything too.</param>
/// <param name="Offices">Offices with something, in the order of the register.</param>
/// <param name="Defects">All defects.</param>
/// <param name="Clauses">Clauses that defects offend, the most frequent first.</param>
/// <param name="Times">How long defects took to be put right.</param>
/// <param name="Omissions">How many omissions.</param>
/// <param name="OmittedClauses">Clauses that were left out, the most frequent first.</param>
public sealed record AcceptanceReport(
    AcceptanceFigures Whole,
    ImmutableArray<FiguresOfMonth> Months,
    ImmutableArray<FiguresOfOffice> Offices,
    DefectFigures Defects,
    ImmutableArray<DefectsOfClause> Clauses,
    ImmutableArray<RectifiedWithin> Times,
    int Omissions,
    ImmutableArray<OmissionsOfClause> OmittedClauses
)
{
    /// <summary>Makes the figures.</summary>
    /// <param name="counts">What they are made of.</param>
    /// <param name="offices">Codes of the offices in the order of the register.</param>
    public static AcceptanceReport Of(AcceptanceCounts counts, IReadOnlyList<string> offices) =>
        new(
            AcceptanceFigures.Of(counts.Passed, counts.Joint),
            [.. ByMonth(counts)],
            [.. counts.Offices.OrderBy(o => offices.ToList().IndexOf(o)).Select(o => OfOffice(o, counts.Of(o)))],
            DefectFigures.Of(counts.Defects),
            [
                .. counts
                    .Defects.GroupBy(d => d.Clause)
                    .Select(g => new DefectsOfClause(g.Key, DefectFigures.Of([.. g])))
                    .OrderByDescending(c => c.Figures.Defects)
                    .ThenBy(c => c.Clause, StringComparer.Ordinal),
            ],
            RectifiedWithin.Of(counts.Defects),
            counts.Omissions.Sum(o => o.Count),
            [
                .. counts
                    .Omissions.GroupBy(o => o.Clause)
                    .Select(g => new OmissionsOfClause(g.Key, g.Sum(o => o.Count)))
                    .OrderByDescending(c => c.Omissions)
                    .ThenBy(c => c.Clause, StringComparer.Ordinal),
            ]
        );

    private static FiguresOfOffice OfOffice(string office, AcceptanceCounts own) =>
        new(
            office,
            AcceptanceFigures.Of(own.Passed, own.Joint),
            DefectFigures.Of(own.Defects),
            own.Omissions.Sum(o => o.Count)
        );

    private static IEnumerable<FiguresOfMonth> ByMonth(AcceptanceCounts counts)
    {
        var (passed, joint) = (counts.Passed.ToLookup(p => p.Month), counts.Joint.ToLookup(j => j.Month));
        var months = passed.Select(g => g.Key).Concat(joint.Select(g => g.Key)).ToList();
        if (months.Count == 0)
            yield break;
        for (var month = months.Min(); month <= months.Max(); month = month.AddMonths(1))
            yield return new(month, AcceptanceFigures.Of([.. passed[month]], [.. joint[month]]));
    }
}

/// <summary>The figures of a month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Figures">They.</param>
public sealed record FiguresOfMonth(DateOnly Month, AcceptanceFigures Figures);

/// <summary>The figures of an office.</summary>
/// <param name="Office">Its code.</param>
/// <param name="Figures">What passed there.</param>
/// <param name="Defects">What its inspectors told.</param>
/// <param name="Omissions">How many things they left out.</param>
public sealed record FiguresOfOffice(string Office, AcceptanceFigures Figures, DefectFigures Defects, int Omissions);

/// <summary>Defects that offend a clause.</summary>
/// <param name="Clause">The clause, as it is cited.</param>
/// <param name="Figures">They.</param>
public sealed record DefectsOfClause(string Clause, DefectFigures Figures);

/// <summary>Omissions of a clause.</summary>
/// <param name="Clause">The clause, as it is cited.</param>
/// <param name="Omissions">How many.</param>
public sealed record OmissionsOfClause(string Clause, int Omissions);
