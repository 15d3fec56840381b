using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The standards register as the office keeps it, every entry for good (R24). The catalogue's file is where it begins.</summary>
internal static class KeptStandards
{
    /// <summary>
    /// Takes the catalogue's file over: all of it at first start, later what is new or changed. What an administrator
    /// entered wins over the file.
    /// </summary>
    public static async Task TakeFileAsync(
        AdaDb db,
        IReadOnlyCollection<Standard> file,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var standards = (await db.Standards.AsNoTracking().ToListAsync(cancellation)).ToLookup(r => r.Number);
        var clauses = (await db.Clauses.AsNoTracking().ToListAsync(cancellation)).ToLookup(r => (r.Standard, r.Clause));
        foreach (var standard in file)
        {
            var kept = standards[standard.Number].MaxBy(r => r.Version);
            if (
                standards[standard.Number].All(r => r.EnteredBy is null)
                && (kept is null || Of(kept) != standard with { Clauses = [], Version = kept.Version })
            )
                db.Standards.Add(Row(standard with { Version = (kept?.Version ?? 0) + 1 }, now, null));
            foreach (var clause in standard.Clauses)
            {
                var before = clauses[(standard.Number, clause.Number)].MaxBy(r => r.Version);
                if (
                    clauses[(standard.Number, clause.Number)].All(r => r.EnteredBy is null)
                    && (before is null || Of(before) != clause with { Version = before.Version })
                )
                    db.Clauses.Add(
                        Row(
                            standard.Number,
                            clause with
                            {
                                Version = (before?.Version ?? 0) + 1,
                            },
                            before?.Version,
                            now,
                            null
                        )
                    );
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What counts: the newest entry of each standard, with the entries of its clauses that no other replaced.</summary>
    public static async Task<StandardsRegister> ReadAsync(AdaDb db, CancellationToken cancellation)
    {
        var standards = (await db.Standards.AsNoTracking().ToListAsync(cancellation))
            .GroupBy(r => r.Number)
            .Select(g => g.MaxBy(r => r.Version)!);
        var rows = (await db.Clauses.AsNoTracking().ToListAsync(cancellation)).ToLookup(r => r.Standard);
        return new([.. standards.Select(s => Of(s) with { Clauses = Counting(rows[s.Number]) })]);
    }

    /// <summary>Every entry of a clause, the newest first.</summary>
    public static async Task<IReadOnlyList<ClauseRow>> HistoryAsync(
        AdaDb db,
        string standard,
        string clause,
        CancellationToken cancellation
    ) =>
        await db
            .Clauses.AsNoTracking()
            .Where(r => r.Standard == standard && r.Clause == clause)
            .OrderByDescending(r => r.Version)
            .ToListAsync(cancellation);

    /// <summary>The row of an entry.</summary>
    public static StandardRow Row(Standard s, DateTimeOffset at, string? by) =>
        new()
        {
            Number = s.Number,
            Version = s.Version,
            Title = s.Title,
            InForceFrom = s.InForceFrom,
            InForceTo = s.InForceTo,
            SupersededBy = s.SupersededBy,
            AppliesTo = s.AppliesTo,
            EnteredAt = at,
            EnteredBy = by,
        };

    /// <summary>The row of an entry.</summary>
    public static ClauseRow Row(string standard, Clause c, int? replaces, DateTimeOffset at, string? by) =>
        new()
        {
            Standard = standard,
            Clause = c.Number,
            Version = c.Version,
            Replaces = replaces,
            Heading = c.Heading,
            Text = c.Text,
            TypicalDefect = c.TypicalDefect,
            UsualRemedy = c.UsualRemedy,
            UsualDeadlineDays = c.UsualDeadlineDays,
            InForceFrom = c.InForceFrom,
            InForceTo = c.InForceTo,
            SupersededBy = c.SupersededBy,
            EnteredAt = at,
            EnteredBy = by,
        };

    private static ImmutableArray<Clause> Counting(IEnumerable<ClauseRow> rows)
    {
        var replaced = rows.Where(r => r.Replaces is not null).Select(r => (r.Clause, r.Replaces!.Value)).ToHashSet();
        return [.. rows.Where(r => !replaced.Contains((r.Clause, r.Version))).Select(Of)];
    }

    private static Standard Of(StandardRow r) =>
        new(r.Number, r.Title, [])
        {
            Version = r.Version,
            InForceFrom = r.InForceFrom,
            InForceTo = r.InForceTo,
            SupersededBy = r.SupersededBy,
            AppliesTo = r.AppliesTo,
        };

    private static Clause Of(ClauseRow r) =>
        new(r.Clause, r.Heading)
        {
            Version = r.Version,
            Text = r.Text,
            TypicalDefect = r.TypicalDefect,
            UsualRemedy = r.UsualRemedy,
            UsualDeadlineDays = r.UsualDeadlineDays,
            InForceFrom = r.InForceFrom,
            InForceTo = r.InForceTo,
            SupersededBy = r.SupersededBy,
        };
}
