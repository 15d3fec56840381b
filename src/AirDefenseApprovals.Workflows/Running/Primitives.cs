using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Activities that are over as soon as they are executed.</summary>
internal static class Primitives
{
    /// <summary>Executes the activity and tells the ports it leaves by.</summary>
    public static Outcomes Execute(InstanceRun run, Frame frame)
    {
        var node = frame.Node;
        switch (node.Kind)
        {
            case ActivityKind.Effect:
                run.Effects.Add(node.Effect!);
                break;
            case ActivityKind.WriteLine:
                run.Output.Add(Values.Text(run, frame, "text") ?? "");
                break;
            case ActivityKind.SetVariable:
                Values.Assign(
                    run,
                    frame,
                    node.Target!,
                    node.Input("value") is { } value ? Values.Of(run, frame, value) : "null"
                );
                break;
            case ActivityKind.SetOutput:
                Results.SetOutput(run, frame);
                break;
            case ActivityKind.SetName:
                run.Name = Values.Text(run, frame, "value");
                break;
            case ActivityKind.Fault:
                throw new ActivityFailure(
                    node,
                    Values.Text(run, frame, "message") ?? Values.Text(run, frame, "code") ?? "a fault"
                );
            case ActivityKind.Finish:
                run.Abandon(frame);
                break;
            case ActivityKind.Break:
                Break(frame);
                break;
            case ActivityKind.Complete:
                CompleteWorkflow(run, frame);
                break;
            case ActivityKind.FlowDecision:
                return new([Values.Truth(run, frame, "condition") ? "True" : "False"]);
            case ActivityKind.FlowFork:
                return new(
                    node.Input("branches") is { } branches && Values.Ports(run, frame, branches) is { } ports
                        ? ports
                        : ["Done"]
                );
            case ActivityKind.FlowSwitch:
                return new(
                    Branching.Matches(run, frame) is { Length: > 0 } matches
                        ? [.. matches.Select(match => match.Label)]
                        : ["Default"]
                );
        }

        return Running.Outcomes.Default;
    }

    // Sequences on the way are told too; the loop is the last to hear.
    private static void Break(Frame frame)
    {
        for (var receiver = frame.Outer; receiver is not null; receiver = receiver.Outer)
        {
            var loop = receiver.Node.Kind is ActivityKind.For or ActivityKind.ForEach or ActivityKind.While;
            if (loop || receiver.Node.Kind == ActivityKind.Sequence)
                receiver.Breaking = true;
            if (loop)
                return;
        }
    }

    private static void CompleteWorkflow(InstanceRun run, Frame frame)
    {
        for (var receiver = frame.Outer; receiver is not null; receiver = receiver.Outer)
        {
            if (receiver.Node.Kind is ActivityKind.For or ActivityKind.ForEach or ActivityKind.While)
                Cancellation.Upwards(run, receiver);
            if (receiver.Node.Kind != ActivityKind.Workflow)
                continue;
            run.Complete(frame, Outcomes.Default);
            run.Complete(receiver, new Outcomes(Ports(run, frame)));
        }
    }

    private static string[] Ports(InstanceRun run, Frame frame)
    {
        if (frame.Node.Input("outcomes") is not { } expression)
            return [];
        using var value = JsonDocument.Parse(Values.Of(run, frame, expression));
        return value.RootElement.ValueKind switch
        {
            JsonValueKind.Array => [.. value.RootElement.EnumerateArray().Select(item => item.ToString())],
            JsonValueKind.Null => [],
            _ => [value.RootElement.ToString()],
        };
    }
}
