using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Where several nodes share the database, takes over what another node entered: for pages and lists. The writer looks
/// before each transaction by itself.
/// </summary>
internal sealed class RulebookWatch(
    RulebookKeeper keeper,
    IDbContextFactory<AdaDb> databases,
    TimeProvider time,
    ILogger<RulebookWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(stoppingToken);
                await using var transaction = await db.Database.BeginTransactionAsync(stoppingToken);
                await keeper.RefreshAsync(db, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException) // the database is away: the next round finds it
            {
                log.LogWarning("The rulebook's revision cannot be read: {Error}", error.Message);
            }
        }
    }
}
