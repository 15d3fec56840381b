using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>The line of days that a case page shows.</summary>
public sealed class DayLineTests
{
    private static readonly WorkingCalendar Calendar = TestBook.Book.Calendar;

    [Fact]
    public void R10_the_line_runs_from_the_start_to_the_statutory_end_with_holidays_and_make_up_days()
    {
        var line = Line(new Story().Accepted("RF-13-01", "2022-09-29 10:00"), "2022-09-30 10:00");
        Assert.Equal(
            (new DateOnly(2022, 9, 29), new DateOnly(2022, 11, 1)),
            (line.Days.First().Day.Date, line.Days.Last().Day.Date)
        );
        Assert.Equal(LineTime.Today, On(line, 9, 30).Time);
        Assert.Equal((DayReason.Holiday, null), (On(line, 10, 3).Day.Reason, On(line, 10, 3).Number));
        Assert.Equal((DayReason.MakeUp, 3), (On(line, 10, 9).Day.Reason, On(line, 10, 9).Number));
        Assert.Equal([LineMark.Yellow, LineMark.PromisedEnd], On(line, 10, 9).Marks.AsEnumerable());
        Assert.Equal([LineMark.StatutoryEnd], On(line, 11, 1).Marks.AsEnumerable());
        Assert.Equal(20, On(line, 11, 1).Number);
    }

    [Fact]
    public void R11_R12_pauses_and_the_days_of_the_extension_are_on_the_line()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Do(Pause("2022-05-10 11:00", 2))
            .Do(Resume("2022-05-12 11:00"))
            .Do(
                new ExtendClock
                {
                    By = Story.Staff(Roles.Head),
                    At = Story.At("2022-05-12 12:00"),
                    Days = 2,
                    Reason = "资料较多",
                }
            );
        var line = Line(story, "2022-05-12 14:00");
        Assert.Equal(
            [DayReason.Pause, DayReason.Pause],
            line.Days.Where(d => d.Day.Reason == DayReason.Pause).Select(d => d.Day.Reason)
        );
        Assert.Equal(
            [17, 18],
            line.Days.Where(d => d.Day.Reason == DayReason.Extension && d.Day.Date.Month == 5)
                .Select(d => d.Day.Date.Day)
        );
        Assert.Equal("资料较多", On(line, 5, 18).Day.Told!.Reason);
        Assert.Equal([LineMark.Yellow, LineMark.PromisedEnd], On(line, 5, 18).Marks.AsEnumerable());
    }

    [Fact]
    public void R02_a_case_that_waits_for_the_answer_shows_the_intake_limit()
    {
        var line = Line(new Story().Submitted("RF-13-01", "2022-05-09 10:00"), "2022-05-10 10:00");
        Assert.Equal([LineMark.IntakeEnd], line.Days.Last().Marks.AsEnumerable());
        Assert.Equal((new DateOnly(2022, 5, 16), 5), (line.Days.Last().Day.Date, line.Days.Last().Number!.Value));
    }

    [Fact]
    public void R03_an_on_the_spot_case_shows_both_its_promise_of_today_and_the_intake_limit()
    {
        var line = Line(new Story().Submitted("RF-08-01", "2022-05-09 10:00"), "2022-05-09 11:00");
        Assert.Equal([LineMark.Yellow, LineMark.PromisedEnd], On(line, 5, 9).Marks.AsEnumerable());
        Assert.Equal([LineMark.IntakeEnd], On(line, 5, 16).Marks.AsEnumerable());
    }

    [Fact]
    public void R07_a_correction_window_shows_its_reminder_and_its_end()
    {
        var story = new Story()
            .Submitted("RF-13-01", "2022-05-09 10:00")
            .Task(
                "intake",
                "CorrectionRequired",
                "2022-05-10 10:00",
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
            );
        var line = Line(story, "2022-05-11 10:00");
        Assert.Equal([LineMark.CorrectionEnd], line.Days.Last().Marks.AsEnumerable());
        Assert.Equal(story.Case.Notice!.AnswerBy, Calendar.ClosingOf(line.Days.Last().Day.Date));
        Assert.Equal(
            Story.At("2022-05-26 09:00"),
            story.Timers.Single(t => t.Kind == TimerKind.CorrectionReminder).DueAt
        );
        Assert.Equal([LineMark.Reminder], On(line, 5, 26).Marks.AsEnumerable());
    }

    [Fact]
    public void R13_a_case_past_both_limits_goes_on_to_today_and_counts_the_delay()
    {
        var line = Line(
            new Story().Accepted("RF-13-01", "2022-05-09 10:00").Until("2022-06-09 10:00"),
            "2022-06-09 10:00"
        ); // statutory: 7 June
        Assert.Equal(
            (LineTime.Today, true, 2),
            (line.Days.Last().Time, line.Days.Last().IsLate, line.Days.Last().Number!.Value)
        );
        Assert.Single(line.Days, d => d.Time == LineTime.Today);
    }

    [Fact]
    public void R15_a_case_that_has_ended_stays_as_it_was_whatever_the_day()
    {
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-11 16:00");
        var line = Line(story, "2022-12-01 10:00");
        Assert.Equal(line.Parts.AsEnumerable(), Line(story, "2022-05-11 17:00").Parts, (a, b) =>
            a is LineDay x && b is LineDay y && x.Day == y.Day && x.Time == y.Time && x.Marks.SequenceEqual(y.Marks)
        );
        Assert.Equal([LineMark.Ended], On(line, 5, 11).Marks.AsEnumerable());
        Assert.Equal(new DateOnly(2022, 5, 12), line.Days.Last().Day.Date); // the promised end
        Assert.DoesNotContain(line.Days, d => d.Time == LineTime.Today);
    }

    [Fact]
    public void A_draft_has_no_line() =>
        Assert.Null(DayLine.Of(new Story().Draft("RF-13-01").Case, Calendar, Story.At("2022-05-09 10:00")));

    [Fact]
    public void A_long_line_is_folded_where_nothing_happens_and_loses_no_day()
    {
        var line = Line(
            new Story().Accepted("RF-13-01", "2022-01-10 10:00").Do(Pause("2022-01-11 11:00", 200)),
            "2022-02-01 10:00"
        );
        Assert.True(line.Days.Count() < 80);
        var folds = line.Parts.OfType<LineFold>().ToList();
        Assert.Contains(folds, f => f.PauseKind == "testing" && f.Counted == 0 && f.Paused > 100);
        Assert.All(folds, f => Assert.Equal((DayOfWeek.Monday, DayOfWeek.Sunday), (f.From.DayOfWeek, f.To.DayOfWeek)));
        Assert.Contains(line.Days, d => d.Time == LineTime.Today);
        var days = line
            .Parts.Select(p => p is LineFold f ? (f.From, f.To) : (((LineDay)p).Day.Date, ((LineDay)p).Day.Date))
            .ToList();
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.Item2.AddDays(1), pair.Second.Item1));
    }

    [Fact]
    public void Any_line_shows_each_end_once_today_at_most_once_and_no_day_twice() =>
        Gen.Select(LimitLedgerTests.Facts(), Gen.Int[0, 200])
            .Sample(
                (facts, days) =>
                {
                    var now = facts.StartedAt.AddDays(days);
                    var line = DayLine.Of(
                        Any with
                        {
                            Clock = facts,
                            State = CaseState.InProgress,
                            AcceptedAt = facts.StartedAt,
                        },
                        Calendar,
                        now
                    )!;
                    foreach (
                        var (mark, limit) in new[]
                        {
                            (LineMark.PromisedEnd, Limit.Promised),
                            (LineMark.StatutoryEnd, Limit.Statutory),
                        }
                    )
                        Assert.Equal(
                            WorkingCalendar.DayOf(LegalClock.DueAt(Calendar, facts, limit).At),
                            Assert.Single(line.Days, d => d.Marks.Contains(mark)).Day.Date
                        );
                    Assert.Single(line.Days, d => d.Marks.Contains(LineMark.Yellow));
                    Assert.Single(line.Days, d => d.Time == LineTime.Today);
                    Assert.Equal(line.Days.Count(), line.Days.Select(d => d.Day.Date).Distinct().Count());
                },
                iter: 10_000
            );

    private static readonly Case Any = new Story().Draft("RF-13-01").Case;

    private static DayLine Line(Story story, string now) => DayLine.Of(story.Case, Calendar, Story.At(now))!;

    private static LineDay On(DayLine line, int month, int day) =>
        line.Days.Single(d => d.Day.Date.Month == month && d.Day.Date.Day == day);

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
