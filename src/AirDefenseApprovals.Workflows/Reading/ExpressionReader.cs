using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Scripts;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>
/// Reads expressions: what can be evaluated when the definition is read is evaluated then, JavaScript is parsed and
/// prepared.
/// </summary>
internal static class ExpressionReader
{
    /// <summary>Reads an input: <c>{ "typeName": ..., "expression": { "type": ..., "value": ... } }</c>, or a bare literal.</summary>
    public static Expression? Input(DefinitionReader reader, JsonElement json, string path, Node node, ValueType type)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Literal(reader, json, path, type);
        if (json.Property("expression") is { } expression)
            return Expression(reader, expression, $"{path}.expression", node, type);
        return null;
    }

    /// <summary>Reads <c>{ "type": ..., "value": ... }</c>.</summary>
    public static Expression? Expression(
        DefinitionReader reader,
        JsonElement json,
        string path,
        Node node,
        ValueType type
    )
    {
        if (json.ValueKind != JsonValueKind.Object)
            return Literal(reader, json, path, type);
        var value = json.Property("value");
        switch (json.Text("type") ?? "Literal")
        {
            case "Literal":
                return value is { } literal ? Literal(reader, literal, $"{path}.value", type) : null;
            case "Object" or "Json":
                return value is { } text ? Object(reader, text, $"{path}.value", type) : null;
            case "Variable":
                var variable = VariableReader.Reference(reader, value, $"{path}.value", node);
                return variable is null ? null : new(ExpressionKind.Variable, path) { Variable = variable };
            case "Input":
                return Named(reader, value, $"{path}.value", node);
            case "JavaScript":
                return Script(reader, value, $"{path}.value", node);
            case var other:
                reader.Mistake($"{path}.type", DefinitionMistakes.UnsupportedExpression, other);
                return null;
        }
    }

    private static Expression? Literal(DefinitionReader reader, JsonElement json, string path, ValueType type)
    {
        if (type.TryConvert(Json.Compact(json), out var converted))
            return new(ExpressionKind.Literal, path) { Text = converted };
        reader.Mistake(path, DefinitionMistakes.BadLiteral, json.ToString());
        return null;
    }

    private static Expression? Object(DefinitionReader reader, JsonElement json, string path, ValueType type)
    {
        if (json.ValueKind != JsonValueKind.String)
            return Literal(reader, json, path, type);
        var text = json.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        // Elsa reads JSON where a type asks for it; where any value will do, text stays text.
        if (
            type is { Kind: ValueKind.String or ValueKind.Object, IsArray: false }
            || text.TrimStart() is not ['{' or '[', ..]
        )
            return Literal(reader, json, path, type);
        try
        {
            return Literal(reader, JsonElement.Parse(text), path, type);
        }
        catch (JsonException)
        {
            reader.Mistake(path, DefinitionMistakes.BadObject, text);
            return null;
        }
    }

    private static Expression? Named(DefinitionReader reader, JsonElement? value, string path, Node node)
    {
        var name = value is { ValueKind: JsonValueKind.String } text
            ? NameIn(text.GetString()!)
            : value?.Text("name") ?? "";
        if (Array.Exists(node.Workflow.Takes, input => input.Name == name))
            return new(ExpressionKind.Input, path) { Text = name };
        reader.Mistake(path, DefinitionMistakes.UnknownInput, name);
        return null;
    }

    // Studio writes the input's definition, or that as text.
    private static string NameIn(string text)
    {
        try
        {
            return text.TrimStart() is ['{', ..] ? JsonElement.Parse(text).Text("name") ?? "" : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static Expression? Script(DefinitionReader reader, JsonElement? value, string path, Node node)
    {
        var text = value is { ValueKind: JsonValueKind.String } script ? script.GetString()! : value?.ToString() ?? "";
        // Elsa evaluates no script at all to nothing.
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var expression = ScriptPreparation.Prepare(text, path, node, out var slug, out var argument);
        if (expression is null)
            reader.Mistake(path, slug!, argument!);
        return expression;
    }
}
