using AirDefenseApprovals.Core.Statistics;
using CsCheck;

namespace AirDefenseApprovals.Tests.Statistics;

/// <summary>R24 to R26: the arithmetic of the figures of completion acceptance.</summary>
public sealed class R26_AcceptanceReportTests
{
    private static readonly DateOnly May = new(2022, 5, 1),
        June = new(2022, 6, 1),
        August = new(2022, 8, 1);

    [Fact]
    public void R26_nothing_has_no_share_no_average_and_no_month()
    {
        var report = AcceptanceReport.Of(new([], [], [], []), []);
        Assert.Equal(new AcceptanceFigures(0, 0, 0, 0, 0, null), report.Whole);
        Assert.Equal(new DefectFigures(0, 0, null, null), report.Defects);
        Assert.Empty(report.Months);
        Assert.All(report.Times, t => Assert.Equal(0, t.Defects));
    }

    [Fact]
    public void R26_floor_area_adds_up_with_four_decimals_by_month_and_office()
    {
        var report = AcceptanceReport.Of(
            new(
                [
                    new("city", May, false, 2, 2, 1234.5678m),
                    new("410122", May, false, 1, 1, 0.0001m),
                    new("city", June, false, 1, 3, 100.1m),
                ],
                [],
                [],
                []
            ),
            ["city", "410122"]
        );
        Assert.Equal((4, 1334.6679m), (report.Whole.Projects, report.Whole.FloorArea));
        Assert.Equal([(May, 1234.5679m), (June, 100.1m)], report.Months.Select(m => (m.Month, m.Figures.FloorArea)));
        Assert.Equal(
            [("city", 1334.6678m), ("410122", 0.0001m)],
            report.Offices.Select(o => (o.Office, o.Figures.FloorArea))
        );
    }

    [Fact]
    public void R26_stations_count_by_works_and_are_no_projects()
    {
        var whole = AcceptanceReport
            .Of(new([new("city", May, true, 2, 8, 5000), new("city", May, false, 1, 4, 10)], [], [], []), ["city"])
            .Whole;
        Assert.Equal((1, 10m, 8), (whole.Projects, whole.FloorArea, whole.SpecialStations));
    }

    [Fact]
    public void R26_the_first_pass_rate_is_of_first_joint_acceptances_and_months_between_are_told()
    {
        var report = AcceptanceReport.Of(
            new([], [new("city", May, 2, 1), new("city", August, 1, 1)], [], []),
            ["city"]
        );
        Assert.Equal(
            (3, 2, 66.7m),
            (report.Whole.JointAcceptances, report.Whole.FirstPass, report.Whole.FirstPassShare)
        );
        Assert.Equal([50m, null, null, 100m], report.Months.Select(m => m.Figures.FirstPassShare));
    }

    [Fact]
    public void R25_defects_by_clause_the_most_frequent_first_with_their_days()
    {
        var report = AcceptanceReport.Of(
            new(
                [],
                [],
                [
                    new("city", "A 1", 5, 1),
                    new("410122", "B 2", 6, 1),
                    new("city", "B 2", 21, 1),
                    new("city", "B 2", null, 2),
                    new("city", "A 1", 10, 1),
                    new("city", "A 0", 20, 2),
                ],
                []
            ),
            ["410122", "city"]
        );
        Assert.Equal(
            [("B 2", 4, 2), ("A 0", 2, 0), ("A 1", 2, 0)],
            report.Clauses.Select(c => (c.Clause, c.Figures.Defects, c.Figures.Open))
        );
        Assert.Equal([13.5m, 20m, 7.5m], report.Clauses.Select(c => c.Figures.AverageDays));
        Assert.Equal(new DefectFigures(8, 2, 13.7m, 10), report.Defects);
        Assert.Equal([1, 2, 2, 1], report.Times.Select(t => t.Defects));
        Assert.Equal([("410122", 1), ("city", 7)], report.Offices.Select(o => (o.Office, o.Defects.Defects)));
    }

    [Fact]
    public void R25_omissions_by_office_and_clause()
    {
        var report = AcceptanceReport.Of(
            new([], [], [], [new("city", "A 1", 1), new("410122", "A 1", 2), new("city", "B 2", 1)]),
            ["city", "410122"]
        );
        Assert.Equal(4, report.Omissions);
        Assert.Equal([("city", 2), ("410122", 2)], report.Offices.Select(o => (o.Office, o.Omissions)));
        Assert.Equal([new("A 1", 3), new OmissionsOfClause("B 2", 1)], report.OmittedClauses.AsEnumerable());
    }

    [Fact]
    public void R25_half_of_the_closed_ones_took_no_longer_than_the_median() =>
        Gen.Int[0, 60]
            .Array[1, 40]
            .Sample(days =>
            {
                var figures = DefectFigures.Of([
                    .. days.GroupBy(d => d).Select(g => new DefectCount("city", "A 1", g.Key, g.Count())),
                ]);
                return days.Count(d => d <= figures.MedianDays) * 2 >= days.Length
                    && days.Count(d => d >= figures.MedianDays) * 2 >= days.Length
                    && RectifiedWithin
                        .Of([.. days.Select(d => new DefectCount("city", "A 1", d, 1))])
                        .Sum(t => t.Defects) == days.Length;
            });
}
