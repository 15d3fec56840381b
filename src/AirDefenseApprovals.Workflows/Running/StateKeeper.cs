using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Carries an instance from one advance to the next: what has not ended is kept, the rest is forgotten.</summary>
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
            Callbacks = ended ? [] : [.. run.Callbacks.Where(callback => callback.Owner.Kept >= 0).SelectMany(callback => new[] { callback.Owner.Kept, callback.Child.Index })],
        };
    }

    public static InstanceRun Restore(WorkflowDefinition definition, WorkflowState state, JsonElement? facts)
    {
        var run = new InstanceRun(definition, facts) { Variables = Restore(definition.Workflow, state.Variables), Name = state.Name, Scope = new() { Outputs = new(state.Outputs, StringComparer.Ordinal) } };
        foreach (var id in state.Completed)
        {
            if (definition.ById.TryGetValue(id, out var node))
                run.Remember(node);
        }

        var frames = new Frame?[state.Frames.Length];
        for (var index = 0; index < frames.Length; index++)
        {
            var frame = Restore(definition, state, frames, index);
            frame.Parent?.Children.Add(frame);
            run.Frames.Add(frame);
        }

        for (var index = 0; index < state.Open.Count; index++)
            run.Open.Add((state.Open[index], run.Frames[state.Owners[index]]));
        for (var index = 0; index + 1 < state.Callbacks.Length; index += 2)
            run.Callbacks.Add(new(run.Frames[state.Callbacks[index]], definition.Nodes[state.Callbacks[index + 1]]));
        return run;
    }

    private static Frame Restore(WorkflowDefinition definition, WorkflowState state, Frame?[] frames, int index)
    {
        if (frames[index] is { } known)
            return known;
        var saved = state.Frames[index];
        var node = definition.Nodes[saved.Node];
        var frame = new Frame(node, saved.Parent < 0 ? null : Restore(definition, state, frames, saved.Parent))
        {
            Status = saved.Status,
            Counter = saved.Counter,
            Breaking = saved.Breaking,
            Pending = saved.Pending?.ToList(),
            Variables = saved.Variables is null ? null : Restore(node, saved.Variables),
            Round = Round(node, saved.Variables),
            HasWaited = true,
            Instance = saved.Inputs is null ? null : new() { Inputs = new(saved.Inputs, StringComparer.Ordinal), Outputs = new(saved.Outputs ?? new Dictionary<string, string>(), StringComparer.Ordinal) },
        };
        if (node.Flow is { } flow && (saved.Visits ?? saved.Passages) is not null)
        {
            frame.Scope = new FlowScope(flow);
            frame.Scope.Restore(saved.Visits ?? [], saved.Passages ?? []);
        }

        return frames[index] = frame;
    }

    private static Dictionary<string, string>? Round(Node owner, IReadOnlyDictionary<string, string>? saved)
    {
        var round = saved?.Where(pair => !Array.Exists(owner.Variables, variable => variable.Name == pair.Key)).ToDictionary(StringComparer.Ordinal);
        return round is { Count: > 0 } ? round : null;
    }

    private static Dictionary<string, string> Restore(Node owner, IReadOnlyDictionary<string, string> saved)
    {
        var variables = new Dictionary<string, string>(saved, StringComparer.Ordinal);
        foreach (var variable in owner.Variables)
            variables[variable.Name] = variable.Restored(variables.GetValueOrDefault(variable.Name));
        return variables;
    }

    // That an activity was reached over a connection that leads back is forgotten while it waits, as in Elsa.
    private static FrameState Keep(Frame frame) => new(frame.Node.Index, PlaceOfParent(frame), frame.Status)
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
        inputs.Where(input => Array.Exists(workflow.Takes, argument => argument.Name == input.Key && argument.IsStored)).ToDictionary(StringComparer.Ordinal);

    // What scripts made besides is forgotten while the instance waits.
    private static Dictionary<string, string>? Keep(Node owner, Frame frame)
    {
        if (frame.Variables is null || (owner.Variables.Length == 0 && frame.Round is null))
            return frame.Round;
        var kept = frame.Round is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(frame.Round, StringComparer.Ordinal);
        foreach (var variable in owner.Variables)
            kept[variable.Name] = frame.Variables.GetValueOrDefault(variable.Name, "null");
        return kept;
    }
}
