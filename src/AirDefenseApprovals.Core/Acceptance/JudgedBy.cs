using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>
/// The day whose standards works are judged by (R24): that of their drawing review (施工图审查), and where none is stated
/// before the case was received, that of its receipt.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="ByDrawingReview">Whether it is the drawing review's.</param>
public readonly record struct JudgedBy(DateOnly Day, bool ByDrawingReview)
{
    /// <summary>The form's field that states it.</summary>
    public const string Field = "drawingReviewDate";

    /// <summary>The day of a case.</summary>
    public static JudgedBy Of(Case @case)
    {
        var received = WorkingCalendar.DayOf(@case.ReceivedAt ?? @case.CreatedAt);
        return
            @case.Form.TryGetValue(Field, out var value)
            && value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(
                value.GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var reviewed
            )
            && reviewed <= received
            ? new(reviewed, true)
            : new(received, false);
    }
}
