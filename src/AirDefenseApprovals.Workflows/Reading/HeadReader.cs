using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads which definition a document is.</summary>
internal static class HeadReader
{
    public static (string DefinitionId, string Name, int Version) Read(DefinitionReader reader, JsonElement document)
    {
        var id = document.Text("definitionId") ?? document.Text("id") ?? document.Text("name");
        if (string.IsNullOrWhiteSpace(id))
            reader.Mistake("definitionId", DefinitionMistakes.MissingDefinitionId);
        var counted = 1;
        if (document.Property("version") is { } version)
        {
            if (version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number > 0)
                counted = number;
            else
                reader.Mistake("version", DefinitionMistakes.WrongKind, "integer");
        }

        // Elsa's only other strategy goes on after a fault; a case must not.
        if (
            document.Property("options")?.Text("incidentStrategyType") is { } strategy
            && !strategy.Contains("FaultStrategy", StringComparison.Ordinal)
        )
            reader.Mistake("options.incidentStrategyType", DefinitionMistakes.UnsupportedProperty, strategy);
        return (id ?? "", document.Text("name") is { Length: > 0 } name ? name : id ?? "", counted);
    }
}
