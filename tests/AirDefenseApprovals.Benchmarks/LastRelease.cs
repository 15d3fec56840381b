using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// Makes the small databases of the last release anew, which the tests migrate (<c>LastReleaseTests</c>): to be run
/// once for each release, on its commit.
/// In each three cases: one submitted, one accepted, one decided with its document.
/// </summary>
internal static class LastRelease
{
    private static string Kept { get; } =
        Path.Combine(Repository.Root, "tests", "AirDefenseApprovals.Tests", "Databases", "LastRelease");

    public static async Task MakeAsync()
    {
        Directory.CreateDirectory(Kept);
        await InSqliteAsync();
        await InPostgreSqlAsync();
    }

    private static async Task InSqliteAsync()
    {
        var data = Directory.CreateTempSubdirectory("ada-release-").FullName;
        await using (var server = await Server.StartAsync(data))
            await LiveAsync(server);
        var copy = Path.Combine(data, "copy.db");
        await using (var office = new SqliteConnection($"Data Source={Path.Combine(data, "office.db")};Pooling=False"))
        {
            await office.OpenAsync();
            await using var vacuum = office.CreateCommand();
            vacuum.CommandText = $"VACUUM INTO '{copy}'";
            await vacuum.ExecuteNonQueryAsync();
        }

        await using (var file = File.OpenRead(copy))
        await using (var target = File.Create(Path.Combine(Kept, "office.db.gz")))
        await using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize))
            await file.CopyToAsync(gzip);
        Directory.Delete(data, recursive: true);
    }

    private static async Task InPostgreSqlAsync()
    {
        var data = Directory.CreateTempSubdirectory("ada-release-").FullName;
        var postgreSql = PostgreSqlServer.Start(durable: false);
        var connection = postgreSql.ConnectionString("office");
        await using (
            var server = await Server.StartAsync(
                data,
                ("Database__Provider", "PostgreSql"),
                ("Database__ConnectionString", connection)
            )
        )
            await LiveAsync(server);
        var address = new NpgsqlConnectionStringBuilder(connection);
        using var dump = Process.Start(
            new ProcessStartInfo(
                "pg_dump",
                [
                    $"--host={address.Host}",
                    $"--port={address.Port}",
                    $"--username={address.Username}",
                    "--no-owner",
                    "--inserts",
                    "--exclude-schema=hangfire", // its jobs are nobody's: the next start makes them anew
                    $"--file={Path.Combine(Kept, "office.sql")}",
                    "office",
                ]
            )
        )!;
        await dump.WaitForExitAsync();
        if (dump.ExitCode != 0)
            throw new InvalidOperationException("pg_dump failed.");
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Three cases, as far as their names say.</summary>
    private static async Task LiveAsync(Server server)
    {
        using HttpClient applicant = await server.SignInAsync("applicant1"),
            clerk = await server.SignInAsync("clerk.city");
        await SubmitAsync(applicant, "RF-13-01", "上个版本的已提交件");
        var accepted = await SubmitAsync(applicant, "RF-13-01", "上个版本的已受理件");
        await DoAsync(clerk, $"cases/{accepted}/tasks/intake", new { outcome = "Accepted" });
        var decided = await SubmitAsync(applicant, "RF-08-01", "上个版本的已办结件");
        await DoAsync(clerk, $"cases/{decided}/tasks/issue", new { outcome = "Issued" });
        await server.PostIsOutAsync(applicant);
    }

    private static async Task<JsonNode> SubmitAsync(HttpClient applicant, string item, string project)
    {
        var draft = ActsOverHttp.Draft;
        draft["itemCode"] = item;
        draft["project"]!["name"] = project;
        var guide = (await applicant.GetFromJsonAsync<JsonNode>("items/" + item))!;
        draft["form"] = new JsonObject(
            guide["form"]!.AsArray().Select(f => KeyValuePair.Create(f!["name"]!.ToString(), Value(f)))
        );
        var id = (await DoAsync(applicant, "cases", draft))["id"]!;
        await DoAsync(applicant, $"cases/{id}/submit", new { acknowledgeIncomplete = true, declared = true });
        return id;
    }

    private static JsonNode? Value(JsonNode field) =>
        (field["type"]!.ToString(), field["name"]!.ToString()) switch
        {
            ("choice", _) => field["options"]![0]!.DeepClone(),
            (_, "longitude") => 113.6253m,
            (_, "latitude") => 34.7466m,
            ("decimal", _) => 1234.5678m,
            ("integer", _) => 3,
            ("date", _) => "2022-06-01",
            ("dateRange", _) => new JsonObject { ["from"] = "2022-06-01", ["to"] = "2023-05-31" },
            _ => "示例",
        };

    private static async Task<JsonNode> DoAsync(HttpClient person, string path, object body)
    {
        var answer = await person.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }
}
