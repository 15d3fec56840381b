using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Publishes versions of sheets: decided by Core in the writer's transaction, then in force from their first day on (R34).</summary>
public sealed class SheetActs(
    WriterQueue writer,
    RulebookKeeper keeper,
    IDatabase database,
    IDbContextFactory<AdaDb> databases
)
{
    /// <summary>Publishes a version.</summary>
    public async Task<(SheetVersion? Version, Refusal? Refusal)> PublishAsync(
        PublishSheet act,
        CancellationToken cancellation
    )
    {
        var (version, refusal) = act.Decide(keeper.Book); // ahead of the writer: no case waits while every way is walked
        if (version is null)
            return (null, refusal);
        refusal = await writer.WriteAsync(
            async db =>
            {
                await database.ReviseAsync(db);
                if (
                    await db.Sheets.AnyAsync(
                        s => s.ItemCode == version.Code && s.Version >= version.Number,
                        CancellationToken.None
                    )
                )
                    return ((Refusal?)Refusal.Conflict(null, "done-already"), false); // somebody published meanwhile
                db.Sheets.Add(KeptSheets.Row(version));
                return (null, true);
            },
            cancellation
        );
        if (refusal is not null)
            return (null, refusal);
        await using var reading = await databases.CreateDbContextAsync(CancellationToken.None);
        await keeper.LoadAsync(reading, CancellationToken.None); // in force, even for whoever hung up after sending it
        return (version, null);
    }
}
