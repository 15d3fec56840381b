using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// How much working time is left until a limit ends, or has passed since: only time in which the office is open counts, so nights, breaks,
/// weekends and holidays change nothing.
/// </summary>
/// <param name="IsOverdue">The limit has passed; days and time are those since.</param>
/// <param name="Days">Whole working days.</param>
/// <param name="Time">Office hours beyond them, less than a working day has.</param>
/// <param name="IsLastDay">The limit ends today and has not passed.</param>
public readonly record struct TimeLeft(bool IsOverdue, int Days, TimeSpan Time, bool IsLastDay)
{
    /// <summary>The working time between now and the end of a limit. The end itself still counts (R9).</summary>
    /// <param name="calendar">Working days and office hours.</param>
    /// <param name="due">When the limit ends.</param>
    /// <param name="now">The instant it is looked at.</param>
    /// <param name="clock">The clock that the limit is of: a delay does not grow on days that a pause leaves out (R11).</param>
    /// <param name="limit">Which of its limits.</param>
    public static TimeLeft Until(
        WorkingCalendar calendar,
        DateTimeOffset due,
        DateTimeOffset now,
        ClockFacts? clock = null,
        Limit limit = Limit.Promised
    )
    {
        var overdue = now > due;
        var open = overdue
            ? Open(calendar, due, now, day => clock is null || LegalClock.PauseOn(calendar, clock, limit, day) is null)
            : Open(calendar, now, due, _ => true);
        var day = calendar.Hours.Length;
        return new(
            overdue,
            (int)(open.Ticks / day.Ticks),
            new TimeSpan(open.Ticks % day.Ticks),
            !overdue && WorkingCalendar.DayOf(now) == WorkingCalendar.DayOf(due)
        );
    }

    /// <summary>How long the office is open between two instants.</summary>
    private static TimeSpan Open(
        WorkingCalendar calendar,
        DateTimeOffset from,
        DateTimeOffset to,
        Func<DateOnly, bool> counts
    )
    {
        var open = TimeSpan.Zero;
        var last = WorkingCalendar.DayOf(to);
        for (var day = WorkingCalendar.DayOf(from); day <= last; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day) || !counts(day))
                continue;
            foreach (var (opens, closes) in calendar.Hours.Spans)
            {
                var (begin, end) = (
                    new DateTimeOffset(day.ToDateTime(opens), WorkingCalendar.Offset),
                    new DateTimeOffset(day.ToDateTime(closes), WorkingCalendar.Offset)
                );
                if (begin < from)
                    begin = from;
                if (end > to)
                    end = to;
                if (end > begin)
                    open += end - begin;
            }
        }

        return open;
    }
}
