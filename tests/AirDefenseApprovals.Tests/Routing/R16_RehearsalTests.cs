using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>R16, R17: what a delegation would move on a day, told before the day.</summary>
public sealed class R16_RehearsalTests
{
    private static readonly DateTimeOffset Now = Story.At("2022-05-09 11:00");
    private static readonly Delegation Asked = new()
    {
        ItemCode = "RF-01-03",
        Office = "410122",
        Instrument = "示例",
        Mode = "devolved",
        HandoverDate = new(2022, 5, 10),
        EffectiveFrom = new(2022, 5, 10),
    };
    private static readonly Rulebook Empty = Staffed(TestBook.With());

    [Fact]
    public void R16_new_applications_move_and_open_cases_stay()
    {
        var story = new Story(Empty).Accepted("RF-01-03", "2022-05-09 09:30", "410122");
        var rehearsal = Of(story.Case);
        Assert.Equal(new RehearsedRegion("410122", Office.City, "410122"), Assert.Single(rehearsal.Regions));
        var @case = Assert.Single(rehearsal.Cases);
        Assert.Equal(
            (Office.City, story.Case.Number, CaseState.InProgress, Limit.Promised),
            (@case.Office, @case.Number, @case.State, @case.Limit!.Value)
        );
        Assert.Equal(7, rehearsal.Drafts);
        Assert.False(rehearsal.HasEnded);
    }

    [Fact]
    public void R16_what_it_tells_is_what_the_register_then_does()
    {
        var entered = Empty with { Register = Empty.Register with { Delegations = [Asked] } };
        Assert.Equal(
            Of().Regions[0].After,
            new Story(entered).Submitted("RF-01-03", "2022-05-10 09:30", "410122").Case.Office
        );
        Assert.Equal(
            Of().Regions[0].Before,
            new Story(Empty).Submitted("RF-01-03", "2022-05-10 09:30", "410122").Case.Office
        );
    }

    [Fact]
    public void R17_one_that_waits_is_rehearsed_as_released_and_says_so()
    {
        var waiting = Asked with { ReleasedOn = null };
        var rehearsal = Rehearsal.Of(
            waiting,
            entered: true,
            new(2022, 5, 10),
            Empty with
            {
                Register = Empty.Register with { Delegations = [waiting] },
            },
            [],
            0,
            Now
        );
        Assert.Equal((Office.City, "410122"), (rehearsal.Regions[0].Before, rehearsal.Regions[0].After));
        Assert.Equal(["rehearsal-waiting"], rehearsal.Findings.Select(f => f.Slug));
    }

    [Theory]
    [InlineData("2022-05-12", true)] // due on the 12th
    [InlineData("2022-05-09", true)] // three working days before
    [InlineData("2022-05-17", true)] // three after, over a weekend
    [InlineData("2022-05-18", false)]
    [InlineData("2022-05-06", false)]
    public void R16_a_promise_that_ends_within_three_working_days_is_told(string on, bool told)
    {
        var story = new Story(Empty).Accepted("RF-01-03", "2022-05-09 09:30", "410122");
        var due = Core.Calendar.WorkingCalendar.DayOf(
            LegalClock.DueAt(Empty.Calendar, story.Case.Clock!, Limit.Promised).At
        );
        var shifted = Day(on).AddDays(due.DayNumber - new DateOnly(2022, 5, 12).DayNumber);
        Assert.Equal(new DateOnly(2022, 5, 12), due); // RF-01-03 promises three days
        var finding = Of(shifted, story.Case).Findings.FirstOrDefault(f => f.Slug == "rehearsal-near-due");
        Assert.Equal(told, finding is not null);
        if (told)
            Assert.Equal(
                (story.Case.Id, story.Case.Number, "2022-05-12"),
                (finding!.CaseId, finding.Arguments[0], finding.Arguments[1])
            );
    }

    [Fact]
    public void R16_a_correction_notice_that_runs_across_the_day_is_told()
    {
        var story = new Story(Empty)
            .Submitted("RF-01-03", "2022-05-09 09:30", "410122")
            .Task(
                "intake",
                "CorrectionRequired",
                "2022-05-09 10:00",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            materialCode = Empty.Items["RF-01-03"].Materials.First(m => m.FromApplicant).Code,
                            defect = "未盖章",
                            basis = "清单",
                            remedy = "盖章",
                        },
                    },
                }
            );
        var last = Core.Calendar.WorkingCalendar.DayOf(story.Case.Notice!.AnswerBy);
        Assert.Contains(Of(last, story.Case).Findings, f =>
            f.Slug == "rehearsal-correction" && f.CaseId == story.Case.Id
        );
        Assert.DoesNotContain(Of(last.AddDays(1), story.Case).Findings, f => f.Slug == "rehearsal-correction");
        Assert.Equal(
            (Limit.Correction, story.Case.Notice.AnswerBy),
            Of(last, story.Case).Cases[0] is var c ? (c.Limit!.Value, c.DueAt!.Value) : default
        );
    }

    [Theory]
    [InlineData("2022-05-14", "rehearsal-not-working-day")] // a Saturday
    [InlineData("2022-06-03", "rehearsal-not-working-day")] // Dragon Boat
    [InlineData("2022-05-06", "rehearsal-day-past")]
    [InlineData("2035-05-09", "rehearsal-provisional-day")]
    public void R10_a_day_that_is_odd_is_told(string on, string slug) =>
        Assert.Contains(Of(Day(on)).Findings, f => f.Slug == slug);

    [Theory]
    [InlineData(Roles.Clerk)]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Head)]
    public void R17_an_office_with_nobody_in_a_role_that_day_is_told(string role)
    {
        var gone = Empty with
        {
            Staff = [.. Empty.Staff.Select(m => m.Roles.Contains(role) ? m with { Active = false } : m)],
        };
        var away = Empty with
        {
            Staff =
            [
                .. Empty.Staff.Select(m =>
                    m.Roles.Contains(role)
                        ? m with
                        {
                            Absences = [new Absence(new(2022, 5, 10), new(2022, 5, 10), null)],
                        }
                        : m
                ),
            ],
        };
        Assert.Equal(
            [role],
            Rehearsal
                .Of(Asked, false, new(2022, 5, 10), gone, [], 0, Now)
                .Findings.Where(f => f.Slug == "rehearsal-nobody")
                .Select(f => f.Arguments[0])
        );
        Assert.Equal(
            [role],
            Rehearsal
                .Of(Asked, false, new(2022, 5, 10), away, [], 0, Now)
                .Findings.Where(f => f.Slug == "rehearsal-nobody")
                .Select(f => f.Arguments[0])
        );
        Assert.Empty(
            Rehearsal
                .Of(Asked with { EffectiveFrom = new(2022, 5, 11) }, false, new(2022, 5, 11), away, [], 0, Now)
                .Findings
        );
    }

    [Fact]
    public void R17_what_overlaps_is_told_and_an_entered_one_does_not_overlap_with_itself()
    {
        var book = Empty with
        {
            Register = Empty.Register with
            {
                Delegations = [Asked with { EffectiveFrom = new(2022, 7, 1), Instrument = "另一份" }],
            },
        };
        Assert.Equal(
            new[] { "另一份", "2022-07-01", "" },
            Rehearsal
                .Of(Asked, false, new(2022, 5, 10), book, [], 0, Now)
                .Findings.Single(f => f.Slug == "rehearsal-overlap")
                .Arguments
        );
        Assert.Empty(
            Rehearsal
                .Of(
                    Asked,
                    true,
                    new(2022, 5, 10),
                    Empty with
                    {
                        Register = Empty.Register with { Delegations = [Asked] },
                    },
                    [],
                    0,
                    Now
                )
                .Findings
        );
    }

    [Fact]
    public void R17_another_office_that_has_the_region_already_is_told()
    {
        var register = Empty.Register with
        {
            Offices =
            [
                .. Empty.Register.Offices.Select(o =>
                    o.Code == "410181" ? o with { Regions = ["410181", "410122"] } : o
                ),
            ],
            Delegations = [Asked with { Office = "410181" }],
        };
        Assert.Equal(
            new[] { "410181", "410122" },
            Rehearsal
                .Of(Asked, false, new(2022, 5, 10), Empty with { Register = register }, [], 0, Now)
                .Findings.Single(f => f.Slug == "rehearsal-other-office")
                .Arguments
        );
    }

    [Fact]
    public void R17_what_a_revoked_office_has_open_stays_with_it_and_is_told()
    {
        var revoked = Asked with { EffectiveFrom = new(2022, 5, 1), EffectiveTo = new(2022, 5, 9) };
        var book = Empty with { Register = Empty.Register with { Delegations = [revoked] } };
        var story = new Story(book).Accepted("RF-01-03", "2022-05-09 09:30", "410122");
        var rehearsal = Rehearsal.Of(revoked, true, new(2022, 5, 10), book, [story.Case], 0, Now);
        Assert.True(rehearsal.HasEnded);
        Assert.Equal((Office.City, "410122"), (rehearsal.Regions[0].After, rehearsal.Cases[0].Office));
        Assert.Equal(
            new[] { "2022-05-09", "410122", "1" },
            rehearsal.Findings.Single(f => f.Slug == "rehearsal-open-at-end").Arguments
        );
        Assert.Equal("410122", story.Task("review", "Agreed", "2022-05-10 10:00").Case.Office); // and so it does
    }

    private static Rehearsal Of(params Case[] open) => Of(new DateOnly(2022, 5, 10), open);

    private static Rehearsal Of(DateOnly on, params Case[] open) =>
        Rehearsal.Of(Asked with { EffectiveFrom = on }, false, on, Empty, open, 7, Now);

    private static Rulebook Staffed(Rulebook book) =>
        book with
        {
            Staff =
            [
                .. new[] { Roles.Clerk, Roles.Reviewer, Roles.Head }.SelectMany(r =>
                    new[] { "410122", Office.City }.Select(o => new StaffMember(
                        $"u-{r}1.{o}",
                        $"{r}1.{o}",
                        "某某",
                        o,
                        [r],
                        true,
                        []
                    ))
                ),
            ],
        };

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
