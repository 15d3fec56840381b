using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Web;

/// <summary>
/// The office's clock: what the law counts by. In Development it can be started at an instant and moved forward; elsewhere it is the real
/// time. Registered as itself and not as <see cref="TimeProvider"/>: tokens, retries and rate limits live on real time.
/// </summary>
public sealed class OfficeClock(TimeProvider real, DateTimeOffset? startsAt = null) : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan ahead = startsAt is { } start ? start - real.GetUtcNow() : TimeSpan.Zero;

    /// <summary>Now, in whole milliseconds: what the database keeps.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = GetUtcNow();
            return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero).ToOffset(WorkingCalendar.Offset);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return real.GetUtcNow() + ahead;
    }

    /// <summary>Moves the clock forward; false, and nothing done, when the instant lies in the past.</summary>
    public bool MoveTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            var now = real.GetUtcNow();
            if (instant < now + ahead) return false;
            ahead = instant - now;
            return true;
        }
    }
}
