using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Text as people send it, made fit to keep: composed (NFC), without control characters, trimmed.</summary>
public static class TextInput
{
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes out as U+FFFD
            if (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') kept.Append(rune.ToString());
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Numbers and addresses: full-width digits and letters become plain ones, spaces go.</summary>
    public static string CleanNumber(string? text) => Clean(text).Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);

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

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().DistinctBy(p => p.Name).Select(p => KeyValuePair.Create(p.Name, Node(p.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Node)]),
        JsonValueKind.String => JsonValue.Create(Clean(value.GetString())),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value.Clone()),
    };
}
