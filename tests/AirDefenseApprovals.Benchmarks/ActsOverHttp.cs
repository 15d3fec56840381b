using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// Acts end to end (HTTP, decision, one durable transaction) with 16 clients, beside bare transactions of the very same rows through
/// ADO.NET on the same disk, in one run: ratios hold where absolute figures do not.
/// </summary>
internal static class ActsOverHttp
{
    private const int Cases = 2_600,
        Clients = 16;

    /// <summary>An application that lacks nothing but its materials.</summary>
    public static JsonNode Draft =>
        JsonNode.Parse(
            """
            {
              "itemCode":"RF-13-01",
              "applicant":{
                "kind":"organisation", "name":"河南示例建设有限公司", "idNumber":"91410100MA40000040",
                "phone":"13800000000", "email":"applicant1@example.com"
              },
              "project":{"name":"示例花园一期","address":"示例路1号","regionCode":"410105","floorArea":12345.6789},
              "form":{"alarmNumber":"示例","longitude":113.6253,"latitude":34.7466,"reason":"示例说明"}
            }
            """
        )!;

    public static async Task RunAsync(bool postgreSql)
    {
        var data = Directory.CreateTempSubdirectory("ada-bench-").FullName;
        try
        {
            await RunAsync(data, MeasuredDatabase.Of(data, postgreSql));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task RunAsync(string data, MeasuredDatabase database)
    {
        double submit;
        await using (var server = await Server.StartAsync(data, database.Settings))
            submit = await MeasureAsync(server);
        using var copy = database.OpenCopy();
        var bare = BareTransactions.Measure(copy);
        Console.WriteLine(
            $"bare {database.Name}, the same rows: {bare:0} acts/s; submit reaches {submit / bare:0.00} of it"
        );
    }

    private static async Task<double> MeasureAsync(Server server)
    {
        using HttpClient applicant = await server.SignInAsync("applicant1"),
            clerk = await server.SignInAsync("clerk.city");
        var draft = Draft;
        await WarmUpAsync(applicant, clerk, draft);
        var (submitted, accepted) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await MeasureAsync(server, "begin a draft", Enumerable.Repeat("", 2 * Cases), async _ =>
        {
            var id = (await ReadAsync(await applicant.PostAsJsonAsync("cases", draft)))["id"]!.ToString();
            (submitted.Count < Cases ? submitted : accepted).Add(id);
        });
        var submit = await MeasureAsync(server, "submit", submitted, id => SubmitAsync(applicant, id));
        await Parallel.ForEachAsync(accepted, async (id, _) => await SubmitAsync(applicant, id));
        await MeasureAsync(server, "accept", accepted, async id =>
            await ReadAsync(await clerk.PostAsJsonAsync($"cases/{id}/tasks/intake", new { outcome = "Accepted" }))
        );
        Console.WriteLine(
            $"memory after {(5 * Cases) + (3 * 800)} acts: {server.Megabytes:0} MB ({server.MemoryByKind}); "
                + $"start to ready on an empty directory: {server.Startup.TotalSeconds:0.0} s"
        );
        return submit;
    }

    private static async Task<JsonNode> SubmitAsync(HttpClient applicant, string id) =>
        await ReadAsync(
            await applicant.PostAsJsonAsync($"cases/{id}/submit", new { acknowledgeIncomplete = true, declared = true })
        );

    /// <summary>The same acts before, unmeasured: until the runtime has compiled what it runs often.</summary>
    private static Task WarmUpAsync(HttpClient applicant, HttpClient clerk, JsonNode draft) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, 800),
            new ParallelOptions { MaxDegreeOfParallelism = Clients },
            async (_, cancellation) =>
            {
                var id = (await ReadAsync(await applicant.PostAsJsonAsync("cases", draft, cancellation)))["id"];
                await ReadAsync(
                    await applicant.PostAsJsonAsync(
                        $"cases/{id}/submit",
                        new { acknowledgeIncomplete = true, declared = true },
                        cancellation
                    )
                );
                await ReadAsync(
                    await clerk.PostAsJsonAsync($"cases/{id}/tasks/intake", new { outcome = "Accepted" }, cancellation)
                );
            }
        );

    private static async Task<double> MeasureAsync(
        Server server,
        string name,
        IEnumerable<string> inputs,
        Func<string, Task> act
    )
    {
        var times = new ConcurrentBag<double>();
        var (watch, busy) = (Stopwatch.StartNew(), server.Processor);
        await Parallel.ForEachAsync(
            inputs,
            new ParallelOptions { MaxDegreeOfParallelism = Clients },
            async (input, _) =>
            {
                var begun = Stopwatch.GetTimestamp();
                await act(input);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        );
        var rate = times.Count / watch.Elapsed.TotalSeconds;
        var sorted = times.Order().ToArray();
        Console.WriteLine(
            $"{name}: {rate:0} acts/s with {Clients} clients; p50 {sorted[sorted.Length / 2]:0.0} ms, "
                + $"p99 {sorted[(int)(sorted.Length * 0.99)]:0.0} ms; the server's processor "
                + $"{(server.Processor - busy).TotalMilliseconds / times.Count:0.00} ms an act"
        );
        return rate;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }
}
