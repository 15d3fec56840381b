using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Scripts;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Where the outputs of activities and of the workflow go.</summary>
internal static class Results
{
    /// <summary>The result of an activity: remembered as the last one, and captured.</summary>
    public static void Set(InstanceRun run, Frame frame, string value)
    {
        run.ScopeOf(frame).LastResult = value;
        Capture(run, frame, value);
    }

    /// <summary>Puts an activity's output into the variable or the workflow's output that it is bound to.</summary>
    public static void Capture(InstanceRun run, Frame frame, string value)
    {
        if (frame.Node.Target is { } target)
            Values.Assign(run, frame, target, Values.As(OutputType(frame.Node), value));
        if (frame.Node.TargetOutput is { } output)
            run.ScopeOf(frame).Outputs[output] = value;
    }

    /// <summary>
    /// Elsa.SetOutput. Elsa looks for a container, but not the nearest, that has an output of this name; then for the
    /// workflow.
    /// </summary>
    public static void SetOutput(InstanceRun run, Frame frame)
    {
        var name = Values.Text(run, frame, "outputName")
            ?? throw new ActivityFailure(frame.Node, "it does not name the output");
        var value = frame.Node.Input("outputValue") is { } expression ? Values.Of(run, frame, expression) : "null";
        var holder = frame.Parent?.Parent;
        while (holder is not null && holder.Node.Kind != ActivityKind.Workflow && OutputOf(holder.Node) != name)
            holder = holder.Parent;
        if (name == "Result" && holder is not null)
            run.ScopeOf(frame).LastResult = value;
        if (holder is null || holder.Node.Kind == ActivityKind.Workflow)
        {
            run.ScopeOf(frame).Outputs[name] = value;
            return;
        }

        Capture(run, holder, value);
        ScriptScope.SetIfThere(run, frame, name, value);
    }

    private static string? OutputOf(Node node) =>
        node.Kind switch
        {
            ActivityKind.If => "Result",
            ActivityKind.For or ActivityKind.ForEach => "CurrentValue",
            _ => null,
        };

    private static Graph.ValueType OutputType(Node node) =>
        node.Kind switch
        {
            ActivityKind.If => new(ValueKind.Boolean, false),
            ActivityKind.For => new(ValueKind.Int32, false),
            _ => Graph.ValueType.Any,
        };
}
