using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Notices;

namespace AirDefenseApprovals.Tests.People;

/// <summary>R30: the applicant asks that somebody be kept from the case (回避).</summary>
public sealed class R30_RecusalTests
{
    public static readonly TheoryData<Actor> Strangers =
    [
        Story.Other,
        Story.Supervisor,
        Story.Staff(Roles.Clerk),
        Story.Staff(Roles.Head),
        Story.Staff(Roles.Head, "410122"),
    ];

    [Theory]
    [MemberData(nameof(Strangers))]
    public void R18_only_the_applicant_asks(Actor by) =>
        Assert.True(Begun().Refused(Ask() with { By = by }).Kind is RefusalKind.Forbidden or RefusalKind.NotFound);

    [Fact]
    public void R30_granted_the_person_has_no_more_part_and_the_task_goes_on_in_turn()
    {
        var story = Begun();
        Assert.Equal("clerk1.city", story.Case.Tasks.Single().Assignee);
        story.Do(Ask());
        Assert.Equal(("recusalAsked", Audience.Head), (story.Notices[^1].Kind, story.Notices[^1].To));
        Assert.Equal("recusal-open", story.Refused(Ask()).Slug);
        foreach (var person in new[] { "head1.city", "nobody", "clerk1.410122", "" })
            Assert.StartsWith(
                "recusal-person",
                story
                    .TaskRefused(
                        RequestRecusal.Decision,
                        "Granted",
                        "2022-05-09 11:00",
                        new { person },
                        Story.Staff(Roles.Head)
                    )
                    .Slug,
                StringComparison.Ordinal
            );
        story.Task(
            RequestRecusal.Decision,
            "Granted",
            "2022-05-09 11:00",
            new { person = "clerk1.city" },
            Story.Staff(Roles.Head)
        );
        Assert.Equal("clerk2.city", story.Case.Tasks.Single().Assignee);
        Assert.True(story.Case.IsAside("clerk1.city"));
        Assert.Equal((true, "clerk1.city"), (story.Case.Recusals.Single().Granted, story.Case.Recusals.Single().Aside));
        Assert.Equal(("recusalGranted", Audience.Applicant), (story.Notices[^1].Kind, story.Notices[^1].To));
    }

    [Fact]
    public void R30_not_granted_the_applicant_is_told_why()
    {
        var story = Begun().Do(Ask());
        Assert.Equal(
            "reason-missing",
            story.TaskRefused(RequestRecusal.Decision, "Refused", "2022-05-09 11:00", by: Story.Staff(Roles.Head)).Slug
        );
        story.Task(
            RequestRecusal.Decision,
            "Refused",
            "2022-05-09 11:00",
            new { reason = "无利害关系" },
            Story.Staff(Roles.Head)
        );
        Assert.Equal((false, "无利害关系"), (story.Case.Recusals.Single().Granted, story.Notices[^1].Text("reason")));
        Assert.Equal("clerk1.city", story.Case.Tasks.Single().Assignee);
    }

    [Fact]
    public void R30_about_the_head_the_supervisor_decides()
    {
        var story = Begun().Do(Ask() with { AboutHead = true });
        Assert.Equal(Audience.Supervisor, story.Notices[^1].To);
        Assert.Equal(
            RefusalKind.Forbidden,
            story
                .TaskRefused(
                    RequestRecusal.Decision,
                    "Refused",
                    "2022-05-09 11:00",
                    new { reason = "无" },
                    Story.Staff(Roles.Head)
                )
                .Kind
        );
        story.Task(
            RequestRecusal.Decision,
            "Granted",
            "2022-05-09 11:00",
            new { person = "head1.city" },
            Story.Supervisor
        );
        Assert.True(story.Case.IsAside("head1.city"));
    }

    [Fact]
    public void R30_nobody_signs_before_a_request_is_decided()
    {
        var story = Begun()
            .Task("intake", "Accepted", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-09 10:30")
            .Do(Ask() with { At = Story.At("2022-05-09 11:00") });
        Assert.All(new[] { "Approved", "Refused" }, outcome =>
            Assert.Equal(
                ("R30", "recusal-first"),
                story.TaskRefused("decide", outcome, "2022-05-09 12:00", new { reasons = "不符", basis = "条例" })
                    is var r
                    ? (r.Rule, r.Slug)
                    : default
            )
        );
        story.Task(
            RequestRecusal.Decision,
            "Refused",
            "2022-05-09 12:30",
            new { reason = "无利害关系" },
            Story.Staff(Roles.Head)
        );
        Assert.Equal(CaseState.Approved, story.Task("decide", "Approved", "2022-05-09 14:00").Case.State);
    }

    [Theory]
    [InlineData(" ", null)]
    [InlineData(
        "理由",
        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"
    )]
    public void A_request_has_a_reason_and_a_name_an_end(string reason, string? person) =>
        Assert.Equal("recusal-wrong", Begun().Refused(Ask() with { Reason = reason, Person = person }).Slug);

    [Fact]
    public void R30_a_draft_and_an_ended_case_have_nobody_to_be_kept_from_them()
    {
        Assert.Equal("still-a-draft", new Story(Book).Draft("RF-13-01").Refused(Ask()).Slug);
        Assert.Equal(
            "already-ended",
            Begun()
                .Do(
                    new WithdrawCase
                    {
                        By = Story.Applicant,
                        At = Story.At("2022-05-09 10:00"),
                        Reason = "不办了",
                    }
                )
                .Refused(Ask())
                .Slug
        );
    }

    private static readonly Rulebook Book = TestBook.Book with
    {
        Staff =
        [
            Member("clerk1", Roles.Clerk),
            Member("clerk2", Roles.Clerk),
            Member("head1", Roles.Head),
            new("u-clerk1.410122", "clerk1.410122", "", "410122", [Roles.Clerk], true, []),
        ],
    };

    private static Story Begun() => new Story(Book).Submitted("RF-13-01", "2022-05-09 09:30");

    private static RequestRecusal Ask() =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-05-09 10:00"),
            Person = "经办人",
            Reason = "与我公司有纠纷",
        };

    private static StaffMember Member(string name, string role) =>
        new($"u-{name}.city", $"{name}.city", name, "city", [role], true, []);
}
