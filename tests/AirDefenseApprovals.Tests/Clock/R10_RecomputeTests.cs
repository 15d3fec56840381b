using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Tests.Calendar;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>
/// R10: when the calendar changes, open due dates are counted again, each change on record, and nothing that was
/// decided moves.
/// </summary>
public sealed class R10_RecomputeTests
{
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
    private static readonly CalendarYear TuesdayOff = Entered.Year(2022, off: Entered.Days("2022-05-10"));

    private static readonly Dictionary<string, Func<Core.Rulebook, Story>> Lives = new()
    {
        { "waits for intake", book => new Story(book).Submitted("RF-13-01", "2022-05-09 10:00") },
        { "on the spot", book => new Story(book).Submitted("RF-11-01", "2022-05-09 18:00") },
        {
            "to be corrected",
            book =>
                new Story(book)
                    .Submitted("RF-13-01", "2022-05-09 10:00")
                    .Task("intake", "CorrectionRequired", "2022-05-09 11:00", Defect)
        },
        { "accepted", book => new Story(book).Accepted("RF-13-01", "2022-05-09 10:00") },
        {
            "paused",
            book =>
                new Story(book)
                    .Accepted("RF-13-01", "2022-05-09 10:00")
                    .Do(
                        new PauseClock
                        {
                            By = Story.Staff(Roles.Clerk),
                            At = Story.At("2022-05-09 11:00"),
                            Kind = "testing",
                            ExpectedDays = 3,
                            Reason = "检测",
                        }
                    )
        },
        {
            "extended",
            book =>
                new Story(book)
                    .Accepted("RF-13-01", "2022-05-09 10:00")
                    .Do(
                        new ExtendClock
                        {
                            By = Story.Staff(Roles.Head),
                            At = Story.At("2022-05-09 14:00"),
                            Days = 3,
                            Reason = "资料较多",
                        }
                    )
        },
        {
            "rectified",
            book =>
                new Story(book)
                    .Accepted("RF-07-01", "2022-05-09 10:00")
                    .Task("inspect", "DefectsFound", "2022-05-09 15:00", Found)
        },
    };

    private static readonly object Found = new
    {
        inspectors = new[] { "甲", "乙" },
        items = new[]
        {
            new
            {
                clause = "GB 50038-2005 3.3",
                place = "口部",
                problem = "门框变形",
                remedy = "更换",
                deadlineDays = 5,
                responsible = "施工单位",
            },
        },
    };

    [Fact]
    public void R10_both_limits_move_in_one_act_that_is_on_record_and_told_with_the_dates_before_and_after()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        var (before, told) = (story.Timers, story.Notices.Count);
        story.Enters(TuesdayOff, "2022-05-09 16:00");
        var entry = Assert.Single(story.Journal, e => e.Act == "dueDateChanged");
        var changes = entry
            .Data.GetProperty("changes")
            .EnumerateArray()
            .Select(c =>
                (c.GetProperty("limit").GetString(), c.GetProperty("from").GetString(), c.GetProperty("to").GetString())
            )
            .ToList();
        var clock = story.Case.Clock!;
        Assert.Equal(
            [
                .. new[] { Limit.Promised, Limit.Statutory }.Select(l =>
                    (TimerDue.LimitName(l), Text(TestBook.Book.Calendar, l), Text(story.Book.Calendar, l))
                ),
            ],
            changes
        );
        Assert.Equal(
            (2, "关于2022年的通知"),
            (entry.Data.GetProperty("calendar").GetInt32(), entry.Data.GetProperty("source").GetString())
        );
        Assert.Equal(["dueDateChanged"], story.Notices.Skip(told).Select(n => n.Kind));
        Assert.Equal(Story.At("2022-05-09 16:00"), entry.At);
        Assert.NotEqual(before, story.Timers);
        Assert.Empty(Audit(story));

        string Text(WorkingCalendar calendar, Limit limit) =>
            JournalEntry.InstantText(LegalClock.DueAt(calendar, clock, limit).At);
    }

    [Fact]
    public void R10_whoever_is_counted_again_once_is_not_a_second_time()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00").Enters(TuesdayOff, "2022-05-09 16:00");
        Assert.Equal("due-dates-stay", story.Refused(Entered.Act(story)).Slug);
    }

    [Fact]
    public void R10_a_case_of_which_nothing_moves_is_not_touched()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        story.On(Entered.In(story.Book, Entered.Year(2023, off: Entered.Days("2023-05-10")), "2022-05-09 16:00"));
        Assert.False(Entered.Act(story).Touches(story.Case, story.Book));
        Assert.Equal("due-dates-stay", story.Refused(Entered.Act(story)).Slug);
    }

    [Fact]
    public void R10_a_case_begun_after_the_entry_was_never_due_before_it()
    {
        var book = Entered.In(TestBook.Book, TuesdayOff, "2022-05-09 09:00");
        var story = new Story(book).Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal("due-dates-stay", story.Refused(Entered.Act(story)).Slug);
    }

    [Fact]
    public void R13_cards_given_stay_and_those_not_given_move()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        var promised = LegalClock.DueAt(story.Book.Calendar, story.Case.Clock!, Limit.Promised).At;
        story.Until(promised.AddMinutes(-1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        var given = Assert.Single(story.Case.Cards);
        Assert.Equal(CardColour.Yellow, given.Colour);
        var off = WorkingCalendar.DayOf(promised);
        story.Enters(
            Entered.Year(2022, off: [off]),
            promised.AddMinutes(-1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        );
        Assert.Equal([given], story.Case.Cards.AsEnumerable());
        Assert.Equal(
            story.Book.Calendar.ClosingOf(story.Book.Calendar.NextWorkingDay(off)),
            story.Timers.Single(t => t.Kind == TimerKind.RedCard).DueAt
        );
        Assert.DoesNotContain(story.Timers, t => t.Kind == TimerKind.YellowCard);
    }

    [Fact]
    public void R06_R07_what_silence_and_a_window_end_with_moves_too()
    {
        var intake = Lives["waits for intake"](TestBook.Book).Enters(TuesdayOff, "2022-05-09 16:00");
        Assert.Equal(
            (Story.At("2022-05-17 17:00"), Story.At("2022-05-17 17:00")),
            (intake.Case.IntakeDueAt, intake.Timers.Single().DueAt)
        );
        Assert.Equal(Story.At("2022-05-17 17:00"), intake.Case.Tasks.Single().DueAt);
        var window = Lives["to be corrected"](TestBook.Book);
        var before = window.Case.Notice!.AnswerBy;
        window.Enters(TuesdayOff, "2022-05-09 16:00");
        Assert.Equal(
            window.Book.Calendar.ClosingOf(window.Book.Calendar.NextWorkingDay(WorkingCalendar.DayOf(before))),
            window.Case.Notice!.AnswerBy
        );
        Assert.Equal(window.Case.Notice.AnswerBy, window.Timers.Single(t => t.Kind == TimerKind.CorrectionLapse).DueAt);
        Assert.Empty(Audit(window));
    }

    [Fact]
    public void R10_R11_the_announced_end_of_a_pause_moves_although_no_due_date_does()
    {
        var story = Lives["paused"](TestBook.Book);
        Assert.Equal(Story.At("2022-05-12 17:00"), story.Timers.Single(t => t.Kind == TimerKind.PauseOverlong).DueAt);
        story.On(
            Entered.In(
                story.Book,
                Entered.Year(
                    2022,
                    off: Entered.Days("2022-05-11", "2022-05-13"),
                    worked: Entered.Days("2022-05-14", "2022-05-15")
                ),
                "2022-05-09 17:30"
            )
        );
        Assert.True(Entered.Act(story).Touches(story.Case, story.Book));
        story.Do(Entered.Act(story));
        Assert.Equal(Story.At("2022-05-14 17:00"), story.Timers.Single(t => t.Kind == TimerKind.PauseOverlong).DueAt);
        Assert.DoesNotContain("dueDateChanged", story.Acts);
    }

    [Fact]
    public void R10_a_date_that_the_applicant_was_told_is_never_moved_into_the_past()
    {
        var story = Lives["rectified"](TestBook.Book);
        Assert.Equal(new DateOnly(2022, 5, 16), story.Case.DefectNotice!.Items[0].Deadline);
        story.On(
            Entered.In(
                story.Book,
                Entered.Year(2022, worked: Entered.Days("2022-05-14", "2022-05-15")),
                "2022-05-16 10:00"
            )
        );
        story.Do(Entered.Act(story));
        Assert.Equal(new DateOnly(2022, 5, 16), story.Case.DefectNotice!.Items[0].Deadline);
        Assert.DoesNotContain("rectification", story.Journal[^1].Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void R25_a_deadline_to_put_things_right_is_counted_in_working_days_and_moves()
    {
        var story = Lives["rectified"](TestBook.Book).Enters(TuesdayOff, "2022-05-09 16:00");
        Assert.Equal(new DateOnly(2022, 5, 17), story.Case.DefectNotice!.Items[0].Deadline);
        Assert.Equal(Story.At("2022-05-17 17:00"), story.Case.Tasks.Single().DueAt);
        Assert.Contains(
            ("rectification", Story.At("2022-05-16 17:00"), Story.At("2022-05-17 17:00")),
            Assert
                .IsType<NoticeFact.MovedDates>(story.Notices[^1].Facts["changes"])
                .Dates.Select(moved => (moved.Limit, moved.From, moved.To))
        );
        Assert.Empty(Audit(story));
    }

    [Fact]
    public void R29_a_follow_up_moves_and_its_supervisor_is_told_not_the_applicant()
    {
        var story = Approved()
            .Do(
                new RateCase
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-11 11:00"),
                    Score = 1,
                }
            );
        var told = story.Notices.Count;
        story.Enters(Entered.Year(2022, off: Entered.Days("2022-05-12")), "2022-05-11 16:00");
        Assert.Equal(
            story.Book.Calendar.ClosingOf(story.Book.Calendar.AddWorkingDays(new(2022, 5, 11), RateCase.FollowUpDays)),
            story.Case.Rating!.FollowUpDueAt
        );
        Assert.Equal(story.Case.Rating.FollowUpDueAt, story.Case.Tasks.Single().DueAt);
        Assert.Equal(
            [("followUpMoved", Core.Notices.Audience.Supervisor)],
            story.Notices.Skip(told).Select(n => (n.Kind, n.To))
        );
        Assert.Empty(Audit(story));
    }

    [Fact]
    public void R15_what_was_decided_stays_by_the_calendar_it_was_decided_by()
    {
        var story = Approved();
        var decision = story.Case.Decision;
        story.On(Entered.In(story.Book, TuesdayOff, "2022-05-12 09:00"));
        Assert.Equal("due-dates-stay", story.Refused(Entered.Act(story)).Slug);
        Assert.Equal((2, decision), (decision!.DaysUsed, story.Case.Decision));
        Assert.Equal(story.Book.CalendarOf(1), story.Book.CalendarOf(story.Case));
        Assert.Empty(Audit(story));
    }

    [Fact]
    public void R15_a_case_decided_after_the_entry_is_judged_by_it_for_good()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Enters(TuesdayOff, "2022-05-09 16:00")
            .Task("review", "Agreed", "2022-05-11 10:00")
            .Task("decide", "Approved", "2022-05-11 11:00");
        Assert.Equal(1, story.Case.Decision!.DaysUsed);
        story.On(Entered.In(story.Book, Entered.Year(2022), "2022-05-12 09:00"));
        Assert.Empty(Audit(story));
    }

    [Fact]
    public void R10_counted_again_is_what_counting_from_the_beginning_would_have_given() =>
        Gen.Select(Gen.Int[0, 109].HashSet[0, 40], Gen.Int[0, Lives.Count - 1])
            .Sample(
                (days, which) =>
                {
                    var changed = days.Select(d => new DateOnly(2022, 5, 11).AddDays(d))
                        .ToLookup(TestBook.Book.Calendar.IsWorkingDay);
                    var year = Year(changed[true], changed[false]);
                    var life = Lives.Values.ElementAt(which);
                    var story = life(TestBook.Book);
                    story.On(Entered.In(story.Book, year, "2022-05-09 17:30"));
                    if (Entered.Act(story).Touches(story.Case, story.Book))
                        story.Do(Entered.Act(story));
                    var anew = life(
                        TestBook.Book with
                        {
                            Calendar = new WorkingCalendar(story.Book.Calendar.Years.Values, story.Book.Calendar.Hours),
                        }
                    );
                    Assert.Equal(
                        (Intake(anew), anew.Case.Notice?.AnswerBy, anew.Case.DefectNotice?.Items[0].Deadline),
                        (Intake(story), story.Case.Notice?.AnswerBy, story.Case.DefectNotice?.Items[0].Deadline)
                    );
                    Assert.Equal(
                        anew.Case.Tasks.Select(t => (t.Name, t.DueAt)),
                        story.Case.Tasks.Select(t => (t.Name, t.DueAt))
                    );
                    Assert.Equal(anew.Timers.AsEnumerable(), story.Timers.AsEnumerable());
                    Assert.Empty(Audit(story));
                },
                iter: 1_000
            );

    /// <summary>Once answered, the intake limit is history.</summary>
    private static DateTimeOffset? Intake(Story story) =>
        story.Case.State == CaseState.Submitted ? story.Case.IntakeDueAt : null;

    /// <summary>The year in which some days are off that were worked, and others the other way round.</summary>
    private static CalendarYear Year(IEnumerable<DateOnly> off, IEnumerable<DateOnly> worked)
    {
        var year = Entered.Year(2022, off: off);
        var working = worked.ToHashSet();
        return year with
        {
            Holidays = year
                .Holidays.SetItems(
                    year.Holidays.Where(h => h.Key != "另定")
                        .Select(h => KeyValuePair.Create(h.Key, h.Value.RemoveAll(working.Contains)))
                )
                .RemoveRange(year.Holidays.Where(h => h.Value.IsEmpty).Select(h => h.Key)),
            Workdays = year.Workdays.SetItem(
                "另定",
                [.. working.Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)]
            ),
        };
    }

    private static Story Approved() =>
        new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-11 10:00");

    private static IEnumerable<string> Audit(Story story) =>
        CaseAudit.Differences(story.Case, story.Journal, story.Timers, story.Book);
}
