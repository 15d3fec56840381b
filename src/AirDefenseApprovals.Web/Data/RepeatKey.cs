namespace AirDefenseApprovals.Web.Data;

/// <summary>An <c>Idempotency-Key</c> with what it was used for.</summary>
/// <param name="UserId">Who sent it: keys of different people never meet.</param>
/// <param name="Key">The key.</param>
/// <param name="RequestHash">SHA-256 over method, path and body.</param>
public sealed record RepeatKey(string UserId, string Key, string RequestHash)
{
    /// <summary>The row that makes the key used, for the act's own transaction.</summary>
    public RepeatRow Row(Guid caseId, DateTimeOffset at) =>
        new()
        {
            UserId = UserId,
            Key = Key,
            RequestHash = RequestHash,
            CaseId = caseId,
            CreatedAt = at,
        };
}
