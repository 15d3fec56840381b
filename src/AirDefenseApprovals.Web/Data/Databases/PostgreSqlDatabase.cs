using System.Data.Common;
using Medallion.Threading.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>A PostgreSQL that several nodes of the office share.</summary>
internal sealed class PostgreSqlDatabase(Settings settings) : IDatabase
{
    /// <summary>
    /// The sequence that counts changes of the rulebook. A sequence is no part of a transaction: one undone is counted
    /// too, and costs the nodes a needless reading.
    /// </summary>
    public const string RevisionSequence = "RulebookRevision";

    /// <summary>Whoever decides by the rulebook holds this lock together with others, whoever changes it alone.</summary>
    internal const long RulebookLock = 0x41444131;

    public string ForUpdate => " FOR UPDATE";

    /// <summary>
    /// As configured, but for what the office needs: commands stay prepared, and a node that lost its power loses its
    /// locks within a minute.
    /// </summary>
    public string ConnectionString { get; } = WithDefaults(settings.ConnectionString!);

    public void Use(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);

    public async Task EnsureAsync(AdaDb db, CancellationToken cancellation)
    {
        var creator = db.Database.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellation))
            return;
        try
        {
            await creator.CreateAsync(cancellation);
        }
        catch (PostgresException error)
            when (error.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // another node was faster
        }
    }

    public async Task<long?> RevisionAsync(AdaDb db, CancellationToken cancellation)
    {
        await using var command = CommandOf(
            db,
            $"""SELECT pg_advisory_xact_lock_shared({RulebookLock}); SELECT last_value FROM "{RevisionSequence}" """
        ); // in one journey; each sees what was committed before it
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? reader.GetInt64(0) : null;
    }

    public async Task ReviseAsync(AdaDb db)
    {
        await using var command = CommandOf(
            db,
            $"""SELECT pg_advisory_xact_lock({RulebookLock}); SELECT nextval('"{RevisionSequence}"')"""
        );
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IAsyncDisposable> AloneAsync(string work, CancellationToken cancellation) =>
        await LockOf(work).AcquireAsync(cancellationToken: cancellation);

    public async Task<IAsyncDisposable?> TryAloneAsync(string work, CancellationToken cancellation) =>
        await LockOf(work).TryAcquireAsync(cancellationToken: cancellation);

    private PostgresDistributedLock LockOf(string work) =>
        new(new PostgresAdvisoryLockKey("ada-" + work, allowHashing: true), ConnectionString);

    private static DbCommand CommandOf(AdaDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction!.GetDbTransaction());
        return command;
    }

    private static string WithDefaults(string configured)
    {
        // Details of an error hold values: personal data has no place in logs
        var builder = new NpgsqlConnectionStringBuilder(configured) { IncludeErrorDetail = false };
        if (builder.MaxAutoPrepare == 0)
            builder.MaxAutoPrepare = 50;
        if (builder.KeepAlive == 0)
            builder.KeepAlive = 15;
        builder.Options ??=
            "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=30000";
        return builder.ToString();
    }
}

/// <summary>The office's database in PostgreSQL: the same tables, and migrations of its own.</summary>
public sealed class PostgreSqlDb(DbContextOptions<PostgreSqlDb> options) : AdaDb(options);
