using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// Text as people send it, made fit to keep: composed (NFC), without control characters, invisible marks and what is no
/// character, trimmed. Emoji stay.
/// </summary>
public static partial class TextInput
{
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes out as U+FFFD
            if (!IsUnseen(rune))
                kept.Append(rune.ToString());
        return Characters.Normalized(kept.ToString()).Trim();
    }

    /// <summary>Numbers and addresses: full-width digits and letters become plain ones, spaces go.</summary>
    public static string CleanNumber(string? text) =>
        string.Concat(Characters.Normalized(Clean(text), NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>A telephone number: any dash becomes the plain one, and a mobile number loses the dashes between its groups.</summary>
    public static string CleanPhone(string? text)
    {
        var plain = Dashes.Replace(CleanNumber(text), "-");
        var digits = plain.Replace("-", "", StringComparison.Ordinal);
        return Mobile.IsMatch(digits) ? digits : plain;
    }

    /// <summary>
    /// A decimal number as people write it: full-width digits, commas between thousands; what is none stays as typed,
    /// but for its width.
    /// </summary>
    public static string CleanDecimal(string? text)
    {
        var plain = CleanNumber(text);
        return
            plain.Replace(",", "", StringComparison.Ordinal) is var number
            && decimal.TryParse(
                number,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out _
            )
            ? number
            : plain;
    }

    /// <summary>
    /// Control characters but for tab and line break, and marks that turn or hide what stands beside them. Joiners
    /// stay: emoji and scripts are written with them.
    /// </summary>
    private static bool IsUnseen(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\t' => false,
            0x200B or 0x200E or 0x200F or 0x2060 or 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) =>
                true,
            _ => Rune.IsControl(rune),
        };

    [GeneratedRegex("[\u2010-\u2015\u2212\u30FC]", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes { get; }

    [GeneratedRegex(@"^1[3-9]\d{9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile { get; }

    /// <summary>A JSON value with every text in it cleaned.</summary>
    /// <exception cref="JsonException">A text in it is not valid Unicode.</exception>
    public static JsonElement Clean(JsonElement value)
    {
        try
        {
            return JsonSerializer.SerializeToElement(Node(value));
        }
        catch (InvalidOperationException error) // System.Text.Json reads such texts late
        {
            throw new JsonException("A text is not valid Unicode.", error);
        }
    }

    private static JsonNode? Node(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                value
                    .EnumerateObject()
                    .Select(p => KeyValuePair.Create(Characters.WellFormed(p.Name), Node(p.Value)))
                    .DistinctBy(p => p.Key)
            ),
            JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Node)]),
            JsonValueKind.String => JsonValue.Create(Clean(value.GetString())),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => JsonValue.Create(value.Clone()),
        };
}
