using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>
/// A flowchart at work in Elsa's default mode, which counts: every connection out of a completed activity is visited, followed or not, and
/// an activity is due once all its inbound connections were visited once more than it was. What no followed connection reaches is skipped,
/// and so visits its own outbound connections without following them.
/// </summary>
internal static class FlowchartRun
{
    public static void Start(InstanceRun run, Frame flowchart)
    {
        var flow = flowchart.Node.Flow!;
        if (flow.Start < 0)
            run.Complete(flowchart, Outcomes.Default);
        else
            run.Schedule(flowchart.Node.Children[flow.Start], flowchart);
    }

    public static void ChildCompleted(InstanceRun run, Frame flowchart, Frame child, Outcomes outcomes)
    {
        if (child.Status != FrameStatus.Completed)
            return;
        if (child.Node.IsTerminal)
            run.Complete(flowchart, Outcomes.Default);
        else if (!Leave(run, flowchart, child.Node, outcomes, child.Backward))
            CompleteIfIdle(run, flowchart);
    }

    /// <summary>An activity was canceled: its connections count as visited and not followed.</summary>
    public static void Canceled(InstanceRun run, Frame flowchart, Frame sender)
    {
        CompleteIfIdle(run, flowchart);
        Leave(run, flowchart, sender.Node, Outcomes.Empty, backward: false);
    }

    /// <summary>Cancels the executions of all activities that lead to this one.</summary>
    public static void CancelAncestors(InstanceRun run, Frame flowchart, Node node)
    {
        var ancestors = flowchart.Node.Flow!.Ancestors(node.Place);
        foreach (
            var frame in run
                .Frames.Where(frame =>
                    frame.Parent == flowchart && frame.Node.Place >= 0 && ancestors[frame.Node.Place]
                )
                .ToList()
        )
            Cancellation.Upwards(run, frame);
    }

    private static bool Leave(InstanceRun run, Frame flowchart, Node node, Outcomes outcomes, bool backward)
    {
        var flow = flowchart.Node.Flow!;
        var place = node.Parent == flowchart.Node ? node.Place : -1;
        if (flow.IsDangling(place))
            throw new ActivityFailure(node, "it is not reachable from the start of the flowchart");
        var scope = flowchart.Scope ??= new FlowScope(flow);
        if (!backward)
            scope.Visit(place);
        var scheduled = false;
        foreach (var index in flow.Outbound[place])
        {
            var connection = flow.Connections[index];
            var followed = outcomes.Contains(connection.Port);
            scope.Pass(index, followed);
            if (!flow.IsBackward[index])
                scheduled |= Arrive(run, flowchart, index, flowchart.Node.Children[connection.Target]);
            else if (followed)
                scheduled |= Return(run, flowchart, index, flowchart.Node.Children[connection.Target]);
        }

        return scheduled;
    }

    private static bool Return(InstanceRun run, Frame flowchart, int connection, Node target)
    {
        if (!flowchart.Node.Flow!.IsValid[connection])
            throw new ActivityFailure(target, "a connection leads back to it from where it need not have been passed");
        run.Schedule(target, flowchart, backward: true);
        return true;
    }

    private static bool Arrive(InstanceRun run, Frame flowchart, int connection, Node target)
    {
        var scope = flowchart.Scope!;
        // Elsa asks a join's mode outside of any scope: a script in it sees no variables.
        switch (
            target.Kind == ActivityKind.FlowJoin
                ? Values.Mode(run, new Frame(target, null), target, "WaitAny", Node.JoinModes)
                : "WaitAllActive"
        )
        {
            case "WaitAny":
                return ArriveAtAny(run, flowchart, connection, target);
            case var mode when !scope.AllVisited(target.Place):
                return false;
            case var mode when mode == "WaitAll" ? scope.AllFollowed(target.Place) : scope.AnyFollowed(target.Place):
                run.Schedule(target, flowchart);
                return true;
            default:
                return Leave(run, flowchart, target, Outcomes.Empty, backward: false);
        }
    }

    private static bool ArriveAtAny(InstanceRun run, Frame flowchart, int connection, Node target)
    {
        var scope = flowchart.Scope!;
        if (
            scope.IsLate(connection, target.Place)
            || run.IsScheduled(item => item.Owner == flowchart && item.Node == target)
        )
            return false;
        if (scope.AnyFollowed(target.Place))
        {
            run.Schedule(target, flowchart);
            CancelAncestors(run, flowchart, target);
            return true;
        }

        return scope.AllVisited(target.Place) && Leave(run, flowchart, target, Outcomes.Empty, backward: false);
    }

    private static void CompleteIfIdle(InstanceRun run, Frame flowchart)
    {
        var pending =
            flowchart.Children.Exists(child =>
                child.Status == FrameStatus.Running && child.Node.Parent == flowchart.Node
            ) || run.IsScheduled(item => item.Owner?.IsWithin(flowchart) == true);
        if (!pending && !flowchart.Children.Exists(child => child.Status == FrameStatus.Faulted))
            run.Complete(flowchart, Outcomes.Default);
    }
}
