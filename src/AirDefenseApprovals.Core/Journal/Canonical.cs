using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AirDefenseApprovals.Core.Journal;

/// <summary>
/// RFC 8785 (JSON Canonicalization Scheme) for the values a journal holds: objects, arrays, strings, integers, booleans, null.
/// System.Text.Json cannot be told to write it: its encoders escape characters that the scheme wants plain.
/// </summary>
public static class Canonical
{
    /// <summary>Appends a value in canonical form.</summary>
    /// <exception cref="ArgumentException">A number is not an integer: the journal keeps such numbers as strings.</exception>
    public static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                var first = true;
                // UTF-16 code units, as the scheme sorts
                foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    if (!first)
                        text.Append(',');
                    first = false;
                    Write(text, property.Name);
                    text.Append(':');
                    Write(text, property.Value);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var next = false;
                foreach (var item in value.EnumerateArray())
                {
                    if (next)
                        text.Append(',');
                    next = true;
                    Write(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Write(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                if (!value.TryGetInt64(out var integer))
                    throw new ArgumentException(
                        "The journal keeps numbers that are not integers as strings.",
                        nameof(value)
                    );
                text.Append(integer.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    /// <summary>Appends a string in canonical form.</summary>
    public static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
