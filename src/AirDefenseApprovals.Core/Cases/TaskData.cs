using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Reads what an outcome needs from a request's <c>data</c>; what has the wrong shape reads as absent.</summary>
internal sealed class TaskData(JsonElement? data, string path = "data")
{
    /// <summary>Path of a member, for errors.</summary>
    public string At(string name) => $"{path}.{name}";

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } value && value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    public int? Integer(string name) => Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>One text, or several: both are taken as several.</summary>
    public ImmutableArray<string> Texts(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.String } => Text(name) is { } one ? [one] : [],
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!.Trim()).Where(t => t.Length > 0)],
        _ => [],
    };

    public ImmutableArray<int> Integers(string name) => Member(name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out _)).Select(e => e.GetInt32())] : [];

    /// <summary>A list of objects.</summary>
    public ImmutableArray<TaskData> List(string name) => Member(name) is { ValueKind: JsonValueKind.Array } array
        ? [.. array.EnumerateArray().Select((e, i) => new TaskData(e, $"{path}.{name}[{i}]"))] : [];

    /// <summary>A text that must be there: absent, an error is added and the empty text returned.</summary>
    public string Need(string name, ImmutableArray<FieldError>.Builder errors)
    {
        if (Text(name) is not { } text) { errors.Add(new(At(name), "field-required")); return ""; }
        if (text.Length > 2000) errors.Add(new(At(name), "field-too-long", "2000"));
        return text;
    }

    /// <summary>The data as the journal keeps it: numbers that are not integers become strings.</summary>
    public static JsonNode? ForJournal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().DistinctBy(p => p.Name).Select(p => KeyValuePair.Create(p.Name, ForJournal(p.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(ForJournal)]),
        JsonValueKind.Number when value.TryGetInt64(out var integer) => JsonValue.Create(integer),
        JsonValueKind.Number => JsonValue.Create(value.GetRawText()),
        JsonValueKind.String => JsonValue.Create(value.GetString()),
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        _ => null,
    };

    private JsonElement? Member(string name) => data is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
