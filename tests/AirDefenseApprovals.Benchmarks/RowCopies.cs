using System.Data.Common;
using System.Globalization;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// Copies one row of a table very many times, in the database itself; <c>n</c> counts the copies and <c>s</c> is the
/// row.
/// </summary>
internal sealed class RowCopies(DbConnection connection, int copies, bool postgreSql)
{
    /// <summary>An id of copy <c>n</c>.</summary>
    public string Id =>
        postgreSql
            ? "(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid"
            : "printf('%08X-0000-7000-8000-%012X', n, n)";

    /// <summary>Copies the table's first row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="changed">What is another in each copy, as SQL.</param>
    /// <param name="where">Which numbers are copied.</param>
    public void Copy(string table, Dictionary<string, string> changed, string where = "1 = 1")
    {
        var last = copies.ToString(CultureInfo.InvariantCulture);
        var (with, numbers) = postgreSql
            ? ("", $"generate_series(1, {last}) AS g(n)")
            : ($"WITH RECURSIVE g(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM g WHERE n < {last}) ", "g");
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT * FROM \"{table}\" LIMIT 0";
        List<string> columns = [];
        using (var reader = select.ExecuteReader())
            columns.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var values = string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, $"s.\"{c}\"")));
        Execute(
            $"""
            INSERT INTO "{table}" ({names}) {with}
            SELECT {values} FROM {numbers}, (SELECT * FROM "{table}" LIMIT 1) AS s WHERE {where}
            """
        );
    }

    /// <summary>Lets the database see what it has.</summary>
    public void Analyse() => Execute("ANALYZE");

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 3600);
        command.ExecuteNonQuery();
    }
}
