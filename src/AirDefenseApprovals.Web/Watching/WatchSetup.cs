using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace AirDefenseApprovals.Web.Watching;

/// <summary>How the office is watched: health for monitors, figures for whoever collects them.</summary>
internal static class WatchSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddWatching(this WebApplicationBuilder builder, Settings settings)
    {
        builder.Services.AddSingleton<OfficeMeter>().AddSingleton<OfficeHealth>().AddSingleton<HealthWords>();
        builder
            .Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", HealthStatus.Unhealthy, [], Patience)
            .AddCheck<StorageHealth>("storage", HealthStatus.Unhealthy, [], Patience)
            .AddCheck<MailHealth>("mail", HealthStatus.Degraded, [], Patience)
            .AddCheck<TimerHealth>("timers", HealthStatus.Unhealthy, [], Patience)
            .AddCheck<ClockHealth>("clock", HealthStatus.Unhealthy, [], Patience);
        builder.Services.PostConfigure<LoggerFilterOptions>(QuietPeople);
        if (settings.Metrics.Wanted)
            AddExport(builder.Services, settings.Metrics);
    }

    public static void MapWatching(this WebApplication app, Settings settings)
    {
        app.MapGet("/health/live", () => Results.Text("Healthy")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", async (HttpContext http, OfficeHealth health, HealthWords words) =>
            {
                var report = await health.ReportAsync(http.RequestAborted);
                http.Response.Headers.CacheControl = "no-store";
                return Results.Json(words.Say(report), statusCode: report.Status == HealthStatus.Unhealthy ? 503 : 200);
            })
            .AllowAnonymous()
            .ExcludeFromDescription();
        if (settings.Metrics.Prometheus)
            MapPrometheus(app, settings.Metrics.Secret);
    }

    /// <summary>
    /// The framework's own logs of requests and redirections hold whole addresses, and people search for names: what is
    /// logged names nobody.
    /// </summary>
    private static void QuietPeople(LoggerFilterOptions options)
    {
        foreach (
            var category in new[]
            {
                "Microsoft.AspNetCore.Hosting.Diagnostics",
                "Microsoft.AspNetCore.Mvc.Infrastructure",
                "Microsoft.AspNetCore.Http.Result",
            }
        )
            options.Rules.Add(new LoggerFilterRule(null, category, LogLevel.Warning, null));
    }

    // In methods of their own, never inlined: what nobody asked for is not even loaded.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddExport(IServiceCollection services, MetricsSettings settings)
    {
        services.AddSingleton<OfficeGauges>().AddHostedService<Gauging>();
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(
                    OfficeMeter.Name,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "Microsoft.AspNetCore.RateLimiting",
                    "Microsoft.EntityFrameworkCore",
                    "Npgsql",
                    "System.Runtime"
                );
                if (settings.Prometheus)
                    metrics.AddPrometheusExporter();
                if (settings.Otlp is { } collector)
                    metrics.AddOtlpExporter(otlp =>
                        (otlp.Endpoint, otlp.Protocol) = (collector, OtlpExportProtocol.HttpProtobuf)
                    );
            });
    }

    /// <summary>
    /// A secret and not the address decides who may read: behind a proxy on the same machine everybody comes from
    /// loopback.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MapPrometheus(WebApplication app, string secret)
    {
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + secret));
        app.MapPrometheusScrapingEndpoint("/metrics")
            .AllowAnonymous()
            .Add(endpoint =>
            {
                var scrape = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = http =>
                {
                    if (
                        CryptographicOperations.FixedTimeEquals(
                            SHA256.HashData(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString())),
                            expected
                        )
                    )
                        return scrape(http);
                    http.Response.StatusCode = 401;
                    http.Response.Headers.WWWAuthenticate = "Bearer";
                    return Task.CompletedTask;
                };
            });
    }

    /// <summary>Makes the gauges, which nobody else asks for.</summary>
    private sealed class Gauging(OfficeGauges gauges) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromResult(gauges);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
