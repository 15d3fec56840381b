using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>The calendar as the office keeps it: every edition, for good (R10, R15). The catalogue's files are where it begins.</summary>
internal static class KeptCalendar
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// Takes the catalogue's files over: all of them at first start, later those that are new or changed. What an
    /// administrator entered wins over its file.
    /// </summary>
    public static async Task TakeFilesAsync(
        AdaDb db,
        IEnumerable<CalendarYear> files,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var newest = Newest(await db.CalendarEditions.AsNoTracking().ToListAsync(cancellation));
        var news = files
            .Where(file =>
                !newest.TryGetValue(file.Year, out var kept) || (kept.EnteredBy is null && !Year(kept).Says(file))
            )
            .ToList();
        if (news.Count == 0)
            return;
        var edition = newest.Count == 0 ? 1 : newest.Values.Max(r => r.Edition) + 1;
        foreach (var file in news)
            db.CalendarEditions.Add(Row(edition, file, now, null, recomputed: edition == 1)); // nothing was counted before the first
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>All editions, in order.</summary>
    public static async Task<ImmutableArray<CalendarEdition>> ReadAsync(
        AdaDb db,
        OfficeHours hours,
        CancellationToken cancellation
    )
    {
        var (editions, years) = (ImmutableArray.CreateBuilder<CalendarEdition>(), new Dictionary<int, CalendarYear>());
        foreach (
            var rows in (
                await db
                    .CalendarEditions.AsNoTracking()
                    .OrderBy(r => r.Edition)
                    .ThenBy(r => r.Year)
                    .ToListAsync(cancellation)
            ).GroupBy(r => r.Edition)
        )
        {
            ImmutableArray<CalendarYear> entered = [.. rows.Select(Year)];
            foreach (var year in entered)
                years[year.Year] = year;
            var first = rows.First();
            editions.Add(
                new(
                    rows.Key,
                    first.EnteredAt.ToOffset(WorkingCalendar.Offset),
                    entered,
                    new WorkingCalendar(years.Values, hours) { Edition = rows.Key },
                    first.RecomputedAt is not null
                )
            );
        }

        return editions.ToImmutable();
    }

    /// <summary>What a row says.</summary>
    public static CalendarYear Year(CalendarEditionRow row) =>
        JsonSerializer.Deserialize<CalendarYear>(row.Body, Json)!;

    /// <summary>A row for a year.</summary>
    public static CalendarEditionRow Row(
        int edition,
        CalendarYear year,
        DateTimeOffset at,
        string? by,
        bool recomputed = false
    ) =>
        new()
        {
            Edition = edition,
            Year = year.Year,
            Body = JsonSerializer.Serialize(year, Json),
            EnteredAt = at,
            EnteredBy = by,
            RecomputedAt = recomputed ? at : null,
        };

    private static Dictionary<int, CalendarEditionRow> Newest(IEnumerable<CalendarEditionRow> rows) =>
        rows.GroupBy(r => r.Year).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Edition)!);
}
