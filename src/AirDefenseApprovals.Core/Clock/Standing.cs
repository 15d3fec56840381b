using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>Where a case stands with its limits at an instant: what one sentence can tell of its clock.</summary>
public sealed record Standing
{
    /// <summary>What is going on.</summary>
    public required StandingKind Kind { get; init; }

    /// <summary>The limit that matters now.</summary>
    public required Limit Limit { get; init; }

    /// <summary>When it ends, or would have ended.</summary>
    public required Due Due { get; init; }

    /// <summary>The working time until then, or since.</summary>
    public required TimeLeft Left { get; init; }

    /// <summary>When the statutory limit ends, once the clock runs.</summary>
    public Due? Statutory { get; init; }

    /// <summary>The pause that is open (R11).</summary>
    public Pause? Pause { get; init; }

    /// <summary>Whether the open pause has outlasted what was announced.</summary>
    public bool Overlong { get; init; }

    /// <summary>Working days used, of a case that has ended: frozen with its decision (R15).</summary>
    public int DaysUsed { get; init; }

    /// <summary>The decision, of a case that was decided.</summary>
    public CaseDecision? Decision { get; init; }

    /// <summary>Where a case stands; null when no limit runs or ran: a draft, or an end before acceptance.</summary>
    /// <param name="case">The case.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">The instant.</param>
    public static Standing? Of(Case @case, WorkingCalendar calendar, DateTimeOffset now)
    {
        if (@case.Clock?.AsOf(calendar, now) is { } clock)
            return Of(@case, clock, calendar, now);
        if (@case is { State: CaseState.CorrectionRequired, Notice.AnswerBy: var answerBy })
            return Until(
                StandingKind.ToCorrect,
                Limit.Correction,
                Plain(answerBy, @case.Notice.IssuedAt, calendar),
                calendar,
                now
            );
        return @case is { State: CaseState.Submitted, IntakeDueAt: { } intake, ToAnswerFrom: { } received }
            ? Until(StandingKind.ToAnswer, Limit.Intake, Plain(intake, received, calendar), calendar, now)
            : null;
    }

    private static Standing Of(Case @case, ClockFacts clock, WorkingCalendar calendar, DateTimeOffset now)
    {
        var (promised, statutory) = (
            LegalClock.DueAt(calendar, clock, Limit.Promised),
            LegalClock.DueAt(calendar, clock, Limit.Statutory)
        );
        if (clock.StoppedAt is { } stopped)
        {
            return Until(StandingKind.Ended, Limit.Promised, promised, calendar, stopped) with
            {
                Statutory = statutory,
                Decision = @case.Decision,
                DaysUsed = @case.Decision?.DaysUsed
                    ?? LegalClock.DaysUsed(calendar, clock, Limit.Promised, WorkingCalendar.DayOf(stopped)),
            };
        }

        if (@case.Clock!.OpenPause is { } pause) // told as it was announced, not as it is reckoned
            return Until(StandingKind.Paused, Limit.Promised, promised, calendar, now) with
            {
                Statutory = statutory,
                Pause = pause,
                Overlong = pause.IsOverlong(calendar, now),
            };
        return (
            now > statutory.At
                ? Until(StandingKind.Running, Limit.Statutory, statutory, calendar, now, clock)
                : Until(StandingKind.Running, Limit.Promised, promised, calendar, now, clock)
        ) with
        {
            Statutory = statutory,
        };
    }

    private static Standing Until(
        StandingKind kind,
        Limit limit,
        Due due,
        WorkingCalendar calendar,
        DateTimeOffset now,
        ClockFacts? clock = null
    ) =>
        new()
        {
            Kind = kind,
            Limit = limit,
            Due = due,
            Left = TimeLeft.Until(calendar, due.At, now, clock, limit),
        };

    private static Due Plain(DateTimeOffset due, DateTimeOffset from, WorkingCalendar calendar) =>
        new(
            due,
            calendar.IsProvisional(WorkingCalendar.DayOf(from)) || calendar.IsProvisional(WorkingCalendar.DayOf(due)),
            false
        );
}

/// <summary>What is going on with a case's limits.</summary>
public enum StandingKind
{
    /// <summary>The office has to answer whether it accepts (R2).</summary>
    ToAnswer,

    /// <summary>The applicant has to answer the correction notice (R7).</summary>
    ToCorrect,

    /// <summary>The clock runs.</summary>
    Running,

    /// <summary>The clock stands still (R11).</summary>
    Paused,

    /// <summary>The case has ended.</summary>
    Ended,
}
