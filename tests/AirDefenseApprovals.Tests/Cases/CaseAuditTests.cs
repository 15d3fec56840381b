using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>The journal alone suffices to recompute a case's clock, timers and figures, and any difference is named.</summary>
public sealed class CaseAuditTests
{
    private static readonly object Answers = new { answers = new[] { new { itemNo = 1, text = "已补" } } };
    private static readonly object Defect = new
    {
        items = new[]
        {
            new
            {
                field = "reason",
                defect = "不清楚",
                basis = "办事指南",
                remedy = "补充说明",
            },
        },
    };

    private static readonly Dictionary<string, Func<Story>> Lives = new()
    {
        { "waits for intake", () => new Story().Submitted("RF-13-01", "2022-05-09 18:30") },
        { "accepted", () => new Story().Accepted("RF-13-01", "2022-05-09 10:00") },
        {
            "accepted by silence",
            () => new Story().Submitted("RF-13-01", "2022-05-09 10:00").Until("2022-05-30 09:00")
        },
        {
            "paused and resumed",
            () => Paused().Do(new ResumeClock { By = Story.Staff(Roles.Clerk), At = Story.At("2022-05-13 09:00") })
        },
        { "paused", Paused },
        {
            "extended, with cards",
            () =>
                new Story()
                    .Accepted("RF-13-01", "2022-05-09 10:00")
                    .Do(
                        new ExtendClock
                        {
                            By = Story.Staff(Roles.Head),
                            At = Story.At("2022-05-10 09:00"),
                            Days = 3,
                            Reason = "资料较多",
                        }
                    )
                    .Until("2022-06-30 09:00")
        },
        { "experts review", () => new Story().Accepted("RF-04-01", "2022-05-09 10:00") },
        {
            "on the spot, corrected, issued",
            () =>
                new Story()
                    .Submitted("RF-11-01", "2022-05-09 10:00")
                    .Task("issue", "CorrectionRequired", "2022-05-09 11:00", Defect)
                    .Task("correction", "Answered", "2022-05-11 10:00", Answers)
                    .Task("issue", "Issued", "2022-05-11 10:30")
        },
        {
            "lapsed",
            () =>
                new Story()
                    .Submitted("RF-13-01", "2022-05-09 10:00")
                    .Task("intake", "CorrectionRequired", "2022-05-09 11:00", Defect)
                    .Until("2022-07-30 09:00")
        },
        {
            "approved",
            () =>
                new Story()
                    .Accepted("RF-13-01", "2022-05-09 10:00")
                    .Task("review", "Agreed", "2022-05-10 10:00")
                    .Task("decide", "Approved", "2022-05-11 10:00")
        },
        {
            "withdrawn while paused",
            () =>
                Paused()
                    .Do(
                        new WithdrawCase
                        {
                            By = Story.Applicant,
                            At = Story.At("2022-05-13 09:00"),
                            Reason = "项目调整",
                        }
                    )
        },
    };

    public static TheoryData<string> Names => [.. Lives.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void R15_R27_whatever_a_case_lived_through_its_journal_tells_the_same(string life)
    {
        var story = Lives[life]();
        Assert.True(Differences(story) is [], $"{life}: {string.Join(", ", Differences(story))}");
    }

    [Fact]
    public void R14_a_timer_that_is_missing_or_wrong_is_named()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal(
            ["audit-timers"],
            CaseAudit.Differences(story.Case, story.Journal, [.. story.Timers.Skip(1)], story.Book)
        );
        Assert.Equal(
            ["audit-timers"],
            CaseAudit.Differences(
                story.Case,
                story.Journal,
                [.. story.Timers.Select(t => t with { DueAt = t.DueAt.AddDays(1) })],
                story.Book
            )
        );
    }

    [Fact]
    public void R15_figures_and_clocks_that_were_changed_afterwards_are_named()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-11 10:00");
        Assert.Equal(
            ["audit-figures"],
            Audit(story, story.Case with { Decision = story.Case.Decision! with { DaysUsed = 1 } })
        );
        Assert.Equal(
            ["audit-clock"],
            Audit(story, story.Case with { Clock = story.Case.Clock! with { StatutoryDays = 21 } })
        );
        Assert.Equal(
            ["audit-clock"],
            Audit(
                story,
                story.Case with
                {
                    Clock = story.Case.Clock! with
                    {
                        Pauses = [new Pause("testing", story.Case.AcceptedAt!.Value, story.Case.AcceptedAt, 1, "")],
                    },
                }
            )
        );
    }

    [Fact]
    public void R27_a_journal_that_was_changed_or_cut_is_named()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Contains(
            "audit-journal-head",
            CaseAudit.Differences(story.Case, [.. story.Journal.SkipLast(1)], story.Timers, story.Book)
        );
        Assert.Contains(
            "audit-chain-broken",
            CaseAudit.Differences(
                story.Case,
                [story.Journal[0] with { Act = "accepted" }, .. story.Journal.Skip(1)],
                story.Timers,
                story.Book
            )
        );
    }

    private static Story Paused() =>
        new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Do(
                new PauseClock
                {
                    By = Story.Staff(Roles.Clerk),
                    At = Story.At("2022-05-10 09:00"),
                    Kind = "testing",
                    ExpectedDays = 3,
                    Reason = "检测",
                }
            );

    private static List<string> Differences(Story story) => Audit(story, story.Case);

    private static List<string> Audit(Story story, Case @case) =>
        [.. CaseAudit.Differences(@case, story.Journal, story.Timers, story.Book)];
}
