using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Calendar;

/// <summary>A year's holidays and make-up working days (调休) as the State Council's notice gives them (R10).</summary>
public sealed record CalendarYear
{
    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>The notice the dates come from.</summary>
    public required string Source { get; init; }

    /// <summary>Days off by the holiday's name. A weekend day may be among them: it changes nothing.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Holidays { get; init; }

    /// <summary>Weekend days that are worked, by the name of the holiday they make up for.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Workdays { get; init; }

    /// <summary>Whether another says the same of each day, from the same notice.</summary>
    public bool Says(CalendarYear other) =>
        Year == other.Year
        && Source == other.Source
        && Same(Holidays, other.Holidays)
        && Same(Workdays, other.Workdays);

    private static bool Same(
        ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> one,
        ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> other
    ) =>
        one.Count == other.Count
        && one.All(list => other.TryGetValue(list.Key, out var days) && list.Value.ToHashSet().SetEquals(days));

    /// <summary>
    /// What is wrong with the year: dates of another year, dates given twice, make-up days that are ordinary weekdays,
    /// dates in both lists (R10).
    /// </summary>
    public ImmutableArray<FieldError> Check()
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var off = Holidays.Values.SelectMany(d => d).ToHashSet();
        Walk(Holidays, "holidays", _ => null);
        Walk(Workdays, "workdays", day => off.Contains(day) ? "calendar-date-in-both"
            : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? null
            : "calendar-makeup-on-weekday");
        return errors.ToImmutable();

        void Walk(
            ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> lists,
            string list,
            Func<DateOnly, string?> wrong
        )
        {
            var seen = new HashSet<DateOnly>();
            foreach (var (name, days) in lists)
            {
                for (var i = 0; i < days.Length; i++)
                {
                    var slug =
                        days[i].Year != Year ? "calendar-other-year"
                        : seen.Add(days[i]) ? wrong(days[i])
                        : "calendar-date-twice";
                    if (slug is not null)
                        errors.Add(
                            new(
                                $"{list}.{name}[{i}]",
                                slug,
                                days[i].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
                            )
                        );
                }
            }
        }
    }
}
