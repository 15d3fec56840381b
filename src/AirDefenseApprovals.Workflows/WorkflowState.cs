using AirDefenseApprovals.Workflows.Running;

namespace AirDefenseApprovals.Workflows;

/// <summary>The state of an instance: a small, versioned JSON document that only the engine which wrote it understands.</summary>
public sealed class WorkflowState
{
    internal WorkflowState() { }

    /// <summary>Where the instance stands.</summary>
    public WorkflowStatus Status { get; internal init; }

    /// <summary>The open bookmarks, in the order they were made.</summary>
    public IReadOnlyList<Bookmark> Open { get; internal init; } = [];

    /// <summary>The variables by name, their values as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; internal init; } = new Dictionary<string, string>();

    /// <summary>
    /// What the workflow gave out so far by <c>Elsa.SetOutput</c> and by results bound to its outputs: by name, values
    /// as JSON text.
    /// </summary>
    public IReadOnlyDictionary<string, string> Outputs { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Ids of activities that completed at least once, in order of first completion.</summary>
    public IReadOnlyList<string> Completed { get; internal init; } = [];

    /// <summary>Why it faulted, naming the activity; null unless <see cref="Status"/> is <see cref="WorkflowStatus.Faulted"/>.</summary>
    public string? Fault { get; internal init; }

    /// <summary>The name that <c>Elsa.SetName</c> gave the instance; null if none did.</summary>
    public string? Name { get; internal init; }

    /// <summary>What another engine than the built-in one keeps, as JSON text; null for the built-in one.</summary>
    public string? EngineState { get; internal init; }

    /// <summary>The frame that each open bookmark belongs to, in the order of <see cref="Open"/>.</summary>
    internal int[] Owners { get; init; } = [];

    internal FrameState[] Frames { get; init; } = [];

    /// <summary>Who waits for whose completion: frame, node and tag in turn.</summary>
    internal int[] Callbacks { get; init; } = [];

    /// <summary>Reads a state that <see cref="ToJson"/> wrote, of this or an earlier version.</summary>
    /// <exception cref="FormatException">The text is not such a state, or was written by a later version.</exception>
    public static WorkflowState FromJson(string json) => StateReader.Read(json);

    /// <summary>Writes the state.</summary>
    public string ToJson() => StateWriter.Write(this);
}
