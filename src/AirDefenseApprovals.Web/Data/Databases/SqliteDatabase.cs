using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AirDefenseApprovals.Web.Data.Databases;

/// <summary>One file, and one process that writes it.</summary>
internal sealed class SqliteDatabase(Settings settings) : IDatabase
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> works = new();

    public string ForUpdate => ""; // one writer: nobody else changes it

    public void Use(DbContextOptionsBuilder options)
    {
        var connection = settings.ConnectionString
            ?? new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(settings.DataDirectory, "office.db"),
                ForeignKeys = true,
                DefaultTimeout = 30,
            }.ToString();
        options.UseSqlite(connection).AddInterceptors(new Pragmas());
    }

    public Task EnsureAsync(AdaDb db, CancellationToken cancellation) => Task.CompletedTask; // the first migration makes the file

    public Task<long?> RevisionAsync(AdaDb db, CancellationToken cancellation) => Task.FromResult<long?>(null);

    public Task ReviseAsync(AdaDb db) => Task.CompletedTask;

    public async Task<IAsyncDisposable> AloneAsync(string work, CancellationToken cancellation)
    {
        var turn = TurnOf(work);
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    public async Task<IAsyncDisposable?> TryAloneAsync(string work, CancellationToken cancellation) =>
        TurnOf(work) is var turn && await turn.WaitAsync(TimeSpan.Zero, cancellation) ? new Turn(turn) : null;

    private SemaphoreSlim TurnOf(string work) => works.GetOrAdd(work, _ => new SemaphoreSlim(1));

    private sealed class Turn(SemaphoreSlim turn) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            turn.Release();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Sets the pragmas once per connection, not per opening: pooled connections keep them.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private readonly ConditionalWeakTable<object, object> prepared = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Prepare(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Prepare(connection);
            return Task.CompletedTask;
        }

        private void Prepare(DbConnection connection)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || !prepared.TryAdd(handle, handle))
                return;
            // EF looks whether there is a database through a connection that may not write: a file that was copied by
            // VACUUM is not in WAL mode yet.
            var mayWrite =
                new SqliteConnectionStringBuilder(connection.ConnectionString).Mode != SqliteOpenMode.ReadOnly;
            using var command = connection.CreateCommand();
            command.CommandText =
                (mayWrite ? "PRAGMA journal_mode = WAL; " : "")
                // Many readers: the kernel keeps the pages, once for all
                + "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 30000; PRAGMA cache_size = -512;";
            command.ExecuteNonQuery();
        }
    }
}
