using AirDefenseApprovals.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>Whether the office can work: the database answers, and keeps a write.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<AdaDb> databases, WriterQueue writer, OfficeClock clock)
    : IHealthCheck
{
    /// <summary>
    /// Nobody's key: the one row that is written again and again. A statement that changes nothing would succeed on a
    /// full disk.
    /// </summary>
    private const string Nobody = "",
        Key = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            var now = clock.Now;
            await using (var db = await databases.CreateDbContextAsync(cancellationToken))
                await db.CaseNumbers.AsNoTracking().AnyAsync(cancellationToken);
            await writer
                .WriteAsync(async db => (await WriteAsync(db, now), true), cancellationToken)
                .WaitAsync(cancellationToken);
            return OfficeHealth.Found(HealthStatus.Healthy, "database-well");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return OfficeHealth.Found(HealthStatus.Unhealthy, "database-unusable");
        }
    }

    private static async Task<int> WriteAsync(AdaDb db, DateTimeOffset now)
    {
        var written = await db
            .Repeats.Where(r => r.UserId == Nobody && r.Key == Key)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.CreatedAt, now));
        if (written == 0)
            db.Repeats.Add(
                new RepeatRow
                {
                    UserId = Nobody,
                    Key = Key,
                    CreatedAt = now,
                }
            );
        return written;
    }
}
