using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>R16: a project that reaches into several regions.</summary>
public sealed class R16_RegionsTests
{
    [Theory]
    [InlineData("410122", "410181", true)] // two counties, both with the item
    [InlineData("410122", "410105", true)] // a county and a district of the city
    [InlineData("410105", "410122", true)] // the other way round
    [InlineData("410105", "410103", false)] // two districts: the city anyway
    public void R16_a_project_in_regions_of_several_offices_goes_to_the_city_which_says_why(
        string region,
        string other,
        bool says
    )
    {
        var story = new Story().Draft("RF-01-03", region, alsoIn: other).Submit("2022-05-09 09:30");
        Assert.Equal(("city", null, says), (story.Case.Office, story.Case.Instrument, story.Case.CrossesRegions));
        var entry = story.Journal[0].Data;
        Assert.Equal([region, other], entry.GetProperty("regions").EnumerateArray().Select(r => r.GetString()!));
        Assert.Equal(says, entry.GetProperty("crossesRegions").GetBoolean());
    }

    [Fact]
    public void R16_an_item_that_is_not_delegated_is_the_citys_wherever_the_project_lies() =>
        Assert.Equal(
            ("city", false),
            new Story().Draft("RF-13-01", "410122", alsoIn: "410181").Submit("2022-05-09 09:30").Case is var c
                ? (c.Office, c.CrossesRegions)
                : default
        );

    [Fact]
    public void R16_regions_of_one_office_stay_with_it()
    {
        var register = TestBook.Book.Register;
        var county = register.Office("410122")!;
        var wider = register with
        {
            Offices = register.Offices.Replace(county, county with { Regions = ["410122", "410184"] }),
        };
        Assert.Equal(
            "410122",
            new Story(TestBook.Book with { Register = wider })
                .Draft("RF-01-03", "410122", alsoIn: "410184")
                .Submit("2022-05-09 09:30")
                .Case.Office
        );
    }

    [Theory]
    [InlineData("999999")]
    [InlineData("410100")] // the whole city is no district
    public void A_region_that_is_none_is_told(string other)
    {
        var draft = new Story().Draft("RF-01-03", "410122").Case;
        var act = new SaveDraft
        {
            By = Story.Applicant,
            At = Story.At("2022-05-09 09:00"),
            ItemCode = "RF-01-03",
            Applicant = draft.Applicant,
            Form = draft.Form,
            Project = draft.Project with { AlsoIn = [other] },
        };
        Assert.Equal("project.alsoIn", Assert.IsType<Refusal>(act.Decide(draft, TestBook.Book)).Errors.Single().Field);
    }
}
