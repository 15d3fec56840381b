using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Periods of whole days in China, as half-open spans of instants. A day at the very end of what a date can say leaves
/// that end open.
/// </summary>
internal static class Periods
{
    private static readonly DateOnly First = new(1, 1, 2),
        Last = new(9999, 12, 30);

    public static DateTimeOffset? Start(DateOnly? first) =>
        first is { } day && day >= First
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), WorkingCalendar.Offset).ToUniversalTime()
            : null;

    public static DateTimeOffset? End(DateOnly? last) =>
        last is { } day && day <= Last ? Start(day.AddDays(1)) ?? DateTimeOffset.MinValue : null;
}
