using System.Text.Json;

namespace AirDefenseApprovals.Workflows;

/// <summary>The built-in engine: Elsa's flowchart in its default execution mode.</summary>
public sealed class FlowchartEngine : IWorkflowEngine
{
    /// <inheritdoc/>
    public Advance Start(WorkflowDefinition definition, JsonElement? facts = null) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Advance Resume(WorkflowDefinition definition, WorkflowState state, Signal signal, JsonElement? facts = null) => throw new NotSupportedException();
}
