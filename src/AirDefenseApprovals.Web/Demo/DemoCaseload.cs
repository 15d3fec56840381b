using System.Diagnostics;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Practice;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Demo;

/// <summary>The demo of Development.</summary>
internal static class DemoSetup
{
    public static void AddDemo(this IServiceCollection services, Settings settings)
    {
        if (settings is { SeedDemo: true, SeedDemoCases: true })
            services.AddHostedService<DemoSeed>();
    }

    /// <summary>Makes the caseload while the host starts: the writer runs already, the jobs and the door do not.</summary>
    private sealed class DemoSeed(IServiceScopeFactory scopes, IDatabase database) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var alone = await database.AloneAsync("demo", cancellationToken);
            await using var scope = scopes.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<DemoCaseload>(scope.ServiceProvider).EnsureAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Makes the demo caseload of Development, once, in an empty office.</summary>
internal sealed class DemoCaseload(
    AdaDb db,
    CaseActs acts,
    RulebookKeeper keeper,
    UserManager<Account> users,
    SamplePaper paper,
    OfficeClock clock,
    ILogger<DemoCaseload> log
)
{
    private const int AtOnce = 16;

    public async Task EnsureAsync(CancellationToken cancellation)
    {
        if (await db.Cases.AnyAsync(cancellation))
            return;
        var watch = Stopwatch.StartNew();
        var office = new DemoOffice(
            acts,
            keeper.Book,
            await PeopleAsync(),
            await paper.StoreAsync(cancellation),
            clock.Now
        );
        await Parallel.ForEachAsync(
            DemoPast.Cases().Concat(DemoPresent.Cases()),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (live, _) => await live(office)
        );
        log.LogInformation("The demo caseload was made in {Seconds:0.0} s.", watch.Elapsed.TotalSeconds);
    }

    private async Task<Dictionary<string, Actor>> PeopleAsync()
    {
        var people = new Dictionary<string, Actor>(StringComparer.Ordinal);
        foreach (var account in await users.Users.AsNoTracking().ToListAsync())
            people[account.UserName!] = new Actor(
                account.Id,
                account.UserName!,
                [.. await users.GetRolesAsync(account)],
                account.Office
            );
        return people;
    }
}
