namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// How an office showed itself from an instant on. Kept for good, and triggers see to it: what was printed by it is
/// printed by it again.
/// </summary>
public sealed class OfficeProfileRow
{
    public string Office { get; set; } = "";

    /// <summary>Which of the office's profiles it is, from 1.</summary>
    public int Version { get; set; }

    /// <summary>The profile as JSON text.</summary>
    public string Body { get; set; } = "";

    public DateTimeOffset EnteredAt { get; set; }

    /// <summary>Account name of who entered it; null for one that came with the catalogue's files.</summary>
    public string? EnteredBy { get; set; }
}
