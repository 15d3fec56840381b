using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Calendar;

/// <summary>
/// Enters a year's holidays and make-up days, as the State Council's notice gives them, or puts right what was entered (R10). A year that
/// has begun or passed may be put right too: open due dates follow, what was decided stays (R15).
/// </summary>
/// <param name="By">Who enters it.</param>
/// <param name="At">When: from then on it is in force.</param>
/// <param name="Year">The year.</param>
public sealed record EnterCalendarYear(Actor By, DateTimeOffset At, CalendarYear Year)
{
    /// <summary>First year that limits are counted in: no case is older.</summary>
    public const int FirstYear = 1992;

    /// <summary>Last year that can be entered.</summary>
    public const int LastYear = 2200;

    private const int LongestName = 50,
        LongestSource = 300,
        MostNames = 40;

    /// <summary>Why it cannot be entered; null when it can.</summary>
    public Refusal? Refused()
    {
        if (!By.Is(Roles.Administrator))
            return Refusal.Forbidden("R10", "another-role", Roles.Administrator);
        ImmutableArray<FieldError> wrong = [.. Shape(), .. Year.Check()];
        return wrong.IsEmpty ? null : Refusal.Incomplete("R10", "calendar-wrong", wrong.AsSpan());
    }

    private IEnumerable<FieldError> Shape()
    {
        if (Year.Year is < FirstYear or > LastYear)
            yield return new("year", "calendar-year-out-of-range", Text(FirstYear), Text(LastYear));
        if (Year.Source.Length == 0)
            yield return new("source", "field-required");
        if (Year.Source.Length > LongestSource)
            yield return new("source", "field-too-long", Text(LongestSource));
        if (Year.Holidays.IsEmpty)
            yield return new("holidays", "calendar-no-holidays"); // no year is without: an empty form is a slip
        foreach (var (list, days) in new[] { ("holidays", Year.Holidays), ("workdays", Year.Workdays) })
        {
            if (days.Count > MostNames)
                yield return new(list, "list-too-long", Text(MostNames));
            foreach (var (name, dates) in days)
                if (name.Length == 0)
                    yield return new(list, "calendar-name-missing");
                else if (name.Length > LongestName)
                    yield return new(list, "field-too-long", Text(LongestName));
                else if (dates.IsEmpty)
                    yield return new($"{list}.{name}", "calendar-no-dates", name);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
