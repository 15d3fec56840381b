using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>The timers a case can want.</summary>
public enum TimerKind
{
    /// <summary>End of the intake limit: silence is acceptance (R6).</summary>
    IntakeLimit,

    /// <summary>Three days before the end of the correction window (R7).</summary>
    CorrectionReminder,

    /// <summary>End of the correction window: the case lapses (R7).</summary>
    CorrectionLapse,

    /// <summary>The last promised day begins (R13).</summary>
    YellowCard,

    /// <summary>The promise is missed (R13).</summary>
    RedCard,

    /// <summary>The statutory limit is missed (R13).</summary>
    Breach,

    /// <summary>A delay of the process passes.</summary>
    ProcessDelay,

    /// <summary>A pause has outlasted what was announced: the supervisor is told, once per pause (R11).</summary>
    PauseOverlong,

    /// <summary>Three days before a deadline of open defects: whoever puts them right is reminded (R25).</summary>
    DefectReminder,

    /// <summary>A deadline of open defects has passed (R25).</summary>
    DefectsOverdue,

    /// <summary>Thirty days before the end of a result document: holder and office are reminded (R33).</summary>
    DocumentExpiry,
}

/// <summary>A timer that a case wants.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="DueAt">The legal instant.</param>
public readonly record struct CaseTimer(TimerKind Kind, DateTimeOffset DueAt)
{
    /// <summary>
    /// How often timers of one case may take effect at one instant: delays without time between them, reminders of
    /// several deadlines. One that is still due then never takes itself off its case, and would be due for ever.
    /// </summary>
    public const int MostAtOneInstant = 100;

    /// <summary>How many working days before its end the correction window is recalled to the applicant (R7).</summary>
    public const int ReminderDays = 3;

    /// <summary>How many days before its end a result document is recalled to its holder and the office (R33).</summary>
    public const int ExpiryReminderDays = 30;

    /// <summary>
    /// All timers a case wants, computed from the case alone: so a timer that fires twice, late or in parallel finds itself no longer
    /// wanted (R14), and a pause or extension moves those not yet given (R13).
    /// </summary>
    public static ImmutableArray<CaseTimer> Of(Case @case, WorkingCalendar calendar)
    {
        if (@case.State == CaseState.Draft)
            return [];
        if (@case.HasEnded)
            return AfterTheEnd(@case, calendar);
        var timers = ImmutableArray.CreateBuilder<CaseTimer>(4);
        if (@case is { State: CaseState.Submitted, AcceptedAt: null, IntakeDueAt: { } intake })
            timers.Add(new(TimerKind.IntakeLimit, intake)); // R2, R6
        if (@case is { State: CaseState.CorrectionRequired, Notice: { } notice })
        {
            if (!@case.CorrectionReminded)
                timers.Add(
                    new(
                        TimerKind.CorrectionReminder,
                        calendar.OpeningOf(
                            calendar.AddWorkingDays(WorkingCalendar.DayOf(notice.AnswerBy), -ReminderDays)
                        )
                    )
                );
            timers.Add(new(TimerKind.CorrectionLapse, notice.AnswerBy)); // R7
        }

        if (!@case.Delays.IsEmpty)
            timers.Add(new(TimerKind.ProcessDelay, @case.Delays.Min(d => d.DueAt)));
        if (@case.Clock is { OpenPause: { } pause, Pauses.Length: var pauses } && @case.OverlongPausesTold < pauses)
            timers.Add(new(TimerKind.PauseOverlong, pause.ExpectedEnd(calendar)));
        if (@case is { State: CaseState.Rectification, DefectNotice: { } defects })
            AddDeadlines(timers, defects, calendar);
        if (@case.Clock is { StoppedAt: null } clock)
            AddCards(timers, @case, clock, calendar);
        return timers.ToImmutable();
    }

    /// <summary>The earliest timer that fell due before an instant: it has its effect before any act of that instant (R14).</summary>
    public static CaseTimer? FirstBefore(Case @case, WorkingCalendar calendar, DateTimeOffset instant)
    {
        CaseTimer? first = null;
        foreach (var timer in Of(@case, calendar))
            if (timer.DueAt < instant && (first is not { } earlier || timer.DueAt < earlier.DueAt))
                first = timer;
        return first;
    }

    /// <summary>
    /// When the yellow card is due: the last promised day's opening; for a promise of 0 days one hour before closing
    /// (R13).
    /// </summary>
    public static DateTimeOffset YellowAt(WorkingCalendar calendar, ClockFacts clock, DateTimeOffset promisedDueAt) =>
        clock.DaysOf(Limit.Promised) == 0
            ? promisedDueAt.AddHours(-1)
            : calendar.OpeningOf(WorkingCalendar.DayOf(promisedDueAt));

    /// <summary>
    /// Of a case that ended, the end of its document is recalled (R33): unless it was issued so late that the document
    /// itself says it.
    /// </summary>
    private static ImmutableArray<CaseTimer> AfterTheEnd(Case @case, WorkingCalendar calendar)
    {
        if (
            @case.Decision is not { Document: { Annulment: null, ExpiryRecalled: false } document } decision
            || document.Terms?.ValidTo is not { } last
        )
            return [];
        var recalledOn = last.AddDays(-ExpiryReminderDays);
        return recalledOn > WorkingCalendar.DayOf(document.IssuedAt ?? decision.DecidedAt)
            ? [new(TimerKind.DocumentExpiry, calendar.OpeningOf(recalledOn))]
            : [];
    }

    /// <summary>One reminder and one word of its passing for each deadline, the nearest first.</summary>
    private static void AddDeadlines(
        ImmutableArray<CaseTimer>.Builder timers,
        DefectNotice notice,
        WorkingCalendar calendar
    )
    {
        if (notice.NextToRecall(calendar, ReminderDays) is { } next)
            timers.Add(new(TimerKind.DefectReminder, calendar.OpeningOf(calendar.AddWorkingDays(next, -ReminderDays))));
        if (notice.NextToPass() is { } ends)
            timers.Add(new(TimerKind.DefectsOverdue, calendar.ClosingOf(ends)));
    }

    private static void AddCards(
        ImmutableArray<CaseTimer>.Builder timers,
        Case @case,
        ClockFacts clock,
        WorkingCalendar calendar
    )
    {
        var promised = LegalClock.DueAt(calendar, clock, Limit.Promised);
        if (!promised.Projected)
        {
            // A promise missed before the case could even be warned (deemed acceptance, R6) gets its red card alone.
            if (!Given(CardColour.Yellow) && !Given(CardColour.Red) && promised.At > @case.Timeline[^1].At)
                timers.Add(new(TimerKind.YellowCard, YellowAt(calendar, clock, promised.At)));
            if (!Given(CardColour.Red))
                timers.Add(new(TimerKind.RedCard, promised.At)); // R13
        }

        var statutory = LegalClock.DueAt(calendar, clock, Limit.Statutory);
        if (!statutory.Projected && !@case.Cards.Any(c => c.Limit == Limit.Statutory))
            timers.Add(new(TimerKind.Breach, statutory.At));

        bool Given(CardColour colour) => @case.Cards.Any(c => c.Limit == Limit.Promised && c.Colour == colour);
    }
}
