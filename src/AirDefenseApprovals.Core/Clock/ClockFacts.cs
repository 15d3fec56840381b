using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>The limits of a case: what the office answers for, and what it gives the applicant.</summary>
public enum Limit
{
    /// <summary>The answer to an application: five working days from receipt (R2, PL 32).</summary>
    Intake,

    /// <summary>The promised limit (承诺, R9).</summary>
    Promised,

    /// <summary>The statutory limit (法定, R9).</summary>
    Statutory,

    /// <summary>The applicant's answer to the correction notice (R7).</summary>
    Correction,

    /// <summary>The latest deadline of the defect notice (R25).</summary>
    Rectification,
}

/// <summary>What the clock of a case is computed from. Everything else (due dates, days used) follows from it and the calendar.</summary>
public sealed record ClockFacts
{
    /// <summary>The instant counting is reckoned from; its day does not count (CC 201).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The promised limit, in working days.</summary>
    public required int PromisedDays { get; init; }

    /// <summary>The statutory limit, in working days.</summary>
    public required int StatutoryDays { get; init; }

    /// <summary>Excluded times in order, never overlapping (R11); the last one may be open.</summary>
    public ImmutableArray<Pause> Pauses
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>The one extension (R12).</summary>
    public Extension? Extension { get; init; }

    /// <summary>When the case ended; null while it runs.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The pause that is open now, if any.</summary>
    public Pause? OpenPause => Pauses is [.., { To: null } last] && StoppedAt is null ? last : null;

    /// <summary>The day counting is reckoned from.</summary>
    public DateOnly StartDay => WorkingCalendar.DayOf(StartedAt);

    /// <summary>
    /// The facts as they are read at an instant: a pause that has outlasted what was announced leaves out each day
    /// until it ends (R11), so it
    /// is taken to last until that day, and no due date is told that is past already.
    /// </summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">The instant.</param>
    public ClockFacts AsOf(WorkingCalendar calendar, DateTimeOffset now) =>
        OpenPause is { } open && open.IsOverlong(calendar, now)
            ? this with
            {
                Pauses = Pauses.SetItem(
                    Pauses.Length - 1,
                    open with
                    {
                        ExpectedDays = calendar.WorkingDaysBetween(
                            WorkingCalendar.DayOf(open.From),
                            WorkingCalendar.DayOf(now)
                        ),
                    }
                ),
            }
            : this;

    /// <summary>The length of a limit, extension included, in working days.</summary>
    public int DaysOf(Limit limit) => (limit == Limit.Promised ? PromisedDays : StatutoryDays) + (Extension?.Days ?? 0);
}

/// <summary>Excluded time (R11).</summary>
/// <param name="Kind">One of <see cref="PauseKinds"/>.</param>
/// <param name="From">When it began. Its day still counts.</param>
/// <param name="To">When it ended, null while open. Its day is left out.</param>
/// <param name="ExpectedDays">How long it was announced to last, in working days.</param>
/// <param name="Reason">What the applicant was told.</param>
public sealed record Pause(string Kind, DateTimeOffset From, DateTimeOffset? To, int ExpectedDays, string Reason)
{
    /// <summary>When it was announced to end: closing of the last expected day.</summary>
    public DateTimeOffset ExpectedEnd(WorkingCalendar calendar) =>
        calendar.EndOf(WorkingCalendar.DayOf(From), ExpectedDays);

    /// <summary>Whether it outlasted, or by an instant has outlasted, what was announced (超期暂停).</summary>
    public bool IsOverlong(WorkingCalendar calendar, DateTimeOffset at) => (To ?? at) > ExpectedEnd(calendar);
}

/// <summary>The one extension (R12, PL 42).</summary>
/// <param name="Days">By how many working days, at most 10.</param>
/// <param name="Reason">What the applicant was told.</param>
/// <param name="At">When it was decided.</param>
public sealed record Extension(int Days, string Reason, DateTimeOffset At);
