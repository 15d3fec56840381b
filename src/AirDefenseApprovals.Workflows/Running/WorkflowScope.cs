namespace AirDefenseApprovals.Workflows.Running;

/// <summary>
/// What Elsa keeps once per workflow instance. A process that another one executes has its own, though both live in one
/// state.
/// </summary>
internal sealed class WorkflowScope
{
    /// <summary>What it was given, by name, values as JSON text. A process that was started for itself was given nothing.</summary>
    public Dictionary<string, string> Inputs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What it gives, by name, values as JSON text.</summary>
    public Dictionary<string, string> Outputs { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The last result of an activity in this advance; Elsa forgets it while it waits.</summary>
    public string LastResult { get; set; } = "null";

    /// <summary>Elsa.Finish was met.</summary>
    public bool IsFinished { get; set; }
}
