using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Web.Pages.Calendar;

/// <summary>What a day is on the picture of a year.</summary>
public enum DayKind
{
    Worked,
    Weekend,
    Holiday,
    MakeUp,
}

/// <summary>A day on the picture of a year.</summary>
public sealed record PictureDay(DateOnly Date, DayKind Kind, string? Name);

/// <summary>A year as twelve months, weeks from Monday on.</summary>
/// <param name="Year">The year.</param>
/// <param name="Published">Its holidays; null: not published, Monday to Friday are worked (R10).</param>
public sealed record YearPicture(int Year, CalendarYear? Published)
{
    /// <summary>The weeks of a month; days of its neighbours are null.</summary>
    public IEnumerable<PictureDay?[]> Weeks(int month)
    {
        var first = new DateOnly(Year, month, 1);
        var monday = first.AddDays(-(((int)first.DayOfWeek + 6) % 7));
        for (; monday.Month == month || monday < first; monday = monday.AddDays(7))
            yield return
            [
                .. Enumerable.Range(0, 7).Select(monday.AddDays).Select(day => day.Month == month ? Of(day) : null),
            ];
    }

    /// <summary>How many days are worked.</summary>
    public int WorkedDays =>
        Enumerable
            .Range(1, 12)
            .SelectMany(Weeks)
            .SelectMany(w => w)
            .Count(d => d?.Kind is DayKind.Worked or DayKind.MakeUp);

    private PictureDay Of(DateOnly day)
    {
        if (Named(Published?.Workdays, day) is { } madeUp)
            return new(day, DayKind.MakeUp, madeUp);
        if (Named(Published?.Holidays, day) is { } holiday)
            return new(day, DayKind.Holiday, holiday);
        return new(
            day,
            day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? DayKind.Weekend : DayKind.Worked,
            null
        );
    }

    private static string? Named(
        IReadOnlyDictionary<string, System.Collections.Immutable.ImmutableArray<DateOnly>>? lists,
        DateOnly day
    ) => lists?.FirstOrDefault(l => l.Value.Contains(day)).Key;
}
