using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace AirDefenseApprovals.FailureTests;

/// <summary>
/// R14, R27, R28: the server is killed at random moments under load and started again; whatever somebody was told is
/// done must be there, and
/// nothing twice. <c>FAILURE_SECONDS</c> (60) and <c>FAILURE_KILLS</c> (a kill in 3 seconds) bound it,
/// <c>FAILURE_SEED</c> repeats its dice.
/// </summary>
public sealed partial class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly DateTimeOffset Start = new(2022, 5, 9, 9, 30, 0, TimeSpan.FromHours(8));
    private readonly TestDatabase database = TestDatabase.Fresh();
    private readonly string data = Directory.CreateTempSubdirectory("ada-kill-").FullName;

    [Fact]
    public async Task R14_R27_R28_killed_at_random_moments_under_load_the_office_loses_nothing_and_does_nothing_twice()
    {
        var seconds = Number("FAILURE_SECONDS", 60);
        var (kills, seed) = (
            Number("FAILURE_KILLS", seconds / 3),
            Number("FAILURE_SEED", Random.Shared.Next(0x1_0000))
        );
        output.WriteLine(
            $"seed {seed}, {seconds} s, at most {kills} kills, {(TestDatabase.IsPostgreSql ? "PostgreSQL" : "SQLite")}"
        );
        await using var sink = new SmtpSink();
        await using var server = new Server(
            data,
            [
                ("Mail__Mode", "Smtp"),
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", $"{sink.Port}"),
                ("Mail__Security", "None"),
                .. database.AsEnvironment,
            ]
        );
        var (records, random, starts) = (
            new Records(data, database),
            new Random(seed),
            new List<TimeSpan> { await server.StartAndWaitAsync(Now(Start)) }
        );
        using var over = new CancellationTokenSource();
        var load = new Load(server.Address, seed, Start, over.Token);
        var (work, watch, killed, young) = (await load.BeginAsync(), Stopwatch.StartNew(), 0, 0);
        while (!work.IsCompleted && killed < kills && watch.Elapsed.TotalSeconds < seconds)
        {
            await Patience.PauseAsync(TimeSpan.FromMilliseconds(random.Next(100, 1_500)), CancellationToken.None);
            await KilledAsync();
            if (random.Next(8) == 0) // and once more before it has come up
            {
                server.Start(Now(load.AskedFor));
                await Patience.PauseAsync(TimeSpan.FromMilliseconds(random.Next(0, 1_500)), CancellationToken.None);
                await KilledAsync();
                young++;
            }

            starts.Add(await server.StartAndWaitAsync(Now(load.AskedFor)));
        }

        await over.CancelAsync();
        await work;
        await SettleAsync(server, sink, records);
        await CheckAsync("at the end", records, load);
        Assert.Empty(await records.AuditWholeAsync());
        var mails = await MailsAsync(sink, records);
        await server.VerifyAsync();
        starts.Sort();
        output.WriteLine(
            $"{killed} kills ({young} during a start) in {watch.Elapsed.TotalSeconds:0} s; "
                + $"{load.Done} acts acknowledged on {load.Versions.Count} cases, {load.Files.Count} files; "
                + $"{mails.Notices} mails owed, {sink.Mails.Count} delivered, {mails.Again} of them again after a kill"
        );
        output.WriteLine(
            $"{mails.Timers} timers took effect ({load.Fired} of them reported by the moved clock); "
                + $"office time moved {(load.AskedFor - Start).TotalDays:0} days; start to ready p50 "
                + $"{starts[starts.Count / 2].TotalSeconds:0.0} s, longest {starts[^1].TotalSeconds:0.0} s"
        );
        output.WriteLine("refused by a rule: " + string.Join(", ", load.Refusals.Keys.Order(StringComparer.Ordinal)));

        async Task KilledAsync()
        {
            await server.KillAsync();
            killed++;
            await CheckAsync($"after kill {killed}", records, load);
        }
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private static (string, string) Now(DateTimeOffset instant) =>
        ("Clock__Now", instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : otherwise;

    /// <summary>Every case is whole, and everything is there that somebody was told of before the kill.</summary>
    private static async Task CheckAsync(string when, Records records, Load load)
    {
        var (told, numbers, files) = (load.Versions.ToList(), load.Numbers.ToList(), load.Files.ToList());
        var wrong = await records.AuditAsync();
        wrong.AddRange(load.Wrong);
        wrong.AddRange(
            told.Where(t => records.VersionOf(t.Key) < t.Value)
                .Select(t => $"{t.Key}: version {t.Value} was acknowledged, {records.VersionOf(t.Key)} is there")
        );
        await using var db = records.Open();
        var (held, bodies) = (
            await db.Cases.AsNoTracking().Where(c => c.Number != null).ToDictionaryAsync(c => c.Number!, c => c.Id),
            (Dictionary<Guid, string>?)null
        );
        wrong.AddRange(
            numbers
                .Where(n => held.GetValueOrDefault(n.Key) != n.Value)
                .Select(n => $"{n.Key}: the number was acknowledged for {n.Value}")
        );
        bodies = await db
            .Cases.AsNoTracking()
            .Where(c => files.Select(f => f.Value).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Body);
        wrong.AddRange(
            files
                .Where(f => !bodies[f.Value].Contains(f.Key, StringComparison.Ordinal))
                .Select(f => $"{f.Value}: file {f.Key} was acknowledged")
        );
        Assert.True(wrong.Count == 0, $"{when}:\n{string.Join('\n', wrong.Take(20))}");
    }

    /// <summary>Waits until all timers due have taken effect and no mail waits, then kills the server for good.</summary>
    private static async Task SettleAsync(Server server, SmtpSink sink, Records records)
    {
        await Patience.UntilAsync("an outbox at rest", records.OutboxIsEmptyAsync, () =>
            $"{sink.Mails.Count} mails are out.\n{server.Said}"
        );
        Assert.Equal(200, (await server.BecomesAsync("mail", "Healthy")).Status);
        await server.KillAsync();
    }

    /// <summary>Each notice was mailed under its own Message-ID, and nothing else was.</summary>
    private static async Task<(int Notices, int Again, int Timers)> MailsAsync(SmtpSink sink, Records records)
    {
        await using var db = records.Open();
        var owed = (await db.Notices.AsNoTracking().Select(n => n.Id).ToListAsync())
            .Select(id => $"{id:N}@ada")
            .ToHashSet(StringComparer.Ordinal);
        var sent = sink.Mails.Select(mail => MessageId.Match(mail).Groups[1].Value).ToList();
        Assert.Empty(sent.Except(owed)); // nobody was mailed what did not happen
        Assert.Empty(owed.Except(sent));
        Assert.All(sink.Mails.GroupBy(mail => MessageId.Match(mail).Groups[1].Value), same =>
            Assert.Single(same.Distinct())
        );
        var timers = await db.Journal.CountAsync(j => j.User == "system");
        return (owed.Count, sent.Count - owed.Count, timers);
    }

    [GeneratedRegex(
        @"^Message-Id:\s*<([^>]+)>",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex MessageId { get; }
}
