using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// JSON as this project writes and reads it: Chinese stays readable, property names may be spelled <c>camelCase</c> or
/// <c>PascalCase</c>.
/// </summary>
internal static partial class Json
{
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A property, spelled as Elsa writes it now or as it did before 3.0.</summary>
    public static JsonElement? Property(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (
            json.TryGetProperty(name, out var value)
            || json.TryGetProperty(char.ToUpperInvariant(name[0]) + name[1..], out value)
        )
            return value.ValueKind == JsonValueKind.Null ? null : value;
        return null;
    }

    public static string? Text(this JsonElement json, string name) =>
        json.Property(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static string Quote(string text) => Write(writer => writer.WriteStringValue(text));

    public static string Compact(JsonElement value) => Write(value.WriteTo);

    /// <summary>An array or object as text for people, escaped as Elsa does: all but letters and plain signs.</summary>
    public static string Escaped(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Escaping))
            value.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>
    /// Makes JSON text fit to be read: half a surrogate pair, which a script may leave behind and JSON may escape,
    /// becomes U+FFFD, and what is no character goes.
    /// </summary>
    public static string WellFormed(string json) =>
        Characters.WellFormed(
            json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
                ? EscapedSurrogates.Replace(json, match => match.Groups["half"].Success ? "\\ufffd" : match.Value)
                : json
        );

    /// <summary>Path of the first text or name in a value that no string can hold: it escapes half a surrogate pair. Null where there is none.</summary>
    public static string? UnreadableText(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return IsReadable(() => value.GetString()) ? null : path;
            case JsonValueKind.Array:
                return value
                    .EnumerateArray()
                    .Select((item, i) => UnreadableText(item, $"{path}[{i}]"))
                    .FirstOrDefault(found => found is not null);
            case JsonValueKind.Object:
                return value
                    .EnumerateObject()
                    .Select(member =>
                        IsReadable(() => member.Name) ? UnreadableText(member.Value, Inside(path, member.Name)) : path
                    )
                    .FirstOrDefault(found => found is not null);
            default:
                return null;
        }
    }

    private static string Inside(string path, string name) => path == "$" ? name : $"{path}.{name}";

    private static bool IsReadable(Func<string?> read)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidOperationException) // the one way in which System.Text.Json tells it
        {
            return false;
        }
    }

    /// <summary>An escaped backslash, a whole pair, or <c>half</c> of one.</summary>
    [GeneratedRegex(
        @"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex EscapedSurrogates { get; }

    private static readonly JsonWriterOptions Escaping = new()
    {
        Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
