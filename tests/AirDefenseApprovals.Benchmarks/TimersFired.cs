using System.Diagnostics;
using System.Globalization;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// R14 on SQLite: how late timers take effect when very many fall due at one instant, and how fast a start catches up
/// with those that fell due
/// while the office was dark. Each case has three: yellow, red and breach. Goals: p99 under 2 s with 10,000 armed.
/// </summary>
internal static class TimersFired
{
    private const int Armed = 10_000,
        Missed = 100_000,
        TimersOfCase = 3,
        MissedOfCase = 2;

    public static async Task RunAsync()
    {
        await MeasureAsync(Armed / TimersOfCase, LatenessAsync);
        await MeasureAsync(Missed / MissedOfCase, CatchUpAsync);
    }

    private static async Task MeasureAsync(int cases, Func<string, int, Task> measure)
    {
        var data = Directory.CreateTempSubdirectory("ada-bench-").FullName;
        try
        {
            await using (var first = await Server.StartAsync(data))
                await ManyCases.AcceptOneAsync(first);
            ManyCases.Multiply(Path.Combine(data, "office.db"), cases);
            await measure(data, cases);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>All cases become yellow at one opening, seconds after the start.</summary>
    private static async Task LatenessAsync(string data, int cases)
    {
        await using var server = await Server.StartAsync(data, ("Clock__Now", "2022-05-12T08:59:45+08:00"));
        List<double> late = [];
        await Patience.UntilAsync("a yellow card of every case", async () =>
        {
            await Patience.PauseAsync(TimeSpan.FromMilliseconds(500)); // looking costs, too
            return (late = Lateness(data)).Count >= cases;
        });
        late.Sort();
        Console.WriteLine(
            $"{cases * TimersOfCase} timers armed, {cases} of them due at one instant: "
                + $"lateness p50 {late[late.Count / 2]:0.00} s, p99 {late[(int)(late.Count * 0.99)]:0.00} s, longest {late[^1]:0.00} s"
        );
    }

    /// <summary>All cases became yellow and red while the office was dark: the door opens when all has taken effect.</summary>
    private static async Task CatchUpAsync(string data, int cases)
    {
        var usual = Stopwatch.StartNew();
        await using (await Server.StartAsync(data))
            usual.Stop();
        await using var server = await Server.StartAsync(data, ("Clock__Now", "2022-05-12T18:00:00+08:00"));
        var (fired, seconds) = (Lateness(data).Count * MissedOfCase, (server.Startup - usual.Elapsed).TotalSeconds);
        if (fired != cases * MissedOfCase)
            throw new InvalidOperationException($"{fired} timers took effect of {cases * MissedOfCase}.");
        Console.WriteLine(
            $"start after {fired} timers fell due: {server.Startup.TotalSeconds:0.0} s, "
                + $"{fired / seconds:0} timers a second beyond the usual start; memory {server.Megabytes:0} MB"
        );
    }

    /// <summary>Seconds from the legal instant of each yellow card to when it was written down.</summary>
    private static List<double> Lateness(string data)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(data, "office.db")};Mode=ReadOnly;Pooling=False"
        );
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = """SELECT "At", "RecordedAt" FROM "Journal" WHERE "Act" = 'yellowCard'""";
        using var reader = select.ExecuteReader();
        var late = new List<double>();
        while (reader.Read())
            late.Add((Instant(reader.GetString(1)) - Instant(reader.GetString(0))).TotalSeconds);
        return late;
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
