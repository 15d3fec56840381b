using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Jobs;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>Whether deadlines take effect: the sweep runs each minute, on this node or another, and leaves nothing behind (R14).</summary>
internal sealed class TimerHealth(
    IDbContextFactory<AdaDb> databases,
    TimerSweep sweep,
    OfficeClock clock,
    JobStorage jobs,
    TimeProvider time
) : IHealthCheck
{
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3),
        Overdue = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var now = clock.Now;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var age = sweep.Idle > Stuck && LastByAnyNode() is { } last ? time.GetUtcNow() - last : sweep.Idle;
        if (age > Stuck)
            return OfficeHealth.Found(
                HealthStatus.Unhealthy,
                "timers-stuck",
                (long)age.TotalSeconds,
                await db.Due(now).CountAsync(cancellationToken)
            );
        var overdue = await db.Due(now - Overdue).CountAsync(cancellationToken);
        return overdue > 0 && !sweep.IsBusy
            ? OfficeHealth.Found(HealthStatus.Degraded, "timers-overdue", overdue)
            : OfficeHealth.Found(
                HealthStatus.Healthy,
                "timers-well",
                (long)age.TotalSeconds,
                await db.Armed().CountAsync(cancellationToken)
            );
    }

    /// <summary>When a sweep that went well was last called, wherever: Hangfire gives each round to one node.</summary>
    private DateTimeOffset? LastByAnyNode()
    {
        using var connection = jobs.GetConnection();
        return
            connection.GetRecurringJobs().FirstOrDefault(j => j.Id == JobSetup.Timers)
                is { LastExecution: { } at, LastJobState: var state }
            && (state == SucceededState.StateName || state == ProcessingState.StateName)
            ? new DateTimeOffset(at, TimeSpan.Zero)
            : null;
    }
}
