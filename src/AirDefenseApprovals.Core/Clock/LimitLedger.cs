using System.Collections.Immutable;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>Why a limit ends when it does: each day from its start to its end, counted or left out, with the reason, so that anyone can check it by hand.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Due">When it ends.</param>
/// <param name="Days">The days, from the starting one to the last.</param>
public sealed record LimitLedger(Limit Limit, DateTimeOffset StartedAt, Due Due, ImmutableArray<LedgerDay> Days)
{
    /// <summary>The ledgers of a case: of the intake limit from receipt on (R2), of promise and statutory limit once the clock runs (R9).</summary>
    /// <param name="case">The case.</param>
    /// <param name="calendar">The calendar.</param>
    public static ImmutableArray<LimitLedger> Of(Case @case, WorkingCalendar calendar)
    {
        var ledgers = ImmutableArray.CreateBuilder<LimitLedger>(3);
        if (@case.ToAnswerFrom is { } received) ledgers.Add(Of(calendar, new ClockFacts { StartedAt = received, PromisedDays = SubmitCase.IntakeDays, StatutoryDays = SubmitCase.IntakeDays }, Limit.Promised) with { Limit = Limit.Intake });
        if (@case.Clock is { } clock) ledgers.AddRange(Of(calendar, clock, Limit.Promised), Of(calendar, clock, Limit.Statutory));
        return ledgers.ToImmutable();
    }

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
            if (entry.Counted && ++counted > before) entry = entry with { Reason = DayReason.Extension }; // R12
            days.Add(entry);
        }

        return new(limit, facts.StartedAt, due, days.ToImmutable());
    }

    private static LedgerDay DayOf(WorkingCalendar calendar, ClockFacts facts, Limit limit, DateOnly day)
    {
        var (year, weekend) = (calendar.Years.GetValueOrDefault(day.Year), day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (!calendar.IsWorkingDay(day)) return Named(year?.Holidays, day) is { } holiday ? new(day, false, DayReason.Holiday, holiday, year!.Source) : new(day, false, DayReason.Weekend);
        if (LegalClock.PauseOn(calendar, facts, limit, day) is { } pause) return new(day, false, DayReason.Pause, pause.Kind); // R11
        return weekend ? new(day, true, DayReason.MakeUp, Named(year?.Workdays, day), year?.Source) : new(day, true, DayReason.Counted, null, year?.Source);
    }

    private static string? Named(ImmutableSortedDictionary<string, ImmutableArray<DateOnly>>? lists, DateOnly day) => lists?.FirstOrDefault(list => list.Value.Contains(day)).Key;
}

/// <summary>One day of a ledger.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counted">Whether it counts.</param>
/// <param name="Reason">Why, or why not.</param>
/// <param name="Name">The holiday's name, or the kind of pause.</param>
/// <param name="Source">The notice that the calendar's year comes from; null where none is published yet, and where none is needed.</param>
public sealed record LedgerDay(DateOnly Date, bool Counted, DayReason Reason, string? Name = null, string? Source = null);

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
