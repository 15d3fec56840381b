using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// The server's time for the pages that people open most, on the demo caseload, one after the other over loopback.
/// Goal: p95 under 50 ms for each.
/// </summary>
internal static partial class PagesOfTheOffice
{
    private const int Requests = 100;

    public static async Task RunAsync()
    {
        var data = Directory.CreateTempSubdirectory("ada-bench-").FullName;
        await using (
            var server = await Server.StartAsync(
                data,
                ("Seed__DemoCases", "true"),
                ("Clock__Now", "2026-11-24T10:00:00+08:00")
            )
        )
        {
            await MeasureAsync(
                server,
                "",
                "/",
                "/items",
                "/items?q=fkdxs",
                "/items/RF-01-01",
                "/which",
                "/figures",
                "/track",
                "/account/login"
            );
            var correction = await CaseAsync(server, "applicant1", "cases?state=correctionRequired", "id");
            await MeasureAsync(
                server,
                "applicant1",
                "/apply/RF-01-01",
                "/cases",
                $"/cases/{correction}",
                $"/cases/{correction}/correction",
                "/inbox"
            );
            var task = await CaseAsync(server, "clerk.city", "worklist?mine=true", "caseId", "task");
            await MeasureAsync(
                server,
                "clerk.city",
                "/worklist",
                "/worklist?everyone=true",
                $"/cases/{task.Replace(" ", "/tasks/", StringComparison.Ordinal)}",
                $"/cases/{task.Split(' ')[0]}",
                "/cases",
                "/counter"
            );
            await MeasureAsync(server, "head.410122", "/board", "/worklist", "/statistics", "/office/figures");
            await MeasureAsync(
                server,
                "supervisor",
                "/board",
                "/cards",
                "/statistics",
                "/statistics/acceptance",
                "/supervision/pauses"
            );
            Console.WriteLine($"memory: {server.Megabytes:0} MB");
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task MeasureAsync(Server server, string user, params string[] pages)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = server.Address,
        };
        if (user.Length > 0)
        {
            var token = Token()
                .Match(await http.GetStringAsync(new Uri("/account/login", UriKind.Relative)))
                .Groups[1]
                .Value;
            using var form = new FormUrlEncodedContent([
                new("UserName", user),
                new("Password", "Demo-2022!"),
                new("__RequestVerificationToken", token),
            ]);
            (await http.PostAsync(new Uri("/account/login", UriKind.Relative), form)).EnsureSuccessStatusCode();
        }

        foreach (var page in pages)
        {
            var (times, size) = (new double[Requests], 0);
            for (var i = -10; i < Requests; i++) // the first ten warm it up
            {
                var begun = Stopwatch.GetTimestamp();
                using var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
                size = (await answer.Content.ReadAsByteArrayAsync()).Length;
                answer.EnsureSuccessStatusCode();
                if (i >= 0)
                    times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            }

            Array.Sort(times);
            Console.WriteLine(
                $"{user, -12} {page[..Math.Min(page.Length, 58)], -58}: p50 {times[Requests / 2], 6:0.0} ms, "
                    + $"p95 {times[Requests * 95 / 100], 6:0.0} ms, {size / 1024.0, 6:0.0} kB"
            );
        }
    }

    private static async Task<string> CaseAsync(Server server, string user, string query, params string[] fields)
    {
        using var http = await server.SignInAsync(user);
        var first = JsonNode.Parse(await http.GetStringAsync(new Uri(query, UriKind.Relative)))!["items"]![0]!;
        return string.Join(' ', fields.Select(f => first[f]!.GetValue<string>()));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
