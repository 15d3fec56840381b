using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Scripts;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Values of expressions and variables, as JSON text.</summary>
internal static class Values
{
    public static string Of(InstanceRun run, Frame frame, Expression expression) => expression.Kind switch
    {
        ExpressionKind.Variable => Read(run, frame, expression.Variable!),
        ExpressionKind.JavaScript => ScriptRun.Evaluate(run, frame, expression),
        ExpressionKind.Input => "null", // a process is started without inputs
        _ => expression.Text,
    };

    public static bool Truth(InstanceRun run, Frame frame, string input) => frame.Node.Input(input) is { } expression && Truth(run, frame, expression);

    public static bool Truth(InstanceRun run, Frame frame, Expression expression) => As(new(ValueKind.Boolean, false), frame.Node, Of(run, frame, expression)) == "true";

    public static int Whole(InstanceRun run, Frame frame, string input, int otherwise) =>
        frame.Node.Input(input) is { } expression && As(new(ValueKind.Int32, false), frame.Node, Of(run, frame, expression)) is var text and not "null" ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    public static string? Text(InstanceRun run, Frame frame, string input) =>
        frame.Node.Input(input) is { } expression && As(new(ValueKind.String, false), frame.Node, Of(run, frame, expression)) is var text and not "null" ? JsonElement.Parse(text).GetString() : null;

    /// <summary>The mode of a join or switch.</summary>
    public static string Mode(InstanceRun run, Frame frame, Node node, string otherwise)
    {
        if (node.Input("mode") is not { } expression)
            return otherwise;
        var value = Of(run, frame, expression);
        return value == "null" ? otherwise : JsonElement.Parse(value).ToString();
    }

    public static string[] Texts(string json)
    {
        var value = JsonElement.Parse(json);
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : value.ValueKind == JsonValueKind.Null ? [] : [value.ToString()];
    }

    public static string[] Items(string json)
    {
        var value = JsonElement.Parse(json);
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Json.Compact)] : value.ValueKind == JsonValueKind.Null ? [] : [json];
    }

    public static string Read(InstanceRun run, Frame frame, VariableReference reference) => Scope(run, frame, reference).GetValueOrDefault(reference.Variable.Name, "null");

    public static void Assign(InstanceRun run, Frame frame, VariableReference reference, string value) =>
        Scope(run, frame, reference)[reference.Variable.Name] = As(reference.Variable.Type, frame.Node, value);

    /// <summary>Converts a value to a type.</summary>
    /// <exception cref="ActivityFailure">It is not of that type.</exception>
    public static string As(ValueType type, Node node, string value) =>
        type.TryConvert(value, out var converted) ? converted : throw new ActivityFailure(node, $"{value} is not of type {type.Kind}");

    private static Dictionary<string, string> Scope(InstanceRun run, Frame frame, VariableReference reference)
    {
        for (var holder = frame; holder is not null; holder = holder.Parent)
        {
            if (holder.Node == reference.Owner && holder.Node.Kind != ActivityKind.Workflow)
                return holder.Variables ??= new(StringComparer.Ordinal);
        }

        return run.Variables;
    }
}
