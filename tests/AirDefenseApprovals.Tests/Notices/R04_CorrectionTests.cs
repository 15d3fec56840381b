using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Notices;

/// <summary>R4, R5, R7: the one-time correction notice.</summary>
public sealed class R04_CorrectionTests
{
    private static readonly object Notice = new
    {
        items = new object[]
        {
            new
            {
                materialCode = "M30",
                defect = "未盖章",
                basis = "办事指南",
                remedy = "盖章后上传",
            },
            new
            {
                field = "reason",
                defect = "理由不清",
                basis = "办事指南",
                remedy = "补充说明",
            },
        },
    };

    private static Story Corrected(string at = "2022-05-09 10:00") =>
        new Story().Submitted("RF-13-01", "2022-05-09 09:30").Task("intake", "CorrectionRequired", at, Notice);

    [Fact]
    public void R04_each_defect_names_what_by_what_rule_and_how_to_put_it_right()
    {
        var refusal = new Story()
            .Submitted("RF-13-01", "2022-05-09 09:30")
            .TaskRefused(
                "intake",
                "CorrectionRequired",
                "2022-05-09 10:00",
                new { items = new object[] { new { materialCode = "M30", defect = "未盖章" } } }
            );
        Assert.Equal("R4", refusal.Rule);
        Assert.Equal(["data.items[0].basis", "data.items[0].remedy"], refusal.Errors.Select(e => e.Field).Order());
    }

    [Fact]
    public void R04_a_notice_lists_at_least_one_defect() =>
        Assert.Equal(
            "R4",
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused("intake", "CorrectionRequired", "2022-05-09 10:00", new { items = Array.Empty<object>() })
                .Rule
        );

    [Fact]
    public void R04_a_defect_of_an_unknown_material_is_refused() =>
        Assert.Contains(
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused(
                    "intake",
                    "CorrectionRequired",
                    "2022-05-09 10:00",
                    new
                    {
                        items = new object[]
                        {
                            new
                            {
                                materialCode = "M99",
                                defect = "缺",
                                basis = "法",
                                remedy = "补",
                            },
                        },
                    }
                )
                .Errors,
            e => e.Slug == "material-unknown"
        );

    [Fact]
    public void R04_a_second_notice_is_refused()
    {
        var story = Corrected();
        Assert.Equal(
            ("R4", RefusalKind.Conflict),
            Of(story.TaskRefused("intake", "CorrectionRequired", "2022-05-09 11:00", Notice, Story.Staff(Roles.Clerk)))
        );
        story.Task(
            "correction",
            "Answered",
            "2022-05-10 10:00",
            new { answers = new[] { new { itemNo = 1, text = "已补" }, new { itemNo = 2, text = "已补" } } }
        );
        Assert.Equal(
            ("R4", RefusalKind.Conflict),
            Of(story.TaskRefused("intake", "CorrectionRequired", "2022-05-10 11:00", Notice))
        );
        Assert.Single(story.Acts, "correctionRequired");
    }

    [Fact]
    public void R05_a_partial_answer_is_refused_with_what_is_missing()
    {
        var story = Corrected();
        var refusal = story.TaskRefused(
            "correction",
            "Answered",
            "2022-05-10 10:00",
            new { answers = new[] { new { itemNo = 1, text = "已补" } } }
        );
        Assert.Equal("R5", refusal.Rule);
        Assert.Equal(["answers.2"], refusal.Errors.Select(e => e.Field));
        Assert.Equal(CaseState.CorrectionRequired, story.Case.State);
    }

    [Fact]
    public void R05_a_material_handed_in_anew_answers_its_item()
    {
        var story = Corrected()
            .Do(
                new AttachMaterial
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-10 09:00"),
                    MaterialCode = "M30",
                    File = new("新.pdf", 5, new string('c', 64), "application/pdf"),
                }
            );
        Assert.Equal(
            CaseState.Submitted,
            story
                .Task(
                    "correction",
                    "Answered",
                    "2022-05-10 10:00",
                    new { answers = new object[] { new { itemNo = 1 }, new { itemNo = 2, text = "已补" } } }
                )
                .Case.State
        );
    }

    [Fact]
    public void R05_what_the_office_has_cannot_be_taken_away_by_the_answer()
    {
        var story = Corrected()
            .Do(
                new RemoveMaterial
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-10 09:00"),
                    MaterialCode = "M30",
                }
            );
        var refusal = story.TaskRefused(
            "correction",
            "Answered",
            "2022-05-10 10:00",
            new { answers = new[] { new { itemNo = 1, text = "已补" }, new { itemNo = 2, text = "已补" } } }
        );
        Assert.Equal(("R5", "materials.M30"), (refusal.Rule, Assert.Single(refusal.Errors).Field));
    }

    [Fact]
    public void R05_what_was_missing_already_may_be_answered_in_words()
    {
        var story = new Story()
            .Draft("RF-13-01", without: "M30")
            .Do(
                new SubmitCase
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-09 09:30"),
                    QueryCode = "ABCD2345",
                    Sequence = 1,
                    AcknowledgeIncomplete = true,
                    Declared = true,
                }
            )
            .Task("intake", "CorrectionRequired", "2022-05-09 10:00", Notice);
        Assert.Equal(
            CaseState.Submitted,
            story
                .Task(
                    "correction",
                    "Answered",
                    "2022-05-10 10:00",
                    new { answers = new[] { new { itemNo = 1, text = "无此件" }, new { itemNo = 2, text = "已补" } } }
                )
                .Case.State
        );
    }

    [Fact]
    public void R05_afterwards_only_acceptance_or_refusal_for_items_of_that_notice()
    {
        var story = Corrected()
            .Task(
                "correction",
                "Answered",
                "2022-05-10 10:00",
                new { answers = new[] { new { itemNo = 1, text = "已补" }, new { itemNo = 2, text = "已补" } } }
            );
        Assert.Equal(
            "R5",
            story.TaskRefused("intake", "NotRequired", "2022-05-10 11:00", new { reason = "不需要" }).Rule
        );
        Assert.Equal(
            "R5",
            story.TaskRefused("intake", "Refused", "2022-05-10 11:00", new { unmet = new[] { 3 } }).Rule
        );
        Assert.Equal(
            CaseState.NotAccepted,
            story.Task("intake", "Refused", "2022-05-10 11:00", new { unmet = new[] { 2 } }).Case.State
        );
        Assert.Equal(2, Assert.Single(story.Case.Notice!.Unmet));
        // Whoever is turned away is told where to go
        Assert.NotEmpty(Assert.IsType<NoticeFact.Bilingual>(story.Notices[^1].Facts["remedies"]).Value.Zh);
    }

    [Fact]
    public void R05_acceptance_cannot_be_refused_before_a_correction() =>
        Assert.Equal(
            "R5",
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused("intake", "Refused", "2022-05-09 10:00", new { unmet = new[] { 1 } })
                .Rule
        );

    [Fact]
    public void R07_a_reminder_three_days_before_the_end_and_then_the_case_lapses()
    {
        var story = Corrected();
        Assert.Equal(Story.At("2022-05-30 17:00"), story.Case.Notice!.AnswerBy); // 15 working days
        Assert.DoesNotContain("correctionReminder", story.Until("2022-05-25 08:59").Told);
        Assert.Contains("correctionReminder", story.Until("2022-05-25 09:00").Told);
        Assert.Equal(CaseState.Lapsed, story.Until("2022-05-30 17:00").Case.State);
        Assert.Equal(["submitted", "correctionRequired", "correctionReminder", "lapsed"], story.Told);
        Assert.IsType<Changes>(
            new CopyCase
            {
                By = Story.Applicant,
                At = Story.At("2022-06-01 09:00"),
                NewId = Guid.CreateVersion7(),
            }.Decide(story.Case, story.Book)
        ); // nothing is lost
    }

    private static (string?, RefusalKind) Of(Refusal refusal) => (refusal.Rule, refusal.Kind);
}
