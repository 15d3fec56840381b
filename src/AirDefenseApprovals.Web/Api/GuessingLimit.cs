using System.Globalization;
using System.Threading.RateLimiting;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Limits how often one address may guess: numbers, codes and passwords.</summary>
internal static class GuessingLimit
{
    private const int TriesPerMinute = 120;

    /// <summary>Adds the policy that calls and pages name as <see cref="PeopleEndpoints.Guessing"/>.</summary>
    public static void AddGuessingLimit(this IServiceCollection services) =>
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Seconds(wait);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(PeopleEndpoints.Guessing, Partition);
        });

    private static RateLimitPartition<string> Partition(HttpContext http) =>
        RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) }
        );

    private static string Seconds(TimeSpan wait) =>
        Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
