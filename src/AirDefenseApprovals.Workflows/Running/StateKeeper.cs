using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Keeps an instance from one advance to the next: what has not ended is kept, the rest is forgotten.</summary>
internal static class StateKeeper
{
    public static WorkflowState Keep(InstanceRun run)
    {
        var status = run.Status;
        var ended = status == WorkflowStatus.Finished;
        var kept = ended ? [] : run.Frames.FindAll(frame => !frame.IsOver);
        // Elsa hands its executions on in reverse, and what a join cancels first depends on their order.
        kept.Reverse();
        for (var index = 0; index < kept.Count; index++)
            kept[index].Kept = index;
        return new WorkflowState
        {
            Status = status,
            Fault = run.Fault,
            Name = run.Name,
            Variables = run.Variables,
            Outputs = run.Scope.Outputs,
            Completed = run.Completed,
            Open = [.. run.Open.Select(open => open.Bookmark)],
            Owners = [.. run.Open.Select(open => open.Owner.Kept)],
            Frames = [.. kept.Select(Keep)],
            Callbacks = ended
                ? []
                :
                [
                    .. run
                        .Callbacks.Where(callback => callback.Owner.Kept >= 0)
                        .SelectMany(callback => new[] { callback.Owner.Kept, callback.Child.Index }),
                ],
        };
    }

    // That an activity was reached over a connection that leads back is forgotten while it waits, as in Elsa.
    private static FrameState Keep(Frame frame) =>
        new(frame.Node.Index, PlaceOfParent(frame), frame.Status)
        {
            Counter = frame.Counter,
            Breaking = frame.Breaking,
            Pending = frame.Pending?.ToArray(),
            Visits = frame.Scope?.Visits(),
            Passages = frame.Scope?.Passages(),
            Inputs = frame.Instance is { } instance ? Kept(frame.Node.Body!, instance.Inputs) : null,
            Outputs = frame.Instance?.Outputs,
            Variables = Keep(frame.Node, frame),
        };

    // What outlived its container stands alone; but in an executed process it stays in that process.
    private static int PlaceOfParent(Frame frame)
    {
        if (frame.Parent is not { Kept: < 0 } container)
            return frame.Parent?.Kept ?? -1;
        while (container.Outer is { } outer)
            container = outer;
        return container.Kept >= 0 && container.Node.Parent is not null ? container.Kept : -1;
    }

    // Elsa keeps the inputs that are declared to be stored.
    private static Dictionary<string, string> Kept(Node workflow, Dictionary<string, string> inputs) =>
        inputs
            .Where(input => Array.Exists(workflow.Takes, argument => argument.Name == input.Key && argument.IsStored))
            .ToDictionary(StringComparer.Ordinal);

    // What scripts made besides is forgotten while the instance waits.
    private static Dictionary<string, string>? Keep(Node owner, Frame frame)
    {
        if (frame.Variables is null || (owner.Variables.Length == 0 && frame.Round is null))
            return frame.Round;
        var kept = frame.Round is null
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : new(frame.Round, StringComparer.Ordinal);
        foreach (var variable in owner.Variables)
            kept[variable.Name] = frame.Variables.GetValueOrDefault(variable.Name, "null");
        return kept;
    }
}
