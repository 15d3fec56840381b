using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data.Databases;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>
/// Hangfire, the alarm clock: in memory beside SQLite, since timers and outbox are rows and its memory may be lost; in
/// PostgreSQL for all nodes.
/// </summary>
internal static class JobSetup
{
    /// <summary>The recurring sweep's name.</summary>
    public const string Timers = "timers";

    /// <summary>What a node that was killed had begun is taken over by another within a minute.</summary>
    private const string EachHalfMinute = "*/30 * * * * *";

    public static void AddJobs(this IServiceCollection services, Settings settings)
    {
        services
            .AddSingleton<Alarms>()
            .AddSingleton<TimerSweep>()
            .AddSingleton<DueDateRecompute>()
            .AddSingleton<AssignmentSweep>()
            .AddSingleton<OutboxJob>()
            .AddSingleton<FileSweep>();
        JobStorage? own = null;
        services.AddSingleton(provider =>
        {
            provider.GetRequiredService<IGlobalConfiguration>(); // configures, once
            return own!; // not Hangfire's current one, which is the process's: hosts of one process would take each other's
        });
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(
            provider.GetRequiredService<IServiceScopeFactory>()
        )); // nor its activator, with which one host's jobs would work in another's office
        services.AddHangfire(
            (provider, hangfire) =>
            {
                hangfire
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings();
                own =
                    settings.DatabaseProvider == Settings.PostgreSql
                        ? UsePostgreSql(hangfire, provider)
                        : hangfire.UseInMemoryStorage().Entry;
            }
        );
        services.AddHostedService<CatchUp>();
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        GlobalJobFilters.Filters.Remove<AutomaticRetryAttribute>(); // each job is swept again within a minute
    }

    private static PostgreSqlStorage UsePostgreSql(IGlobalConfiguration hangfire, IServiceProvider provider) =>
        hangfire
            .UsePostgreSqlStorage(
                storage =>
                    storage.UseNpgsqlConnection(
                        ((PostgreSqlDatabase)provider.GetRequiredService<IDatabase>()).ConnectionString
                    ),
                new PostgreSqlStorageOptions
                {
                    QueuePollInterval = TimeSpan.FromSeconds(1),
                    EnableLongPolling = true, // told at once; the interval is for what a broken connection missed
                    DistributedLockTimeout = TimeSpan.FromSeconds(20), // a killed node's locks: they are held for moments
                    InvisibilityTimeout = TimeSpan.FromMinutes(5),
                    UseSlidingInvisibilityTimeout = true,
                }
            )
            .Entry;

    public static void UseJobs(this WebApplication app)
    {
        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<TimerSweep>(Timers, sweep => sweep.ExecuteAsync(CancellationToken.None), EachHalfMinute);
        jobs.AddOrUpdate<DueDateRecompute>(
            "calendar",
            recompute => recompute.ExecuteAsync(CancellationToken.None),
            EachHalfMinute
        );
        jobs.AddOrUpdate<AssignmentSweep>(
            "assignments",
            sweep => sweep.ExecuteAsync(CancellationToken.None),
            EachHalfMinute
        );
        jobs.AddOrUpdate<OutboxJob>("outbox", job => job.ExecuteAsync(CancellationToken.None), EachHalfMinute);
        jobs.AddOrUpdate<FileSweep>("files", sweep => sweep.ExecuteAsync(CancellationToken.None), Cron.Daily(3));
        app.MapHangfireDashboard(
                "/jobs",
                new DashboardOptions
                {
                    Authorization = [],
                    DashboardTitle = "AirDefenseApprovals",
                    DisplayStorageConnectionString = false,
                }
            )
            .RequireAuthorization(Roles.Administrator);
    }
}

/// <summary>
/// After any downtime everything due takes effect, in legal order, before the first request is served (R14): first a
/// calendar that was entered and not carried through (R10), since it says what is due.
/// </summary>
internal sealed class CatchUp(DueDateRecompute recompute, TimerSweep sweep, AssignmentSweep assignments)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await recompute.ExecuteAsync(cancellationToken);
        await sweep.ExecuteAsync(cancellationToken);
        await assignments.ExecuteAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
