using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>Words values as official documents print them: in Chinese, whoever reads them.</summary>
public static class PrintedValues
{
    /// <summary>The value of a field; null when nothing was filled in.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value, as the form keeps it.</param>
    public static string? Of(FormField field, JsonElement value)
    {
        if (FormField.IsEmpty(value))
            return null;
        return field.Type switch
        {
            "decimal"
            or "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) => Number(
                number,
                field.Unit
            ),
            "date" when DayIn(value) is { } day => Day(day),
            "dateRange" when PeriodIn(value) is var (from, to) => Period(from, to),
            _ => value.ToString(),
        };
    }

    /// <summary>An area in m2, at most four decimals.</summary>
    public static string Area(decimal area) => Digits(area) + " 平方米";

    /// <summary>A day of the office's calendar.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>A period, both its days included.</summary>
    public static string Period(DateOnly from, DateOnly to) => $"{Day(from)}至{Day(to)}";

    /// <summary>The day that a value of a form is; null when it is none.</summary>
    public static DateOnly? DayIn(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(
            value.GetString(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    /// <summary>The days that a value of a form spans; null when it is no period.</summary>
    public static (DateOnly From, DateOnly To)? PeriodIn(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("from", out var first)
        && value.TryGetProperty("to", out var last)
        && DayIn(first) is { } from
        && DayIn(last) is { } to
            ? (from, to)
            : null;

    private static string Number(decimal number, string? unit) =>
        unit switch
        {
            null => number.ToString("0.######", CultureInfo.InvariantCulture),
            "m2" => Area(number),
            _ => $"{Digits(number)} {unit}",
        };

    private static string Digits(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
