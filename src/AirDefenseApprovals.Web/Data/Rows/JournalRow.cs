namespace AirDefenseApprovals.Web.Data;

/// <summary>A journal entry (R27). Triggers refuse to change or delete it.</summary>
public sealed class JournalRow
{
    public Guid CaseId { get; set; }

    public int Seq { get; set; }

    /// <summary>Instants as the hashed text has them.</summary>
    public string At { get; set; } = "";

    public string RecordedAt { get; set; } = "";

    public string Act { get; set; } = "";

    public string User { get; set; } = "";

    public string Role { get; set; } = "";

    public string Office { get; set; } = "";

    public string Data { get; set; } = "";

    public string PreviousHash { get; set; } = "";

    public string Hash { get; set; } = "";
}
