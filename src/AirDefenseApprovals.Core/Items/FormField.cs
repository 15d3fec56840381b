using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>A field of an item's form.</summary>
public sealed partial record FormField
{
    /// <summary>The field types there are.</summary>
    public static readonly ImmutableArray<string> Types =
    [
        "decimal",
        "integer",
        "text",
        "longText",
        "date",
        "dateRange",
        "choice",
    ];

    /// <summary>More characters than this and a decimal would round what was written.</summary>
    private const int LongestNumber = 28;

    /// <summary>Its name in requests.</summary>
    public required string Name { get; init; }

    /// <summary>Its label.</summary>
    public required Names Label { get; init; }

    /// <summary>One of <see cref="Types"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the application is incomplete without it.</summary>
    public required bool Required { get; init; }

    /// <summary>The unit of a number, e.g. <c>m2</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>The choices of a <c>choice</c>.</summary>
    public ImmutableArray<string>? Options { get; init; }

    /// <summary>English words for the choices, in their order; what is kept and printed is the choice itself.</summary>
    public ImmutableArray<string>? OptionsEn { get; init; }

    /// <summary>Decimals a number may have.</summary>
    public int? Decimals { get; init; }

    /// <summary>Least value of a number.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest value of a number.</summary>
    public decimal? Max { get; init; }

    /// <summary>Longest text, in characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A choice in both languages; one without English words is itself in both.</summary>
    /// <param name="option">The choice.</param>
    public Names NameOf(string option)
    {
        var place = Options?.IndexOf(option) ?? -1;
        return new(option, place >= 0 && OptionsEn is { } words && place < words.Length ? words[place] : option);
    }

    /// <summary>What is wrong with a value, or null. Emptiness is not looked at here: see <see cref="IsEmpty"/>.</summary>
    public FieldError? Check(JsonElement value) =>
        Type switch
        {
            "decimal" or "integer" => CheckNumber(value),
            "date" => Date(value) is null ? Wrong("field-not-a-date") : null,
            "dateRange" => CheckRange(value),
            "choice" => value.ValueKind == JsonValueKind.String && Options!.Value.Contains(value.GetString()!)
                ? null
                : Wrong("field-not-an-option", string.Join('、', Options!.Value)),
            _ => value.ValueKind != JsonValueKind.String ? Wrong("field-not-text")
            : Characters.IsLonger(value.GetString()!, MaxLength ?? 2000)
                ? Wrong("field-too-long", Text(MaxLength ?? 2000))
            : null,
        };

    /// <summary>Whether nothing was filled in.</summary>
    public static bool IsEmpty(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && !Characters.IsVisible(value.GetString()));

    /// <summary>Path of the field in a request.</summary>
    public string Path => "form." + Name;

    /// <summary>
    /// A value as it is kept: in a text of one line, line ends become a blank. Whatever stands in longer texts stays.
    /// </summary>
    /// <param name="value">The value.</param>
    public JsonElement Tidy(JsonElement value) =>
        Type == "text" && value.ValueKind == JsonValueKind.String && LineEnds.IsMatch(value.GetString()!)
            ? JsonSerializer.SerializeToElement(LineEnds.Replace(value.GetString()!, " "))
            : value;

    private FieldError? CheckNumber(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && NumberReading.Unclear(Path, value.GetString()) is { } unclear)
            return unclear; // R35: a decimal comma is asked about
        if (
            value.ValueKind != JsonValueKind.Number
            || value.GetRawText().Length > LongestNumber
            || !value.TryGetDecimal(out var number)
        )
            return Wrong("field-not-a-number");
        if (Type == "integer" && number != decimal.Truncate(number))
            return Wrong("field-not-an-integer");
        if (decimal.Round(number, Math.Min(Decimals ?? 4, 28)) != number)
            return Wrong("field-too-many-decimals", Text(Decimals ?? 4));
        if (number < Min)
            return Wrong("field-too-small", Text(Min.Value));
        if (number > (Max ?? 1_000_000_000m))
            return Wrong("field-too-large", Text(Max ?? 1_000_000_000m));
        return null;
    }

    private FieldError? CheckRange(JsonElement value)
    {
        if (
            value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("from", out var a)
            || !value.TryGetProperty("to", out var b)
            || value.GetPropertyCount() != 2
            || Date(a) is not { } from
            || Date(b) is not { } to
        )
            return Wrong("field-not-a-range");
        return to < from ? Wrong("field-range-reversed") : null;
    }

    private static DateOnly? Date(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(
            value.GetString(),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
        && day.Year is >= 1900 and <= 2200
            ? day
            : null;

    private FieldError Wrong(string slug, params ImmutableArray<string> arguments) => new(Path, slug, arguments);

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\r\n\u2028\u2029]\s*", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex LineEnds { get; }
}
