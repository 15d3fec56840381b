using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Graph;

internal enum ValueKind
{
    Object,
    String,
    Int32,
    Int64,
    Decimal,
    Double,
    Boolean,
    DateTime,
    DateTimeOffset,
    Guid,
    Json,
}

/// <summary>The type of a variable, by Elsa's name for it. Values are kept as JSON text and converted whenever they are set.</summary>
internal readonly record struct ValueType(ValueKind Kind, bool IsArray)
{
    private static readonly FrozenDictionary<string, ValueKind> Names = new Dictionary<string, ValueKind>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["Object"] = ValueKind.Object,
        ["Any"] = ValueKind.Object,
        ["String"] = ValueKind.String,
        ["Int32"] = ValueKind.Int32,
        ["Integer"] = ValueKind.Int32,
        ["Int64"] = ValueKind.Int64,
        ["Long"] = ValueKind.Int64,
        ["Decimal"] = ValueKind.Decimal,
        ["Double"] = ValueKind.Double,
        ["Single"] = ValueKind.Double,
        ["Boolean"] = ValueKind.Boolean,
        ["DateTime"] = ValueKind.DateTime,
        ["DateTimeOffset"] = ValueKind.DateTimeOffset,
        ["Guid"] = ValueKind.Guid,
        ["JsonElement"] = ValueKind.Json,
        ["JsonObject"] = ValueKind.Json,
        ["ExpandoObject"] = ValueKind.Json,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ValueType Any => default;

    /// <summary>Reads <c>Int32</c>, <c>System.Int32</c>, <c>System.Int32, System.Private.CoreLib</c> or <c>String[]</c>.</summary>
    public static bool TryRead(string? name, bool isArray, out ValueType type)
    {
        type = new(ValueKind.Object, isArray);
        if (string.IsNullOrWhiteSpace(name))
            return true;
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var bare = (comma < 0 ? name : name[..comma]).Trim();
        if (bare.EndsWith("[]", StringComparison.Ordinal))
            (bare, isArray) = (bare[..^2], true);
        bare = bare[(bare.LastIndexOf('.') + 1)..];
        if (!Names.TryGetValue(bare, out var kind))
            return false;
        type = new(kind, isArray);
        return true;
    }

    /// <summary>Converts a value to this type; null stays null, text is read as the type's notation.</summary>
    /// <param name="json">The value as JSON text.</param>
    /// <param name="converted">The value as canonical JSON text.</param>
    public bool TryConvert(string json, out string converted)
    {
        converted = "null";
        if (json == "null" || (json == "\"\"" && (IsArray || Kind is not (ValueKind.String or ValueKind.Object))))
            return true;
        using var document = JsonDocument.Parse(json);
        return IsArray ? TryArray(document.RootElement, out converted) : TryOne(document.RootElement, out converted);
    }

    /// <summary>Converts what comes up while a process runs. Elsa takes what it cannot read for the type's zero.</summary>
    public string Convert(string json)
    {
        if (TryConvert(json, out var converted))
            return converted;
        if (IsArray)
            return "null";
        var truth = json switch
        {
            "true" => "1",
            "false" => "0",
            _ => "0",
        };
        return Kind switch
        {
            ValueKind.Boolean => json is not "0"
            && double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number != 0
                ? "true"
                : "false",
            ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.Double => truth,
            ValueKind.DateTime => "\"0001-01-01T00:00:00.0000000\"",
            ValueKind.DateTimeOffset => "\"0001-01-01T00:00:00.0000000+00:00\"",
            ValueKind.Guid => "\"00000000-0000-0000-0000-000000000000\"",
            _ => "null",
        };
    }

    /// <summary>Text for people of a value of this type; Elsa leaves it to .NET's invariant notation.</summary>
    public string Text(string json)
    {
        using var document = JsonDocument.Parse(json);
        var value = document.RootElement;
        if (IsArray && Kind is not (ValueKind.Object or ValueKind.String or ValueKind.Json))
            return $"{Kind}[] Array";
        return Kind switch
        {
            ValueKind.DateTime => Day(value.GetDateTime(), value.GetDateTime().TimeOfDay),
            ValueKind.DateTimeOffset => Instant(value.GetDateTimeOffset()),
            _ => value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.True => "True",
                JsonValueKind.False => "False",
                JsonValueKind.Number => Number(json),
                _ => Json.Escaped(value),
            },
        };
    }

    // Of a number with a power of ten, .NET writes "1E+21".
    private static string Number(string text) =>
        text.Contains('e', StringComparison.OrdinalIgnoreCase)
            ? double.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : text;

    private static string Instant(DateTimeOffset instant) =>
        $"{Day(instant.DateTime, instant.TimeOfDay)} {instant.ToString("zzz", CultureInfo.InvariantCulture)}";

    private static string Day(DateTime time, TimeSpan ofDay) =>
        time.ToString(ofDay == TimeSpan.Zero ? "MM/dd/yyyy" : "MM/dd/yyyy HH:mm", CultureInfo.InvariantCulture);

    private bool TryArray(JsonElement value, out string converted)
    {
        converted = "null";
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!.Trim();
            if (!text.StartsWith('['))
                return Kind == ValueKind.String && !text.StartsWith('{') && TryItems([value], out converted);
            try
            {
                using var inner = JsonDocument.Parse(text);
                return inner.RootElement.EnumerateArray().All(Fits)
                    && TryItems(inner.RootElement.EnumerateArray(), out converted);
            }
            catch (JsonException)
            {
                return false;
            }
        }

        return value.ValueKind == JsonValueKind.Array && TryItems(value.EnumerateArray(), out converted);
    }

    // Inside JSON text nothing is converted: a number is no text, and a text no number.
    private bool Fits(JsonElement item) =>
        Kind switch
        {
            ValueKind.Object or ValueKind.Json => true,
            ValueKind.Int32 or ValueKind.Int64 or ValueKind.Decimal or ValueKind.Double => item.ValueKind
                == JsonValueKind.Number,
            ValueKind.Boolean => item.ValueKind is JsonValueKind.True or JsonValueKind.False,
            _ => item.ValueKind == JsonValueKind.String
                || (Kind == ValueKind.String && item.ValueKind == JsonValueKind.Null),
        };

    private bool TryItems(IEnumerable<JsonElement> items, out string converted)
    {
        converted = "null";
        var parts = new List<string>();
        foreach (var item in items)
        {
            if (!TryOne(item, out var part))
                return false;
            parts.Add(part);
        }

        converted = $"[{string.Join(',', parts)}]";
        return true;
    }

    private bool TryOne(JsonElement value, out string converted)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        var invariant = CultureInfo.InvariantCulture;
        string? result = Kind switch
        {
            _ when value.ValueKind == JsonValueKind.Null => "null",
            ValueKind.Object => Json.Compact(value),
            ValueKind.Json => Tree(value),
            ValueKind.String => Json.Quote(
                value.ValueKind switch
                {
                    JsonValueKind.True => "True",
                    JsonValueKind.False => "False",
                    JsonValueKind.Number => Number(text),
                    JsonValueKind.String => text,
                    _ => Json.Escaped(value),
                }
            ),
            ValueKind.Int32 => Whole(text, value.ValueKind, int.MinValue, int.MaxValue),
            ValueKind.Int64 => Whole(text, value.ValueKind, long.MinValue, long.MaxValue),
            ValueKind.Decimal => value.ValueKind == JsonValueKind.Number
            && double.TryParse(text, NumberStyles.Float, invariant, out var binary)
            && Math.Abs(binary) < 7e28
            && text.Contains('.', StringComparison.Ordinal)
                ? new decimal(binary).ToString(invariant)
            : decimal.TryParse(text, NumberStyles.Float, invariant, out var number) ? number.ToString(invariant)
            : null,
            ValueKind.Double => double.TryParse(text, NumberStyles.Float, invariant, out var real)
            && double.IsFinite(real)
                ? real.ToString("R", invariant)
                : null,
            ValueKind.Boolean => bool.TryParse(text, out var truth) ? (truth ? "true" : "false") : null,
            ValueKind.DateTime => DateTime.TryParse(text, invariant, DateTimeStyles.RoundtripKind, out var time)
                ? Json.Quote(time.ToString("O", invariant))
                : null,
            ValueKind.DateTimeOffset => DateTimeOffset.TryParse(
                text,
                invariant,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
                ? Json.Quote(instant.ToString("O", invariant))
                : null,
            _ => Guid.TryParse(text, out var guid) ? Json.Quote(guid.ToString()) : null,
        };
        converted = result ?? "null";
        return result is not null;
    }

    private static string? Tree(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return Json.Compact(value);
        if (value.ValueKind != JsonValueKind.String || value.GetString()!.TrimStart() is not ['{', ..])
            return null;
        try
        {
            return Json.Compact(JsonElement.Parse(value.GetString()!));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // A script knows only doubles: 9.0 is a whole number, 9.5 is rounded as .NET does.
    private static string? Whole(string text, JsonValueKind kind, long least, long most)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return whole >= least && whole <= most ? whole.ToString(CultureInfo.InvariantCulture) : null;
        if (
            kind != JsonValueKind.Number
            || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        )
            return null;
        number = Math.Round(number);
        return number >= least && number <= most ? number.ToString(CultureInfo.InvariantCulture) : null;
    }
}
