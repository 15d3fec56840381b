using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads the variables that the workflow or a container declares, and references to them.</summary>
internal static class VariableReader
{
    public static Variable[] Read(DefinitionReader reader, JsonElement json, string path)
    {
        var variables = new List<Variable>();
        var place = -1;
        foreach (var item in reader.Items(json, "variables", path))
        {
            var here = $"{path}[{++place}]";
            if (item.Text("name") is not { Length: > 0 } name)
            {
                reader.Mistake($"{here}.name", DefinitionMistakes.MissingVariableName);
                continue;
            }

            if (variables.Exists(variable => variable.Name == name))
                reader.Mistake($"{here}.name", DefinitionMistakes.DuplicateVariable, name);
            variables.Add(
                new(
                    item.Text("id") ?? name,
                    name,
                    Type(reader, item, here),
                    "null",
                    IsStored(reader, item, here, "storageDriverTypeName")
                )
            );
            if (item.Property("value") is not { } value)
                continue;
            if (variables[^1].Type.TryConvert(Written(value), out var converted))
                variables[^1] = variables[^1] with { Value = converted };
            else
                reader.Mistake($"{here}.value", DefinitionMistakes.BadVariableValue, value.ToString());
        }

        return [.. variables];
    }

    /// <summary>A variable in the scope of an activity, by id (as Elsa does) or else by name.</summary>
    public static VariableReference? Find(Node? scope, string? id, string? name)
    {
        for (var node = scope; node is not null; node = node.Outer)
        {
            if (id is not null && Array.Find(node.Variables, variable => variable.Id == id) is { } found)
                return new(node, found);
        }

        return name is null or "" ? null : Find(scope, name);
    }

    private static VariableReference? Find(Node? scope, string name)
    {
        for (var node = scope; node is not null; node = node.Outer)
        {
            if (Array.Find(node.Variables, variable => variable.Name == name) is { } found)
                return new(node, found);
        }

        return null;
    }

    /// <summary>
    /// Reads a reference to a variable, <c>{ "id": ..., "name": ... }</c> or its bare name; a mistake if none is in
    /// scope.
    /// </summary>
    public static VariableReference? Reference(DefinitionReader reader, JsonElement? json, string path, Node scope)
    {
        if (json is not { ValueKind: JsonValueKind.Object or JsonValueKind.String } value)
        {
            reader.Mistake(path, DefinitionMistakes.MissingInput, "variable");
            return null;
        }

        var bare = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var (id, name) = bare is not null ? (bare, bare) : (value.Text("id"), value.Text("name"));
        var found = Find(scope, id, name);
        if (found is null)
            reader.Mistake(path, DefinitionMistakes.UnknownVariable, name ?? id ?? "");
        return found;
    }

    private static ValueType Type(DefinitionReader reader, JsonElement item, string path)
    {
        var isArray = item.Property("isArray")?.ValueKind == JsonValueKind.True;
        if (!ValueType.TryRead(item.Text("typeName"), isArray, out var type))
            reader.Mistake($"{path}.typeName", DefinitionMistakes.UnknownVariableType, item.Text("typeName")!);
        return type;
    }

    // Studio's default is the instance's storage; none at all, and memory, do not outlive a wait.
    public static bool IsStored(DefinitionReader reader, JsonElement item, string path, string property)
    {
        if (item.Text(property) is not { Length: > 0 } driver)
            return false;
        if (
            driver.Contains("WorkflowStorageDriver", StringComparison.Ordinal)
            || driver.Contains("WorkflowInstanceStorageDriver", StringComparison.Ordinal)
        )
            return true;
        if (!driver.Contains("MemoryStorageDriver", StringComparison.Ordinal))
            reader.Mistake($"{path}.{property}", DefinitionMistakes.UnsupportedProperty, driver);
        return false;
    }

    // No text at all is no value.
    private static string Written(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())
            ? "null"
            : Json.Compact(value);
}
