using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>The ledger tells of each day why it counts, and never another date than the clock.</summary>
public sealed class LimitLedgerTests
{
    private static readonly WorkingCalendar Calendar = TestBook.Book.Calendar;

    [Fact]
    public void R10_the_autumn_holidays_of_2022_are_told_day_by_day_with_their_notice()
    {
        var ledger = LimitLedger.Of(Calendar, Facts("2022-09-29 15:00", 3), Limit.Promised);
        Assert.Equal(Story.At("2022-10-09 17:00"), ledger.Due.At);
        Assert.Equal(
            [
                DayReason.Start,
                DayReason.Counted,
                .. Enumerable.Repeat(DayReason.Holiday, 7),
                DayReason.MakeUp,
                DayReason.MakeUp,
            ],
            ledger.Days.Select(d => d.Reason)
        );
        Assert.All(ledger.Days.Where(d => d.Reason is DayReason.Holiday or DayReason.MakeUp), d =>
            Assert.Equal("国庆节", d.Name)
        );
        Assert.All(ledger.Days.Where(d => d.Reason == DayReason.Holiday), d =>
            Assert.Contains("2022", d.Source, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void R11_R12_excluded_days_and_those_of_the_extension_are_told_apart()
    {
        var facts = Facts("2022-05-09 10:00", 3) with
        {
            Pauses = [new("siteVisit", Story.At("2022-05-10 09:00"), Story.At("2022-05-12 09:00"), 3, "踏勘")],
            Extension = new(2, "资料较多", Story.At("2022-05-10 10:00")),
        };
        Assert.Equal(
            [
                DayReason.Start,
                DayReason.Counted,
                DayReason.Pause,
                DayReason.Pause,
                DayReason.Counted,
                DayReason.Weekend,
                DayReason.Weekend,
                DayReason.Counted,
                DayReason.Extension,
                DayReason.Extension,
            ],
            LimitLedger.Of(Calendar, facts, Limit.Promised).Days.Select(d => d.Reason)
        );
        // A site visit stops the promise alone
        Assert.DoesNotContain(LimitLedger.Of(Calendar, facts, Limit.Statutory).Days, d => d.Reason == DayReason.Pause);
    }

    [Fact]
    public void The_ledger_ends_where_the_clock_says_and_counts_what_the_limit_has() =>
        Facts()
            .Sample(
                facts =>
                {
                    foreach (var limit in new[] { Limit.Promised, Limit.Statutory })
                    {
                        var ledger = LimitLedger.Of(Calendar, facts, limit);
                        Assert.Equal(
                            LegalClock.DueAt(Calendar, facts, limit).At,
                            Calendar.ClosingOf(ledger.Days[^1].Date)
                        );
                        Assert.Equal(facts.DaysOf(limit), ledger.Days.Count(d => d.Counted));
                        Assert.Equal(
                            facts.Extension?.Days ?? 0,
                            ledger.Days.Count(d => d.Reason == DayReason.Extension)
                        );
                        Assert.All(ledger.Days.Zip(ledger.Days.Skip(1)), pair =>
                            Assert.Equal(pair.First.Date.AddDays(1), pair.Second.Date)
                        );
                    }
                },
                iter: 10_000
            );

    private static ClockFacts Facts(string at, int days) =>
        new()
        {
            StartedAt = Story.At(at),
            PromisedDays = days,
            StatutoryDays = 20,
        };

    /// <summary>Clocks with closed pauses, one after another, and perhaps an extension.</summary>
    internal static Gen<ClockFacts> Facts() =>
        from start in Gen.Int[0, 1500]
        from promised in Gen.Int[0, 20]
        from more in Gen.Int[0, 20]
        from pauses in Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Bool).Array[0, 3]
        from extension in Gen.Int[0, 10]
        select Made(start, promised, more, pauses, extension);

    private static ClockFacts Made(
        int start,
        int promised,
        int more,
        (int After, int Length, bool Visit)[] pauses,
        int extension
    )
    {
        var at = Calendar.Receive(Story.At("2021-01-04 10:00").AddDays(start));
        var (facts, from) = (
            new ClockFacts
            {
                StartedAt = at,
                PromisedDays = promised,
                StatutoryDays = promised + more,
                Extension = extension == 0 ? null : new(extension, "延长", at),
            },
            at
        );
        foreach (var (after, length, visit) in pauses)
        {
            var begun = from.AddDays(after);
            from = begun.AddDays(length);
            facts = facts with
            {
                Pauses = facts.Pauses.Add(new(visit ? PauseKinds.SiteVisit : "testing", begun, from, 5, "原因")),
            };
        }

        return facts;
    }
}
