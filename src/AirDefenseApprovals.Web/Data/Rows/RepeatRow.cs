namespace AirDefenseApprovals.Web.Data;

/// <summary>A write that carried an <c>Idempotency-Key</c>: the row is written in the act's own transaction.</summary>
public sealed class RepeatRow
{
    public string UserId { get; set; } = "";

    public string Key { get; set; } = "";

    /// <summary>SHA-256 over method, path and body.</summary>
    public string RequestHash { get; set; } = "";

    public Guid? CaseId { get; set; }

    public int? Status { get; set; }

    public string? Answer { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
