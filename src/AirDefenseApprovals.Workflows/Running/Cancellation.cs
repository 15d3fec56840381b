using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>How executions are canceled, and what is inside them.</summary>
internal static class Cancellation
{
    /// <summary>Drops an executed process without a word to anybody.</summary>
    public static void Drop(InstanceRun run, Frame executing)
    {
        foreach (
            var frame in run.Frames.Where(frame => frame != executing && !frame.IsOver && frame.IsWithin(executing))
        )
            frame.Status = FrameStatus.Canceled;
        run.Callbacks.RemoveAll(callback => callback.Owner.IsWithin(executing));
        run.Open.RemoveAll(open => open.Owner.IsWithin(executing));
    }

    /// <summary>Cancels as a container that completes does: itself first, then what is inside.</summary>
    public static void Downwards(InstanceRun run, Frame frame)
    {
        if (frame.IsOver)
            return;
        if (frame.Node.Kind == ActivityKind.ExecuteWorkflow)
            Drop(run, frame);
        Cancel(run, frame);
        foreach (var child in run.Frames.Where(child => child.Parent == frame && !child.IsOver).ToList())
            Downwards(run, child);
    }

    /// <summary>Cancels as a join does: what is inside first, then itself.</summary>
    public static void Upwards(InstanceRun run, Frame frame)
    {
        if (frame.IsOver)
            return;
        if (frame.Node.Kind == ActivityKind.ExecuteWorkflow)
            Drop(run, frame);
        run.Withdraw(frame);
        foreach (var child in frame.Children.ToList())
            Upwards(run, child);
        Cancel(run, frame);
    }

    private static void Cancel(InstanceRun run, Frame frame)
    {
        run.Withdraw(frame);
        frame.Status = FrameStatus.Canceled;
        run.Callbacks.RemoveAll(callback => callback.Owner == frame);
        run.Open.RemoveAll(open => open.Owner == frame || open.Owner.Node == frame.Node);
        for (var receiver = frame; receiver is not null; receiver = receiver.Outer)
        {
            if (receiver.Node.Kind == ActivityKind.Flowchart)
                FlowchartRun.Canceled(run, receiver, frame);
        }
    }
}
