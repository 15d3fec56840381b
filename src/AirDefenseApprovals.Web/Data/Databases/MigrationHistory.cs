using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>Where a database stands among the migrations that this program knows.</summary>
internal static class MigrationHistory
{
    /// <summary>
    /// The last of the migrations that were gathered into one beginning before the first release, in SQLite and in
    /// PostgreSQL: what they leave has the
    /// same tables, to the order of the columns.
    /// </summary>
    private static readonly string[] LastBefore = ["20261126072806_CheckAgreement", "20261126073109_CheckAgreement"];

    /// <summary>Looks whether this program can migrate the database; one from before the beginning is taken over.</summary>
    /// <returns>False when another version made or migrated it: nothing was touched.</returns>
    public static async Task<bool> TakeOverAsync(AdaDb db, CancellationToken cancellation)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (!applied.Except(db.Database.GetMigrations()).Any())
            return true;
        if (!LastBefore.Contains(applied[^1]))
            return false;
        await BeginAsync(db, cancellation);
        return true;
    }

    private static async Task BeginAsync(AdaDb db, CancellationToken cancellation)
    {
        var beginning = new HistoryRow(db.Database.GetMigrations().First(), ProductInfo.GetVersion());
        var history = db.GetService<IHistoryRepository>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory";""", cancellation);
        await db.Database.ExecuteSqlRawAsync(history.GetInsertScript(beginning), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
