namespace AirDefenseApprovals.Workflows;

/// <summary>The state of an instance: a small, versioned JSON document that only the engine which wrote it understands.</summary>
public sealed class WorkflowState
{
    private WorkflowState() { }

    /// <summary>Where the instance stands.</summary>
    public WorkflowStatus Status { get; private init; }

    /// <summary>The open bookmarks, in the order they were made.</summary>
    public IReadOnlyList<Bookmark> Open { get; private init; } = [];

    /// <summary>The variables by name, their values as JSON text.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; private init; } = new Dictionary<string, string>();

    /// <summary>Ids of activities that completed at least once, in order of first completion.</summary>
    public IReadOnlyList<string> Completed { get; private init; } = [];

    /// <summary>Why it faulted, naming the activity; null unless <see cref="Status"/> is <see cref="WorkflowStatus.Faulted"/>.</summary>
    public string? Fault { get; private init; }

    /// <summary>Reads a state that <see cref="ToJson"/> wrote, of this or an earlier version.</summary>
    public static WorkflowState FromJson(string json) => throw new NotSupportedException();

    /// <summary>Writes the state.</summary>
    public string ToJson() => throw new NotSupportedException();
}
