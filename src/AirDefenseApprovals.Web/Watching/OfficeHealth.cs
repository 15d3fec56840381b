using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>How the office is. Asked at most once a second, however many ask: the checks write to the disk, and anyone may ask.</summary>
public sealed class OfficeHealth(HealthCheckService checks, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim one = new(1);
    private HealthReport? last;
    private long askedAt;

    /// <summary>
    /// The state of each part. Descriptions are slugs of <c>WatchWords</c>, with what they name under
    /// <see cref="Facts"/>.
    /// </summary>
    public async Task<HealthReport> ReportAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (last is not null && time.GetElapsedTime(askedAt) < Fresh)
                return last;
            last = await checks.CheckHealthAsync(CancellationToken.None);
            askedAt = time.GetTimestamp();
            return last;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    /// <summary>What a check found: a slug, and what its sentence names.</summary>
    internal static HealthCheckResult Found(HealthStatus status, string slug, params object[] facts) =>
        new(status, slug, data: new Dictionary<string, object> { [Facts] = facts });

    internal const string Facts = "facts";
}
