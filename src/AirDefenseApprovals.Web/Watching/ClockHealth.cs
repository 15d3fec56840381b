using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>Whether the machine's clock stands behind what the office has recorded: then the office's time waits for it.</summary>
internal sealed class ClockHealth(OfficeClock clock) : IHealthCheck
{
    /// <summary>A time server's correction may be as large; more stops deadlines for longer than anyone should wait unwarned.</summary>
    private static readonly TimeSpan Corrected = TimeSpan.FromSeconds(2),
        Serious = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var (now, behind) = (clock.Now, clock.Behind);
        return Task.FromResult(
            behind <= Corrected
                ? OfficeHealth.Found(HealthStatus.Healthy, "clock-well", now)
                : OfficeHealth.Found(
                    behind > Serious ? HealthStatus.Unhealthy : HealthStatus.Degraded,
                    "clock-behind",
                    (long)behind.TotalSeconds,
                    now
                )
        );
    }
}
