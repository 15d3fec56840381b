using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Acceptance;

/// <summary>R24, R25, R26: inspection, its one notice, rectification, joint acceptance.</summary>
public sealed class R24_AcceptanceTests
{
    private static readonly string[] Two = ["甲", "乙"];
    private static readonly object Defects = new
    {
        inspectors = Two,
        items = new[] { Defect("密封条老化"), Defect("穿墙管未密闭") },
    };

    private static object Defect(string problem, string clause = "GB 50038-2005 3.3") =>
        new
        {
            clause,
            place = "第1防护单元",
            problem,
            remedy = "更换",
            deadlineDays = 10,
            responsible = "施工单位",
        };

    private static Story Inspected() =>
        new Story()
            .Accepted("RF-07-01", "2022-05-09 09:30", floorArea: 12345.6789m)
            .Task("inspect", "DefectsFound", "2022-05-10 10:00", Defects);

    [Fact]
    public void R24_at_least_two_inspectors() =>
        Assert.Equal(
            "R24",
            new Story()
                .Accepted("RF-07-01", "2022-05-09 09:30")
                .TaskRefused("inspect", "Passed", "2022-05-10 10:00", new { inspectors = new[] { "甲", "甲" } })
                .Rule
        );

    [Fact]
    public void R24_every_defect_cites_a_clause_of_the_register() =>
        Assert.Contains(
            new Story()
                .Accepted("RF-07-01", "2022-05-09 09:30")
                .TaskRefused(
                    "inspect",
                    "DefectsFound",
                    "2022-05-10 10:00",
                    new { inspectors = Two, items = new[] { Defect("坏", "GB 1 1") } }
                )
                .Errors,
            e => e is { Field: "data.items[0].clause", Slug: "clause-unknown" }
        );

    [Fact]
    public void R24_a_second_defect_notice_is_refused()
    {
        var story = Inspected();
        Assert.Equal(
            ("R24", RefusalKind.Conflict),
            (
                story.TaskRefused("inspect", "DefectsFound", "2022-05-10 11:00", Defects, Story.Staff(Roles.Inspector))
                    is var r
                    ? (r.Rule, r.Kind)
                    : default
            )
        );
        Assert.Single(story.Acts, "defectsNotified");
    }

    [Fact]
    public void R25_time_for_rectification_is_excluded_from_both_limits()
    {
        var story = Inspected();
        Assert.Equal(CaseState.Rectification, story.Case.State);
        story.Task("rectification", "Submitted", "2022-05-17 10:00", Answers(1, 2));
        Assert.Equal(
            Story.At("2022-05-19 17:00"),
            LegalClock.DueAt(story.Book.Calendar, story.Case.Clock!, Limit.Promised).At
        ); // 11 to 17 May left out
    }

    [Fact]
    public void R25_every_open_defect_needs_an_answer() =>
        Assert.Equal("R25", Inspected().TaskRefused("rectification", "Submitted", "2022-05-17 10:00", Answers(1)).Rule);

    [Fact]
    public void R25_reinspection_looks_at_the_listed_defects_alone()
    {
        var story = Inspected().Task("rectification", "Submitted", "2022-05-17 10:00", Answers(1, 2));
        Assert.Equal(
            "R25",
            story.TaskRefused("reinspect", "StillOpen", "2022-05-17 11:00", new { open = new[] { 3 } }).Rule
        );
        story.Task("reinspect", "StillOpen", "2022-05-17 11:00", new { open = new[] { 2 } });
        Assert.Equal([DefectState.Closed, DefectState.Open], story.Case.DefectNotice!.Items.Select(d => d.State));
    }

    [Theory]
    [InlineData("2022-05-10")] // the day of the notice: it was there before
    [InlineData("2022-05-01")]
    [InlineData("2022-05-18")] // tomorrow
    public void R25_a_later_defect_needs_evidence_dated_after_the_notice(string evidenceDate)
    {
        var story = Inspected().Task("rectification", "Submitted", "2022-05-17 10:00", Answers(1, 2));
        var refusal = story.TaskRefused(
            "reinspect",
            "StillOpen",
            "2022-05-17 11:00",
            new
            {
                arisenSince = new[]
                {
                    new
                    {
                        clause = "GB 50038-2005 3.3",
                        place = "口部",
                        problem = "新裂缝",
                        remedy = "修补",
                        deadlineDays = 5,
                        evidenceDate,
                    },
                },
            }
        );
        Assert.Equal("evidence-before-notice", Assert.Single(refusal.Errors).Slug);
    }

    [Fact]
    public void R26_joint_acceptance_waits_until_each_defect_is_closed()
    {
        var story = Inspected();
        Assert.Equal(
            "R26",
            story.TaskRefused("jointAcceptance", "Passed", "2022-05-10 11:00", by: Story.Staff(Roles.Head)).Rule
        );
        story
            .Task("rectification", "Submitted", "2022-05-11 10:00", Answers(1, 2))
            .Task("reinspect", "Closed", "2022-05-11 11:00")
            .Task("jointAcceptance", "Passed", "2022-05-11 15:00");
        Assert.Equal(CaseState.Approved, story.Case.State);
        Assert.Equal([true], story.Case.JointAcceptances.Select(j => j.Passed));
    }

    [Fact]
    public void R26_a_failed_joint_acceptance_names_reasons_and_is_held_again()
    {
        var story = new Story()
            .Accepted("RF-07-01", "2022-05-09 09:30")
            .Task("inspect", "Passed", "2022-05-10 10:00", new { inspectors = Two });
        Assert.Equal("R26", story.TaskRefused("jointAcceptance", "Failed", "2022-05-10 15:00").Rule);
        story.Task("jointAcceptance", "Failed", "2022-05-10 15:00", new { reasons = new[] { "消防未验收" } });
        var refusal = story.TaskRefused(
            "resolve",
            "Submitted",
            "2022-05-11 09:00",
            new { answers = new[] { new { itemNo = 2, text = "已解决" } } }
        );
        Assert.Equal(("R26", "answers.1"), (refusal.Rule, Assert.Single(refusal.Errors).Field));
        story
            .Task("resolve", "Submitted", "2022-05-11 10:00", Answers(1))
            .Task("jointAcceptance", "Passed", "2022-05-11 15:00");
        Assert.Equal([false, true], story.Case.JointAcceptances.Select(j => j.Passed));
        Assert.Equal(CaseState.Approved, story.Case.State);
    }

    [Fact]
    public void R25_evidence_of_a_defect_is_bounded_and_ends_when_it_is_closed()
    {
        var story = Inspected();
        for (var i = 0; i < AttachEvidence.MostFiles; i++)
            story.Do(Evidence(i));
        Assert.Equal("evidence-too-many", story.Refused(Evidence()).Slug);
        story
            .Task("rectification", "Submitted", "2022-05-11 10:00", Answers(1, 2))
            .Task("reinspect", "Closed", "2022-05-11 11:00");
        Assert.Equal("defect-closed", story.Refused(Evidence()).Slug);
    }

    private static AttachEvidence Evidence(int file = 0) =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-05-11 09:00"),
            ItemNo = 1,
            File = new(
                "整改后.jpg",
                1000,
                file.ToString("x64", System.Globalization.CultureInfo.InvariantCulture),
                "image/jpeg"
            ),
        };

    private static object Answers(params int[] items) =>
        new { answers = items.Select(i => new { itemNo = i, text = "已整改" }) };
}
