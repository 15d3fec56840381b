using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// Text as people send it, made fit to keep: composed (NFC), without control characters, invisible marks and what is no
/// character, with characters in the place of radicals that look like them, trimmed. Emoji stay.
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
        return Radicals.Folded(Characters.Normalized(kept.ToString())).Trim();
    }

    /// <summary>A text of one line: line ends become a blank.</summary>
    public static string CleanLine(string? text) => LineEnds.Replace(Clean(LineEnds.Replace(text ?? "", "\n")), " ");

    /// <summary>
    /// Numbers and codes: full-width digits and letters become plain ones; spaces and whatever else cannot be seen go.
    /// </summary>
    public static string CleanNumber(string? text) =>
        string.Concat(
            Characters.Normalized(Seen(Clean(text)), NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))
        );

    /// <summary>A code in groups: any dash becomes the plain one.</summary>
    public static string CleanCode(string? text) => Dashes.Replace(CleanNumber(text), "-");

    /// <summary>A secret of letters and digits: what groups or surrounds them goes, and letters are capitals.</summary>
    public static string CleanSecret(string? text) =>
        string.Concat(CleanNumber(text).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>
    /// A mail address: full-width letters become plain ones, spaces go. What cannot be seen stays, so that it is told
    /// and not changed in silence (R35).
    /// </summary>
    public static string CleanEmail(string? text) =>
        string.Concat(Characters.Normalized(text ?? "", NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>
    /// A telephone number as it was typed, with plain digits, any dash as the plain one and single blanks; a mobile
    /// number loses what only groups its digits.
    /// </summary>
    public static string CleanPhone(string? text)
    {
        var plain = Characters.Normalized(Seen(CleanLine(text)), NormalizationForm.FormKC);
        plain = Blanks.Replace(Dashes.Replace(plain, "-"), " ").Trim();
        var digits = plain.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Mobile.IsMatch(digits) ? digits : plain;
    }

    /// <summary>
    /// A decimal number as people write it: full-width digits, commas between thousands; what is none, or can be read
    /// in two ways, stays as typed, but for its width.
    /// </summary>
    public static string CleanDecimal(string? text) => NumberReading.Of(CleanNumber(text)).Plain;

    /// <summary>A text without what cannot be seen.</summary>
    private static string Seen(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !Characters.IsInvisible(r) || Rune.IsWhiteSpace(r)));

    /// <summary>
    /// Control characters but for tab and line break, and marks that turn or hide what stands beside them. Joiners
    /// stay: emoji and scripts are written with them.
    /// </summary>
    private static bool IsUnseen(Rune rune) =>
        rune.Value switch
        {
            '\n' or '\t' => false,
            0x00AD or 0x061C or 0x200B or 0x200E or 0x200F or 0xFEFF => true,
            (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) => true,
            _ => Rune.IsControl(rune),
        };

    [GeneratedRegex("[\u2010-\u2015\u2212\u30FC]", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Dashes { get; }

    [GeneratedRegex(
        @"[\r\n\u000B\u000C\u0085\u2028\u2029]\s*",
        RegexOptions.CultureInvariant,
        PatternLimit.Milliseconds
    )]
    private static partial Regex LineEnds { get; }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Blanks { get; }

    [GeneratedRegex(@"^1[3-9]\d{9}$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Mobile { get; }

    /// <summary>The text of a JSON text, as it was sent.</summary>
    /// <exception cref="JsonException">It is not valid Unicode.</exception>
    public static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException error) // System.Text.Json reads such texts late
        {
            throw new JsonException("A text is not valid Unicode.", error);
        }
    }

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
