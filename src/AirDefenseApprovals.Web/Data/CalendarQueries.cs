using AirDefenseApprovals.Core.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the calendar's years and what was entered of each, when and by whom (R10).</summary>
public sealed class CalendarQueries(AdaDb db)
{
    /// <summary>Every entry of a year, newest first.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> EntriesAsync(int year, CancellationToken cancellation)
    {
        var rows = await db
            .CalendarEditions.AsNoTracking()
            .Where(r => r.Year == year)
            .OrderByDescending(r => r.Edition)
            .ToListAsync(cancellation);
        var entries = new List<CalendarEntry>(rows.Count);
        foreach (var row in rows)
        {
            var moved =
                row.Edition == 1
                    ? 0
                    : await db
                        .MovedDates.AsNoTracking()
                        .BeyondWalls()
                        .Where(m => m.Edition == row.Edition)
                        .Select(m => m.CaseId)
                        .Distinct()
                        .CountAsync(cancellation);
            entries.Add(
                new(
                    row.Edition,
                    KeptCalendar.Year(row),
                    row.EnteredAt.ToOffset(WorkingCalendar.Offset),
                    row.EnteredBy,
                    moved,
                    row.Looked,
                    row.Total,
                    row.RecomputedAt?.ToOffset(WorkingCalendar.Offset)
                )
            );
        }

        return entries;
    }

    /// <summary>The newest entry of each year, in order of years.</summary>
    public async Task<IReadOnlyList<(CalendarYear Year, DateTimeOffset EnteredAt, string? EnteredBy)>> YearsAsync(
        CancellationToken cancellation
    ) =>
        [
            .. (await db.CalendarEditions.AsNoTracking().ToListAsync(cancellation))
                .GroupBy(r => r.Year)
                .Select(g => g.MaxBy(r => r.Edition)!)
                .OrderBy(r => r.Year)
                .Select(r => (KeptCalendar.Year(r), r.EnteredAt.ToOffset(WorkingCalendar.Offset), r.EnteredBy)),
        ];

    /// <summary>Some of the dates that an edition moved, with their cases' numbers, for those who may see all of them.</summary>
    public async Task<IReadOnlyList<(MovedDateRow Date, string? CaseNumber)>> ExamplesAsync(
        int edition,
        int most,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await (
                    from m in db.MovedDates.AsNoTracking().BeyondWalls()
                    join c in db.Cases on m.CaseId equals c.Id
                    where m.Edition == edition
                    orderby m.CaseId, m.Limit
                    select new { m, c.Number }
                )
                    .Take(most)
                    .ToListAsync(cancellation)
            ).Select(x => (x.m, x.Number)),
        ];
}

/// <summary>One entry of a year.</summary>
/// <param name="Edition">The edition it made.</param>
/// <param name="Year">What it says.</param>
/// <param name="EnteredAt">When.</param>
/// <param name="EnteredBy">By whom; null: from the catalogue's files.</param>
/// <param name="Moved">Cases of which a due date moved.</param>
/// <param name="Looked">Open cases looked at so far.</param>
/// <param name="Total">Of how many.</param>
/// <param name="RecomputedAt">When all were through; null while it goes on.</param>
public sealed record CalendarEntry(
    int Edition,
    CalendarYear Year,
    DateTimeOffset EnteredAt,
    string? EnteredBy,
    int Moved,
    int Looked,
    int Total,
    DateTimeOffset? RecomputedAt
);
