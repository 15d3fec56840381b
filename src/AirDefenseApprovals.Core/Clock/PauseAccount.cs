using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// What a supervisor asks of a pause (R11): how near to the deadline it began, how long it lasted, how long it was to
/// last.
/// </summary>
/// <param name="Pause">The pause.</param>
/// <param name="ExpectedEnd">When it was announced to end.</param>
/// <param name="DaysLeft">Working days left of the promise on the day it began: 0 on its last day, when the yellow card
/// is given; negative once it was missed.</param>
/// <param name="Days">Working days it left out; 0 while it is open.</param>
public sealed record PauseAccount(Pause Pause, DateTimeOffset ExpectedEnd, int DaysLeft, int Days)
{
    /// <summary>The account of one pause of a clock.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="facts">The clock.</param>
    /// <param name="index">Which of its pauses, from 0.</param>
    public static PauseAccount Of(WorkingCalendar calendar, ClockFacts facts, int index)
    {
        var pause = facts.Pauses[index];
        var before = facts with
        {
            Pauses = facts.Pauses[..index],
            Extension = facts.Extension?.At <= pause.From ? facts.Extension : null,
            StoppedAt = null,
        };
        var (day, due) = (
            WorkingCalendar.DayOf(pause.From),
            WorkingCalendar.DayOf(LegalClock.DueAt(calendar, before, Limit.Promised).At)
        );
        return new(
            pause,
            pause.ExpectedEnd(calendar),
            calendar.WorkingDaysBetween(day, due),
            pause.To is { } to ? calendar.WorkingDaysBetween(day, WorkingCalendar.DayOf(to)) : 0
        );
    }
}
