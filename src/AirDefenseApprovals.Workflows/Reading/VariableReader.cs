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
            variables.Add(new(item.Text("id") ?? name, name, Type(reader, item, here), "null"));
            if (item.Property("value") is not { } value)
                continue;
            if (variables[^1].Type.TryConvert(Json.Compact(Parsed(value, variables[^1].Type)), out var converted))
                variables[^1] = variables[^1] with { Value = converted };
            else
                reader.Mistake($"{here}.value", DefinitionMistakes.BadVariableValue, value.ToString());
        }

        return [.. variables];
    }

    /// <summary>A variable in the scope of an activity, by id (as Elsa does) or else by name.</summary>
    public static VariableReference? Find(Node? scope, string? id, string? name)
    {
        for (var node = scope; node is not null; node = node.Parent)
        {
            if (id is not null && Array.Find(node.Variables, variable => variable.Id == id) is { } found)
                return new(node, found);
        }

        return name is null or "" ? null : Find(scope, name);
    }

    private static VariableReference? Find(Node? scope, string name)
    {
        for (var node = scope; node is not null; node = node.Parent)
        {
            if (Array.Find(node.Variables, variable => variable.Name == name) is { } found)
                return new(node, found);
        }

        return null;
    }

    /// <summary>Reads a reference to a variable, <c>{ "id": ..., "name": ... }</c> or its bare name; a mistake if none is in scope.</summary>
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

    // Studio writes the value of an object or array as JSON in a string.
    private static JsonElement Parsed(JsonElement value, ValueType type)
    {
        if (type.Kind != Graph.ValueKind.Object || type.IsArray || value.ValueKind != JsonValueKind.String)
            return value;
        var text = value.GetString()!.Trim();
        if (text is not ['{' or '[', ..])
            return value;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
