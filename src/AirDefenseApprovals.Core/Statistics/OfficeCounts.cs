namespace AirDefenseApprovals.Core.Statistics;

/// <summary>The cases of one item at one office, received in a period, by what became of them until now.</summary>
public sealed record OfficeCounts
{
    /// <summary>Code of the handling office.</summary>
    public required string Office { get; init; }

    /// <summary>Code of the item.</summary>
    public required string ItemCode { get; init; }

    /// <summary>How many were received.</summary>
    public required int Received { get; init; }

    /// <summary>How many of them were accepted.</summary>
    public int Accepted { get; init; }

    /// <summary>How many of them were decided.</summary>
    public int Decided { get; init; }

    /// <summary>Decided within the promise.</summary>
    public int OnTime { get; init; }

    /// <summary>Working days of the promised limit that the decided ones took together (R15).</summary>
    public int DaysUsed { get; init; }

    /// <summary>Decided without a visit (R22).</summary>
    public int ZeroVisits { get; init; }

    /// <summary>Cases with a yellow card (R13).</summary>
    public int Yellow { get; init; }

    /// <summary>Cases with a red card (R13).</summary>
    public int Red { get; init; }

    /// <summary>Cases past the statutory limit (R13).</summary>
    public int Breach { get; init; }

    /// <summary>Cases whose clock is paused now (R11).</summary>
    public int Paused { get; init; }

    /// <summary>Cases with a pause that outlasted what was announced (R11).</summary>
    public int Overlong { get; init; }

    /// <summary>Cases with a joint acceptance held (R26).</summary>
    public int JointAcceptances { get; init; }

    /// <summary>Cases that passed at the first (R26).</summary>
    public int FirstPass { get; init; }

    /// <summary>Cases rated (R29).</summary>
    public int Rated { get; init; }

    /// <summary>Their scores together.</summary>
    public int Scores { get; init; }
}
