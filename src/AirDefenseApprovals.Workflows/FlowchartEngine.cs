using System.Text.Json;
using AirDefenseApprovals.Workflows.Running;

namespace AirDefenseApprovals.Workflows;

/// <summary>The built-in engine: Elsa's flowchart in its default execution mode.</summary>
public sealed class FlowchartEngine : IWorkflowEngine
{
    /// <inheritdoc/>
    public Advance Start(WorkflowDefinition definition, JsonElement? facts = null)
    {
        var run = new InstanceRun(definition, facts);
        run.Schedule(definition.Workflow, null);
        return Work(run, null);
    }

    /// <inheritdoc/>
    public Advance Resume(WorkflowDefinition definition, WorkflowState state, Signal signal, JsonElement? facts = null)
    {
        if (state.Status != WorkflowStatus.Suspended)
            throw new ArgumentException(
                $"The instance of {definition.DefinitionId} does not wait: it is {state.Status}.",
                nameof(state)
            );
        var run = StateRestorer.Restore(definition, state, facts);
        var index = run.Open.FindIndex(open => open.Bookmark.ActivityId == signal.ActivityId);
        if (index < 0)
            throw new ArgumentException(
                $"Activity '{signal.ActivityId}' of {definition.DefinitionId} does not wait.",
                nameof(signal)
            );
        run.ScheduleResume(run.Open[index].Owner);
        return Work(run, signal.Outcome);
    }

    private static Advance Work(InstanceRun run, string? outcome)
    {
        run.Work(outcome);
        return new Advance(StateKeeper.Keep(run), run.Executed, run.Effects, run.Output);
    }
}
