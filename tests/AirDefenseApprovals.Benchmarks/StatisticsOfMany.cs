using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// Figures over HTTP among 200,000 cases of three years and seven offices: a completion acceptance that was really
/// lived through, copied; three in
/// ten of the copies are acceptances, each with three defects. Goal: p99 under 300 ms.
/// </summary>
internal static class StatisticsOfMany
{
    private const int Cases = 200_000,
        Requests = 200;

    private const string Office =
            "(CASE WHEN n % 7 = 0 THEN 'city' WHEN n % 7 = 6 THEN '410185' "
            + "WHEN n % 7 = 5 THEN '410122' ELSE CAST(410180 + n % 7 AS TEXT) END)",
        Acceptance = "n % 10 < 3",
        Open = "n % 20 = 0";

    /// <summary>An instant of copy <c>n</c>, eight minutes before that of the one before.</summary>
    private static string Back(string column) => $"s.\"{column}\" - CAST(n AS BIGINT) * 480000";

    public static async Task RunAsync(bool postgreSql)
    {
        var data = Directory.CreateTempSubdirectory("ada-bench-").FullName;
        try
        {
            var database = MeasuredDatabase.Of(data, postgreSql);
            await using (var first = await Server.StartAsync(data, database.Settings))
                await LiveOneAsync(first);
            var watch = Stopwatch.StartNew();
            using (var connection = database.OpenOffice())
                Multiply(connection, postgreSql);
            Console.WriteLine($"{database.Name}: {Cases} cases made in {watch.Elapsed.TotalSeconds:0} s");
            await using var server = await Server.StartAsync(data, database.Settings);
            using var http = await server.SignInAsync("supervisor");
            foreach (
                var query in new[]
                {
                    "statistics/acceptance",
                    "statistics/acceptance?from=2021-01-01&to=2021-06-30",
                    "statistics/acceptance?office=city",
                    "statistics/acceptance.xlsx",
                    "statistics",
                    "statistics?from=2021-01-01&to=2021-06-30",
                    "statistics/public",
                }
            )
                await MeasureAsync(http, query);
            Console.WriteLine($"memory: {server.Megabytes:0} MB");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task LiveOneAsync(Server server)
    {
        using HttpClient applicant = await server.SignInAsync("applicant1"),
            clerk = await server.SignInAsync("clerk.city"),
            inspector = await server.SignInAsync("inspector1.city"),
            head = await server.SignInAsync("head.city");
        var draft = ActsOverHttp.Draft;
        (draft["itemCode"], draft["form"]) = (
            "RF-07-01",
            new JsonObject
            {
                ["approvalNumber"] = "1",
                ["acceptedArea"] = 12345.6789,
                ["builder"] = "施工",
                ["supervisor"] = "监理",
                ["protectionUnits"] = 4,
            }
        );
        var id = (await ReadAsync(await applicant.PostAsJsonAsync("cases", draft)))["id"];
        await ReadAsync(
            await applicant.PostAsJsonAsync($"cases/{id}/submit", new { acknowledgeIncomplete = true, declared = true })
        );
        await TaskAsync(clerk, "intake", "Accepted", null);
        await TaskAsync(
            inspector,
            "inspect",
            "DefectsFound",
            new
            {
                inspectors = new[] { "甲", "乙" },
                items = Enumerable
                    .Range(1, 3)
                    .Select(n => new
                    {
                        clause = "GB 50038-2005 3.3",
                        place = $"第{n}防护单元",
                        problem = "密封条老化",
                        remedy = "更换",
                        deadlineDays = 10,
                        responsible = "施工单位",
                    }),
            }
        );
        await TaskAsync(
            applicant,
            "rectification",
            "Submitted",
            new { answers = Enumerable.Range(1, 3).Select(n => new { itemNo = n, text = "已整改" }) }
        );
        await TaskAsync(inspector, "reinspect", "Closed", null);
        await TaskAsync(head, "jointAcceptance", "Passed", null);
        await server.PostIsOutAsync(applicant);
        async Task TaskAsync(HttpClient who, string task, string outcome, object? about) =>
            await ReadAsync(await who.PostAsJsonAsync($"cases/{id}/tasks/{task}", new { outcome, data = about }));
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    private static void Multiply(DbConnection connection, bool postgreSql)
    {
        var copies = new RowCopies(connection, Cases, postgreSql);
        copies.Copy(
            "Cases",
            new()
            {
                ["Id"] = copies.Id,
                ["Number"] = "'B-' || CAST(1000000 + n AS TEXT)",
                ["QueryCode"] = "'B-' || CAST(1000000 + n AS TEXT)",
                ["Office"] = Office,
                ["ItemCode"] = $"CASE WHEN {Acceptance} THEN 'RF-07-0' || CAST(1 + n % 10 AS TEXT) ELSE 'RF-13-01' END",
                ["State"] = $"CASE WHEN {Open} THEN 3 ELSE s.\"State\" END",
                ["FloorArea"] = "s.\"FloorArea\" + n",
                ["CreatedAt"] = Back("CreatedAt"),
                ["ReceivedAt"] = Back("ReceivedAt"),
                ["DecidedAt"] = $"CASE WHEN {Open} THEN NULL ELSE {Back("DecidedAt")} END",
                ["FirstJointAt"] = $"CASE WHEN {Acceptance} THEN {Back("FirstJointAt")} END",
                ["FirstJointPassed"] = postgreSql
                    ? $"CASE WHEN {Acceptance} THEN n % 9 > 0 END"
                    : $"CASE WHEN {Acceptance} THEN CASE WHEN n % 9 = 0 THEN 0 ELSE 1 END END",
            }
        );
        for (var item = 1; item <= 3; item++)
            copies.Copy(
                "Defects",
                new()
                {
                    ["CaseId"] = copies.Id,
                    ["ItemNo"] = $"{item}",
                    ["Office"] = Office,
                    ["Clause"] = $"'GB 50038-2005 ' || CAST((n + {item}) % 13 AS TEXT)",
                    ["NotifiedAt"] = Back("NotifiedAt"),
                    ["Days"] = "CASE WHEN n % 50 = 0 THEN NULL ELSE n % 37 END",
                },
                Acceptance
            );
        copies.Analyse();
    }

    private static async Task MeasureAsync(HttpClient http, string query)
    {
        for (var i = 0; i < 10; i++)
            await http.GetByteArrayAsync(query);
        var times = new double[Requests];
        for (var i = 0; i < Requests; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await http.GetByteArrayAsync(query);
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (i == 20 && times[i] > 1000)
            {
                times = times[..20];
                break;
            }
        }

        Array.Sort(times);
        Console.WriteLine(
            $"{query, -52}: p50 {times[times.Length / 2], 6:0.0} ms, p99 {times[(int)(times.Length * 0.99)], 6:0.0} ms"
        );
    }
}
