using System.Globalization;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Mail;

/// <summary>R28: notices are rows of the act's transaction; mail is tried until it is taken, and a dead server stops nothing.</summary>
public sealed class R28_OutboxTests
{
    [Fact]
    public async Task R28_in_Development_a_notice_is_an_eml_file_and_in_the_inbox_at_once()
    {
        using var office = new OfficeHost();
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        var notice = Assert.Single((await applicant.GetAsync("inbox")).Ok()["items"]!.AsArray(), n =>
            n!["caseId"]!.ToString() == @case["id"]!.ToString()
        );
        Assert.Contains(@case["caseNumber"]!.ToString(), notice!["subject"]!.ToString(), StringComparison.Ordinal);
        var mail = await MimeKit.MimeMessage.LoadAsync(Assert.Single(await office.MailsAsync()));
        Assert.Equal($"{Guid.Parse(notice["id"]!.ToString()):N}@ada", mail.MessageId);
        Assert.Contains("郑州市人民防空办公室", mail.TextBody, StringComparison.Ordinal); // R2: the office's name and the date
        Assert.Contains("2022年5月9日", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("{", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R28_a_dead_mail_server_stops_nothing_and_each_mail_comes_once_when_it_is_back()
    {
        await using var sink = new SmtpSink();
        using var office = new SmtpOffice(sink.Port);
        await sink.GoDownAsync();
        var applicant = await office.As("applicant1");
        var @case = await applicant.AcceptedAsync("RF-13-01");
        await office.SendAsync();
        var waiting = await NoticesAsync(office);
        Assert.All(waiting, n => Assert.Null(n.SentAt));
        Assert.All(waiting, n => Assert.NotNull(n.LastError));
        Assert.All(waiting, n => Assert.True(n.NextAttemptAt > DateTimeOffset.UtcNow));
        sink.ComeUp();
        await HurryAsync(office);
        await office.SendAsync();
        await office.SendAsync();
        Assert.Equal(2, sink.Mails.Count); // submitted, accepted
        Assert.All(await NoticesAsync(office), n => Assert.NotNull(n.SentAt));
        Assert.NotNull(@case);
    }

    [Fact]
    public async Task R28_every_try_carries_the_same_Message_ID()
    {
        await using var sink = new SmtpSink { Verdict = "451 later" };
        using var office = new SmtpOffice(sink.Port);
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        await office.SendAsync();
        var id = Assert.Single(await NoticesAsync(office)).Id;
        sink.Verdict = "250 taken";
        await HurryAsync(office);
        await office.SendAsync();
        Assert.Contains($"Message-Id: <{id:N}@ada>", Assert.Single(sink.Mails), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, Assert.Single(await NoticesAsync(office)).Attempts);
    }

    [Fact]
    public void R28_the_pauses_between_tries_grow_to_two_hours() =>
        Assert.Equal(
            [30, 60, 120, 240, 7200],
            new[] { 1, 2, 3, 4, 20 }.Select(n => (int)OutboxJob.PauseAfter(n).TotalSeconds)
        );

    [Fact]
    public void Every_notice_that_the_law_names_has_its_words()
    {
        var words = new System.Resources.ResourceManager(typeof(Web.Resources.NoticeWords));
        Assert.All(Resources.NoticesInCode().SelectMany(kind => new[] { kind + ".subject", kind + ".body" }), key =>
        {
            Assert.NotNull(words.GetString(key, CultureInfo.InvariantCulture));
            Assert.NotEqual(
                words.GetString(key, CultureInfo.InvariantCulture),
                words.GetString(key, CultureInfo.GetCultureInfo("en"))
            );
        });
    }

    private static Task<List<NoticeRow>> NoticesAsync(OfficeHost office) =>
        office.DatabaseAsync(db => db.Notices.AsNoTracking().ToListAsync());

    private static Task<int> HurryAsync(OfficeHost office) =>
        office.DatabaseAsync(db =>
            db.Notices.Where(n => n.SentAt == null)
                .ExecuteUpdateAsync(n => n.SetProperty(x => x.NextAttemptAt, DateTimeOffset.UnixEpoch))
        );

    private sealed class SmtpOffice(int port) : OfficeHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder
                .UseSetting("Mail:Mode", "Smtp")
                .UseSetting("Mail:Host", "127.0.0.1")
                .UseSetting("Mail:Port", port.ToString(CultureInfo.InvariantCulture))
                .UseSetting("Mail:Security", "None");
        }
    }
}
