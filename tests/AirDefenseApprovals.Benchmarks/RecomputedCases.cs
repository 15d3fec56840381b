using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// A calendar change over 100,000 open cases on SQLite, over HTTP: when a date of each of them moves, and when none does. People's acts go
/// between: how long they wait is measured too. Goal: under 60 s.
/// </summary>
internal static class RecomputedCases
{
    public static async Task RunAsync(int cases)
    {
        var data = Directory.CreateTempSubdirectory("ada-bench-").FullName;
        try
        {
            await using (var first = await Server.StartAsync(data))
                await ManyCases.AcceptOneAsync(first);
            var watch = Stopwatch.StartNew();
            ManyCases.Multiply(Path.Combine(data, "office.db"), cases);
            Console.WriteLine($"{cases} open cases made in {watch.Elapsed.TotalSeconds:0.0} s");
            await using var server = await Server.StartAsync(data);
            using HttpClient admin = await server.SignInAsync("admin"),
                applicant = await server.SignInAsync("applicant1");
            await MeasureAsync(server, admin, applicant, "none moves", 2023, "2023-05-10");
            await MeasureAsync(server, admin, applicant, "all move", 2022, "2022-05-10");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task MeasureAsync(
        Server server,
        HttpClient admin,
        HttpClient applicant,
        string name,
        int year,
        string off
    )
    {
        var body = JsonNode
            .Parse(
                await File.ReadAllTextAsync(
                    Path.Combine(AppContext.BaseDirectory, "workflows", "calendar", $"{year}.json")
                )
            )!
            .AsObject();
        body.Remove("year");
        body["holidays"]!["另定"] = new JsonArray(off);
        using var done = new CancellationTokenSource();
        var busy = server.Processor;
        var (watch, others) = (
            Stopwatch.StartNew(),
            Task.WhenAll(
                PeopleAsync(applicant, done.Token),
                ProgressAsync(admin, year, watchFrom: Stopwatch.GetTimestamp(), done.Token)
            )
        );
        var answer = await admin.PutAsJsonAsync($"calendar/{year}", body, CancellationToken.None);
        var (seconds, text) = (
            watch.Elapsed.TotalSeconds,
            await answer.Content.ReadAsStringAsync(CancellationToken.None)
        );
        var cost = server.Processor - busy;
        await done.CancelAsync();
        await others;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(text);
        Console.WriteLine(
            $"{name}: {seconds:0.0} s; {JsonNode.Parse(text)!["changed"]!.AsArray().Count} dates moved; "
                + $"the server's processor {cost.TotalSeconds:0.0} s; memory {server.Megabytes:0} MB"
        );
    }

    /// <summary>Somebody begins a draft every tenth of a second meanwhile.</summary>
    private static async Task PeopleAsync(HttpClient applicant, CancellationToken done)
    {
        var times = new List<double>();
        while (!done.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            (
                await applicant.PostAsJsonAsync("cases", ActsOverHttp.Draft, CancellationToken.None)
            ).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await Patience.PauseAsync(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }

        times.Sort();
        Console.WriteLine(
            $"  people's acts meanwhile: {times.Count}, p50 {times[times.Count / 2]:0} ms, longest {times[^1]:0} ms"
        );
    }

    private static async Task ProgressAsync(HttpClient admin, int year, long watchFrom, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Patience.PauseAsync(TimeSpan.FromSeconds(5), CancellationToken.None);
            var entry = (await admin.GetFromJsonAsync<JsonNode>($"calendar/{year}", CancellationToken.None))![
                "entries"
            ]![0]!;
            if (!done.IsCancellationRequested)
                Console.WriteLine(
                    $"  {Stopwatch.GetElapsedTime(watchFrom).TotalSeconds:0} s: "
                        + $"{entry["lookedAt"]} of {entry["cases"]} looked at, {entry["casesMoved"]} moved"
                );
        }
    }
}
