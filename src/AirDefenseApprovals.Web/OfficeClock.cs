using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Web;

/// <summary>
/// The office's clock: what the law counts by. In Development it can be started at an instant and moved forward; elsewhere it is the real
/// time. It never runs backwards: when the machine's clock is set back, it stands still until that has caught up (R14, R27).
/// Registered as itself and not as <see cref="TimeProvider"/>: tokens, retries and rate limits live on real time.
/// </summary>
public sealed class OfficeClock(TimeProvider real, DateTimeOffset? startsAt = null) : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan ahead = startsAt is { } start ? start - real.GetUtcNow() : TimeSpan.Zero;
    private DateTimeOffset latest;

    /// <summary>Now, in whole milliseconds: what the database keeps.</summary>
    public DateTimeOffset Now
    {
        get
        {
            var now = GetUtcNow();
            return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero).ToOffset(
                WorkingCalendar.Offset
            );
        }
    }

    /// <summary>How far the machine's clock lies behind the latest instant told or recorded; zero when all is well.</summary>
    public TimeSpan Behind
    {
        get
        {
            lock (gate)
                return latest - (real.GetUtcNow() + ahead) is { Ticks: > 0 } behind ? behind : TimeSpan.Zero;
        }
    }

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            var now = real.GetUtcNow() + ahead;
            return now > latest ? latest = now : latest;
        }
    }

    public override long GetTimestamp() => real.GetTimestamp();

    /// <summary>Moves the clock forward; false, and nothing done, when the instant lies in the past.</summary>
    public bool MoveTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            var now = real.GetUtcNow();
            if (instant < now + ahead || instant < latest)
                return false;
            (ahead, latest) = (instant - now, instant.ToUniversalTime());
            return true;
        }
    }

    /// <summary>Tells what was recorded before this clock started: it does not go below that.</summary>
    public void NotBefore(DateTimeOffset recorded)
    {
        lock (gate)
            latest = recorded > latest ? recorded.ToUniversalTime() : latest;
    }
}
