using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// Why a limit ends when it does: each day from its start to its end, counted or left out, with the reason, so that
/// anyone can check it by hand.
/// </summary>
/// <param name="Limit">The limit.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Due">When it ends.</param>
/// <param name="Days">The days, from the starting one to the last.</param>
public sealed record LimitLedger(Limit Limit, DateTimeOffset StartedAt, Due Due, ImmutableArray<LedgerDay> Days)
{
    /// <summary>
    /// The ledgers of a case: of the intake limit from receipt on (R2), of promise and statutory limit once the clock
    /// runs (R9), and of what
    /// its notices give the applicant (R7, R25).
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">The instant it is looked at: see <see cref="ClockFacts.AsOf"/>.</param>
    public static ImmutableArray<LimitLedger> Of(Case @case, WorkingCalendar calendar, DateTimeOffset now)
    {
        var ledgers = ImmutableArray.CreateBuilder<LimitLedger>(5);
        if (@case.ToAnswerFrom is { } received)
            ledgers.Add(Plain(calendar, Limit.Intake, received, SubmitCase.IntakeDays));
        if (@case.Clock?.AsOf(calendar, now) is { } clock)
            ledgers.AddRange(Of(calendar, clock, Limit.Promised), Of(calendar, clock, Limit.Statutory));
        if (@case.Notice is { } notice)
            ledgers.Add(OfCorrection(calendar, notice));
        if (@case.DefectNotice is { } defects)
            ledgers.Add(
                Plain(
                    calendar,
                    Limit.Rectification,
                    defects.IssuedAt,
                    calendar.WorkingDaysBetween(
                        WorkingCalendar.DayOf(defects.IssuedAt),
                        defects.Items.Max(d => d.Deadline)
                    )
                )
            );
        return ledgers.ToImmutable();
    }

    /// <summary>The ledger of the correction window (R7).</summary>
    internal static LimitLedger OfCorrection(WorkingCalendar calendar, CorrectionNotice notice) =>
        Plain(
            calendar,
            Limit.Correction,
            notice.IssuedAt,
            calendar.WorkingDaysBetween(WorkingCalendar.DayOf(notice.IssuedAt), WorkingCalendar.DayOf(notice.AnswerBy))
        );

    /// <summary>The ledger of a limit that nothing stops.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="limit">What it is called.</param>
    /// <param name="startedAt">When it began.</param>
    /// <param name="days">Its length in working days.</param>
    internal static LimitLedger Plain(WorkingCalendar calendar, Limit limit, DateTimeOffset startedAt, int days) =>
        Of(
            calendar,
            new ClockFacts
            {
                StartedAt = startedAt,
                PromisedDays = days,
                StatutoryDays = days,
            },
            Limit.Promised
        ) with
        {
            Limit = limit,
        };

    /// <summary>The ledger of one limit. Its last day is the day of <see cref="LegalClock.DueAt"/>.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="facts">The clock's facts.</param>
    /// <param name="limit">Promise or statutory limit.</param>
    public static LimitLedger Of(WorkingCalendar calendar, ClockFacts facts, Limit limit)
    {
        var due = LegalClock.DueAt(calendar, facts, limit);
        var (days, last) = (ImmutableArray.CreateBuilder<LedgerDay>(), WorkingCalendar.DayOf(due.At));
        days.Add(new(facts.StartDay, false, DayReason.Start));
        var before = facts.DaysOf(limit) - (facts.Extension?.Days ?? 0);
        for (var (day, counted) = (facts.StartDay.AddDays(1), 0); day <= last; day = day.AddDays(1))
        {
            var entry = DayOf(calendar, facts, limit, day);
            if (entry.Counted && ++counted > before)
                entry = entry with
                {
                    Reason = DayReason.Extension,
                    Told = new(facts.Extension!.At, facts.Extension.Reason),
                }; // R12
            days.Add(entry);
        }

        return new(limit, facts.StartedAt, due, days.ToImmutable());
    }

    internal static LedgerDay DayOf(WorkingCalendar calendar, ClockFacts facts, Limit limit, DateOnly day)
    {
        var (year, weekend) = (
            calendar.Years.GetValueOrDefault(day.Year),
            day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        );
        if (!calendar.IsWorkingDay(day))
            return Named(year?.Holidays, day) is { } holiday
                ? new(day, false, DayReason.Holiday, holiday, year!.Source)
                : new(day, false, DayReason.Weekend);
        if (LegalClock.PauseOn(calendar, facts, limit, day) is { } pause)
            return new(day, false, DayReason.Pause, pause.Kind, null, new(pause.From, pause.Reason)); // R11
        return weekend
            ? new(day, true, DayReason.MakeUp, Named(year?.Workdays, day), year?.Source)
            : new(day, true, DayReason.Counted, null, year?.Source);
    }

    private static string? Named(ImmutableSortedDictionary<string, ImmutableArray<DateOnly>>? lists, DateOnly day) =>
        lists?.FirstOrDefault(list => list.Value.Contains(day)).Key;
}

/// <summary>One day of a ledger.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counted">Whether it counts.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Name">The holiday's name, or the kind of pause.</param>
/// <param name="Source">The notice that the calendar's year comes from; null where none is published yet, and where none is needed.</param>
/// <param name="Told">What the applicant was told about it, for a pause or an extension.</param>
public sealed record LedgerDay(
    DateOnly Date,
    bool Counted,
    DayReason Reason,
    string? Name = null,
    string? Source = null,
    Told? Told = null
);

/// <summary>What the applicant was told in writing, by which a day is left out or added.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why; empty when the process itself called for it.</param>
public sealed record Told(DateTimeOffset At, string Reason);

/// <summary>Why a day counts or does not.</summary>
public enum DayReason
{
    /// <summary>The day it began does not count (CC 201).</summary>
    Start,

    /// <summary>An ordinary working day (PL 82).</summary>
    Counted,

    /// <summary>A weekend.</summary>
    Weekend,

    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A weekend day that is worked (调休).</summary>
    MakeUp,

    /// <summary>Excluded time (R11, PL 45).</summary>
    Pause,

    /// <summary>A working day that the extension added (R12, PL 42).</summary>
    Extension,
}
