using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>What one visit has to cover: every clause in force for the kind of works, in each of the works (R24).</summary>
public static class Checklist
{
    /// <summary>The points for works of a kind on a day.</summary>
    /// <param name="register">The standards register.</param>
    /// <param name="kind">The kind: <c>works</c> or <c>stations</c>, as an item's sheet has it.</param>
    /// <param name="day">The day the works are judged by.</param>
    public static ImmutableArray<ClauseEntry> Points(StandardsRegister register, string? kind, DateOnly day) =>
        [
            .. register
                .Standards.Where(s => s.AppliesTo is null || s.AppliesTo == kind)
                .SelectMany(s => s.Clauses.Select(c => new ClauseEntry(s, c)))
                .Where(e => e.IsInForceOn(day)),
        ];

    /// <summary>The points of a case.</summary>
    public static ImmutableArray<ClauseEntry> Of(Case @case, ItemSheet item, StandardsRegister register) =>
        Points(register, item.Acceptance, JudgedBy.Of(@case).Day);

    /// <summary>The points that nobody looked at, by works.</summary>
    public static ImmutableArray<UnseenPoint> Unseen(Case @case, ItemSheet item, StandardsRegister register)
    {
        var site = @case.Site ?? new();
        var works = Works.Of(@case);
        var seen = site
            .Points.Select(p => (p.Clause, p.Work ?? works[0].Name))
            .Concat(site.Standing().Select(f => (f.Clause, f.Work ?? works[0].Name)))
            .ToHashSet(); // where something was found, somebody looked
        var points = Of(@case, item, register);
        return
        [
            .. from work in works
            from point in points
            where !seen.Contains((point.Citation, work.Name))
            select new UnseenPoint(point.Citation, point.Clause.Heading, works.Count > 1 ? work.Name : null),
        ];
    }
}

/// <summary>A point that nobody looked at.</summary>
/// <param name="Clause">The point, as it is cited.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Work">The works; null where the case has one.</param>
public sealed record UnseenPoint(string Clause, string Heading, string? Work);
