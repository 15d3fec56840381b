using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>What each activity does when it is executed, and when an activity inside it completes.</summary>
internal static class ActivityRun
{
    public static void Execute(InstanceRun run, Frame frame)
    {
        var node = frame.Node;
        switch (node.Kind)
        {
            case ActivityKind.Workflow:
                Declare(node.Parent is null ? run.Variables : frame.Variables ??= new(StringComparer.Ordinal), node);
                run.Schedule(node.Body!, frame);
                break;
            case ActivityKind.ExecuteWorkflow:
                Execution.Execute(run, frame);
                break;
            case ActivityKind.HumanTask:
                run.Open.Add((node.Bookmark!, frame));
                break;
            case ActivityKind.Delay:
                var wait = Delay.Read(Values.Text(run, frame, "timeSpan"))
                    ?? throw new ActivityFailure(node, "its time cannot be waited for");
                run.Open.Add((new(node.Id, node.Name, "", ["Done"]) { Wait = wait }, frame));
                break;
            case ActivityKind.FlowJoin:
                if (frame.Parent is not { Node.Kind: ActivityKind.Flowchart } flowchart)
                    throw new ActivityFailure(node, "a join has nothing to join outside a flowchart");
                FlowchartRun.CancelAncestors(run, flowchart, node);
                run.Complete(frame, Outcomes.Default);
                break;
            case ActivityKind.Flowchart or ActivityKind.Sequence or ActivityKind.Parallel:
                if (node.Variables.Length > 0)
                    Declare(frame.Variables ??= new(StringComparer.Ordinal), node);
                ExecuteContainer(run, frame);
                break;
            case ActivityKind.If or ActivityKind.Switch:
                Branching.Execute(run, frame);
                break;
            case ActivityKind.For or ActivityKind.ForEach or ActivityKind.While or ActivityKind.ParallelForEach:
                Looping.Execute(run, frame);
                break;
            default:
                run.Complete(frame, Primitives.Execute(run, frame));
                break;
        }
    }

    public static void ChildCompleted(InstanceRun run, Frame frame, Frame child, Outcomes outcomes)
    {
        switch (frame.Node.Kind)
        {
            case ActivityKind.Flowchart:
                FlowchartRun.ChildCompleted(run, frame, child, outcomes);
                break;
            case ActivityKind.Sequence when !frame.Breaking && !child.Node.IsTerminal:
                NextOfSequence(run, frame);
                break;
            case ActivityKind.Parallel when --frame.Counter > 0:
                break;
            case ActivityKind.ExecuteWorkflow: // its process may have more to do: see Execution
                break;
            case ActivityKind.Switch when !Branching.IsLast(frame, child):
                break;
            case ActivityKind.For or ActivityKind.ForEach or ActivityKind.While or ActivityKind.ParallelForEach:
                Looping.ChildCompleted(run, frame);
                break;
            default:
                run.Complete(frame, Outcomes.Default);
                break;
        }
    }

    private static void ExecuteContainer(InstanceRun run, Frame frame)
    {
        switch (frame.Node.Kind)
        {
            case ActivityKind.Flowchart:
                FlowchartRun.Start(run, frame);
                break;
            case ActivityKind.Sequence:
                NextOfSequence(run, frame);
                break;
            default:
                frame.Counter = frame.Node.Children.Length;
                foreach (var child in frame.Node.Children)
                    run.Schedule(child, frame);
                if (frame.Node.Children.Length == 0)
                    run.Complete(frame, Outcomes.Default);
                break;
        }
    }

    private static void NextOfSequence(InstanceRun run, Frame frame)
    {
        var next = frame.Counter ?? 0;
        if (next >= frame.Node.Children.Length)
        {
            run.Complete(frame, Outcomes.Default);
            return;
        }

        run.Schedule(frame.Node.Children[next], frame);
        frame.Counter = next + 1;
    }

    private static void Declare(Dictionary<string, string> scope, Node node)
    {
        foreach (var variable in node.Variables)
            scope[variable.Name] = variable.Value;
    }
}
