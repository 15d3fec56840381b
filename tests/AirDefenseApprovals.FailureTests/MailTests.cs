using System.Diagnostics;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace AirDefenseApprovals.FailureTests;

/// <summary>
/// R28: mail servers that are dead, silent, or answer a letter a second. Nothing waits for them, nothing is lost, and
/// each mail goes out once. A class for each disorder, so that their minutes of waiting pass at the same time.
/// </summary>
public abstract class MailTests(string disorder, ITestOutputHelper output) : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Fresh();
    private readonly string data = Directory.CreateTempSubdirectory("ada-mail-").FullName;

    [Fact]
    public async Task R28_a_mail_server_out_of_order_stops_nothing_and_each_mail_comes_once_when_it_is_back()
    {
        await using var sink = new SmtpSink();
        await using var server = new Server(
            data,
            [
                ("Clock__Now", "2022-05-09T09:30:00+08:00"),
                ("Mail__Mode", "Smtp"),
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", $"{sink.Port}"),
                ("Mail__Security", "None"),
                .. database.AsEnvironment,
            ]
        );
        await server.StartAndWaitAsync();
        using var applicant = await new Client(server.Address, "applicant1").SignInAsync();
        var (application, records) = (await applicant.ApplicationAsync("RF-13-01"), new Records(data, database));
        var well = await ActsAsync(applicant, application, 40);
        await EmptyAsync(records);
        (sink.IsSilent, sink.IsTarpit) = (disorder == "silent", disorder == "dripping");
        if (disorder == "dead")
            await sink.GoDownAsync();

        var ill = await ActsAsync(applicant, application, 40);
        var (status, state) = await server.BecomesAsync("mail", "Degraded");
        Assert.Equal((200, "Degraded"), (status, state["status"]!.ToString()));
        await ActsAsync(applicant, application, 5);
        await using (var db = records.Open())
        {
            Assert.Equal(40, await db.Notices.CountAsync(n => n.SentAt != null));
            var tried = await db.Notices.AsNoTracking().Where(n => n.Attempts > 0 && n.SentAt == null).ToListAsync();
            Assert.NotEmpty(tried);
            Assert.All(tried, n => Assert.True(n.NextAttemptAt > DateTimeOffset.UtcNow));
        }

        (sink.IsSilent, sink.IsTarpit) = (false, false);
        if (disorder == "dead")
            sink.ComeUp();
        await HurryAsync(records);
        await ActsAsync(applicant, application, 1); // calls the outbox at once; the minute would, too
        await EmptyAsync(records);
        Assert.Equal("Healthy", (await server.BecomesAsync("mail", "Healthy")).State["status"]!.ToString());
        Assert.Equal(86, sink.Mails.Count);
        Assert.Equal(86, sink.Mails.Distinct().Count());
        await server.KillAsync();
        await server.VerifyAsync();
        output.WriteLine(
            $"{disorder}: {well:0} submissions a second beside a mail server that is well, {ill:0} beside this one"
        );
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Submits applications, each of which owes a mail.</summary>
    /// <returns>How many a second.</returns>
    private static async Task<double> ActsAsync(Client applicant, JsonObject application, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
            ids.Add((await applicant.PostAsync("cases", application)).Ok()["id"]!.ToString());
        var watch = Stopwatch.StartNew();
        foreach (var id in ids)
            (
                await applicant.PostAsync(
                    $"cases/{id}/submit",
                    new JsonObject { ["acknowledgeIncomplete"] = true, ["declared"] = true }
                )
            ).Ok();
        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Takes out the pauses between tries.</summary>
    private static async Task HurryAsync(Records records)
    {
        await using var db = records.Open();
        await db
            .Notices.Where(n => n.SentAt == null)
            .ExecuteUpdateAsync(n => n.SetProperty(x => x.NextAttemptAt, DateTimeOffset.UnixEpoch));
    }

    private static Task EmptyAsync(Records records) =>
        Patience.UntilAsync("an outbox at rest", records.OutboxIsEmptyAsync);
}

/// <summary>Nobody listens.</summary>
public sealed class DeadMailServerTests(ITestOutputHelper output) : MailTests("dead", output);

/// <summary>It takes a call and says nothing.</summary>
public sealed class SilentMailServerTests(ITestOutputHelper output) : MailTests("silent", output);

/// <summary>It takes a letter a second.</summary>
public sealed class DrippingMailServerTests(ITestOutputHelper output) : MailTests("dripping", output);
