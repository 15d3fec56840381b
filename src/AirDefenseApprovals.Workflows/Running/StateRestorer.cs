using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>Restores an instance that <see cref="StateKeeper"/> kept.</summary>
internal static class StateRestorer
{
    public static InstanceRun Restore(WorkflowDefinition definition, WorkflowState state, JsonElement? facts)
    {
        var run = new InstanceRun(definition, facts)
        {
            Variables = Restore(definition.Workflow, state.Variables),
            Name = state.Name,
            Scope = new() { Outputs = new(state.Outputs, StringComparer.Ordinal) },
        };
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
            Instance = saved.Inputs is null
                ? null
                : new()
                {
                    Inputs = new(saved.Inputs, StringComparer.Ordinal),
                    Outputs = new(saved.Outputs ?? new Dictionary<string, string>(), StringComparer.Ordinal),
                },
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
        var round = saved
            ?.Where(pair => !Array.Exists(owner.Variables, variable => variable.Name == pair.Key))
            .ToDictionary(StringComparer.Ordinal);
        return round is { Count: > 0 } ? round : null;
    }

    private static Dictionary<string, string> Restore(Node owner, IReadOnlyDictionary<string, string> saved)
    {
        var variables = new Dictionary<string, string>(saved, StringComparer.Ordinal);
        foreach (var variable in owner.Variables)
            variables[variable.Name] = variable.Restored(variables.GetValueOrDefault(variable.Name));
        return variables;
    }
}
