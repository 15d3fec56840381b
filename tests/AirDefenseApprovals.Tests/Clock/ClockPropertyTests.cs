using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>What holds of any clock, whatever happened to the case: ten thousand of them each.</summary>
public sealed class ClockPropertyTests
{
    private const int Cases = 10_000;

    private static readonly WorkingCalendar Calendar = TestBook.Book.Calendar;
    private static readonly Limit[] Limits = [Limit.Promised, Limit.Statutory];

    [Fact]
    public void R11_a_pause_never_brings_a_due_date_forward() =>
        LimitLedgerTests
            .Facts()
            .Sample(
                facts =>
                {
                    foreach (var limit in Limits)
                        for (var pauses = 1; pauses <= facts.Pauses.Length; pauses++)
                            Assert.True(
                                DueAt(facts with { Pauses = [.. facts.Pauses.Take(pauses)] }, limit)
                                    >= DueAt(facts with { Pauses = [.. facts.Pauses.Take(pauses - 1)] }, limit)
                            );
                },
                iter: Cases
            );

    [Fact]
    public void R11_a_pause_from_p_to_r_leaves_out_each_working_day_after_p_up_to_and_including_r() =>
        LimitLedgerTests
            .Facts()
            .Sample(
                facts =>
                {
                    foreach (var limit in Limits)
                    {
                        var left = facts.DaysOf(limit);
                        var day = facts.StartDay;
                        while (left > 0)
                        {
                            day = day.AddDays(1);
                            if (
                                Calendar.IsWorkingDay(day)
                                && !facts.Pauses.Any(p =>
                                    PauseKinds.Stops(p.Kind, limit)
                                    && day > WorkingCalendar.DayOf(p.From)
                                    && day <= WorkingCalendar.DayOf(p.To!.Value)
                                )
                            )
                                left--;
                        }

                        Assert.Equal(Calendar.ClosingOf(day), DueAt(facts, limit));
                    }
                },
                iter: Cases
            );

    [Fact]
    public void R15_used_excluded_and_weekends_and_holidays_make_up_all_days_since_the_start() =>
        Gen.Select(LimitLedgerTests.Facts(), Gen.Int[0, 80])
            .Sample(
                (facts, days) =>
                {
                    var upTo = facts.StartDay.AddDays(days);
                    var working = Enumerable
                        .Range(1, days)
                        .Count(i => Calendar.IsWorkingDay(facts.StartDay.AddDays(i)));
                    foreach (var limit in Limits)
                        Assert.Equal(
                            working,
                            LegalClock.DaysUsed(Calendar, facts, limit, upTo)
                                + LegalClock.DaysExcluded(Calendar, facts, limit, upTo)
                        );
                },
                iter: Cases
            );

    [Fact]
    public void R09_the_day_the_limit_ends_has_used_it_up_and_the_day_before_has_not() =>
        LimitLedgerTests
            .Facts()
            .Sample(
                facts =>
                {
                    foreach (var limit in Limits)
                    {
                        var last = WorkingCalendar.DayOf(DueAt(facts, limit));
                        Assert.Equal(facts.DaysOf(limit), LegalClock.DaysUsed(Calendar, facts, limit, last));
                        if (facts.DaysOf(limit) > 0)
                            Assert.Equal(
                                facts.DaysOf(limit) - 1,
                                LegalClock.DaysUsed(Calendar, facts, limit, last.AddDays(-1))
                            );
                    }
                },
                iter: Cases
            );

    [Fact]
    public void R09_a_limit_ends_at_closing_of_a_working_day_and_the_shorter_one_first() =>
        LimitLedgerTests
            .Facts()
            .Sample(
                facts =>
                {
                    // A site visit moves the promise alone (R11)
                    var plain = facts with { Pauses = [.. facts.Pauses.Where(p => p.Kind != PauseKinds.SiteVisit)] };
                    Assert.True(DueAt(plain, Limit.Promised) <= DueAt(plain, Limit.Statutory));
                    foreach (var limit in Limits.Where(l => facts.DaysOf(l) > 0))
                    {
                        var due = DueAt(facts, limit);
                        Assert.Equal(
                            (true, due),
                            (
                                Calendar.IsWorkingDay(WorkingCalendar.DayOf(due)),
                                Calendar.ClosingOf(WorkingCalendar.DayOf(due))
                            )
                        );
                    }
                },
                iter: Cases
            );

    [Fact]
    public void R11_the_order_in_which_pauses_stand_does_not_matter() =>
        LimitLedgerTests
            .Facts()
            .Sample(
                facts =>
                {
                    foreach (var limit in Limits)
                        Assert.Equal(
                            DueAt(facts, limit),
                            DueAt(facts with { Pauses = [.. facts.Pauses.Reverse()] }, limit)
                        );
                },
                iter: Cases
            );

    private static DateTimeOffset DueAt(ClockFacts facts, Limit limit) => LegalClock.DueAt(Calendar, facts, limit).At;
}
