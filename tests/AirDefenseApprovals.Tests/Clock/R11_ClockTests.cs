using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>R9, R11, R12, R13: limits, excluded time, extension, cards.</summary>
public sealed class R11_ClockTests
{
    [Fact]
    public void R09_the_day_of_acceptance_does_not_count_and_the_limit_ends_at_closing()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal(Story.At("2022-05-12 17:00"), Due(story, Limit.Promised));
        Assert.Equal(Story.At("2022-06-07 17:00"), Due(story, Limit.Statutory)); // 20 days over the Dragon Boat holiday
    }

    [Fact]
    public void R11_a_pause_leaves_out_the_days_after_it_began_up_to_its_end()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Do(Pause("testing", "2022-05-10 11:00", 3))
            .Do(Resume("2022-05-13 11:00"));
        Assert.Equal(Story.At("2022-05-17 17:00"), Due(story, Limit.Promised)); // 11, 12, 13 left out
    }

    [Fact]
    public void R11_a_site_visit_stops_the_promise_alone()
    {
        var story = new Story().Accepted("RF-01-02", "2022-05-09 10:00");
        var before = Due(story, Limit.Statutory);
        story.Do(Pause("siteVisit", "2022-05-10 11:00", 2)).Do(Resume("2022-05-12 11:00"));
        Assert.Equal(before, Due(story, Limit.Statutory));
        Assert.Equal(Story.At("2022-05-16 17:00"), Due(story, Limit.Promised));
    }

    [Fact]
    public void R11_a_kind_outside_the_closed_list_is_refused() =>
        Assert.Equal(
            "R11",
            new Story().Accepted("RF-13-01", "2022-05-09 10:00").Refused(Pause("siteVisit", "2022-05-10 11:00", 2)).Rule
        );

    [Fact]
    public void R11_pauses_never_overlap() =>
        Assert.Equal(
            "already-paused",
            new Story()
                .Accepted("RF-13-01", "2022-05-09 10:00")
                .Do(Pause("testing", "2022-05-10 11:00", 3))
                .Refused(Pause("hearing", "2022-05-10 12:00", 3))
                .Slug
        );

    [Fact]
    public void R11_while_paused_the_due_date_is_a_projection_and_the_applicant_was_told()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00").Do(Pause("testing", "2022-05-10 11:00", 3));
        Assert.True(LegalClock.DueAt(story.Book.Calendar, story.Case.Clock!, Limit.Promised).Projected);
        Assert.Contains("paused", story.Told);
    }

    [Fact]
    public void R12_one_extension_of_at_most_ten_days_by_the_head_before_the_due_date()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal(Core.RefusalKind.Forbidden, story.Refused(Extend("2022-05-10 10:00", 5, Roles.Clerk)).Kind);
        Assert.Equal("extension-wrong", story.Refused(Extend("2022-05-10 10:00", 11, Roles.Head)).Slug);
        Assert.Equal("due-date-passed", story.Refused(Extend("2022-06-08 10:00", 5, Roles.Head)).Slug);
        story.Do(Extend("2022-05-10 10:00", 5, Roles.Head));
        Assert.Equal(Story.At("2022-05-19 17:00"), Due(story, Limit.Promised));
        Assert.Equal("already-extended", story.Refused(Extend("2022-05-11 10:00", 5, Roles.Head)).Slug);
        Assert.Contains("extended", story.Told);
    }

    [Fact]
    public void R13_yellow_at_the_opening_of_the_last_promised_day_then_red_then_breach()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00").Until("2022-05-12 08:59");
        Assert.Equal(CardColour.None, story.Case.Card);
        Assert.Equal(CardColour.Yellow, story.Until("2022-05-12 09:00").Case.Card);
        Assert.Equal(CardColour.Red, story.Until("2022-05-12 17:00").Case.Card);
        Assert.Equal(CardColour.Breach, story.Until("2022-06-30 09:00").Case.Card);
        Assert.Equal(
            ["yellowCard", "redCard", "breach"],
            story.Acts.Where(a => a is "yellowCard" or "redCard" or "breach")
        );
        Assert.Equal(Story.At("2022-05-12 09:00"), story.Case.Cards[0].LegalAt);
    }

    [Fact]
    public void R13_an_on_the_spot_item_is_warned_an_hour_before_closing() =>
        Assert.Equal(
            Story.At("2022-05-09 16:00"),
            new Story()
                .Submitted("RF-08-01", "2022-05-09 10:00")
                .Timers.Single(t => t.Kind == TimerKind.YellowCard)
                .DueAt
        );

    [Fact]
    public void R13_a_pause_moves_the_cards_not_yet_given()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Do(Pause("testing", "2022-05-10 11:00", 3))
            .Until("2022-05-20 09:00");
        Assert.Equal(CardColour.None, story.Case.Card);
        story.Do(Resume("2022-05-20 11:00"));
        Assert.Equal(Story.At("2022-05-24 09:00"), story.Timers.Single(t => t.Kind == TimerKind.YellowCard).DueAt);
    }

    [Fact]
    public void R14_a_timer_that_fires_twice_has_its_effect_once()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00").Until("2022-05-12 09:00");
        var (entries, cards) = (story.Journal.Count, story.Case.Cards.Length);
        story.Do(
            new TimerDue
            {
                By = Actor.System,
                At = Story.At("2022-05-12 09:00"),
                Kind = TimerKind.YellowCard,
            }
        );
        Assert.Equal((entries, cards), (story.Journal.Count, story.Case.Cards.Length));
    }

    [Fact]
    public void R14_what_falls_due_at_an_instant_waits_for_an_act_of_that_instant_and_for_none_later()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        // Closing itself still counts (R9)
        Assert.Null(CaseTimer.FirstBefore(story.Case, story.Book.Calendar, Story.At("2022-05-16 17:00")));
        Assert.Equal(
            TimerKind.IntakeLimit,
            CaseTimer
                .FirstBefore(story.Case, story.Book.Calendar, Story.At("2022-05-16 17:00").AddMilliseconds(1))!
                .Value.Kind
        );
    }

    [Fact]
    public void R14_what_fell_due_during_downtime_is_journaled_at_its_legal_instant_with_the_real_one_beside_it()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00").Until("2022-05-20 03:00");
        var red = story.Journal.Single(e => e.Act == "redCard");
        Assert.Equal((Story.At("2022-05-12 17:00"), Story.At("2022-05-20 03:00")), (red.At, red.RecordedAt));
    }

    [Fact]
    public void R15_the_decision_freezes_days_used_days_excluded_and_whether_limits_were_met()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Do(Pause("testing", "2022-05-10 11:00", 3))
            .Do(Resume("2022-05-13 11:00"))
            .Task("review", "Agreed", "2022-05-16 10:00")
            .Task("decide", "Approved", "2022-05-17 16:00");
        var decision = story.Case.Decision!;
        Assert.Equal(
            (3, 3, true, true),
            (decision.DaysUsed, decision.DaysExcluded, decision.PromiseMet, decision.StatutoryMet)
        );
        Assert.Empty(story.Timers);
    }

    private static DateTimeOffset Due(Story story, Limit limit) =>
        LegalClock.DueAt(story.Book.Calendar, story.Case.Clock!, limit).At;

    private static PauseClock Pause(string kind, string at, int days) =>
        new()
        {
            By = Story.Staff(Roles.Clerk),
            At = Story.At(at),
            Kind = kind,
            ExpectedDays = days,
            Reason = "需要",
        };

    private static ResumeClock Resume(string at) => new() { By = Story.Staff(Roles.Clerk), At = Story.At(at) };

    private static ExtendClock Extend(string at, int days, string role) =>
        new()
        {
            By = Story.Staff(role),
            At = Story.At(at),
            Days = days,
            Reason = "情况复杂",
        };
}
