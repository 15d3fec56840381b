using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>If and Switch: one activity or several inside are executed, by conditions.</summary>
internal static class Branching
{
    public static void Execute(InstanceRun run, Frame frame)
    {
        if (frame.Node.Kind == ActivityKind.If)
            ExecuteIf(run, frame);
        else
            ExecuteSwitch(run, frame);
    }

    /// <summary>The cases whose conditions hold: the first alone, or all of them by <c>MatchAny</c>.</summary>
    public static Case[] Matches(InstanceRun run, Frame frame)
    {
        var matches = Array.FindAll(frame.Node.Cases, option => Values.Truth(run, frame, option.Condition));
        return matches.Length > 1 && Values.Mode(run, frame, frame.Node, "MatchFirst", Node.SwitchModes) == "MatchFirst"
            ? matches[..1]
            : matches;
    }

    /// <summary>Whether a Switch waits for nothing more.</summary>
    public static bool IsLast(Frame frame, Frame child) =>
        frame.Pending is { } pending && pending.Remove(child.Node.Index) && pending.Count == 0;

    private static void ExecuteIf(InstanceRun run, Frame frame)
    {
        var truth = Values.Truth(run, frame, "condition");
        Results.Set(run, frame, truth ? "true" : "false");
        if ((truth ? frame.Node.Body : frame.Node.Else) is { } branch)
            run.Schedule(branch, frame);
        else
            run.Complete(frame, Outcomes.Default);
    }

    private static void ExecuteSwitch(InstanceRun run, Frame frame)
    {
        var matches = Matches(run, frame);
        Node?[] branches = matches.Length > 0 ? [.. matches.Select(match => match.Activity)] : [frame.Node.Body];
        frame.Pending = [];
        foreach (var branch in branches.OfType<Node>())
        {
            run.Schedule(branch, frame);
            frame.Pending.Add(branch.Index);
        }

        if (frame.Pending.Count == 0)
            run.Complete(frame, Outcomes.Default);
    }
}
