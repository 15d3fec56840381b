using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>R11: what a supervisor asks of a pause.</summary>
public sealed class R11_PauseTests
{
    private static readonly WorkingCalendar Calendar = TestBook.Book.Calendar;

    [Fact]
    public void R11_a_pause_past_its_expected_length_is_told_to_the_supervisor_once()
    {
        var story = Paused("2022-05-10 11:00", 3).Until("2022-05-13 16:59");
        Assert.DoesNotContain("pauseOverlong", story.Told);
        story.Until("2022-06-30 10:00");
        var told = Assert.Single(story.Notices, n => n.Kind == "pauseOverlong");
        Assert.Equal(
            (
                Audience.Supervisor,
                new NoticeFact.PauseGround("testing"),
                new NoticeFact.Instant(Story.At("2022-05-13 17:00"))
            ),
            (told.To, told.Facts["kind"], told.Facts["expectedEnd"])
        );
        Assert.DoesNotContain(story.Timers, t => t.Kind == TimerKind.PauseOverlong);
        Assert.DoesNotContain("pauseOverlong", story.Acts); // a reminder, not an act
    }

    [Fact]
    public void R11_a_second_pause_that_outlasts_its_announcement_is_told_too_and_one_that_ends_in_time_is_not()
    {
        var story = Paused("2022-05-10 11:00", 3)
            .Until("2022-05-16 10:00")
            .Do(Resume("2022-05-16 11:00"))
            .Do(Pause("2022-05-16 14:00", 5))
            .Do(Resume("2022-05-18 10:00"))
            .Do(Pause("2022-05-18 14:00", 1))
            .Until("2022-05-20 10:00");
        Assert.Equal([1, 2], story.Notices.Where(n => n.Kind == "pauseOverlong").Select(n => n.Ordinal));
    }

    [Fact]
    public void R14_the_journal_and_the_timers_of_a_pause_that_was_told_agree()
    {
        var story = Paused("2022-05-10 11:00", 3).Until("2022-05-20 10:00");
        Assert.Empty(CaseAudit.Differences(story.Case, story.Journal, story.Timers, TestBook.Book));
    }

    [Theory]
    [InlineData("2022-05-10 11:00", 2)] // due on the 12th
    [InlineData("2022-05-11 16:00", 1)]
    [InlineData("2022-05-12 09:01", 0)]
    [InlineData("2022-05-12 18:00", 0)]
    [InlineData("2022-05-16 10:00", -2)]
    public void R11_how_near_to_the_promised_end_a_pause_began(string at, int daysLeft) =>
        Assert.Equal(daysLeft, PauseAccount.Of(Calendar, Paused(at, 3).Case.Clock!, 0).DaysLeft);

    [Fact]
    public void R11_nearness_is_told_by_what_was_known_when_it_began()
    {
        var story = Paused("2022-05-12 10:00", 2).Do(Resume("2022-05-13 10:00"));
        var head = new ExtendClock
        {
            By = Story.Staff(Roles.Head),
            At = Story.At("2022-05-13 11:00"),
            Days = 10,
            Reason = "复杂",
        };
        Assert.Equal(
            (0, 1),
            (
                PauseAccount.Of(Calendar, story.Do(head).Case.Clock!, 0).DaysLeft,
                PauseAccount.Of(Calendar, story.Case.Clock!, 0).Days
            )
        ); // neither itself nor a later extension
    }

    [Fact]
    public void R11_while_a_pause_outlasts_its_announcement_no_day_is_used_and_no_date_is_told_that_is_past()
    {
        var story = Paused("2022-05-10 11:00", 3);
        var now = Story.At("2022-05-25 10:00");
        var seen = story.Case.Clock!.AsOf(Calendar, now);
        Assert.Equal(1, LegalClock.DaysUsed(Calendar, seen, Limit.Promised, WorkingCalendar.DayOf(now)));
        Assert.Equal(Story.At("2022-05-27 17:00"), LegalClock.DueAt(Calendar, seen, Limit.Promised).At); // as if it ended today
        Assert.Equal(
            LegalClock.DueAt(Calendar, story.Do(Resume("2022-05-25 10:00")).Case.Clock!, Limit.Promised).At,
            LegalClock.DueAt(Calendar, seen, Limit.Promised).At
        );
    }

    private static Story Paused(string at, int days) =>
        new Story().Accepted("RF-13-01", "2022-05-09 10:00").Do(Pause(at, days));

    private static PauseClock Pause(string at, int days) =>
        new()
        {
            By = Story.Staff(Roles.Clerk),
            At = Story.At(at),
            Kind = "testing",
            ExpectedDays = days,
            Reason = "需要检测",
        };

    private static ResumeClock Resume(string at) => new() { By = Story.Staff(Roles.Clerk), At = Story.At(at) };
}
