namespace AirDefenseApprovals.Workflows.Running;

/// <summary>How far one execution of an activity has come; Elsa's ActivityStatus.</summary>
internal enum FrameStatus
{
    Pending,
    Running,
    Completed,
    Canceled,
    Faulted,
}

/// <summary>One execution of an activity that has not ended, as it is kept between steps. Immutable.</summary>
internal sealed record FrameState(int Node, int Parent, FrameStatus Status)
{
    /// <summary>What the activity counts: the next child of a sequence, the children a parallel waits for, the step of a loop.</summary>
    public int? Counter { get; init; }

    /// <summary>A Break has been met.</summary>
    public bool Breaking { get; init; }

    /// <summary>The children that a Switch waits for, by node.</summary>
    public int[]? Pending { get; init; }

    /// <summary>Visits of a flowchart's activities: place and count in turn.</summary>
    public int[]? Visits { get; init; }

    /// <summary>Visits of a flowchart's connections: connection, count, and 1 if the last visit followed it, in turn.</summary>
    public int[]? Passages { get; init; }

    /// <summary>What the process that it executes was given; null if it executes none.</summary>
    public IReadOnlyDictionary<string, string>? Inputs { get; init; }

    /// <summary>What the process that it executes gave so far; null if it executes none.</summary>
    public IReadOnlyDictionary<string, string>? Outputs { get; init; }

    /// <summary>The variables that it declares, values as JSON text.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }
}
