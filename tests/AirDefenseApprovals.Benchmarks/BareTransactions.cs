using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>Writes what the acts wrote, row for row, with nothing around: one connection, prepared commands, a durable transaction per case.</summary>
internal static class BareTransactions
{
    private static readonly string[] Children = ["Tasks", "Timers", "Journal", "Notices"];

    /// <summary>Transactions a second.</summary>
    public static double Measure(string before, string after)
    {
        using var target = Open(before, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
        using var source = Open(after, "PRAGMA query_only = ON;");
        var ids = Read(source, "SELECT Id FROM Cases WHERE State = 1", null).Select(r => r[0]!).ToList();
        var work = ids.ConvertAll(id => (Case: Read(source, "SELECT * FROM Cases WHERE Id = $id", id)[0], Rows: Children.Select(t => (Table: t, Rows: Read(source, $"SELECT * FROM {t} WHERE CaseId = $id", id))).ToList()));
        var columns = Columns(source, "Cases");
        using var update = Prepare(target, $"UPDATE Cases SET {string.Join(", ", columns.Select((c, i) => $"{c} = $p{i}"))} WHERE Id = $p0", columns.Count);
        using var count = target.CreateCommand();
        count.CommandText = "INSERT INTO CaseNumbers (Office, Day, Last) VALUES ('city', '2022-05-09', 1) ON CONFLICT DO UPDATE SET Last = Last + 1";
        var inserts = Children.ToDictionary(t => t, t => Prepare(target, $"INSERT INTO {t} VALUES ({string.Join(", ", Columns(source, t).Select((_, i) => $"$p{i}"))})", Columns(source, t).Count));
        var watch = Stopwatch.StartNew();
        foreach (var (row, children) in work)
        {
            using var transaction = target.BeginTransaction();
            count.Transaction = transaction;
            count.ExecuteNonQuery();
            Execute(update, row, transaction);
            foreach (var (table, rows) in children)
                foreach (var child in rows) Execute(inserts[table], child, transaction);
            transaction.Commit();
        }

        var rate = work.Count / watch.Elapsed.TotalSeconds;
        foreach (var insert in inserts.Values) insert.Dispose();
        return rate;
    }

    private static SqliteConnection Open(string file, string pragmas)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
        return connection;
    }

    private static List<string> Columns(SqliteConnection connection, string table) => Read(connection, $"SELECT name FROM pragma_table_info('{table}')", null).ConvertAll(r => $"\"{r[0]}\"");

    private static List<object?[]> Read(SqliteConnection connection, string sql, object? id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (id is not null) command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return rows;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++) command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        return command;
    }

    private static void Execute(SqliteCommand command, object?[] values, SqliteTransaction transaction)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
