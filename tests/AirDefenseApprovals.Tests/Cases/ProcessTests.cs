using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>Each process from intake to its end.</summary>
public sealed class ProcessTests
{
    private static readonly object Report = new { report = "符合要求", participants = new[] { "甲", "乙" } };

    [Fact]
    public void Filing_goes_from_intake_to_the_head() =>
        Assert.Equal(
            CaseState.Approved,
            new Story()
                .Accepted("RF-14-01", "2022-05-09 09:30")
                .Task("decide", "Approved", "2022-05-10 10:00")
                .Case.State
        );

    [Fact]
    public void A_site_inspection_needs_a_report_by_two_people()
    {
        var story = new Story().Accepted("RF-01-02", "2022-05-09 09:30");
        Assert.Equal(
            "report-incomplete",
            story
                .TaskRefused(
                    "siteInspection",
                    "Done",
                    "2022-05-10 10:00",
                    new { report = "好", participants = new[] { "甲" } }
                )
                .Slug
        );
        story
            .Task("siteInspection", "Done", "2022-05-10 10:00", Report)
            .Task("review", "Agreed", "2022-05-10 11:00")
            .Task("decide", "Approved", "2022-05-11 10:00");
        Assert.Equal(CaseState.Approved, story.Case.State);
    }

    [Fact]
    public void R11_the_clock_stands_still_while_experts_review()
    {
        var story = new Story().Accepted("RF-04-01", "2022-05-09 09:30");
        Assert.Equal(CaseState.Suspended, story.Case.State);
        story.Task("expertReview", "Done", "2022-05-20 10:00", Report);
        Assert.Equal(CaseState.InProgress, story.Case.State);
        Assert.NotNull(Assert.Single(story.Case.Clock!.Pauses).To);
    }

    [Fact]
    public void Parallel_reviews_meet_before_the_decision()
    {
        var story = new Story().Accepted("RF-01-01", "2022-05-09 09:30");
        Assert.Equal(["engineeringReview", "planningReview"], story.Case.Tasks.Select(t => t.Name).Order());
        story.Task("planningReview", "Agreed", "2022-05-10 10:00");
        Assert.Equal(["engineeringReview"], story.Case.Tasks.Select(t => t.Name));
        Assert.Equal(
            ["decide"],
            story.Task("engineeringReview", "Agreed", "2022-05-10 11:00").Case.Tasks.Select(t => t.Name)
        );
    }

    [Theory]
    [InlineData(10000, "decide")]
    [InlineData(10000.0001, "chiefReview")]
    public void A_basement_over_10000_square_metres_is_reviewed_once_more_before_the_head_decides(
        double area,
        string next
    )
    {
        var story = new Story().Draft("RF-01-01");
        story.Do(
            new SaveDraft
            {
                By = Story.Applicant,
                At = Story.At("2022-05-09 09:00"),
                ItemCode = "RF-01-01",
                Applicant = story.Case.Applicant,
                Project = story.Case.Project,
                Form = story.Case.Form.SetItem("basementArea", Story.Data(area)),
            }
        );
        story
            .Submit("2022-05-09 09:30")
            .Task("intake", "Accepted", "2022-05-09 09:40")
            .Task("planningReview", "Agreed", "2022-05-10 10:00")
            .Task("engineeringReview", "Agreed", "2022-05-10 11:00");
        Assert.Equal([next], story.Case.Tasks.Select(t => t.Name));
        if (next == "chiefReview")
            Assert.Equal(
                ["decide"],
                story.Task("chiefReview", "Agreed", "2022-05-10 14:00").Case.Tasks.Select(t => t.Name)
            );
    }

    [Fact]
    public void A_review_sends_a_case_back_with_a_reason()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 09:30");
        Assert.Equal("reason-missing", story.TaskRefused("review", "Returned", "2022-05-10 10:00").Slug);
        story.Task("review", "Returned", "2022-05-10 10:00", new { reason = "材料有疑问" });
        Assert.Equal(["intake"], story.Case.Tasks.Select(t => t.Name));
        Assert.Equal(["review"], story.Task("intake", "Accepted", "2022-05-10 11:00").Case.Tasks.Select(t => t.Name));
        Assert.Single(story.Acts, "accepted"); // R9: the clock is not started anew
    }

    [Fact]
    public void The_head_sends_a_case_back_to_review() =>
        Assert.Equal(
            ["review"],
            new Story()
                .Accepted("RF-13-01", "2022-05-09 09:30")
                .Task("review", "Agreed", "2022-05-10 10:00")
                .Task("decide", "Returned", "2022-05-10 11:00", new { reason = "请再核" })
                .Case.Tasks.Select(t => t.Name)
        );

    [Fact]
    public void An_outcome_that_the_task_does_not_have_is_told() =>
        Assert.Equal(
            "outcome-unknown",
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused("intake", "Perhaps", "2022-05-09 10:00")
                .Slug
        );

    [Fact]
    public void A_task_that_is_not_open_is_told() =>
        Assert.Equal(
            "task-not-open",
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused("decide", "Approved", "2022-05-09 10:00", by: Story.Staff(Roles.Head))
                .Slug
        );

    [Fact]
    public void R22_every_item_of_the_catalogue_can_be_applied_for_and_is_open_at_its_first_desk() =>
        Assert.All(TestBook.Catalogue.Items.Keys, code =>
            Assert.NotEmpty(new Story().Submitted(code, "2022-05-09 09:30", floorArea: 100).Case.Tasks)
        );
}
