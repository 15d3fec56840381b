using System.Collections.Frozen;

namespace AirDefenseApprovals.Core.Calendar;

/// <summary>
/// The office's working days and hours (R1, R10). Years without published data fall back to Monday to Friday and are provisional.
/// Immutable: a changed year makes a new calendar.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>China Standard Time. China has had one zone and no summer time since 1992, and no limit here is older.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private readonly FrozenDictionary<int, bool[]> working;

    /// <summary>Makes a calendar from published years and the office's hours.</summary>
    /// <param name="years">Published years that <see cref="CalendarYear.Check"/> finds nothing wrong with.</param>
    /// <param name="hours">Office hours.</param>
    public WorkingCalendar(IEnumerable<CalendarYear> years, OfficeHours hours)
    {
        Years = years.ToFrozenDictionary(y => y.Year);
        Hours = hours;
        working = Years.ToFrozenDictionary(y => y.Key, y => DaysOf(y.Value));
    }

    /// <summary>The published years.</summary>
    public FrozenDictionary<int, CalendarYear> Years { get; }

    /// <summary>Which edition of the office's calendar this is; 0 for one that stands by itself.</summary>
    public int Edition { get; init; }

    /// <summary>The hours of each working day.</summary>
    public OfficeHours Hours { get; }

    /// <summary>Whether the office works that day.</summary>
    public bool IsWorkingDay(DateOnly day) => IsWorkingDay(day, out _);

    /// <summary>Whether the office works that day, and whether its year has published data (R10).</summary>
    public bool IsWorkingDay(DateOnly day, out bool published) =>
        (published = working.TryGetValue(day.Year, out var days)) ? days![day.DayOfYear - 1] : !IsWeekend(day);

    /// <summary>Whether the day's year has no published data yet (R10).</summary>
    public bool IsProvisional(DateOnly day) => !working.ContainsKey(day.Year);

    /// <summary>The day, in China, on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>When the office closes that day: what every limit ends at (R9).</summary>
    public DateTimeOffset ClosingOf(DateOnly day) => At(day, Hours.Closes);

    /// <summary>When a limit of so many working days ends that is counted from the day after a day (R9, CC 201, 203).</summary>
    /// <param name="day">The day that does not count.</param>
    /// <param name="days">Working days.</param>
    public DateTimeOffset EndOf(DateOnly day, int days) => ClosingOf(AddWorkingDays(day, days));

    /// <summary>When the office opens that day.</summary>
    public DateTimeOffset OpeningOf(DateOnly day) => At(day, Hours.Opens);

    /// <summary>When something handed in at an instant counts as received: then, or at the next opening (R1).</summary>
    public DateTimeOffset Receive(DateTimeOffset handedIn)
    {
        var local = handedIn.ToOffset(Offset);
        var day = DayOf(local);
        if (IsWorkingDay(day))
        {
            var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
            foreach (var (opens, closes) in Hours.Spans)
            {
                if (time < opens)
                    return At(day, opens);
                if (time <= closes)
                    return local; // closing itself still counts: what is received at 17:00:00 is received that day
            }
        }

        return OpeningOf(NextWorkingDay(day));
    }

    /// <summary>The first working day after a day.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        do day = day.AddDays(1);
        while (!IsWorkingDay(day));
        return day;
    }

    /// <summary>The day a number of working days after (or, negative, before) a day, the day itself not counted (CC 201).</summary>
    public DateOnly AddWorkingDays(DateOnly day, int days)
    {
        var step = Math.Sign(days);
        for (var left = Math.Abs(days); left > 0; )
        {
            day = day.AddDays(step);
            if (IsWorkingDay(day))
                left--;
        }

        return day;
    }

    /// <summary>How many working days lie after a day up to and including another; negative when that one is the earlier.</summary>
    public int WorkingDaysBetween(DateOnly day, DateOnly other)
    {
        if (other < day)
            return -WorkingDaysBetween(other, day);
        var days = 0;
        while (day < other)
            if (IsWorkingDay(day = day.AddDays(1)))
                days++;
        return days;
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), Offset);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static bool[] DaysOf(CalendarYear year)
    {
        var first = new DateOnly(year.Year, 1, 1);
        var days = new bool[DateTime.IsLeapYear(year.Year) ? 366 : 365];
        for (var i = 0; i < days.Length; i++)
            days[i] = !IsWeekend(first.AddDays(i));
        foreach (var day in year.Holidays.Values.SelectMany(d => d))
            days[day.DayOfYear - 1] = false;
        foreach (var day in year.Workdays.Values.SelectMany(d => d))
            days[day.DayOfYear - 1] = true;
        return days;
    }
}
