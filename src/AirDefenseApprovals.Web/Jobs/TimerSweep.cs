using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>
/// Fires what has fallen due, in legal order, by the one way in (R14). Called by Hangfire's alarms and each minute, at start, and when the
/// clock of Development is moved: to the rows these are all the same.
/// </summary>
public sealed class TimerSweep(
    IDbContextFactory<AdaDb> databases,
    CaseActs acts,
    RulebookKeeper keeper,
    OfficeClock clock,
    Alarms alarms,
    IDatabase database,
    OfficeMeter meter,
    ILogger<TimerSweep> log
)
{
    private const int Batch = 128;

    /// <summary>
    /// How many delays of one case may pass at one instant; any other timer that took effect and is still due would be
    /// due for ever.
    /// </summary>
    private const int MostDelays = 100;

    private long sweptAt = clock.GetTimestamp();

    /// <summary>For how long this node has not looked at any timer, in real time.</summary>
    public TimeSpan Idle => clock.GetElapsedTime(Volatile.Read(ref sweptAt));

    /// <summary>Whether this node is sweeping.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Fires all that is due now.</summary>
    /// <returns>How many timers took effect.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellation)
    {
        await using var alone = await database.AloneAsync("timers", cancellation);
        IsBusy = true;
        using var end = new End(this);
        alarms.TimerSweepBegins();
        var fired = 0;
        var failed = new HashSet<(Guid, TimerKind, DateTimeOffset)>();
        var times = new Dictionary<(Guid, TimerKind, DateTimeOffset), int>();
        while (await DueAsync(failed, cancellation) is { Count: > 0 } due)
        {
            var done = await Task.WhenAll(due.Select(timer => FireAsync(timer, cancellation))); // queued in legal order, committed together
            fired += done.Count(d => d);
            for (var i = 0; i < due.Count; i++)
            {
                var key = (due[i].CaseId, due[i].Act.Kind, due[i].Act.At);
                times[key] = times.GetValueOrDefault(key) + 1;
                if (!done[i] || times[key] >= MostTimes(due[i].Act.Kind))
                    failed.Add(key);
            }
        }

        await ArmAsync(cancellation);
        return fired;
    }

    private static int MostTimes(TimerKind kind) => kind == TimerKind.ProcessDelay ? MostDelays : 1;

    /// <summary>
    /// The earliest timers due, up to the first that depends on another of them: one of the same case. Each is decided
    /// ahead.
    /// </summary>
    private async Task<List<DueTimer>> DueAsync(
        HashSet<(Guid, TimerKind, DateTimeOffset)> failed,
        CancellationToken cancellation
    )
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await (
            from t in db.Timers.AsNoTracking()
            where t.DueAt <= now
            join c in db.Cases on t.CaseId equals c.Id
            select new
            {
                Timer = t,
                c.Body,
                c.Version,
            }
        )
            .OrderBy(r => r.Timer.DueAt)
            .ThenBy(r => r.Timer.Kind)
            .ThenBy(r => r.Timer.CaseId)
            .Take(Batch + failed.Count)
            .ToListAsync(cancellation);
        Volatile.Write(ref sweptAt, clock.GetTimestamp());
        var (cases, book) = (new HashSet<Guid>(), keeper.Book);
        var due = rows.Where(r => !failed.Contains((r.Timer.CaseId, r.Timer.Kind, r.Timer.DueAt)))
            .TakeWhile(r => cases.Add(r.Timer.CaseId))
            .ToList();
        return
        [
            .. due.AsParallel()
                .AsOrdered()
                .Select(r =>
                    Decide(
                        new TimerDue
                        {
                            By = Actor.System,
                            At = r.Timer.DueAt,
                            RecordedAt = now,
                            Kind = r.Timer.Kind,
                        },
                        r.Timer.CaseId,
                        r.Body,
                        r.Version,
                        book
                    )
                ),
        ];
    }

    private DueTimer Decide(TimerDue act, Guid id, string body, int version, Rulebook book)
    {
        try
        {
            return new(id, act, DecidedAct.Of(act, CaseJson.Read(body), version, book));
        }
        catch (Exception error) // one case's trouble must not stop the others' deadlines: it is told when its turn comes
        {
            log.LogWarning(error, "Timer {Kind} of case {Case} could not be decided ahead.", act.Kind, id);
            return new(id, act, null);
        }
    }

    private async Task<bool> FireAsync(DueTimer timer, CancellationToken cancellation)
    {
        try
        {
            var result = await (
                timer.Decided is { } decided
                    ? acts.DoAsync(decided, cancellation)
                    : acts.DoAsync(timer.CaseId, timer.Act, cancellation: cancellation)
            );
            if (result.Refusal is null)
                meter.Fired(timer.Act.Kind, clock.Now - timer.Act.At);
            return result.Refusal is null;
        }
        catch (Exception error) when (error is not OperationCanceledException) // nor here; the next sweep tries again
        {
            log.LogError(error, "Timer {Kind} of case {Case} failed.", timer.Act.Kind, timer.CaseId);
            return false;
        }
    }

    /// <summary>Sets the alarm for the next timer within the horizon.</summary>
    private async Task ArmAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (
            await db
                .Timers.AsNoTracking()
                .Where(t => t.DueAt > now)
                .OrderBy(t => t.DueAt)
                .Select(t => (DateTimeOffset?)t.DueAt)
                .FirstOrDefaultAsync(cancellation) is
            { } next
        )
            alarms.WakeAt(next);
    }

    /// <summary>A timer that is due, and what was decided of it ahead.</summary>
    private sealed record DueTimer(Guid CaseId, TimerDue Act, DecidedAct? Decided);

    private sealed class End(TimerSweep sweep) : IDisposable
    {
        public void Dispose() => sweep.IsBusy = false;
    }
}
