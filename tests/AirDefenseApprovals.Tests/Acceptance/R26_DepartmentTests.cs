using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Acceptance;

/// <summary>R26: the departments that were asked have spoken, and consent, before the joint acceptance passes.</summary>
public sealed class R26_DepartmentTests
{
    private static readonly Actor Inspector = Story.Staff(Roles.Inspector);

    private static Story Ready(params string[] departments)
    {
        var story = new Story()
            .Accepted("RF-07-01", "2022-05-09 09:30", floorArea: 8000m)
            .Task("inspect", "Passed", "2022-05-10 10:00", new { inspectors = new[] { "甲", "乙" } });
        return departments.Length == 0
            ? story
            : story.Do(
                new InviteDepartments
                {
                    By = Inspector,
                    At = Story.At("2022-05-10 11:00"),
                    Addresses = departments.ToImmutableSortedDictionary(d => d, _ => (string?)null),
                    Secret = "s",
                }
            );
    }

    private static GiveDepartmentOpinion Opinion(Story story, string department, bool consents, bool byLink = true) =>
        new()
        {
            By = byLink ? PartyLink.ActorOf(story.Case.Id, department) : Inspector,
            At = Story.At("2022-05-10 14:00"),
            Department = department,
            Consents = consents,
            Text = consents ? null : "消防通道未贯通",
            Signatory = "张示例",
        };

    [Fact]
    public void R26_without_asking_the_head_holds_it_alone() =>
        Assert.Equal(CaseState.Approved, Ready().Task("jointAcceptance", "Passed", "2022-05-10 16:00").Case.State);

    [Fact]
    public void R26_it_waits_for_every_department_that_was_asked()
    {
        var story = Ready("fire", "planning");
        story.Do(Opinion(story, "fire", true));
        Assert.Equal(
            ("R26", "department-silent"),
            (story.TaskRefused("jointAcceptance", "Passed", "2022-05-10 16:00") is var r ? (r.Rule, r.Slug) : default)
        );
        story.Do(Opinion(story, "planning", true, byLink: false)).Task("jointAcceptance", "Passed", "2022-05-10 16:00");
        Assert.Equal(CaseState.Approved, story.Case.State);
    }

    [Fact]
    public void R26_a_department_that_does_not_consent_can_change_its_mind()
    {
        var story = Ready("fire");
        story.Do(Opinion(story, "fire", false));
        Assert.Equal("department-dissents", story.TaskRefused("jointAcceptance", "Passed", "2022-05-10 16:00").Slug);
        story.Do(Opinion(story, "fire", true)).Task("jointAcceptance", "Passed", "2022-05-10 16:00");
        Assert.True(story.Case.JointAcceptances[0].Passed); // the first that was held
    }

    [Fact]
    public void R26_a_refusal_of_consent_says_why() =>
        Assert.Contains(
            Ready("fire") is var story ? story.Refused(Opinion(story, "fire", false) with { Text = null }).Errors : [],
            e => e is { Field: "text", Slug: "field-required" }
        );

    [Fact]
    public void R18_a_department_speaks_for_itself_alone()
    {
        var story = Ready("fire", "planning");
        Assert.Equal(
            RefusalKind.NotFound,
            story.Refused(Opinion(story, "planning", true) with { By = PartyLink.ActorOf(story.Case.Id, "fire") }).Kind
        );
        Assert.Equal(RefusalKind.NotFound, story.Refused(Opinion(story, "archives", true)).Kind); // not asked
        Assert.Equal(
            RefusalKind.Forbidden,
            story.Refused(Opinion(story, "fire", true) with { By = Story.Applicant }).Kind
        );
        Assert.Equal(
            RefusalKind.NotFound,
            story.Refused(Opinion(story, "fire", true) with { By = Story.Staff(Roles.Head, "410122") }).Kind
        );
    }
}
