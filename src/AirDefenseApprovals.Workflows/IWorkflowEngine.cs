using System.Text.Json;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// The port behind which a process advances: a pure function of definition, state and signal. It reads no clock, does no I/O
/// and keeps nothing: the same input gives the same output byte for byte. Two implementations exist: <see cref="FlowchartEngine"/>,
/// which needs no package of Elsa, and the one on the real Elsa packages.
/// </summary>
public interface IWorkflowEngine
{
    /// <summary>Starts a new instance and runs it until it waits for people, ends or faults.</summary>
    /// <param name="definition">A definition that <see cref="WorkflowDefinition.Read"/> accepted.</param>
    /// <param name="facts">What expressions see as <c>case</c>: an object with <c>form</c>, <c>item</c> and
    /// <c>project</c>; null for none.</param>
    Advance Start(WorkflowDefinition definition, JsonElement? facts = null);

    /// <summary>Completes one open bookmark with an outcome and runs on until the instance waits again, ends or faults.</summary>
    /// <param name="definition">The very definition and version that the instance was started with.</param>
    /// <param name="state">The state that the last advance returned.</param>
    /// <param name="signal">The bookmark to complete, and with which outcome.</param>
    /// <param name="facts">As in <see cref="Start"/>.</param>
    /// <exception cref="ArgumentException">The signal names a bookmark that is not open: the caller did not look at
    /// <see cref="WorkflowState.Open"/>.</exception>
    Advance Resume(WorkflowDefinition definition, WorkflowState state, Signal signal, JsonElement? facts = null);
}

/// <summary>Completes an open bookmark.</summary>
/// <param name="ActivityId">Id of the activity that made the bookmark.</param>
/// <param name="Outcome">The port it leaves by. A port without a connection ends the branch, as in Elsa.</param>
public sealed record Signal(string ActivityId, string Outcome);

/// <summary>What one start or resume did.</summary>
/// <param name="State">The new state, to be saved with the case.</param>
/// <param name="Executed">Ids of the activities started by this advance, in order of start.</param>
/// <param name="Effects">Effects (<c>AirDefense.*</c> activities other than human tasks) passed by this advance, in
/// order: the caller carries them out.</param>
/// <param name="Output">Lines written by <c>Elsa.WriteLine</c> in this advance.</param>
public sealed record Advance(
    WorkflowState State,
    IReadOnlyList<string> Executed,
    IReadOnlyList<Effect> Effects,
    IReadOnlyList<string> Output
);

/// <summary>An effect that the process asks for.</summary>
/// <param name="ActivityId">Id of the activity.</param>
/// <param name="Type">Its type, e.g. <c>AirDefense.Accept</c>.</param>
/// <param name="Properties">The activity as written in the definition, for properties such as <c>kind</c>.</param>
public sealed record Effect(string ActivityId, string Type, JsonElement Properties);

/// <summary>What waits: a human task for a person, or an <c>Elsa.Delay</c> for its time to pass.</summary>
/// <param name="ActivityId">Id of the activity: what a <see cref="Signal"/> names.</param>
/// <param name="Name">The activity's name: what the contract calls the task's name.</param>
/// <param name="Role">Who completes it; empty for a delay.</param>
/// <param name="Outcomes">The outcomes it can be completed with: as declared, or else the ports that connections leave by.</param>
public sealed record Bookmark(string ActivityId, string Name, string Role, IReadOnlyList<string> Outcomes)
{
    /// <summary>
    /// How long a delay waits from when it was reached; null for a human task. The engine has no clock: its caller
    /// completes the delay, with <c>Done</c>.
    /// </summary>
    public TimeSpan? Wait { get; init; }
}

/// <summary>Where an instance stands.</summary>
public enum WorkflowStatus
{
    /// <summary>Waits for at least one open bookmark.</summary>
    Suspended,

    /// <summary>Ended.</summary>
    Finished,

    /// <summary>An activity failed; <see cref="WorkflowState.Fault"/> names it.</summary>
    Faulted,
}

/// <summary>A mistake in a definition.</summary>
/// <param name="Path">Its JSON path, e.g. <c>root.activities[1].type</c>.</param>
/// <param name="Slug">Its kind, e.g. <c>unknown-activity</c>: key of the sentence in the resources.</param>
/// <param name="Argument">What the sentence names (the unknown type, the missing activity).</param>
public sealed record DefinitionMistake(string Path, string Slug, string Argument);
