namespace AirDefenseApprovals.Web.Data;

/// <summary>A defect of a notice (R24, R25), for figures. Written with the case; the case's own body decides.</summary>
public sealed class DefectRow
{
    public Guid CaseId { get; set; }

    public int ItemNo { get; set; }

    /// <summary>The handling office when it was told.</summary>
    public string Office { get; set; } = "";

    public string Clause { get; set; } = "";

    public DateTimeOffset NotifiedAt { get; set; }

    public DateOnly Deadline { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Working days from the notice to its closing; null while it is open.</summary>
    public int? Days { get; set; }

    /// <summary>Arisen since the notice.</summary>
    public bool Arisen { get; set; }
}

/// <summary>What a notice left out (R25): counted against the office whose inspectors gave it.</summary>
public sealed class OmissionRow
{
    public Guid CaseId { get; set; }

    public int No { get; set; }

    public string Office { get; set; } = "";

    public string Clause { get; set; } = "";

    public DateTimeOffset At { get; set; }
}

/// <summary>A link by which a firm or department takes part in a case (R25, R26): what the word in it hashes to.</summary>
public sealed class PartyLinkRow
{
    public string Hash { get; set; } = "";

    public Guid CaseId { get; set; }

    public string Party { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
