using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>
/// Carries a new edition of the calendar through: every open case of which a due date moves is counted again in one act, by the one way in
/// (R10). Each act looks whether it was done already, so a kill, a second node or a second call changes nothing: what
/// is left is done at the
/// next start, or within the minute.
/// </summary>
public sealed class DueDateRecompute(
    IDbContextFactory<AdaDb> databases,
    CaseActs acts,
    OpenCases cases,
    WriterQueue writer,
    RulebookKeeper keeper,
    OfficeClock clock,
    IDatabase database,
    ILogger<DueDateRecompute> log
)
{
    /// <summary>Acts queued at once: people's acts come in between.</summary>
    private const int AtOnce = 128;

    /// <summary>Carries through every edition that is not yet, in order.</summary>
    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await using var alone = await database.AloneAsync("calendar", cancellation);
        while (await NextAsync(cancellation) is { } edition)
            if (!await CarryThroughAsync(edition, cancellation))
                return; // the next call tries again
    }

    private async Task<CalendarEdition?> NextAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (
            await db
                .CalendarEditions.AsNoTracking()
                .Where(r => r.RecomputedAt == null)
                .OrderBy(r => r.Edition)
                .Select(r => (int?)r.Edition)
                .FirstOrDefaultAsync(cancellation)
            is not { } number
        )
            return null;
        if (keeper.Book.Pending.All(e => e.Number != number))
            await keeper.LoadAsync(db, cancellation); // entered, or finished, by another node
        return keeper.Book.Pending.FirstOrDefault(e => e.Number == number);
    }

    private async Task<bool> CarryThroughAsync(CalendarEdition edition, CancellationToken cancellation)
    {
        var (looked, moved, total, all) = (0, 0, await cases.CountAsync(cancellation), true);
        log.LogInformation("Calendar {Edition}: {Total} open cases to look at.", edition.Number, total);
        var counting = Task.FromResult((Moved: 0, All: true));
        await foreach (var page in cases.PagesAsync(cancellation)) // the next page is read while the one before is counted
        {
            await NoteCountedAsync(await counting);
            looked += page.Count;
            counting = CountAgainAsync(page, RecomputeDueDates.For(edition, clock.Now), cancellation);
        }

        await NoteCountedAsync(await counting);
        if (all)
            await NoteAsync(edition.Number, looked, looked, clock.Now);
        return all;

        async Task NoteCountedAsync((int Moved, bool All) counted)
        {
            (moved, all, total) = (moved + counted.Moved, all && counted.All, Math.Max(total, looked));
            if (looked == 0)
                return;
            await NoteAsync(edition.Number, looked, total, null);
            log.LogInformation(
                "Calendar {Edition}: {Looked} of {Total} cases looked at, {Moved} moved.",
                edition.Number,
                looked,
                total,
                moved
            );
        }
    }

    /// <summary>Counts those cases of a page again of which something moves: how many did, and whether all could be tried.</summary>
    private async Task<(int Moved, bool All)> CountAgainAsync(
        IReadOnlyList<(Case Case, int Version)> page,
        RecomputeDueDates act,
        CancellationToken cancellation
    )
    {
        var (moved, failed, book) = (0, 0, keeper.Book);
        await Parallel.ForEachAsync(
            page.Where(c => act.Touches(c.Case, book)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (c, stopping) =>
            {
                if (await CountAgainAsync(c.Case, c.Version, act, book, stopping) is { } done)
                    Interlocked.Add(ref moved, done ? 1 : 0);
                else
                    Interlocked.Increment(ref failed);
            }
        );
        return (moved, failed == 0);
    }

    /// <summary>Whether it moved; null when it could not be tried.</summary>
    private async Task<bool?> CountAgainAsync(
        Case @case,
        int version,
        RecomputeDueDates act,
        Rulebook book,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await acts.DoAsync(DecidedAct.Of(act, @case, version, book), cancellation)).Refusal is null;
        }
        catch (Exception error) when (error is not OperationCanceledException) // one case's trouble must not stop the others
        {
            log.LogError(error, "The due dates of case {Case} were not counted again.", @case.Id);
            return null;
        }
    }

    /// <summary>How far it has come stands in the database: any node can show it.</summary>
    private Task<bool> NoteAsync(int edition, int looked, int total, DateTimeOffset? at) =>
        writer.WriteAsync(
            async db =>
            {
                await db
                    .CalendarEditions.Where(r => r.Edition == edition)
                    .ExecuteUpdateAsync(r =>
                        r.SetProperty(x => x.Looked, looked)
                            .SetProperty(x => x.Total, total)
                            .SetProperty(x => x.RecomputedAt, at)
                    );
                if (at is null)
                    return (true, true);
                await database.ReviseAsync(db);
                await keeper.LoadAsync(db, CancellationToken.None);
                return (true, true);
            },
            CancellationToken.None
        );
}
