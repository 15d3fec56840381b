using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// JSON as this project writes and reads it: Chinese stays readable, property names may be spelled <c>camelCase</c> or
/// <c>PascalCase</c>.
/// </summary>
internal static class Json
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
