using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>The data of an act as the contract wants it, made of the texts of a form. Empty texts are left out.</summary>
internal sealed class OutcomeData
{
    /// <summary>What stands before a material's code, or a field's name, in the list of what a row can be about.</summary>
    public const string Material = "m:",
        Field = "f:";

    private readonly JsonObject data = [];

    /// <summary>Sets a field.</summary>
    public void Set(string name, string text) => Set(data, name, text);

    /// <summary>Sets a cell of a list's row, counted from 0.</summary>
    public void Set(string list, int row, string cell, string text)
    {
        if (data[list] is not JsonArray rows)
            data[list] = rows = [];
        while (rows.Count <= row)
            rows.Add(new JsonObject());
        Set(rows[row]!.AsObject(), cell, text);
    }

    public JsonElement ToElement() => JsonSerializer.SerializeToElement(data);

    private static void Set(JsonObject target, string name, string text)
    {
        if (text.Length == 0)
            return;
        switch (name)
        {
            case "sentence": // which sentence it was taken from is no part of the notice
                break;
            case "about":
                SetAbout(target, text);
                break;
            default:
                target[name] = ValueOf(name, text);
                break;
        }
    }

    private static void SetAbout(JsonObject target, string text)
    {
        var name = text.StartsWith(Material, StringComparison.Ordinal) ? "materialCode" : "field";
        target[name] = text.Length > Material.Length ? text[Material.Length..] : text;
    }

    private static JsonNode ValueOf(string name, string text) =>
        name switch
        {
            "inspectors" or "participants" or "reasons" => Lines(text),
            "unmet" or "open" => Numbers(text),
            "remote" => text == "true",
            "deadlineDays" when Number(TextInput.CleanNumber(text)) is { } days => days,
            _ => text,
        };

    private static JsonArray Lines(string text) =>
        new([
            .. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => (JsonNode)line),
        ]);

    private static JsonArray Numbers(string text) =>
        new([.. text.Split(',').Select(Number).OfType<int>().Select(number => (JsonNode)number)]);

    private static int? Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
