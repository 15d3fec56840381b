using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads what stands fixed when the definition is read.</summary>
internal static class PlainReader
{
    /// <summary>
    /// The value of a property that has to be known when the definition is read, plain or wrapped as Studio writes
    /// inputs.
    /// </summary>
    public static JsonElement? Read(DefinitionReader reader, Node node, string name) =>
        TryRead(reader, node, name, out var value) ? value : null;

    /// <summary>As <see cref="Read"/>; false when a mistake was found.</summary>
    public static bool TryRead(DefinitionReader reader, Node node, string name, out JsonElement? value)
    {
        value = node.Json.Property(name);
        if (value is not { ValueKind: JsonValueKind.Object } wrapped)
            return true;
        var expression = wrapped.Property("expression");
        value = expression?.Property("value");
        if (expression?.Text("type") is "Literal" or "Object" or null)
            return true;
        reader.Mistake(
            $"{node.Path}.{name}.expression.type",
            DefinitionMistakes.UnsupportedExpression,
            expression.Value.Text("type")!
        );
        return false;
    }
}
