using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>The working time left: what a person at the desk would count.</summary>
public sealed class TimeLeftTests
{
    private const int Cases = 10_000;

    private static readonly WorkingCalendar Calendar = TestBook.Book.Calendar;

    [Theory]
    [InlineData("2022-09-30 10:00", false, 2, "06:00", false)] // today's hours without the break, 8 and 9 October are worked
    [InlineData("2022-10-04 12:00", false, 2, "00:00", false)] // a holiday takes nothing away
    [InlineData("2022-10-08 17:00", false, 1, "00:00", false)]
    [InlineData("2022-10-08 23:59", false, 1, "00:00", false)]
    [InlineData("2022-10-09 08:00", false, 1, "00:00", true)]
    [InlineData("2022-10-09 11:30", false, 0, "04:30", true)]
    [InlineData("2022-10-09 12:30", false, 0, "04:00", true)]
    [InlineData("2022-10-09 17:00", false, 0, "00:00", true)]
    [InlineData("2022-10-09 20:00", true, 0, "00:00", false)]
    [InlineData("2022-10-10 10:00", true, 0, "01:00", false)]
    [InlineData("2022-10-11 10:00", true, 1, "01:00", false)]
    public void R09_the_time_left_until_9_October_is_told_in_working_days_and_office_hours(
        string now,
        bool overdue,
        int days,
        string time,
        bool lastDay
    ) =>
        Assert.Equal(
            new TimeLeft(
                overdue,
                days,
                TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
                lastDay
            ),
            TimeLeft.Until(Calendar, Story.At("2022-10-09 17:00"), Story.At(now))
        );

    [Fact]
    public void It_is_never_negative_nothing_at_the_end_and_overdue_only_after_it() =>
        Instants()
            .Sample(
                (due, now) =>
                {
                    var left = TimeLeft.Until(Calendar, due, now);
                    Assert.True(left.Days >= 0 && left.Time >= TimeSpan.Zero && left.Time < Calendar.Hours.Length);
                    Assert.Equal(now > due, left.IsOverdue);
                    Assert.Equal(
                        (false, 0, TimeSpan.Zero),
                        (
                            TimeLeft.Until(Calendar, due, due).IsOverdue,
                            TimeLeft.Until(Calendar, due, due).Days,
                            TimeLeft.Until(Calendar, due, due).Time
                        )
                    );
                },
                iter: Cases
            );

    [Fact]
    public void A_working_day_later_there_is_one_day_less() =>
        Instants()
            .Sample(
                (due, now) =>
                {
                    if (!Calendar.IsWorkingDay(WorkingCalendar.DayOf(now)))
                        return;
                    var later = At(Calendar.NextWorkingDay(WorkingCalendar.DayOf(now)), now);
                    if (later > due)
                        return;
                    var (before, after) = (TimeLeft.Until(Calendar, due, now), TimeLeft.Until(Calendar, due, later));
                    Assert.Equal((before.Days - 1, before.Time), (after.Days, after.Time));
                },
                iter: Cases
            );

    [Fact]
    public void Nights_weekends_and_holidays_change_nothing() =>
        Gen.Select(Instants(), Gen.Int[0, 24 * 60 - 1])
            .Sample(
                (instants, minutes) =>
                {
                    var (due, now) = instants;
                    var day = WorkingCalendar.DayOf(now);
                    var closed = Calendar.IsWorkingDay(day)
                        ? Calendar.ClosingOf(day).AddMinutes(minutes % (7 * 60))
                        : new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), WorkingCalendar.Offset).AddMinutes(
                            minutes
                        );
                    var opening = Calendar.OpeningOf(Calendar.NextWorkingDay(day));
                    if (opening > due)
                        return;
                    var (dark, open) = (TimeLeft.Until(Calendar, due, closed), TimeLeft.Until(Calendar, due, opening));
                    Assert.Equal((dark.Days, dark.Time), (open.Days, open.Time));
                },
                iter: Cases
            );

    /// <summary>Ends of limits, at closing of a working day, and instants up to a month before or after.</summary>
    private static Gen<(DateTimeOffset Due, DateTimeOffset Now)> Instants() =>
        from day in Gen.Int[0, 1800]
        from minutes in Gen.Int[-30 * 24 * 60, 30 * 24 * 60]
        let due = Calendar.ClosingOf(Calendar.NextWorkingDay(new DateOnly(2021, 1, 4).AddDays(day)))
        select (due, due.AddMinutes(minutes));

    private static DateTimeOffset At(DateOnly day, DateTimeOffset time) =>
        new(
            day.ToDateTime(TimeOnly.FromTimeSpan(time.ToOffset(WorkingCalendar.Offset).TimeOfDay)),
            WorkingCalendar.Offset
        );
}
