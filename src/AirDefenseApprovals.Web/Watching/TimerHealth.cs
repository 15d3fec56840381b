using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>Whether deadlines take effect: the sweep runs each minute, and leaves nothing behind (R14).</summary>
internal sealed class TimerHealth(IDbContextFactory<AdaDb> databases, TimerSweep sweep, OfficeClock clock) : IHealthCheck
{
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3), Overdue = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (age, seconds) = (sweep.Idle, (long)sweep.Idle.TotalSeconds);
        if (age > Stuck) return OfficeHealth.Found(HealthStatus.Unhealthy, "timers-stuck", seconds, await db.Due(now).CountAsync(cancellationToken));
        var overdue = await db.Due(now - Overdue).CountAsync(cancellationToken);
        return overdue > 0 && !sweep.IsBusy ? OfficeHealth.Found(HealthStatus.Degraded, "timers-overdue", overdue) : OfficeHealth.Found(HealthStatus.Healthy, "timers-well", seconds, await db.Armed().CountAsync(cancellationToken));
    }
}
