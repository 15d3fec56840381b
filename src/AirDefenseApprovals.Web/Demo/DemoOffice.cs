using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>What demo cases are made with: people, a paper to hand in, and instants.</summary>
internal sealed class DemoOffice(
    CaseActs acts,
    Rulebook book,
    IReadOnlyDictionary<string, Actor> people,
    AttachedFile paper,
    DateTimeOffset now
)
{
    public CaseActs Acts => acts;

    public Rulebook Book => book;

    public AttachedFile Paper => paper;

    public DateTimeOffset Now => now;

    public Actor Person(string name) => people[name];

    /// <summary>A number of working days before the last working day on which the office was open already, at an hour.</summary>
    public DateTimeOffset Back(int workingDays, int hour, int minute = 0)
    {
        var today = WorkingCalendar.DayOf(now);
        var last =
            book.Calendar.IsWorkingDay(today) && now >= book.Calendar.OpeningOf(today).AddHours(1)
                ? today
                : book.Calendar.AddWorkingDays(today, -1);
        return On(book.Calendar.AddWorkingDays(last, -workingDays), hour, minute);
    }

    /// <summary>An instant on a day.</summary>
    public static DateTimeOffset On(DateOnly day, int hour, int minute = 0) =>
        new(day.ToDateTime(new TimeOnly(hour, minute)), WorkingCalendar.Offset);

    /// <summary>A number of working days after an instant's day, at an hour.</summary>
    public DateTimeOffset After(DateTimeOffset instant, int workingDays, int hour, int minute = 0) =>
        On(book.Calendar.AddWorkingDays(WorkingCalendar.DayOf(instant), workingDays), hour, minute);
}
