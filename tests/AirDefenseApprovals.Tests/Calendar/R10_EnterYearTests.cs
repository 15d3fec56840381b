using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Calendar;

/// <summary>R10: what a year must be to be entered, and by whom.</summary>
public sealed class R10_EnterYearTests
{
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);

    [Fact]
    public void R10_a_year_as_the_notice_gives_it_is_entered() => Assert.Null(Act(Entered.Year(2026)).Refused());

    [Theory]
    [InlineData(Roles.Applicant)]
    [InlineData(Roles.Clerk)]
    [InlineData(Roles.Head)]
    [InlineData(Roles.Supervisor)]
    public void R10_nobody_but_an_administrator_enters_it(string role) =>
        Assert.Equal(
            "another-role",
            (Act(Entered.Year(2026)) with { By = new("u", "u", [role], "city") }).Refused()!.Slug
        );

    [Theory]
    [InlineData("2026-10-07", null, "workdays.另定[0]", "calendar-makeup-on-weekday", "2026-10-14")]
    [InlineData("2027-01-01", "holidays.另定[0]", null, "calendar-other-year", null)]
    [InlineData("2026-10-10", null, "workdays.另定[0]", "calendar-date-in-both", "2026-10-10")]
    public void R10_what_no_year_can_say_is_told_by_its_place(
        string off,
        string? holiday,
        string? workday,
        string slug,
        string? worked
    )
    {
        var refusal = Act(
                Entered.Year(2026, off: Entered.Days(off), worked: worked is null ? null : Entered.Days(worked))
            )
            .Refused()!;
        Assert.Contains((holiday ?? workday, slug), refusal.Errors.Select(e => ((string?)e.Field, e.Slug)));
    }

    [Fact]
    public void R10_a_day_off_on_a_weekend_changes_nothing_and_is_allowed() =>
        Assert.Null(Act(Entered.Year(2026, off: Entered.Days("2026-11-07"))).Refused());

    [Fact]
    public void R10_a_date_given_twice_an_empty_list_and_a_year_of_another_age_are_refused()
    {
        Assert.Equal(["calendar-date-twice"], Slugs(Entered.Year(2026, off: Entered.Days("2026-11-09", "2026-11-09"))));
        Assert.Equal(["calendar-no-dates"], Slugs(Entered.Year(2026, off: [])));
        Assert.Equal(["calendar-no-holidays"], Slugs(Entered.Year(2030)));
        Assert.Contains("calendar-year-out-of-range", Slugs(Entered.Year(1900, off: Entered.Days("1900-01-01"))));
    }

    private static string[] Slugs(CalendarYear year) => [.. Act(year).Refused()!.Errors.Select(e => e.Slug)];

    private static EnterCalendarYear Act(CalendarYear year) => new(Administrator, Story.At("2022-05-09 09:30"), year);
}
