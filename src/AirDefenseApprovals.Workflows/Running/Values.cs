using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Scripts;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Values of expressions and variables, as JSON text.</summary>
internal static class Values
{
    public static string Of(InstanceRun run, Frame frame, Expression expression) =>
        expression.Kind switch
        {
            ExpressionKind.Variable => Read(run, frame, expression.Variable!),
            ExpressionKind.JavaScript => ScriptRun.Evaluate(run, frame, expression),
            ExpressionKind.Input => run.ScopeOf(frame).Inputs.GetValueOrDefault(expression.Text, "null"),
            _ => expression.Text,
        };

    public static bool Truth(InstanceRun run, Frame frame, string input) =>
        frame.Node.Input(input) is { } expression && Truth(run, frame, expression);

    public static bool Truth(InstanceRun run, Frame frame, Expression expression) =>
        As(new(ValueKind.Boolean, false), Of(run, frame, expression)) == "true";

    /// <summary>A whole number among a loop's inputs.</summary>
    public static int Whole(InstanceRun run, Frame frame, string input, int otherwise) =>
        Once(run, frame, input) is { } value && As(new(ValueKind.Int32, false), value) is var text and not "null"
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : otherwise;

    /// <summary>A loop's input, evaluated once in an advance; null if it has none of this name.</summary>
    public static string? Once(InstanceRun run, Frame frame, string input)
    {
        if (frame.Node.Input(input) is not { } expression)
            return null;
        frame.Evaluated ??= new(StringComparer.Ordinal);
        if (!frame.Evaluated.TryGetValue(input, out var value))
            frame.Evaluated[input] = value = Of(run, frame, expression);
        return value;
    }

    public static string? Text(InstanceRun run, Frame frame, string input)
    {
        if (
            frame.Node.Input(input) is not { } expression
            || Of(run, frame, expression) is not (var value and not "null")
        )
            return null;
        return (expression.Variable?.Variable.Type ?? ValueType.Any).Text(value);
    }

    /// <summary>The mode of a join or switch: one of the names, or its number.</summary>
    /// <exception cref="ActivityFailure">It is neither.</exception>
    public static string Mode(InstanceRun run, Frame frame, Node node, string otherwise, string[] modes)
    {
        if (node.Input("mode") is not { } expression)
            return otherwise;
        var value = Of(run, frame, expression);
        if (value == "null")
            return modes[0];
        if (value[0] is '[' or '{' or 't' or 'f')
            return modes[0];
        var text = JsonElement.Parse(value).ToString();
        if (Array.IndexOf(modes, text) >= 0)
            return text;
        if (
            !double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > int.MaxValue
        )
            throw new ActivityFailure(node, $"{text} is no mode");
        if (number > -1 && number < modes.Length)
            return modes[(int)number];
        return node.Kind == ActivityKind.FlowJoin ? throw new ActivityFailure(node, $"{text} is no mode") : modes[^1];
    }

    /// <summary>The ports of a fork: an array, or one text.</summary>
    /// <exception cref="ActivityFailure">It is neither.</exception>
    public static string[]? Ports(InstanceRun run, Frame frame, Expression expression)
    {
        var value = JsonElement.Parse(Of(run, frame, expression));
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(item => item.ToString())],
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : null,
            JsonValueKind.Null => null,
            _ => throw new ActivityFailure(frame.Node, "its branches are no array of texts"),
        };
    }

    /// <summary>What a ForEach goes through: the items of an array, or the characters of a text.</summary>
    /// <exception cref="ActivityFailure">There is nothing to go through.</exception>
    public static string[] Items(InstanceRun run, Frame frame)
    {
        if (Once(run, frame, "items") is not { } items)
            return [];
        var value = JsonElement.Parse(items);
        return value.ValueKind switch
        {
            JsonValueKind.Array => [.. value.EnumerateArray().Select(Json.Compact)],
            JsonValueKind.String => [.. value.GetString()!.Select(character => Json.Quote(character.ToString()))],
            _ => throw new ActivityFailure(frame.Node, "its items are no array"),
        };
    }

    /// <summary>
    /// What a ParallelForEach goes through: an array of references out of a script or variable; in all else Elsa finds
    /// no items.
    /// </summary>
    public static string[] ParallelItems(InstanceRun run, Frame frame)
    {
        if (
            frame.Node.Input("items") is not { } expression
            || expression.Kind is not (ExpressionKind.JavaScript or ExpressionKind.Variable)
        )
            return [];
        var references =
            expression.Variable?.Variable.Type
            is null
                or { Kind: ValueKind.Object or ValueKind.String or ValueKind.Json };
        var value = JsonElement.Parse(Of(run, frame, expression));
        return references && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(Json.Compact)]
            : [];
    }

    public static string Read(InstanceRun run, Frame frame, VariableReference reference) =>
        Scope(run, frame, reference).GetValueOrDefault(reference.Variable.Name, "null");

    public static void Assign(InstanceRun run, Frame frame, VariableReference reference, string value) =>
        Scope(run, frame, reference)[reference.Variable.Name] = As(reference.Variable.Type, value);

    /// <summary>Converts a value to a type.</summary>
    public static string As(ValueType type, string value) => type.Convert(value);

    private static Dictionary<string, string> Scope(InstanceRun run, Frame frame, VariableReference reference)
    {
        for (var holder = frame; holder is not null; holder = holder.Parent)
        {
            if (holder.Node == reference.Owner && holder.Node.Parent is not null)
                return holder.Variables ??= new(StringComparer.Ordinal);
        }

        return run.Variables;
    }
}
