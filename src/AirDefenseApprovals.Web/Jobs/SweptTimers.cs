using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>What one sweep has done: how often each timer took effect, and which it leaves to the next sweep.</summary>
internal sealed class SweptTimers
{
    private readonly Dictionary<SweptTimer, int> times = [];
    private readonly HashSet<SweptTimer> left = [];

    /// <summary>How many timers took effect.</summary>
    public int TookEffect { get; private set; }

    /// <summary>How many timers are left to the next sweep, though they are due.</summary>
    public int LeftCount => left.Count;

    /// <summary>Remembers that a timer was fired; one that had no effect is left to the next sweep.</summary>
    public void Fired(SweptTimer timer, bool tookEffect)
    {
        if (!tookEffect)
        {
            Leave(timer);
            return;
        }

        TookEffect++;
        times[timer] = times.GetValueOrDefault(timer) + 1;
    }

    /// <summary>Leaves a timer to the next sweep.</summary>
    public void Leave(SweptTimer timer) => left.Add(timer);

    /// <summary>Whether a timer is left to the next sweep.</summary>
    public bool IsLeft(SweptTimer timer) => left.Contains(timer);

    /// <summary>Whether a timer took effect so often that it will never take itself off its case.</summary>
    public bool IsEndless(SweptTimer timer) => times.GetValueOrDefault(timer) >= CaseTimer.MostAtOneInstant;
}

/// <summary>A timer of a case, as its row names it.</summary>
internal readonly record struct SweptTimer(Guid CaseId, TimerKind Kind, DateTimeOffset DueAt);
