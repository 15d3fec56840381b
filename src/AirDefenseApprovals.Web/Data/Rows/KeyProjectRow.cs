namespace AirDefenseApprovals.Web.Data;

/// <summary>A key project: the whole of it as JSON in <see cref="Body"/>, with what it is found by.</summary>
public sealed class KeyProjectRow
{
    public Guid Id { get; set; }

    /// <summary>Counts its acts: what a lost race trips over.</summary>
    public int Version { get; set; }

    public string Office { get; set; } = "";

    public string? ApprovalNumber { get; set; }

    public string? LinkHash { get; set; }

    public DateTimeOffset FlaggedAt { get; set; }

    public string Body { get; set; } = "";
}
