using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>Where a case stands with its limits.</summary>
public sealed class StandingTests
{
    [Fact]
    public void R02_before_acceptance_the_answer_is_due()
    {
        var standing = At(new Story().Submitted("RF-13-01", "2022-05-09 10:00"), "2022-05-10 10:00");
        Assert.Equal(
            (StandingKind.ToAnswer, Limit.Intake, Story.At("2022-05-16 17:00")),
            (standing.Kind, standing.Limit, standing.Due.At)
        );
    }

    [Theory]
    [InlineData("2022-05-10 10:00", Limit.Promised, false)]
    [InlineData("2022-05-12 17:00", Limit.Promised, false)] // closing itself still counts
    [InlineData("2022-05-13 10:00", Limit.Promised, true)]
    [InlineData("2022-06-08 10:00", Limit.Statutory, true)]
    public void R09_a_clock_that_runs_is_told_by_the_promise_and_past_both_by_the_statutory_limit(
        string now,
        Limit limit,
        bool overdue
    )
    {
        var standing = At(new Story().Accepted("RF-13-01", "2022-05-09 10:00"), now);
        Assert.Equal((StandingKind.Running, limit, overdue), (standing.Kind, standing.Limit, standing.Left.IsOverdue));
    }

    [Theory]
    [InlineData("2022-05-11 10:00", false, "2022-05-17 17:00")]
    [InlineData("2022-05-16 10:00", true, "2022-05-18 17:00")] // as if it ended today
    public void R11_a_pause_is_told_with_the_projected_date(string now, bool overlong, string due)
    {
        var standing = At(
            new Story()
                .Accepted("RF-13-01", "2022-05-09 10:00")
                .Do(
                    new PauseClock
                    {
                        By = Story.Staff(Roles.Clerk),
                        At = Story.At("2022-05-10 11:00"),
                        Kind = "testing",
                        ExpectedDays = 3,
                        Reason = "检测",
                    }
                ),
            now
        );
        Assert.Equal(
            (StandingKind.Paused, overlong, true, Story.At(due), 3),
            (standing.Kind, standing.Overlong, standing.Due.Projected, standing.Due.At, standing.Pause!.ExpectedDays)
        );
    }

    [Fact]
    public void R11_a_delay_does_not_grow_on_days_that_a_pause_leaves_out()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Do(
                new PauseClock
                {
                    By = Story.Staff(Roles.Clerk),
                    At = Story.At("2022-05-12 14:00"),
                    Kind = "testing",
                    ExpectedDays = 3,
                    Reason = "检测",
                }
            )
            // Paused on the last promised day, which counts
            .Do(new ResumeClock { By = Story.Staff(Roles.Clerk), At = Story.At("2022-05-17 10:00") });
        Assert.Equal(
            (true, 0, TimeSpan.FromHours(1)),
            At(story, "2022-05-18 10:00") is { Left: var left } ? (left.IsOverdue, left.Days, left.Time) : default
        );
    }

    [Fact]
    public void R15_a_decided_case_stands_as_it_was_decided()
    {
        var standing = At(
            new Story()
                .Accepted("RF-13-01", "2022-05-09 10:00")
                .Task("review", "Agreed", "2022-05-10 10:00")
                .Task("decide", "Approved", "2022-05-13 16:00"),
            "2023-01-04 10:00"
        );
        Assert.Equal(
            (StandingKind.Ended, 4, false, true),
            (standing.Kind, standing.DaysUsed, standing.Decision!.PromiseMet, standing.Decision.StatutoryMet)
        );
    }

    [Fact]
    public void R10_a_limit_through_a_year_without_data_is_provisional() =>
        Assert.True(
            At(new Story().Accepted("RF-13-01", "2026-12-30 10:00"), "2026-12-30 11:00").Statutory!.Value.Provisional
        );

    [Fact]
    public void A_draft_and_a_case_refused_before_acceptance_stand_nowhere()
    {
        Assert.Null(
            Standing.Of(new Story().Draft("RF-13-01").Case, TestBook.Book.Calendar, Story.At("2022-05-09 10:00"))
        );
        Assert.Null(
            Standing.Of(
                new Story()
                    .Submitted("RF-13-01", "2022-05-09 10:00")
                    .Task("intake", "NotRequired", "2022-05-10 10:00", new { reason = "无需办理" })
                    .Case,
                TestBook.Book.Calendar,
                Story.At("2022-05-10 11:00")
            )
        );
    }

    private static Standing At(Story story, string now) => Standing.Of(story.Case, story.Book.Calendar, Story.At(now))!;
}
