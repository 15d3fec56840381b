using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Reads a year as people send it: dates by the holiday's name. What is no date is told by its place.</summary>
internal static class CalendarInput
{
    private const int MostDates = 60;

    /// <summary>The year, and what of it cannot be read; what can be read and is wrong is the act's to say.</summary>
    public static CalendarYear Read(int year, CalendarBody body, string source, List<FieldError> errors) =>
        new()
        {
            Year = year,
            Source = source,
            Holidays = Lists("holidays", body.Holidays, errors),
            Workdays = Lists("workdays", body.Workdays, errors),
        };

    private static ImmutableSortedDictionary<string, ImmutableArray<DateOnly>> Lists(
        string field,
        Dictionary<string, IReadOnlyList<string?>?>? lists,
        List<FieldError> errors
    )
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<DateOnly>>(StringComparer.Ordinal);
        if (lists is null)
            errors.Add(new(field, "calendar-list-missing"));
        foreach (var (given, dates) in lists ?? [])
        {
            var name = TextInput.Clean(given);
            if (read.ContainsKey(name))
                errors.Add(new($"{field}.{name}", "calendar-name-twice", name));
            else if (dates?.Count > MostDates)
                errors.Add(new($"{field}.{name}", "list-too-long", MostDates.ToString(CultureInfo.InvariantCulture)));
            else
                read[name] = [.. (dates ?? []).Select((text, i) => Date($"{field}.{name}[{i}]", text, errors))];
        }

        return read.ToImmutable();
    }

    private static DateOnly Date(string field, string? text, List<FieldError> errors)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            errors.Add(new(field, "calendar-date-wrong", Characters.Shortened(TextInput.Clean(text), 40)));
        return day;
    }
}
