using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>
/// Whether mail leaves the house. Never worse than degraded: notices stand in the inbox at once, and nothing waits for
/// a mail (R28).
/// </summary>
internal sealed class MailHealth(IDbContextFactory<AdaDb> databases, OutboxJob outbox, TimeProvider time) : IHealthCheck
{
    /// <summary>Rounds begin each minute; a full one of a slow server takes a few.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var before = time.GetUtcNow() - Patience;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var unsent = await db.Unsent().CountAsync(cancellationToken);
        if (outbox.FailingSince is { } since && unsent > 0)
            return OfficeHealth.Found(HealthStatus.Degraded, "mail-unreachable", since, unsent);
        var late = await db.Unsent().CountAsync(n => n.NextAttemptAt < before && n.Attempts > 0, cancellationToken);
        return late > 0
            ? OfficeHealth.Found(HealthStatus.Degraded, "mail-late", late)
            : OfficeHealth.Found(HealthStatus.Healthy, "mail-well", unsent);
    }
}
