using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Carries an instance from one advance to the next: what has not ended is kept, the rest is forgotten.</summary>
internal static class StateKeeper
{
    public static WorkflowState Keep(InstanceRun run)
    {
        var status = run.Status;
        var ended = status == WorkflowStatus.Finished;
        var kept = ended ? [] : run.Frames.FindAll(frame => !frame.IsOver);
        return new WorkflowState
        {
            Status = status,
            Fault = run.Fault,
            Name = run.Name,
            Variables = run.Variables,
            Completed = run.Completed,
            Open = [.. run.Open.Select(open => open.Bookmark)],
            Owners = [.. run.Open.Select(open => kept.IndexOf(open.Owner))],
            Frames = [.. kept.Select(frame => Keep(frame, kept))],
            Callbacks = ended ? [] : [.. run.Callbacks.SelectMany(callback => new[] { kept.IndexOf(callback.Owner), callback.Child.Index })],
        };
    }

    public static InstanceRun Restore(WorkflowDefinition definition, WorkflowState state, JsonElement? facts)
    {
        var run = new InstanceRun(definition, facts) { Variables = new(state.Variables, StringComparer.Ordinal), Name = state.Name };
        foreach (var id in state.Completed.Where(definition.ById.ContainsKey))
            run.Remember(definition.ById[id]);
        foreach (var saved in state.Frames)
        {
            var parent = saved.Parent < 0 ? null : run.Frames[saved.Parent];
            var node = definition.Nodes[saved.Node];
            var frame = new Frame(node, parent)
            {
                Status = saved.Status,
                Counter = saved.Counter,
                Backward = saved.Backward,
                Breaking = saved.Breaking,
                Pending = saved.Pending?.ToList(),
                Variables = saved.Variables is null ? null : new(saved.Variables, StringComparer.Ordinal),
            };
            if (node.Flow is { } flow && (saved.Visits ?? saved.Passages) is not null)
            {
                frame.Scope = new FlowScope(flow);
                frame.Scope.Restore(saved.Visits ?? [], saved.Passages ?? []);
            }

            parent?.Children.Add(frame);
            run.Frames.Add(frame);
        }

        for (var index = 0; index < state.Open.Count; index++)
            run.Open.Add((state.Open[index], run.Frames[state.Owners[index]]));
        for (var index = 0; index + 1 < state.Callbacks.Length; index += 2)
            run.Callbacks.Add(new(run.Frames[state.Callbacks[index]], definition.Nodes[state.Callbacks[index + 1]]));
        return run;
    }

    private static FrameState Keep(Frame frame, List<Frame> kept) => new(frame.Node.Index, frame.Parent is { } parent ? kept.IndexOf(parent) : -1, frame.Status)
    {
        Counter = frame.Counter,
        Backward = frame.Backward,
        Breaking = frame.Breaking,
        Pending = frame.Pending?.ToArray(),
        Visits = frame.Scope?.Visits(),
        Passages = frame.Scope?.Passages(),
        Variables = frame.Variables,
    };
}
