using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>R18: a county asks the city (请示), the city answers (批复), and the county decides.</summary>
public sealed class R18_AskCityTests
{
    public static readonly TheoryData<Actor> Strangers =
    [
        Story.Applicant,
        Story.Other,
        Story.Supervisor,
        Story.Staff(Roles.Clerk),
        Story.Staff(Roles.Head),
        Story.Staff(Roles.Clerk, "410181"),
    ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public void R18_only_the_handling_office_asks(Actor by) =>
        Assert.True(County().Refused(Ask(by: by)).Kind is RefusalKind.Forbidden or RefusalKind.NotFound);

    [Fact]
    public void R18_the_city_asks_nobody() =>
        Assert.Equal(
            "only-counties-ask",
            new Story().Accepted("RF-13-01", "2022-05-09 09:30").Refused(Ask(by: Story.Staff(Roles.Clerk))).Slug
        );

    [Fact]
    public void R18_the_citys_head_answers_and_the_county_goes_on()
    {
        var story = County();
        var before = story.Case.Clock;
        story.Do(Ask());
        Assert.Equal(("asked", Audience.CityHead), (story.Notices[^1].Kind, story.Notices[^1].To));
        var task = story.Case.Tasks.Single(t => t.Name == AskCity.Reply);
        Assert.Equal(("city", Roles.Head, Story.At("2022-05-11 17:00")), (task.Office, task.Role, task.DueAt));
        Assert.Equal("question-open", story.Refused(Ask()).Slug);
        Assert.Equal(
            "R18",
            story
                .TaskRefused(
                    AskCity.Reply,
                    "Replied",
                    "2022-05-09 11:00",
                    new { text = "可以" },
                    Story.Staff(Roles.Head, "410122")
                )
                .Rule
        );
        Assert.Equal(
            RefusalKind.Forbidden,
            story
                .TaskRefused(
                    AskCity.Reply,
                    "Replied",
                    "2022-05-09 11:00",
                    new { text = "可以" },
                    Story.Staff(Roles.Clerk)
                )
                .Kind
        );
        Assert.Equal(
            "reply-empty",
            story
                .TaskRefused(AskCity.Reply, "Replied", "2022-05-09 11:00", new { text = " " }, Story.Staff(Roles.Head))
                .Slug
        );
        story.Task(AskCity.Reply, "Replied", "2022-05-09 11:00", new { text = "按规范办理" }, Story.Staff(Roles.Head));
        Assert.Equal(
            ("按规范办理", "head1.city"),
            (story.Case.Questions.Single().Answer, story.Case.Questions.Single().AnsweredBy)
        );
        Assert.Equal(
            ("cityReplied", Audience.Colleague, "u-clerk1.410122"),
            (story.Notices[^1].Kind, story.Notices[^1].To, story.Notices[^1].Reader)
        );
        Assert.Equal(before, story.Case.Clock); // R11: to ask stops nothing
        Assert.Equal(2, story.Do(Ask("第二问")).Case.Questions.Length);
        story.Task("review", "Agreed", "2022-05-10 10:00");
        Assert.Contains(story.Case.Tasks, t => t.Name == AskCity.Reply); // still open
        Assert.Equal(CaseState.Approved, story.Task("decide", "Approved", "2022-05-10 11:00").Case.State);
        Assert.Empty(story.Case.Tasks);
        Assert.Equal("already-ended", story.Refused(Ask()).Slug);
    }

    [Theory]
    [InlineData(" ", "question-empty")]
    [InlineData(null, "question-too-long")]
    public void A_question_has_words_and_an_end(string? text, string slug) =>
        Assert.Equal(slug, County().Refused(Ask(text ?? new string('问', 2001))).Slug);

    [Fact]
    public void R14_asking_leaves_every_timer_where_it_is()
    {
        var story = County();
        CaseTimer[] before = [.. story.Timers];
        Assert.Equal(before, story.Do(Ask()).Timers);
    }

    private static Story County() => new Story().Accepted("RF-01-03", "2022-05-09 09:30", "410122");

    private static AskCity Ask(string text = "人防面积如何计算", Actor? by = null) =>
        new()
        {
            By = by ?? Story.Staff(Roles.Clerk, "410122"),
            At = Story.At("2022-05-09 10:00"),
            Text = text,
        };
}
