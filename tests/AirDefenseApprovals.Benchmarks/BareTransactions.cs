using System.Data.Common;
using System.Diagnostics;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// Writes what the submissions wrote, row for row, with nothing around: one connection, prepared commands, a durable
/// transaction per case.
/// </summary>
internal static class BareTransactions
{
    private static readonly string[] Children = ["Tasks", "Timers", "Journal", "Notices"];

    /// <summary>Transactions a second.</summary>
    /// <param name="target">A copy of the office's database in which a journal may be changed.</param>
    public static double Measure(DbConnection target)
    {
        var ids = Read(target, """SELECT "Id" FROM "Cases" WHERE "State" = 1""", null).Rows.ConvertAll(r => r[0]!);
        var cases = ids.ConvertAll(id => Read(target, """SELECT * FROM "Cases" WHERE "Id" = @p0""", id));
        var children = Children.ToDictionary(
            t => t,
            t => ids.ConvertAll(id => Read(target, $"""SELECT * FROM "{t}" WHERE "CaseId" = @p0""", id))
        );
        foreach (var table in Children)
            using (
                var delete = Command(
                    target,
                    $"""DELETE FROM "{table}" WHERE "CaseId" IN (SELECT "Id" FROM "Cases" WHERE "State" = 1)""",
                    0
                )
            )
                delete.ExecuteNonQuery();
        var columns = cases[0].Columns;
        using var update = Command(
            target,
            $"""
            UPDATE "Cases" SET {string.Join(", ", columns.Select((c, i) => $"\"{c}\" = @p{i}"))}
            WHERE "Id" = @p{columns.IndexOf("Id")}
            """,
            columns.Count
        );
        using var count = Command(
            target,
            """
            INSERT INTO "CaseNumbers" ("Office", "Day", "Last") VALUES ('bare', '2022-05-09', 1)
            ON CONFLICT ("Office", "Day") DO UPDATE SET "Last" = "CaseNumbers"."Last" + 1
            """,
            0
        );
        var inserts = Children.ToDictionary(
            t => t,
            t =>
                Command(
                    target,
                    $"""INSERT INTO "{t}" VALUES ({string.Join(", ", children[t][0].Columns.Select((_, i) => $"@p{i}"))})""",
                    children[t][0].Columns.Count
                )
        );
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < ids.Count; i++)
        {
            using var transaction = target.BeginTransaction();
            Execute(count, [], transaction);
            Execute(update, cases[i].Rows[0], transaction);
            foreach (var table in Children)
            foreach (var row in children[table][i].Rows)
                Execute(inserts[table], row, transaction);
            transaction.Commit();
        }

        var rate = ids.Count / watch.Elapsed.TotalSeconds;
        foreach (var insert in inserts.Values)
            insert.Dispose();
        return rate;
    }

    private static (List<string> Columns, List<object?[]> Rows) Read(DbConnection connection, string sql, object? id)
    {
        using var command = Command(connection, sql, id is null ? 0 : 1);
        if (id is not null)
            command.Parameters[0].Value = id;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }

        return ([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }

    private static DbCommand Command(DbConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static void Execute(DbCommand command, object?[] values, DbTransaction transaction)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
