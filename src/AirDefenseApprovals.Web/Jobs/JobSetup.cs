using AirDefenseApprovals.Core.Cases;
using Hangfire;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>Hangfire, the alarm clock: in memory beside SQLite, since timers and outbox are rows and its memory may be lost.</summary>
internal static class JobSetup
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<Alarms>().AddSingleton<TimerSweep>().AddSingleton<DueDateRecompute>().AddSingleton<OutboxJob>().AddSingleton<FileSweep>();
        services.AddHangfire(hangfire => hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage());
        services.AddHostedService<CatchUp>();
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        GlobalJobFilters.Filters.Remove<AutomaticRetryAttribute>(); // each job is swept again within a minute
    }

    public static void UseJobs(this WebApplication app)
    {
        var jobs = app.Services.GetRequiredService<IRecurringJobManager>();
        jobs.AddOrUpdate<TimerSweep>("timers", sweep => sweep.ExecuteAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<DueDateRecompute>("calendar", recompute => recompute.ExecuteAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<OutboxJob>("outbox", job => job.ExecuteAsync(CancellationToken.None), Cron.Minutely());
        jobs.AddOrUpdate<FileSweep>("files", sweep => sweep.ExecuteAsync(CancellationToken.None), Cron.Daily(3));
        app.MapHangfireDashboard("/jobs", new DashboardOptions { Authorization = [], DashboardTitle = "AirDefenseApprovals", DisplayStorageConnectionString = false }).RequireAuthorization(Roles.Administrator);
    }
}

/// <summary>After any downtime everything due takes effect, in legal order, before the first request is served (R14): first a calendar that was entered and not carried through (R10), since it says what is due.</summary>
internal sealed class CatchUp(DueDateRecompute recompute, TimerSweep sweep) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await recompute.ExecuteAsync(cancellationToken);
        await sweep.ExecuteAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
