using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// The legal clock: pure functions of calendar and facts. A limit counts working days after the starting day and ends at closing of the
/// last (R9); a pause from day p to day r leaves out each working day after p up to and including r (R11).
/// </summary>
public static class LegalClock
{
    /// <summary>When a limit ends. While paused it is a projection: the open pause is taken to last as announced.</summary>
    public static Due DueAt(WorkingCalendar calendar, ClockFacts facts, Limit limit)
    {
        Span<(int After, int UpTo)> excluded =
            facts.Pauses.Length <= 16
                ? stackalloc (int, int)[facts.Pauses.Length]
                : new (int, int)[facts.Pauses.Length];
        excluded = excluded[..Excluded(calendar, facts, limit, excluded)];
        var day = facts.StartDay;
        var provisional = calendar.IsProvisional(day);
        for (var left = facts.DaysOf(limit); left > 0; )
        {
            day = day.AddDays(1); // R9: the day it starts on does not count
            var works = calendar.IsWorkingDay(day, out var published);
            provisional |= !published;
            if (works && !Within(excluded, day.DayNumber))
                left--;
        }

        return new Due(
            calendar.ClosingOf(day), // R9
            provisional,
            facts.OpenPause is { } open && PauseKinds.Stops(open.Kind, limit)
        );
    }

    /// <summary>Working days used of a limit up to and including a day.</summary>
    public static int DaysUsed(WorkingCalendar calendar, ClockFacts facts, Limit limit, DateOnly upTo) =>
        Count(calendar, facts, limit, upTo, excluded: false);

    /// <summary>Working days left out of a limit up to and including a day.</summary>
    public static int DaysExcluded(WorkingCalendar calendar, ClockFacts facts, Limit limit, DateOnly upTo) =>
        Count(calendar, facts, limit, upTo, excluded: true);

    /// <summary>The pause that leaves a working day out of a limit, if one does.</summary>
    public static Pause? PauseOn(WorkingCalendar calendar, ClockFacts facts, Limit limit, DateOnly day)
    {
        foreach (var pause in facts.Pauses)
        {
            if (!PauseKinds.Stops(pause.Kind, limit))
                continue;
            if (day > WorkingCalendar.DayOf(pause.From) && day <= EndOf(calendar, facts, pause))
                return pause;
        }

        return null;
    }

    /// <summary>The first working day counted by a plain limit and all after it, for a question about due dates without a case.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="receivedAt">When it was received, as <see cref="WorkingCalendar.Receive"/> says.</param>
    /// <param name="days">Length in working days.</param>
    public static IEnumerable<DateOnly> Counted(WorkingCalendar calendar, DateTimeOffset receivedAt, int days)
    {
        var day = WorkingCalendar.DayOf(receivedAt);
        for (; days > 0; days--)
            yield return day = calendar.NextWorkingDay(day);
    }

    /// <summary>The last day that a pause leaves out: while open, the day it was announced to last to.</summary>
    private static DateOnly EndOf(WorkingCalendar calendar, ClockFacts facts, Pause pause) =>
        (pause.To ?? facts.StoppedAt) is { } end
            ? WorkingCalendar.DayOf(end)
            : calendar.AddWorkingDays(WorkingCalendar.DayOf(pause.From), pause.ExpectedDays);

    /// <summary>The pauses of a limit as numbers of days, worked out once for all the days that ask.</summary>
    private static int Excluded(
        WorkingCalendar calendar,
        ClockFacts facts,
        Limit limit,
        Span<(int After, int UpTo)> excluded
    )
    {
        var count = 0;
        foreach (var pause in facts.Pauses)
            if (PauseKinds.Stops(pause.Kind, limit))
                excluded[count++] = (
                    WorkingCalendar.DayOf(pause.From).DayNumber,
                    EndOf(calendar, facts, pause).DayNumber
                );
        return count;
    }

    private static bool Within(ReadOnlySpan<(int After, int UpTo)> excluded, int day)
    {
        foreach (var (after, upTo) in excluded)
            if (day > after && day <= upTo) // R11
                return true;
        return false;
    }

    private static int Count(WorkingCalendar calendar, ClockFacts facts, Limit limit, DateOnly upTo, bool excluded)
    {
        var count = 0;
        for (var day = facts.StartDay.AddDays(1); day <= upTo; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day) && PauseOn(calendar, facts, limit, day) is not null == excluded)
                count++;
        return count;
    }
}

/// <summary>When a limit ends.</summary>
/// <param name="At">The instant: closing of the last day.</param>
/// <param name="Provisional">A year without published calendar was counted through (R10).</param>
/// <param name="Projected">The clock is paused: the instant is a projection (R11).</param>
public readonly record struct Due(DateTimeOffset At, bool Provisional, bool Projected);
