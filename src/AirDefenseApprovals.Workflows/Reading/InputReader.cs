using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads the inputs of Elsa's activities, each with the type it is converted to.</summary>
internal static class InputReader
{
    private static readonly ValueType Text = new(ValueKind.String, false);
    private static readonly ValueType Truth = new(ValueKind.Boolean, false);
    private static readonly ValueType Whole = new(ValueKind.Int32, false);
    private static readonly ValueType Texts = new(ValueKind.String, true);

    public static void Read(DefinitionReader reader, Node node)
    {
        switch (node.Kind)
        {
            case ActivityKind.If or ActivityKind.While or ActivityKind.FlowDecision:
                Input(reader, node, "condition", Truth);
                Output(node, "result");
                break;
            case ActivityKind.Switch or ActivityKind.FlowSwitch:
                Mode(reader, node, Node.SwitchModes);
                ReadCases(reader, node);
                break;
            case ActivityKind.FlowJoin:
                Mode(reader, node, Node.JoinModes);
                break;
            case ActivityKind.FlowFork:
                Input(reader, node, "branches", Texts);
                break;
            case ActivityKind.For:
                Array.ForEach(["start", "end", "step"], name => Input(reader, node, name, Whole));
                Input(reader, node, "outerBoundInclusive", Truth);
                Output(node, "currentValue");
                break;
            case ActivityKind.ForEach or ActivityKind.ParallelForEach:
                Input(reader, node, "items", new(ValueKind.Object, true));
                Output(node, "currentValue");
                break;
            case ActivityKind.SetVariable:
                node.Target = VariableReader.Reference(
                    reader,
                    node.Json.Property("variable"),
                    $"{node.Path}.variable",
                    node
                );
                Assigned(reader, node);
                break;
            case ActivityKind.Complete:
                Input(reader, node, "outcomes", ValueType.Any);
                break;
            case ActivityKind.ExecuteWorkflow:
                Input(reader, node, "input", new(ValueKind.Json, false));
                Output(node, "result");
                break;
            case ActivityKind.Delay:
                Span(reader, node);
                break;
            case ActivityKind.SetOutput:
                Input(reader, node, "outputName", Text);
                Input(reader, node, "outputValue", ValueType.Any);
                if (node.Input("outputName") is null or { Kind: ExpressionKind.Literal, Text: "null" or "\"\"" })
                    reader.Mistake($"{node.Path}.outputName", DefinitionMistakes.MissingInput, "outputName");
                break;
            case ActivityKind.SetName:
                Input(reader, node, "value", Text);
                break;
            case ActivityKind.WriteLine:
                Input(reader, node, "text", Text);
                break;
            case ActivityKind.Fault:
                Array.ForEach(["code", "category", "faultType", "message"], name => Input(reader, node, name, Text));
                break;
        }
    }

    private static void Input(DefinitionReader reader, Node node, string name, ValueType type)
    {
        if (
            node.Json.Property(name) is { } json
            && ExpressionReader.Input(reader, json, $"{node.Path}.{name}", node, type) is { } expression
        )
            node.Inputs[name] = expression;
    }

    // A delay without its time would wait for ever.
    private static void Span(DefinitionReader reader, Node node)
    {
        Input(reader, node, "timeSpan", Text);
        if (node.Input("timeSpan") is not { } span)
            reader.Mistake($"{node.Path}.timeSpan", DefinitionMistakes.MissingInput, "timeSpan");
        else if (span.Kind == ExpressionKind.Literal && Delay.Read(JsonElement.Parse(span.Text).ToString()) is null)
            reader.Mistake(span.Path, DefinitionMistakes.BadLiteral, span.Text);
    }

    // What is assigned is read as any value first and converted to the variable's type when it is assigned: what cannot be is found here.
    private static void Assigned(DefinitionReader reader, Node node)
    {
        Input(reader, node, "value", ValueType.Any);
        if (
            node is { Target.Variable.Type: var type }
            && node.Input("value") is { Kind: ExpressionKind.Literal } literal
            && !type.TryConvert(literal.Text, out _)
        )
            reader.Mistake(literal.Path, DefinitionMistakes.BadLiteral, literal.Text);
    }

    // An output without a variable or an output of the workflow to go to is dropped, as in Elsa.
    private static void Output(Node node, string name)
    {
        var id = node.Json.Property(name)?.Property("memoryReference")?.Text("id");
        node.Target = id is null ? null : VariableReader.Find(node, id, null);
        node.TargetOutput = Array.Find(node.Workflow.Gives, output => output.Name == id)?.Name;
    }

    private static void Mode(DefinitionReader reader, Node node, string[] modes)
    {
        Input(reader, node, "mode", Text);
        if (node.Input("mode") is not { Kind: ExpressionKind.Literal } mode || mode.Text == "null")
            return;
        var written = JsonElement.Parse(mode.Text).GetString()!;
        var known = Array.Find(modes, name => name.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? (
                int.TryParse(written, CultureInfo.InvariantCulture, out var number)
                && number >= 0
                && number < modes.Length
                    ? modes[number]
                    : null
            );
        if (known is null)
            reader.Mistake($"{node.Path}.mode", DefinitionMistakes.UnknownMode, written);
        else
            node.Inputs["mode"] = mode with { Text = Json.Quote(known) };
    }

    private static void ReadCases(DefinitionReader reader, Node node)
    {
        var cases = new List<Case>();
        var path = $"{node.Path}.cases";
        foreach (var item in reader.Items(node.Json, "cases", path))
        {
            var here = $"{path}[{cases.Count}]";
            var condition = item.Property("condition") is { } json
                ? ExpressionReader.Expression(reader, json, $"{here}.condition", node, Truth)
                : null;
            var activity =
                node.Kind == ActivityKind.Switch && item.Property("activity") is { } inner
                    ? ActivityReader.Read(reader, inner, $"{here}.activity", node, -1)
                    : null;
            cases.Add(new(item.Text("label") ?? "", condition ?? new(ExpressionKind.Literal, here), activity));
        }

        node.Cases = [.. cases];
    }
}
