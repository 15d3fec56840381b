using AirDefenseApprovals.Core.Statistics;
using CsCheck;

namespace AirDefenseApprovals.Tests.Statistics;

/// <summary>R13, R15, R29: the arithmetic of the figures of handling.</summary>
public sealed class HandlingReportTests
{
    private static readonly DateOnly May = new(2022, 5, 1),
        July = new(2022, 7, 1);

    [Fact]
    public void R15_nothing_decided_has_no_share_and_no_average()
    {
        var report = HandlingReport.Of([], []);
        Assert.Equal(
            (null, null, null, null),
            (
                report.Whole.OnTimeShare,
                report.Whole.AverageDaysUsed,
                report.Whole.ZeroVisitShare,
                report.Whole.AverageScore
            )
        );
        Assert.Empty(report.Months);
    }

    [Fact]
    public void R15_shares_and_averages_are_of_what_was_decided()
    {
        var whole = HandlingReport
            .Of(
                [
                    Of("city", "A", May) with
                    {
                        Decided = 3,
                        OnTime = 2,
                        WithinStatutory = 3,
                        DaysUsed = 7,
                        DaysExcluded = 4,
                        ZeroVisits = 1,
                    },
                    Of("410122", "A", July) with
                    {
                        Decided = 1,
                        OnTime = 1,
                        WithinStatutory = 1,
                        DaysUsed = 3,
                        ZeroVisits = 1,
                    },
                ],
                ["city"]
            )
            .Whole;
        Assert.Equal(
            (4, 3, 4, 75m, 2.5m, 4, 50m),
            (
                whole.Decided,
                whole.OnTime,
                whole.WithinStatutory,
                whole.OnTimeShare,
                whole.AverageDaysUsed,
                whole.DaysExcluded,
                whole.ZeroVisitShare
            )
        );
    }

    [Fact]
    public void R13_cards_count_without_any_decision()
    {
        var report = HandlingReport.Of([Of("city", "A", May) with { Yellow = 2, Red = 1, Breaches = 1 }], ["city"]);
        Assert.Equal(
            (0, 2, 1, 1),
            (report.Whole.Decided, report.Whole.Yellow, report.Whole.Red, report.Whole.Breaches)
        );
    }

    [Fact]
    public void R29_the_average_rating_is_of_those_rated()
    {
        var whole = HandlingReport
            .Of([Of("city", "A", May) with { Decided = 5, Rated = 2, Scores = 6, Poor = 1 }], ["city"])
            .Whole;
        Assert.Equal((2, 3m, 1), (whole.Rated, whole.AverageScore, whole.Poor));
    }

    [Fact]
    public void Offices_stand_in_the_registers_order_items_by_decisions_and_months_between_are_told()
    {
        var report = HandlingReport.Of(
            [
                Of("410122", "A", July) with
                {
                    Decided = 1,
                },
                Of("city", "B", May) with
                {
                    Decided = 2,
                },
                Of("gone", "A", May),
            ],
            ["city", "410122"]
        );
        Assert.Equal(["city", "410122", "gone"], report.Offices.Select(o => o.Key));
        Assert.Equal(["B", "A"], report.Items.Select(i => i.Key));
        Assert.Equal([(5, 2), (6, 0), (7, 1)], report.Months.Select(m => (m.Key.Month, m.Figures.Decided)));
    }

    [Fact]
    public void Every_way_of_cutting_adds_up_to_the_whole() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 9], Gen.Int[0, 4])
            .Select(
                (office, item, month, decided, red) =>
                    Of("o" + office, "i" + item, May.AddMonths(month)) with
                    {
                        Decided = decided,
                        OnTime = decided / 2,
                        Red = red,
                        Rated = decided / 3,
                        Scores = decided,
                    }
            )
            .List[0, 30]
            .Sample(counts =>
            {
                var report = HandlingReport.Of(counts, ["o1", "o0"]);
                foreach (
                    var cut in new[]
                    {
                        report.Offices.Select(o => o.Figures),
                        report.Items.Select(i => i.Figures),
                        report.Months.Select(m => m.Figures),
                    }
                )
                    Assert.Equal(
                        (report.Whole.Decided, report.Whole.OnTime, report.Whole.Red, report.Whole.Rated),
                        (cut.Sum(f => f.Decided), cut.Sum(f => f.OnTime), cut.Sum(f => f.Red), cut.Sum(f => f.Rated))
                    );
            });

    private static HandlingCount Of(string office, string item, DateOnly month) =>
        new()
        {
            Office = office,
            ItemCode = item,
            Month = month,
        };
}
