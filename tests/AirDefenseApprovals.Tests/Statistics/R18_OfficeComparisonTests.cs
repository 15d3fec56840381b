using AirDefenseApprovals.Core.Statistics;
using CsCheck;

namespace AirDefenseApprovals.Tests.Statistics;

/// <summary>R18: an office's figures beside the average of all, without giving another office away.</summary>
public sealed class R18_OfficeComparisonTests
{
    [Fact]
    public void R18_the_average_of_fewer_than_three_offices_is_told_only_to_who_sees_them_all()
    {
        OfficeCounts[] two = [Counts("a", decided: 4, onTime: 4), Counts("b", decided: 4, onTime: 2)];
        Assert.All(OfficeComparison.Of(two, "a", seesAll: false).Figures, f =>
            Assert.Equal((null, null, null), (f.Average, f.AverageCases, f.Verdict))
        );
        Assert.Equal(
            (75m, 8),
            (
                Figure(OfficeComparison.Of(two, "a", seesAll: true), "onTime") is var told
                    ? (told.Average, told.AverageCases)
                    : default
            )
        );
        Assert.Equal(
            (66.7m, 12),
            (
                Figure(OfficeComparison.Of([.. two, Counts("c", decided: 4, onTime: 2)], "a", seesAll: false), "onTime")
                    is var three
                    ? (three.Average, three.AverageCases)
                    : default
            )
        );
    }

    [Fact]
    public void R18_three_offices_with_cases_but_two_with_decisions_give_no_average_of_decisions()
    {
        var compared = OfficeComparison.Of(
            [Counts("a", decided: 1), Counts("b", decided: 1), Counts("c")],
            "a",
            seesAll: false
        );
        Assert.NotNull(Figure(compared, "received").Average);
        Assert.All(["onTime", "averageDays", "zeroVisits"], name => Assert.Null(Figure(compared, name).Average));
    }

    [Fact]
    public void R18_an_item_is_withheld_where_the_whole_less_it_would_give_another_away()
    {
        OfficeCounts[] counts =
        [
            Counts("a", "X"),
            Counts("b", "X"),
            Counts("c", "X"),
            Counts("a", "Y"),
            Counts("b", "Y"),
        ]; // Y alone is withheld: the whole less X would be Y
        var compared = OfficeComparison.Of(counts, "a", seesAll: false);
        Assert.NotNull(Figure(compared, "red").Average);
        Assert.All(compared.Items, item => Assert.All(item.Figures, f => Assert.Null(f.Average)));
        Assert.All(OfficeComparison.Of([.. counts, Counts("c", "Z")], "a", seesAll: false).Items, item =>
            Assert.Equal(item.ItemCode == "X", item.Figures[0].Average is not null)
        ); // Y and Z together are three offices'
    }

    [Fact]
    public void R18_whatever_is_told_rests_on_three_offices_and_so_does_what_is_left_of_the_whole() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 2])
            .Select((o, i, d) => Counts(((char)('a' + o)).ToString(), ((char)('P' + i)).ToString(), decided: d))
            .Array[1, 14]
            .Sample(drawn =>
            {
                var counts = drawn.DistinctBy(c => (c.Office, c.ItemCode)).ToList();
                var compared = OfficeComparison.Of(counts, "a", seesAll: false);
                foreach (var figure in OfficeFigure.All)
                {
                    int Offices(IEnumerable<OfficeCounts> some) =>
                        some.Where(c => figure.Base(c) > 0).Select(c => c.Office).Distinct().Count();
                    var told = compared
                        .Items.Where(i => i.Figures.First(f => f.Name == figure.Name).Average is not null)
                        .Select(i => i.ItemCode)
                        .ToList();
                    Assert.All(told, item => Assert.True(Offices(counts.Where(c => c.ItemCode == item)) >= 3));
                    if (Figure(compared, figure.Name).Average is null)
                        Assert.Empty(told);
                    else
                        Assert.True(
                            Offices(counts) >= 3
                                && (
                                    told.Count == 0
                                    || Offices(counts.Where(c => !told.Contains(c.ItemCode))) is 0 or >= 3
                                )
                        );
                }
            });

    [Theory]
    [InlineData("onTime", 9, 5, FigureVerdict.Better)]
    [InlineData("onTime", 5, 9, FigureVerdict.Worse)]
    [InlineData("onTime", 7, 7, FigureVerdict.Equal)]
    [InlineData("averageDays", 9, 5, FigureVerdict.Worse)]
    [InlineData("averageDays", 5, 9, FigureVerdict.Better)]
    [InlineData("red", 9, 5, FigureVerdict.Worse)]
    [InlineData("overlong", 5, 9, FigureVerdict.Better)]
    [InlineData("rating", 9, 5, FigureVerdict.Better)]
    [InlineData("firstPass", 5, 9, FigureVerdict.Worse)]
    [InlineData("received", 9, 5, null)]
    public void What_is_better_is_told_by_the_figure(string name, int own, int others, FigureVerdict? verdict)
    {
        OfficeCounts Of(string office, int part) =>
            new()
            {
                Office = office,
                ItemCode = "X",
                Received = 10,
                Accepted = 10,
                Decided = 10,
                OnTime = part,
                DaysUsed = part,
                ZeroVisits = part,
                Red = part,
                Overlong = part,
                JointAcceptances = 10,
                FirstPass = part,
                Rated = 10,
                Scores = part,
            };
        Assert.Equal(
            verdict,
            Figure(
                OfficeComparison.Of([Of("a", own), Of("b", others), Of("c", others)], "a", seesAll: false),
                name
            ).Verdict
        );
    }

    [Fact]
    public void No_share_is_told_of_no_case()
    {
        var compared = OfficeComparison.Of(
            [Counts("a"), Counts("b", decided: 1), Counts("c", decided: 1), Counts("d", decided: 1, onTime: 0)],
            "a",
            seesAll: false
        );
        Assert.Equal(
            (null, 0, 66.7m, 3, null),
            (Figure(compared, "onTime") is var f ? (f.Own, f.Cases, f.Average, f.AverageCases, f.Verdict) : default)
        );
        Assert.Equal((0m, 1), (Figure(compared, "decided") is var d ? (d.Own, d.Cases) : default));
    }

    [Fact]
    public void An_office_that_is_the_only_one_stands_beside_nothing() =>
        Assert.All(OfficeComparison.Of([Counts("a", decided: 1)], "a", seesAll: true).Figures, f =>
            Assert.Equal((null, null), (f.Average, f.Verdict))
        );

    private static ComparedFigure Figure(ComparedOffice compared, string name) =>
        compared.Figures.First(f => f.Name == name);

    private static OfficeCounts Counts(string office, string item = "X", int decided = 0, int? onTime = null) =>
        new()
        {
            Office = office,
            ItemCode = item,
            Received = Math.Max(1, decided),
            Accepted = decided,
            Decided = decided,
            OnTime = onTime ?? decided,
            DaysUsed = decided,
            ZeroVisits = decided,
        };
}
