using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The key that a page's first form carries: sent twice (a double click, the back button, a reload), it makes one case.
/// The same rows as for
/// <c>Idempotency-Key</c>, written in the transaction of the act that begins the case.
/// </summary>
public sealed class FormKeys(IDbContextFactory<AdaDb> databases)
{
    private const string Prefix = "form:";

    /// <summary>A key for a form that is shown now.</summary>
    public static string Fresh() => Guid.NewGuid().ToString("N");

    /// <summary>The key of a form as its owner's; null when it is none of ours.</summary>
    public static RepeatKey? Of(string userId, string key) =>
        Guid.TryParseExact(key, "N", out _) ? new(userId, Prefix + key, Prefix) : null;

    /// <summary>The case that a form has begun already; null when none.</summary>
    public async Task<Guid?> BegunAsync(RepeatKey key, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db
            .Repeats.AsNoTracking()
            .Where(r => r.UserId == key.UserId && r.Key == key.Key)
            .Select(r => r.CaseId)
            .FirstOrDefaultAsync(cancellation);
    }
}
