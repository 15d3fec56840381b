using System.Data.Common;
using AirDefenseApprovals.Tests.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>The database that a figure is taken on: a SQLite file, or a real PostgreSQL on the same disk.</summary>
internal abstract class MeasuredDatabase
{
    /// <summary>Its name in figures.</summary>
    public abstract string Name { get; }

    /// <summary>What the server's configuration says of it, as environment variables.</summary>
    public abstract (string Key, string Value)[] Settings { get; }

    public static MeasuredDatabase Of(string data, bool postgreSql) =>
        postgreSql ? new InPostgreSql() : new InSqlite(data);

    /// <summary>Opens a copy in which a journal may be changed. The server stands still.</summary>
    public abstract DbConnection OpenCopy();

    /// <summary>Opens the office's own database. The server stands still.</summary>
    public abstract DbConnection OpenOffice();

    protected static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class InSqlite(string data) : MeasuredDatabase
    {
        public override string Name => "SQLite";

        public override (string Key, string Value)[] Settings => [];

        public override DbConnection OpenOffice()
        {
            var connection = new SqliteConnection($"Data Source={Path.Combine(data, "office.db")}");
            connection.Open();
            return connection;
        }

        public override DbConnection OpenCopy()
        {
            var copy = Path.Combine(data, "copy.db");
            using (var office = new SqliteConnection($"Data Source={Path.Combine(data, "office.db")}"))
            {
                office.Open();
                Execute(office, $"VACUUM INTO '{copy}'");
            }

            var connection = new SqliteConnection($"Data Source={copy}");
            connection.Open();
            Execute(
                connection,
                """
                PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                DROP TRIGGER Journal_never_updated; DROP TRIGGER Journal_never_deleted;
                """
            );
            return connection;
        }
    }

    private sealed class InPostgreSql : MeasuredDatabase
    {
        private readonly PostgreSqlServer server = PostgreSqlServer.Start(durable: true);

        public override string Name => "PostgreSQL";

        public override (string Key, string Value)[] Settings =>
            [("Database__Provider", "PostgreSql"), ("Database__ConnectionString", server.ConnectionString("office"))];

        public override DbConnection OpenOffice()
        {
            var connection = new NpgsqlConnection(server.ConnectionString("office"));
            connection.Open();
            return connection;
        }

        public override DbConnection OpenCopy()
        {
            // The killed server's sessions end a moment after it
            server.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'office'");
            server.Execute("CREATE DATABASE copy TEMPLATE office");
            var connection = new NpgsqlConnection(server.ConnectionString("copy") + ";Max Auto Prepare=50");
            connection.Open();
            Execute(connection, """DROP TRIGGER "Journal_is_kept" ON "Journal" """);
            return connection;
        }
    }
}
