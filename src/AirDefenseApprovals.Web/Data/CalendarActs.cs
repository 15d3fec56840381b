using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Enters years of the calendar: saved as the next edition, in force at once; the open cases follow (R10).</summary>
public sealed class CalendarActs(
    WriterQueue writer,
    RulebookKeeper keeper,
    DueDateRecompute recompute,
    OpenCases cases,
    IDatabase database,
    IDbContextFactory<AdaDb> databases
)
{
    /// <summary>Enters a year. What says the same as the year in force is no change.</summary>
    /// <returns>The edition's number, null for no change; or why not.</returns>
    public async Task<(int? Edition, Refusal? Refusal)> EnterAsync(
        EnterCalendarYear act,
        CancellationToken cancellation
    )
    {
        if (act.Refused() is { } refusal)
            return (null, refusal);
        var edition = await writer.WriteAsync<int?>(
            async db =>
            {
                var newest = await db
                    .CalendarEditions.AsNoTracking()
                    .Where(r => r.Year == act.Year.Year)
                    .OrderByDescending(r => r.Edition)
                    .FirstOrDefaultAsync(CancellationToken.None);
                if (newest is not null && KeptCalendar.Year(newest).Says(act.Year))
                    return (null, false);
                await database.ReviseAsync(db);
                var next = await db.CalendarEditions.MaxAsync(r => r.Edition, CancellationToken.None) + 1;
                db.CalendarEditions.Add(KeptCalendar.Row(next, act.Year, act.At, act.By.UserName));
                return (next, true);
            },
            cancellation
        );
        if (edition is not null)
            await ReloadAsync();
        return (edition, null);
    }

    /// <summary>Lets every open due date follow, and waits for it; it goes on even for whoever hangs up.</summary>
    public Task FinishAsync(CancellationToken cancellation) =>
        recompute.ExecuteAsync(CancellationToken.None).WaitAsync(cancellation);

    /// <summary>What an edition moved.</summary>
    public async Task<List<MovedDateRow>> MovedAsync(int edition, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .MovedDates.AsNoTracking()
            .Where(m => m.Edition == edition)
            .OrderBy(m => m.CaseId)
            .ThenBy(m => m.Limit)
            .ThenBy(m => m.ItemNo)
            .ToListAsync(cancellation);
    }

    /// <summary>What a year would move if it were entered now: how many cases, and the first of them.</summary>
    public async Task<CalendarPreview> PreviewAsync(
        CalendarYear year,
        DateTimeOffset now,
        int examples,
        CancellationToken cancellation
    )
    {
        var (before, counted, shown) = (keeper.Book.Calendar, 0, new List<(Case, MovedDate)>());
        var after = new WorkingCalendar(before.Years.Values.Where(y => y.Year != year.Year).Append(year), before.Hours);
        await foreach (var page in cases.PagesAsync(cancellation))
        {
            foreach (var (@case, _) in page)
            {
                if (DueDates.Moved(@case, before, after, now) is not [var first, ..])
                    continue;
                counted++;
                if (shown.Count < examples)
                    shown.Add((@case, first));
            }
        }

        return new(counted, shown);
    }

    /// <summary>Between two acts, so that none is judged half by the old calendar and half by the new one.</summary>
    private Task<bool> ReloadAsync() =>
        writer.WriteAsync(
            async db =>
            {
                await keeper.LoadAsync(db, CancellationToken.None);
                return (true, false);
            },
            CancellationToken.None
        );
}

/// <summary>What entering a year would move.</summary>
/// <param name="Cases">How many cases.</param>
/// <param name="Examples">Some of them, each with one of its dates.</param>
public sealed record CalendarPreview(int Cases, IReadOnlyList<(Case Case, MovedDate Date)> Examples);
