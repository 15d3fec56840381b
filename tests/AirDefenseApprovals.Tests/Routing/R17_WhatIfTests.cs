using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>R16, R17: who would have handled the cases of a period under the register of one day.</summary>
public sealed class R17_WhatIfTests
{
    private static readonly DateOnly Today = new(2022, 5, 9);
    private static readonly Delegation County = new()
    {
        ItemCode = "RF-01-03",
        Office = "410122",
        Instrument = "示例",
        Mode = "entrusted",
        HandoverDate = Today,
        EffectiveFrom = Today,
    };

    /// <summary>30 from the county handled by the city, 5 by the county itself, 7 from a district.</summary>
    private static readonly ReceivedCases[] Received =
    [
        new("RF-01-03", "410122", Office.City, 202201, 10),
        new("RF-01-03", "410122", Office.City, 202202, 20),
        new("RF-01-03", "410122", "410122", 202204, 5),
        new("RF-13-01", "410105", Office.City, 202202, 7),
    ];

    [Fact]
    public void R17_todays_register_is_applied_to_every_day_of_the_period()
    {
        var answer = Of(TestBook.With(County).Register, Today);
        Assert.Equal((42, 30, 35), (answer.Total, answer.Moved, answer.Entrusted));
        Assert.Equal((new WhatIfCounts(37, 7), new WhatIfCounts(5, 35)), (answer.Of(Office.City), answer.Of("410122")));
        Assert.Equal(
            (new WhatIfCounts(30, 0), new WhatIfCounts(7, 7)),
            (answer.Of(Office.City, "RF-01-03"), answer.Of(Office.City, "RF-13-01"))
        );
        Assert.Equal(new WhatIfCounts(20, 0), answer.Of(Office.City, "RF-01-03", 202202));
        Assert.Equal(["RF-01-03", "RF-13-01"], answer.Items);
        Assert.Equal([202201, 202202, 202204], answer.AllMonths);
    }

    [Fact]
    public void R17_what_was_handled_by_a_county_goes_back_without_its_delegation()
    {
        var register = TestBook.With(County).Register;
        var answer = Of(WhatIf.Suppose(register, null, County), Today);
        Assert.Equal((5, new WhatIfCounts(5, 0)), (answer.Moved, answer.Of("410122")));
    }

    [Fact]
    public void R17_what_waits_or_is_to_come_counts_for_nothing_and_what_is_supposed_counts()
    {
        foreach (
            var none in new[] { County with { ReleasedOn = null }, County with { EffectiveFrom = Today.AddDays(1) } }
        )
            Assert.Equal(5, Of(TestBook.With(none).Register, Today).Moved);
        Assert.Equal(30, Of(WhatIf.Suppose(TestBook.With().Register, County, null), Today).Moved);
        Assert.Equal(
            (30, 0),
            Of(WhatIf.Suppose(TestBook.With(County).Register, County with { Mode = "devolved" }, null), Today)
                is var other
                ? (other.Moved, other.Entrusted)
                : default
        ); // what is supposed goes before what there is
    }

    [Theory]
    [InlineData("2021-05-10", "2022-05-09", 12)]
    [InlineData("2022-01-01", "2022-12-31", 12)]
    [InlineData("2022-02-01", "2022-02-28", 1)]
    [InlineData("2022-01-01", "2022-03-31", 3)]
    public void A_year_has_twelve_months(string from, string to, int months)
    {
        var answer = WhatIf.Of(TestBook.With(County).Register, Today, Day(from), Day(to), Received);
        Assert.Equal(months, answer.Months, 10);
        Assert.Equal(Math.Round(42m / months, 1, MidpointRounding.AwayFromZero), answer.PerMonth(answer.Total));
    }

    [Fact]
    public void A_single_day_is_a_part_of_a_month() =>
        Assert.Equal(1 / 31m, WhatIf.Of(TestBook.With().Register, Today, Today, Today, []).Months, 10);

    private static WhatIf Of(Register register, DateOnly asOf) =>
        WhatIf.Of(register, asOf, new(2021, 5, 10), Today, Received);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
