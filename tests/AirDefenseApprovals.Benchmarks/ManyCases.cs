using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>A SQLite office of many open cases: one that was really handled, copied row by row.</summary>
internal static class ManyCases
{
    /// <summary>Submits and accepts one case.</summary>
    public static async Task AcceptOneAsync(Server server)
    {
        using HttpClient applicant = await server.SignInAsync("applicant1"),
            clerk = await server.SignInAsync("clerk.city");
        var id = (await ReadAsync(await applicant.PostAsJsonAsync("cases", ActsOverHttp.Draft)))["id"];
        await ReadAsync(
            await applicant.PostAsJsonAsync($"cases/{id}/submit", new { acknowledgeIncomplete = true, declared = true })
        );
        await ReadAsync(await clerk.PostAsJsonAsync($"cases/{id}/tasks/intake", new { outcome = "Accepted" }));
        await server.PostIsOutAsync(applicant);
    }

    /// <summary>The one case's rows again and again, under other ids and numbers.</summary>
    public static void Multiply(string database, int cases)
    {
        using var connection = new SqliteConnection($"Data Source={database}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        var tables = new[] { "Cases", "Tasks", "Timers", "Journal" }
            .Select(table => new Table(connection, transaction, table))
            .ToList();
        var (oldId, oldNumber) = ((string)tables[0].Rows[0]["Id"]!, (string)tables[0].Rows[0]["Number"]!);
        for (var i = 1; i < cases; i++)
        {
            var (id, number) = (
                Guid.CreateVersion7().ToString(),
                string.Create(CultureInfo.InvariantCulture, $"B-{i:000000}")
            );
            foreach (var table in tables)
                table.Copy(oldId, id, oldNumber, number);
        }

        transaction.Commit();
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    private sealed class Table
    {
        private readonly SqliteCommand insert;

        public Table(SqliteConnection connection, SqliteTransaction transaction, string name)
        {
            using var select = connection.CreateCommand();
            (select.CommandText, select.Transaction) = ($"SELECT * FROM \"{name}\"", transaction);
            using (var reader = select.ExecuteReader())
                while (reader.Read())
                    Rows.Add(
                        Enumerable
                            .Range(0, reader.FieldCount)
                            .ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i))
                    );
            insert = connection.CreateCommand();
            var columns = Rows[0].Keys.ToList();
            var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
            var values = string.Join(", ", columns.Select((_, i) => $"$p{i}"));
            insert.CommandText = $"INSERT INTO \"{name}\" ({names}) VALUES ({values})";
            insert.Transaction = transaction;
            for (var i = 0; i < columns.Count; i++)
                insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
        }

        public List<Dictionary<string, object?>> Rows { get; } = [];

        public void Copy(string oldId, string id, string oldNumber, string number)
        {
            foreach (var row in Rows)
            {
                var i = 0;
                foreach (var (name, value) in row)
                {
                    insert.Parameters[i++].Value = (name, value) switch
                    {
                        ("Id" or "CaseId", _) => id.ToUpperInvariant(),
                        ("Number", _) => number,
                        ("QueryCode", _) => number,
                        ("Body", string body) => body.Replace(oldId.ToLowerInvariant(), id, StringComparison.Ordinal)
                            .Replace(oldNumber, number, StringComparison.Ordinal),
                        _ => value ?? DBNull.Value,
                    };
                }

                insert.ExecuteNonQuery();
            }
        }
    }
}
