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
public sealed class TimerSweep(IDbContextFactory<AdaDb> databases, CaseActs acts, OfficeClock clock, Alarms alarms, IDatabase database, OfficeMeter meter, ILogger<TimerSweep> log)
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
        var (fired, failed) = (0, new HashSet<(Guid, TimerKind)>());
        while (await DueAsync(failed, cancellation) is { Count: > 0 } due)
        {
            var done = await Task.WhenAll(due.Select(timer => FireAsync(timer, cancellation))); // queued in legal order, committed together
            fired += done.Count(d => d);
            for (var i = 0; i < due.Count; i++)
                if (!done[i]) failed.Add((due[i].CaseId, due[i].Kind));
        }

        await ArmAsync(cancellation);
        return fired;
    }

    /// <summary>The earliest timers due, up to the first that depends on another of them: one of the same case.</summary>
    private async Task<List<TimerRow>> DueAsync(HashSet<(Guid, TimerKind)> failed, CancellationToken cancellation)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Timers.AsNoTracking().Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).ThenBy(t => t.Kind).ThenBy(t => t.CaseId).Take(Batch + failed.Count).ToListAsync(cancellation);
        Volatile.Write(ref sweptAt, clock.GetTimestamp());
        var cases = new HashSet<Guid>();
        return [.. rows.Where(t => !failed.Contains((t.CaseId, t.Kind))).TakeWhile(t => cases.Add(t.CaseId))];
    }

    private async Task<bool> FireAsync(TimerRow timer, CancellationToken cancellation)
    {
        try
        {
            var result = await acts.DoAsync(timer.CaseId, new TimerDue { By = Actor.System, At = timer.DueAt, RecordedAt = clock.Now, Kind = timer.Kind }, cancellation: cancellation);
            if (result.Refusal is null) meter.Fired(timer.Kind, clock.Now - timer.DueAt);
            return result.Refusal is null;
        }
        catch (Exception error) when (error is not OperationCanceledException) // one case's trouble must not stop the others' deadlines; the next sweep tries again
        {
            log.LogError(error, "Timer {Kind} of case {Case} failed.", timer.Kind, timer.CaseId);
            return false;
        }
    }

    /// <summary>Sets the alarm for the next timer within the horizon.</summary>
    private async Task ArmAsync(CancellationToken cancellation)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Timers.AsNoTracking().Where(t => t.DueAt > now).OrderBy(t => t.DueAt).Select(t => (DateTimeOffset?)t.DueAt).FirstOrDefaultAsync(cancellation) is { } next) alarms.WakeAt(next);
    }

    private sealed class End(TimerSweep sweep) : IDisposable
    {
        public void Dispose() => sweep.IsBusy = false;
    }
}
