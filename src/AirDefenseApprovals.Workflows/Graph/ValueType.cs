using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Graph;

internal enum ValueKind { Object, String, Int32, Int64, Decimal, Double, Boolean, DateTime, DateTimeOffset, Guid }

/// <summary>The type of a variable, by Elsa's name for it. Values are kept as JSON text and converted whenever they are set.</summary>
internal readonly record struct ValueType(ValueKind Kind, bool IsArray)
{
    private static readonly FrozenDictionary<string, ValueKind> Names = new Dictionary<string, ValueKind>(StringComparer.OrdinalIgnoreCase)
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
        ["JsonElement"] = ValueKind.Object,
        ["JsonObject"] = ValueKind.Object,
        ["ExpandoObject"] = ValueKind.Object,
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
        if (json is "null" or "\"\"" && !(Kind == ValueKind.String && !IsArray && json != "null"))
            return true;
        using var document = JsonDocument.Parse(json);
        return IsArray ? TryArray(document.RootElement, out converted) : TryOne(document.RootElement, out converted);
    }

    private bool TryArray(JsonElement value, out string converted)
    {
        converted = "null";
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString()!.Trim();
            if (!text.StartsWith('['))
                return TryItems([value], out converted);
            try
            {
                using var inner = JsonDocument.Parse(text);
                return TryItems(inner.RootElement.EnumerateArray(), out converted);
            }
            catch (JsonException)
            {
                return false;
            }
        }

        return value.ValueKind == JsonValueKind.Array ? TryItems(value.EnumerateArray(), out converted) : TryItems([value], out converted);
    }

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
            ValueKind.String => Json.Quote(value.ValueKind is JsonValueKind.True or JsonValueKind.False ? (value.GetBoolean() ? "True" : "False") : text),
            ValueKind.Int32 => Whole(text, value.ValueKind, int.MinValue, int.MaxValue),
            ValueKind.Int64 => Whole(text, value.ValueKind, long.MinValue, long.MaxValue),
            ValueKind.Decimal => decimal.TryParse(text, NumberStyles.Float, invariant, out var number) ? number.ToString(invariant) : null,
            ValueKind.Double => double.TryParse(text, NumberStyles.Float, invariant, out var real) && double.IsFinite(real) ? real.ToString("R", invariant) : null,
            ValueKind.Boolean => bool.TryParse(text, out var truth) ? (truth ? "true" : "false") : null,
            ValueKind.DateTime => DateTime.TryParse(text, invariant, DateTimeStyles.RoundtripKind, out var time) ? Json.Quote(time.ToString("O", invariant)) : null,
            ValueKind.DateTimeOffset => DateTimeOffset.TryParse(text, invariant, DateTimeStyles.AssumeUniversal, out var instant) ? Json.Quote(instant.ToString("O", invariant)) : null,
            _ => Guid.TryParse(text, out var guid) ? Json.Quote(guid.ToString()) : null,
        };
        converted = result ?? "null";
        return result is not null;
    }

    // A script knows only doubles: 9.0 is a whole number, 9.5 is rounded as .NET does.
    private static string? Whole(string text, JsonValueKind kind, long least, long most)
    {
        if (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole))
            return whole >= least && whole <= most ? whole.ToString(CultureInfo.InvariantCulture) : null;
        if (kind != JsonValueKind.Number || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return null;
        number = Math.Round(number);
        return number >= least && number <= most ? number.ToString(CultureInfo.InvariantCulture) : null;
    }
}
