using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Periods of whole days in China, as half-open spans of instants.</summary>
internal static class Periods
{
    public static DateTimeOffset? Start(DateOnly? first) => first is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), WorkingCalendar.Offset).ToUniversalTime() : null;

    public static DateTimeOffset? End(DateOnly? last) => Start(last?.AddDays(1));
}
