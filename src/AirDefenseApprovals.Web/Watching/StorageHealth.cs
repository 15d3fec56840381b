using AirDefenseApprovals.Web.Data.Files;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>Whether files can be taken in: one is written and deleted again, and there is space for more.</summary>
internal sealed class StorageHealth(Settings settings, FileStore files) : IHealthCheck
{
    /// <summary>Two of the largest materials that an item accepts, 500 MB each.</summary>
    private const long LowBytes = 1_000L << 20;

    /// <summary>With less, the next few acts would fail.</summary>
    private const long NoBytes = 1L << 20;

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var free = new DriveInfo(Path.GetFullPath(settings.DataDirectory)).AvailableFreeSpace;
        var megabytes = free >> 20;
        return Task.FromResult(
            free < NoBytes || !files.CanWrite()
                ? OfficeHealth.Found(HealthStatus.Unhealthy, "storage-unwritable", megabytes)
            : free < LowBytes ? OfficeHealth.Found(HealthStatus.Degraded, "storage-low", megabytes)
            : OfficeHealth.Found(HealthStatus.Healthy, "storage-well", megabytes)
        );
    }
}
