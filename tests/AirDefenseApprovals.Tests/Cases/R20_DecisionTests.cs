using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>R20, R22, R23, R28, R29, R30: the result and what follows.</summary>
public sealed class R20_DecisionTests
{
    private static Story Reviewed() =>
        new Story().Accepted("RF-13-01", "2022-05-09 09:30").Task("review", "Agreed", "2022-05-10 10:00");

    [Fact]
    public void R20_a_refusal_carries_reasons_basis_and_remedies()
    {
        var story = Reviewed();
        Assert.Equal(
            ["data.basis", "data.reasons"],
            story
                .TaskRefused("decide", "Refused", "2022-05-10 11:00", new { reasons = " " })
                .Errors.Select(e => e.Field)
                .Order()
        );
        story.Task(
            "decide",
            "Refused",
            "2022-05-10 11:00",
            new { reasons = "不符合规划", basis = "《人民防空法》第二十二条" }
        );
        Assert.Contains("六十日", story.Case.Decision!.Remedies!.Zh, StringComparison.Ordinal);
        Assert.Contains("六个月", story.Case.Decision.Remedies.Zh, StringComparison.Ordinal);
        Assert.Null(story.Case.Decision.Document);
    }

    [Fact]
    public void R22_the_documents_hash_is_in_the_journal()
    {
        var story = Reviewed().Task("decide", "Approved", "2022-05-10 11:00");
        var document = story.Case.Decision!.Document!;
        Assert.Equal(
            document.Sha256,
            story.Journal.Single(e => e.Act == "documentIssued").Data.GetProperty("sha256").GetString()
        );
        Assert.Equal($"WS-{story.Case.Number}", document.Number);
    }

    [Fact]
    public void R23_the_applicant_withdraws_any_time_before_the_decision()
    {
        Assert.Equal(
            CaseState.Withdrawn,
            new Story().Submitted("RF-13-01", "2022-05-09 09:30").Do(Withdraw("2022-05-09 11:00")).Case.State
        );
        Assert.Equal(CaseState.Withdrawn, Reviewed().Do(Withdraw("2022-05-10 11:00")).Case.State);
        Assert.Equal(
            "R23",
            Reviewed().Task("decide", "Approved", "2022-05-10 11:00").Refused(Withdraw("2022-05-10 12:00")).Rule
        );
        Assert.Equal(
            RefusalKind.NotFound,
            Reviewed().Refused(Withdraw("2022-05-10 11:00") with { By = Story.Other }).Kind
        );
    }

    [Theory]
    [InlineData(CaseState.Submitted)]
    [InlineData(CaseState.CorrectionRequired)]
    [InlineData(CaseState.InProgress)]
    [InlineData(CaseState.Suspended)]
    [InlineData(CaseState.Rectification)]
    public void R23_a_case_in_any_state_before_its_end_can_be_withdrawn(CaseState state)
    {
        var story = state switch
        {
            CaseState.Submitted => new Story().Submitted("RF-13-01", "2022-05-09 09:30"),
            CaseState.CorrectionRequired => new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
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
                                materialCode = "M30",
                                defect = "未盖章",
                                basis = "办事指南",
                                remedy = "盖章",
                            },
                        },
                    }
                ),
            CaseState.InProgress => new Story().Accepted("RF-13-01", "2022-05-09 09:30"),
            CaseState.Suspended => new Story()
                .Accepted("RF-13-01", "2022-05-09 09:30")
                .Do(
                    new PauseClock
                    {
                        By = Story.Staff(Roles.Clerk),
                        At = Story.At("2022-05-09 11:00"),
                        Kind = "testing",
                        ExpectedDays = 3,
                        Reason = "检测",
                    }
                ),
            _ => new Story()
                .Accepted("RF-07-01", "2022-05-09 09:30")
                .Task(
                    "inspect",
                    "DefectsFound",
                    "2022-05-09 10:00",
                    new
                    {
                        inspectors = new[] { "甲", "乙" },
                        items = new[]
                        {
                            new
                            {
                                clause = "GB 50038-2005 3.3",
                                place = "口部",
                                problem = "坏",
                                remedy = "换",
                                deadlineDays = 5,
                            },
                        },
                    }
                ),
        };
        Assert.Equal(state, story.Case.State);
        story.Do(Withdraw("2022-05-10 11:00"));
        Assert.Equal((CaseState.Withdrawn, 0, 0), (story.Case.State, story.Case.Tasks.Length, story.Timers.Length));
        Assert.Equal("already-ended", story.Refused(Withdraw("2022-05-10 12:00")).Slug);
    }

    [Fact]
    public void R23_a_reason_has_an_end() =>
        Assert.Equal(
            "field-too-long",
            Assert
                .Single(
                    Reviewed().Refused(Withdraw("2022-05-10 11:00") with { Reason = new string('长', 2001) }).Errors
                )
                .Slug
        );

    [Fact]
    public void R28_notices_are_numbered_by_kind()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        for (var day = 10; day < 13; day++)
            story
                .Do(
                    new PauseClock
                    {
                        By = Story.Staff(Roles.Clerk),
                        At = Story.At($"2022-05-{day} 11:00"),
                        Kind = "testing",
                        ExpectedDays = 1,
                        Reason = "检测",
                    }
                )
                .Do(new ResumeClock { By = Story.Staff(Roles.Clerk), At = Story.At($"2022-05-{day} 15:00") });
        Assert.Equal([1, 2, 3], story.Notices.Where(n => n.Kind == "paused").Select(n => n.Ordinal));
    }

    [Fact]
    public void R29_a_case_is_rated_once_after_the_result_and_a_poor_rating_is_followed_up()
    {
        var story = Reviewed();
        Assert.Equal("R29", story.Refused(Rate(5)).Rule);
        story.Task("decide", "Approved", "2022-05-10 11:00");
        Assert.Equal("score-wrong", story.Refused(Rate(6)).Slug);
        story.Do(Rate(2));
        Assert.Equal(Story.At("2022-06-01 17:00"), story.Case.Rating!.FollowUpDueAt); // 15 working days
        Assert.Equal("already-rated", story.Refused(Rate(5)).Slug);
        Assert.Equal(
            RefusalKind.Forbidden,
            story.TaskRefused("followUp", "Done", "2022-05-12 10:00", by: Story.Staff(Roles.Clerk)).Kind
        );
        Assert.NotNull(story.Task("followUp", "Done", "2022-05-12 10:00").Case.Rating!.FollowedUpAt);
    }

    [Fact]
    public void R30_reading_a_phone_needs_a_reason_and_is_journaled()
    {
        var story = Reviewed();
        var reveal = new RevealPersonalData
        {
            By = Story.Staff(Roles.Clerk),
            At = Story.At("2022-05-10 11:00"),
            Field = "phone",
            Reason = "",
        };
        Assert.Equal("R30", story.Refused(reveal).Rule);
        story.Do(reveal with { Reason = "电话核实" });
        var entry = story.Journal[^1];
        Assert.Equal("revealed", entry.Act);
        Assert.DoesNotContain(story.Case.Applicant.Phone, entry.Data.GetRawText(), StringComparison.Ordinal);
    }

    private static WithdrawCase Withdraw(string at) =>
        new()
        {
            By = Story.Applicant,
            At = Story.At(at),
            Reason = "项目调整",
        };

    private static RateCase Rate(int score) =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-05-11 10:00"),
            Score = score,
            Comment = "试",
        };
}
