using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>R2, R3, R6, R8: the office's answer to an application.</summary>
public sealed class R02_IntakeTests
{
    [Fact]
    public void R02_the_office_must_answer_within_five_working_days() =>
        Assert.Equal(
            Story.At("2022-05-16 17:00"),
            new Story().Submitted("RF-13-01", "2022-05-09 09:30").Case.IntakeDueAt
        );

    [Fact]
    public void R02_no_approval_needed_ends_the_case_with_a_reason_and_a_notice()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        Assert.Equal("reason-missing", story.TaskRefused("intake", "NotRequired", "2022-05-09 10:00").Slug);
        story.Task("intake", "NotRequired", "2022-05-09 10:00", new { reason = "依法不需要" });
        Assert.Equal(CaseState.NotRequired, story.Case.State);
        Assert.Contains("notRequired", story.Told);
        Assert.Empty(story.Case.Tasks);
    }

    [Fact]
    public void R02_an_office_outside_the_system_is_named()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        Assert.Equal("competent-office-missing", story.TaskRefused("intake", "NotCompetent", "2022-05-09 10:00").Slug);
        Assert.Equal(
            CaseState.NotAccepted,
            story
                .Task("intake", "NotCompetent", "2022-05-09 10:00", new { officeName = "郑州市自然资源和规划局" })
                .Case.State
        );
    }

    [Fact]
    public void R03_one_clerk_accepts_decides_and_issues_in_a_single_act()
    {
        var story = new Story().Submitted("RF-08-01", "2022-05-09 09:30");
        Assert.Equal(["issue"], story.Case.Tasks.Select(t => t.Name));
        story.Task("issue", "Issued", "2022-05-09 09:34");
        Assert.Equal(CaseState.Approved, story.Case.State);
        Assert.Equal(["submitted", "taskCompleted", "accepted", "decided", "documentIssued"], story.Acts);
        Assert.Equal((0, true), (story.Case.Decision!.DaysUsed, story.Case.Decision.PromiseMet));
    }

    [Fact]
    public void R06_silence_is_acceptance_as_of_the_day_of_receipt()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30").Until("2022-05-16 17:00");
        Assert.True(story.Case is { DeemedAccepted: true, State: CaseState.InProgress });
        Assert.Equal(Story.At("2022-05-09 09:30"), story.Case.AcceptedAt);
        Assert.Equal(Story.At("2022-05-09 09:30"), story.Case.Clock!.StartedAt); // not when the timer fired
        Assert.Equal(["review"], story.Case.Tasks.Select(t => t.Name));
        Assert.Contains("deemedAccepted", story.Told);
        Assert.Contains("deemedAcceptedSupervisor", story.Told);
        Assert.Contains(story.Case.Cards, c => c is { Limit: Core.Clock.Limit.Intake, Colour: CardColour.Red });
    }

    [Fact]
    public void R06_an_answer_in_time_leaves_nothing_to_the_timer() =>
        Assert.False(
            new Story().Accepted("RF-13-01", "2022-05-09 09:30").Until("2022-05-16 17:00").Case.DeemedAccepted
        );

    [Fact]
    public void R08_what_may_follow_is_promised_accepted_and_awaited()
    {
        var story = new Story().Draft("RF-03-01", without: "M12");
        Assert.Contains(story.Refused(Submit("2022-05-09 09:30")).Errors, e => e.Field == "materials.M12");
        story
            .Do(Submit("2022-05-09 09:30") with { Promised = [new("M12", new DateOnly(2022, 5, 20))] })
            .Task("intake", "Accepted", "2022-05-09 10:00")
            .Task(
                "siteInspection",
                "Done",
                "2022-05-10 10:00",
                new { report = "已踏勘", participants = new[] { "甲", "乙" } }
            )
            .Task("review", "Agreed", "2022-05-10 11:00");
        Assert.Equal("R8", story.TaskRefused("decide", "Approved", "2022-05-10 15:00").Rule);
        story.Do(
            new AttachMaterial
            {
                By = Story.Applicant,
                At = Story.At("2022-05-11 09:00"),
                MaterialCode = "M12",
                File = new("补.pdf", 5, new string('b', 64), "application/pdf"),
            }
        );
        Assert.Equal(CaseState.Approved, story.Task("decide", "Approved", "2022-05-11 15:00").Case.State);
    }

    [Fact]
    public void R08_a_material_that_may_not_follow_cannot_be_promised() =>
        Assert.Equal(
            "R8",
            new Story()
                .Draft("RF-13-01", without: "M30")
                .Refused(Submit("2022-05-09 09:30") with { Promised = [new("M30", new DateOnly(2022, 5, 20))] })
                .Rule
        );

    [Fact]
    public void PL32_an_incomplete_application_is_received_when_the_applicant_insists()
    {
        var story = new Story().Draft("RF-13-01", without: "M30");
        var refusal = story.Refused(Submit("2022-05-09 09:30"));
        Assert.Equal((RefusalKind.Incomplete, CaseState.Draft), (refusal.Kind, story.Case.State));
        Assert.Equal(
            CaseState.Submitted,
            story.Do(Submit("2022-05-09 09:30") with { AcknowledgeIncomplete = true }).Case.State
        );
    }

    [Fact]
    public void R08_a_promised_material_taken_back_during_a_correction_is_awaited_again()
    {
        var story = new Story().Draft("RF-03-01", without: "M12");
        var other = story
            .Case.Materials.First(m => m is { MaterialCode: not "M12", Status: MaterialStatus.Attached })
            .MaterialCode;
        story
            .Do(Submit("2022-05-09 09:30") with { Promised = [new("M12", new DateOnly(2022, 5, 20))] })
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
                            materialCode = other,
                            defect = "未盖章",
                            basis = "办事指南",
                            remedy = "盖章",
                        },
                    },
                }
            )
            .Do(
                new AttachMaterial
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-09 11:00"),
                    MaterialCode = "M12",
                    File = new("补.pdf", 5, new string('b', 64), "application/pdf"),
                }
            )
            .Do(
                new RemoveMaterial
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-09 11:10"),
                    MaterialCode = "M12",
                }
            );
        var material = story.Case.Materials.Single(m => m.MaterialCode == "M12");
        Assert.Equal(
            (MaterialStatus.Promised, new DateOnly(2022, 5, 20)),
            (material.Status, material.PromisedDate!.Value)
        );
        story
            .Task(
                "correction",
                "Answered",
                "2022-05-09 12:00",
                new { answers = new[] { new { itemNo = 1, text = "已补" } } }
            )
            .Task("intake", "Accepted", "2022-05-09 14:00")
            .Task(
                "siteInspection",
                "Done",
                "2022-05-10 10:00",
                new { report = "已踏勘", participants = new[] { "甲", "乙" } }
            )
            .Task("review", "Agreed", "2022-05-10 11:00");
        Assert.Equal("R8", story.TaskRefused("decide", "Approved", "2022-05-10 15:00").Rule);
    }

    [Theory]
    [InlineData("""{"reason":"%"}""", "data.reason", "field-too-long")]
    [InlineData("""{"items":[{"defect":"%"}]}""", "data.items[0].defect", "field-too-long")]
    [InlineData("""{"a":{"b":{"c":{"d":{"e":{"f":{"g":1}}}}}}}""", "data.a.b.c.d.e.f.g", "data-too-deep")]
    public void What_is_kept_for_ever_has_an_end(string data, string field, string slug)
    {
        var act = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        var given = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(
            data.Replace("%", new string('长', 2001), StringComparison.Ordinal)
        );
        var error = Assert.Single(
            act.Refused(act.TaskAct("intake", "NotRequired", "2022-05-09 10:00") with { Data = given }).Errors
        );
        Assert.Equal((field, slug), (error.Field, error.Slug));
    }

    [Fact]
    public void What_is_listed_has_an_end()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        var items = Enumerable
            .Repeat(
                new
                {
                    materialCode = "M30",
                    defect = "未盖章",
                    basis = "办事指南",
                    remedy = "盖章",
                },
                201
            )
            .ToArray();
        Assert.Equal(
            "list-too-long",
            Assert
                .Single(story.TaskRefused("intake", "CorrectionRequired", "2022-05-09 10:00", new { items }).Errors)
                .Slug
        );
        Assert.Equal(
            "comment",
            Assert
                .Single(
                    story
                        .Refused(
                            story.TaskAct("intake", "Accepted", "2022-05-09 10:00") with
                            {
                                Comment = new string('长', 2001),
                            }
                        )
                        .Errors
                )
                .Field
        );
    }

    private static SubmitCase Submit(string at) =>
        new()
        {
            By = Story.Applicant,
            At = Story.At(at),
            QueryCode = "ABCD2345",
            Sequence = 1,
            Declared = true,
        };
}
