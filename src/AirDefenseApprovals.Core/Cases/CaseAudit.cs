using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Compares what is saved of a case with what its journal alone gives: the journal suffices to recompute the rest (R14,
/// R15, R27).
/// </summary>
public static class CaseAudit
{
    /// <summary>Every difference, as a slug of a sentence; none when all agrees.</summary>
    /// <param name="case">The case as saved.</param>
    /// <param name="journal">Its journal, in order.</param>
    /// <param name="timers">Its timers as saved.</param>
    /// <param name="book">The calendar's editions.</param>
    public static IEnumerable<string> Differences(
        Case @case,
        IReadOnlyList<JournalEntry> journal,
        IReadOnlyCollection<CaseTimer> timers,
        Rulebook book
    )
    {
        if (JournalEntry.FirstWrong(journal) is not null)
            yield return "audit-chain-broken";
        if (
            journal.Count != @case.JournalLength
            || (journal is [.., var last] ? last.Hash : JournalEntry.NoHash) != @case.JournalHead
        )
            yield return "audit-journal-head";
        if (!JournalClock.Same(JournalClock.Of(journal), @case.Clock))
            yield return "audit-clock";
        if (
            JournalDates.Of(journal) is var told
            && (
                (@case.State is CaseState.Submitted && told.IntakeDueAt != @case.IntakeDueAt)
                || told.AnswerBy != @case.Notice?.AnswerBy
                || !told.SameDeadlines(@case.DefectNotice)
            )
        )
            yield return "audit-due-dates"; // R10
        if (
            @case.Decision is { } decision
            && @case.Clock is { } clock
            && !SameFigures(decision, clock, book.CalendarOf(JournalDates.EditionOfDecision(journal)))
        )
            yield return "audit-figures"; // R15
        if (!CaseTimer.Of(@case, book.CalendarOf(@case)).ToHashSet().SetEquals(timers))
            yield return "audit-timers"; // R14
    }

    /// <summary>By the calendar that was in force at the decision: a later edition does not judge it (R15).</summary>
    private static bool SameFigures(CaseDecision decision, ClockFacts clock, WorkingCalendar calendar)
    {
        var day = WorkingCalendar.DayOf(decision.DecidedAt);
        return (decision.DaysUsed, decision.DaysExcluded, decision.PromiseMet, decision.StatutoryMet)
            == (
                LegalClock.DaysUsed(calendar, clock, Limit.Promised, day),
                LegalClock.DaysExcluded(calendar, clock, Limit.Promised, day),
                decision.DecidedAt <= LegalClock.DueAt(calendar, clock, Limit.Promised).At,
                decision.DecidedAt <= LegalClock.DueAt(calendar, clock, Limit.Statutory).At
            );
    }
}
