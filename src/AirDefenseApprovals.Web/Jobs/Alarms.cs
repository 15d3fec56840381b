using AirDefenseApprovals.Core.Cases;
using Hangfire;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>Tells Hangfire, after the commit, what to wake for. If the process dies before, the recurring sweep finds it (R14, R28).</summary>
public sealed class Alarms(IBackgroundJobClient hangfire, OfficeClock clock)
{
    /// <summary>Timers due later than this are left to a later sweep.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private DateTimeOffset nextTimer = DateTimeOffset.MaxValue;
    private bool outboxCalled;

    /// <summary>Sets alarms for the timers and notices of an act that was just saved. One alarm serves all that waits.</summary>
    public void Set(Changes changes)
    {
        if (!changes.Timers.IsDefaultOrEmpty) WakeAt(changes.Timers.Min(t => t.DueAt));
        if (!changes.Notices.IsDefaultOrEmpty) CallOutbox();
    }

    /// <summary>Wakes the sweep at an instant of the office's clock, unless it wakes before anyway.</summary>
    public void WakeAt(DateTimeOffset due)
    {
        var wait = due - clock.Now;
        lock (gate)
        {
            if (wait > Horizon || due >= nextTimer) return;
            nextTimer = due;
        }

        hangfire.Schedule<TimerSweep>(sweep => sweep.ExecuteAsync(CancellationToken.None), wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }

    /// <summary>A sweep begins: what falls due from now on needs a new alarm.</summary>
    public void TimerSweepBegins()
    {
        lock (gate) nextTimer = DateTimeOffset.MaxValue;
    }

    /// <summary>A round of the outbox begins: what is written from now on needs a new call.</summary>
    public void OutboxBegins()
    {
        lock (gate) outboxCalled = false;
    }

    /// <summary>A calendar was entered: its recomputing begins at once, and nobody need wait for it.</summary>
    public void CallRecompute() => hangfire.Enqueue<DueDateRecompute>(recompute => recompute.ExecuteAsync(CancellationToken.None));

    private void CallOutbox()
    {
        lock (gate)
        {
            if (outboxCalled) return;
            outboxCalled = true;
        }

        hangfire.Enqueue<OutboxJob>(job => job.ExecuteAsync(CancellationToken.None));
    }
}
