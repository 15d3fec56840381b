using AirDefenseApprovals.Core.Cases;
using Hangfire;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>
/// Tells Hangfire, after the commit, what to wake for. If the process dies before, the recurring sweep finds it (R14,
/// R28).
/// </summary>
public sealed class Alarms(IBackgroundJobClient hangfire, OfficeClock clock, TimeProvider time, ILogger<Alarms> log)
{
    /// <summary>Timers due later than this are left to a later sweep.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromMinutes(10);

    /// <summary>A call older than this may have been answered by another node, which took what was there then.</summary>
    private static readonly TimeSpan CallAnswered = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private DateTimeOffset nextTimer = DateTimeOffset.MaxValue;
    private long? outboxCalledAt;

    /// <summary>Sets alarms for the timers and notices of an act that was just saved. One alarm serves all that waits.</summary>
    /// <param name="changes">What was saved.</param>
    /// <param name="bySweep">Whether the act was a sweep's: it looks by itself for what is due already.</param>
    public void Set(Changes changes, bool bySweep)
    {
        var from = bySweep ? clock.Now : DateTimeOffset.MinValue;
        var timers = changes.Timers.IsDefault ? [] : changes.Timers.Where(t => t.DueAt > from).ToList();
        if (timers.Count > 0)
            WakeAt(timers.Min(t => t.DueAt));
        if (!changes.Notices.IsDefaultOrEmpty)
            CallOutbox();
    }

    /// <summary>Wakes the sweep at an instant of the office's clock, unless it wakes before anyway.</summary>
    public void WakeAt(DateTimeOffset due)
    {
        var now = clock.Now;
        var wait = due - now;
        lock (gate)
        {
            if (wait > Horizon || (due >= nextTimer && nextTimer >= now))
                return; // an alarm that has passed may have woken another node
            nextTimer = due;
        }

        if (
            !Told(() =>
                hangfire.Schedule<TimerSweep>(
                    sweep => sweep.ExecuteAsync(CancellationToken.None),
                    wait < TimeSpan.Zero ? TimeSpan.Zero : wait
                )
            )
        )
            ForgetTimer();
    }

    /// <summary>A sweep begins: what falls due from now on needs a new alarm.</summary>
    public void TimerSweepBegins() => ForgetTimer();

    /// <summary>A round of the outbox begins: what is written from now on needs a new call.</summary>
    public void OutboxBegins() => ForgetCall();

    private void CallOutbox()
    {
        lock (gate)
        {
            if (outboxCalledAt is { } called && time.GetElapsedTime(called) < CallAnswered)
                return;
            outboxCalledAt = time.GetTimestamp();
        }

        if (!Told(() => hangfire.Enqueue<OutboxJob>(job => job.ExecuteAsync(CancellationToken.None))))
            ForgetCall();
    }

    private void ForgetTimer()
    {
        lock (gate)
            nextTimer = DateTimeOffset.MaxValue;
    }

    private void ForgetCall()
    {
        lock (gate)
            outboxCalledAt = null;
    }

    /// <summary>
    /// Tells Hangfire. What was saved is saved: an alarm clock out of order must not make it look undone, and the sweep
    /// finds what it was not told.
    /// </summary>
    private bool Told(Action tell)
    {
        try
        {
            tell();
            return true;
        }
        catch (BackgroundJobClientException error)
        {
            log.LogWarning(error, "Hangfire could not be told of what waits; the next sweep finds it.");
            return false;
        }
    }
}
