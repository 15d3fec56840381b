using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Whether the office can work: the database answers, and takes a write.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<AdaDb> databases, WriterQueue writer) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using (var db = await databases.CreateDbContextAsync(cancellationToken)) await db.CaseNumbers.AsNoTracking().AnyAsync(cancellationToken);
            await writer.WriteAsync(async db => (await db.Repeats.Where(r => r.UserId == "").ExecuteDeleteAsync(), true), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database cannot be used.", error);
        }
    }
}
