using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Reads what an outcome needs from a request's <c>data</c>; what has the wrong shape reads as absent.</summary>
internal sealed class TaskData(JsonElement? data, string path = "data")
{
    /// <summary>Longest text that people write in a task, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Most members of a list or object.</summary>
    public const int LongestList = 200;

    private const int Deepest = 6,
        LongestName = 100;
    private const long GreatestInteger = (1L << 53) - 1; // what a double keeps exactly

    /// <summary>Path of a member, for errors.</summary>
    public string At(string name) => $"{path}.{name}";

    public string? Text(string name) =>
        Member(name) is { ValueKind: JsonValueKind.String } value && value.GetString()!.Trim() is { Length: > 0 } text
            ? text
            : null;

    public int? Integer(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    /// <summary>A value of whatever kind; null where none was sent.</summary>
    public JsonElement? Value(string name) =>
        Member(name) is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } value ? value : null;

    /// <summary>Whether something is said to be so.</summary>
    public bool Flag(string name) => Member(name) is { ValueKind: JsonValueKind.True };

    public DateOnly? Day(string name) =>
        DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>One text, or several: both are taken as several.</summary>
    public ImmutableArray<string> Texts(string name) =>
        Member(name) switch
        {
            { ValueKind: JsonValueKind.String } => Text(name) is { } one ? [one] : [],
            { ValueKind: JsonValueKind.Array } array =>
            [
                .. array
                    .EnumerateArray()
                    .Where(e => e.ValueKind == JsonValueKind.String)
                    .Select(e => e.GetString()!.Trim())
                    .Where(t => t.Length > 0),
            ],
            _ => [],
        };

    public ImmutableArray<int> Integers(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } array
            ?
            [
                .. array
                    .EnumerateArray()
                    .Where(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out _))
                    .Select(e => e.GetInt32()),
            ]
            : [];

    /// <summary>A list of objects.</summary>
    public ImmutableArray<TaskData> List(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Array } array
            ? [.. array.EnumerateArray().Select((e, i) => new TaskData(e, $"{path}.{name}[{i}]"))]
            : [];

    /// <summary>A text that must be there: absent, an error is added and the empty text returned.</summary>
    public string Need(string name, ImmutableArray<FieldError>.Builder errors)
    {
        if (Text(name) is not { } text)
        {
            errors.Add(new(At(name), "field-required"));
            return "";
        }
        return text;
    }

    /// <summary>What no outcome of any task can take: endless texts and lists, or a value deeper than the contract's.</summary>
    public static ImmutableArray<FieldError> Unreasonable(JsonElement? given)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (given is { } value)
            Look(value, "data", 0);
        return errors.ToImmutable();

        void Look(JsonElement at, string path, int depth)
        {
            if (depth > Deepest)
            {
                errors.Add(new(path, "data-too-deep"));
                return;
            }
            switch (at.ValueKind)
            {
                case JsonValueKind.Object:
                    if (at.GetPropertyCount() > LongestList)
                    {
                        errors.Add(new(path, "list-too-long", Text(LongestList)));
                        return;
                    }
                    foreach (var member in at.EnumerateObject())
                        if (member.Name.Length > LongestName)
                            errors.Add(new(path, "field-unknown", Characters.Cut(member.Name, LongestName)));
                        else
                            Look(member.Value, $"{path}.{member.Name}", depth + 1);
                    break;
                case JsonValueKind.Array:
                    if (at.GetArrayLength() > LongestList)
                    {
                        errors.Add(new(path, "list-too-long", Text(LongestList)));
                        return;
                    }
                    foreach (var (item, i) in at.EnumerateArray().Select((item, i) => (item, i)))
                        Look(item, $"{path}[{i}]", depth + 1);
                    break;
                case JsonValueKind.String when at.GetString()!.Length > LongestText:
                case JsonValueKind.Number when at.GetRawText().Length > LongestText:
                    errors.Add(new(path, "field-too-long", Text(LongestText)));
                    break;
            }
        }
    }

    /// <summary>
    /// The data as the journal keeps it: numbers that are not integers, or too great for every reader of JSON to keep
    /// exactly (R27, RFC 8785), become strings.
    /// </summary>
    public static JsonNode? ForJournal(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                value
                    .EnumerateObject()
                    .DistinctBy(p => p.Name)
                    .Select(p => KeyValuePair.Create(p.Name, ForJournal(p.Value)))
            ),
            JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(ForJournal)]),
            JsonValueKind.Number
                when value.TryGetInt64(out var integer) && integer is >= -GreatestInteger and <= GreatestInteger =>
                JsonValue.Create(integer),
            JsonValueKind.Number => JsonValue.Create(value.GetRawText()),
            JsonValueKind.String => JsonValue.Create(value.GetString()),
            JsonValueKind.True => JsonValue.Create(true),
            JsonValueKind.False => JsonValue.Create(false),
            _ => null,
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private JsonElement? Member(string name) =>
        data is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
