using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>
/// Reads what a human task says of itself: its role, its name, its outcomes. Each may be plain or wrapped as Studio
/// writes inputs.
/// </summary>
internal static class HumanTaskReader
{
    public static void Read(DefinitionReader reader, Node node)
    {
        var role = PlainReader.Read(reader, node, "role") is { ValueKind: JsonValueKind.String } text
            ? text.GetString()
            : null;
        if (string.IsNullOrWhiteSpace(role))
            reader.Mistake($"{node.Path}.role", DefinitionMistakes.MissingRole);
        node.Bookmark = new(node.Id, node.Name, role ?? "", Outcomes(reader, node));
    }

    private static string[] Outcomes(DefinitionReader reader, Node node)
    {
        var value = PlainReader.Read(reader, node, "outcomes");
        if (value is { ValueKind: JsonValueKind.String } text)
        {
            try
            {
                value = JsonElement.Parse(text.GetString()!);
            }
            catch (JsonException)
            {
                reader.Mistake($"{node.Path}.outcomes", DefinitionMistakes.BadObject, text.GetString()!);
                return [];
            }
        }

        if (value is not { } list)
            return [];
        if (
            list.ValueKind == JsonValueKind.Array
            && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
        )
            return [.. list.EnumerateArray().Select(item => item.GetString()!).Distinct()];
        reader.Mistake($"{node.Path}.outcomes", DefinitionMistakes.WrongKind, "array");
        return [];
    }
}
