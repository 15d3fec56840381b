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
        var swept = new SweptTimers();
        while (await DueAsync(swept, cancellation) is { Count: > 0 } due)
        {
            var fire = due.Where(timer => !IsEndless(timer, swept)).ToList();
            var done = await Task.WhenAll(fire.Select(timer => FireAsync(timer, cancellation))); // queued in legal order, committed together
            foreach (var (timer, tookEffect) in fire.Zip(done))
                swept.Fired(timer.Key, tookEffect);
        }

        await ArmAsync(cancellation);
        return swept.TookEffect;
    }

    /// <summary>Tells of a timer that is due again however often it took effect; this sweep leaves it, for the others' sake.</summary>
    private bool IsEndless(DueTimer timer, SweptTimers swept)
    {
        if (!swept.IsEndless(timer.Key))
            return false;
        swept.Leave(timer.Key);
        log.LogError(
            "Timer {Kind} of case {Case} took effect {Times} times at {DueAt} and is still due.",
            timer.Act.Kind,
            timer.CaseId,
            CaseTimer.MostAtOneInstant,
            timer.Act.At
        );
        return true;
    }

    /// <summary>
    /// The earliest timers due, up to the first that depends on another of them: one of the same case. Each is decided
    /// ahead.
    /// </summary>
    private async Task<List<DueTimer>> DueAsync(SweptTimers swept, CancellationToken cancellation)
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
            .Take(Batch + swept.LeftCount)
            .ToListAsync(cancellation);
        Volatile.Write(ref sweptAt, clock.GetTimestamp());
        var (cases, book) = (new HashSet<Guid>(), keeper.Book);
        var due = rows.Where(r => !swept.IsLeft(new(r.Timer.CaseId, r.Timer.Kind, r.Timer.DueAt)))
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
    private sealed record DueTimer(Guid CaseId, TimerDue Act, DecidedAct? Decided)
    {
        public SweptTimer Key => new(CaseId, Act.Kind, Act.At);
    }

    private sealed class End(TimerSweep sweep) : IDisposable
    {
        public void Dispose() => sweep.IsBusy = false;
    }
}
