using System.Globalization;
using System.Resources;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Tests.Mail;
using AirDefenseApprovals.Web;
using AirDefenseApprovals.Web.Jobs;
using AirDefenseApprovals.Web.Resources;
using Hangfire;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AirDefenseApprovals.Tests.Watching;

/// <summary>What <c>/health/ready</c> tells a monitor.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task It_names_each_part_with_its_state_and_a_sentence_in_the_readers_language()
    {
        using var office = new OfficeHost();
        var ready = await office.Anyone.GetAsync("/health/ready");
        Assert.Equal(200, ready.Status);
        Assert.Equal(
            ["database", "storage", "mail", "timers", "clock"],
            ready.Json["checks"]!.AsArray().Select(c => c!["name"]!.ToString())
        );
        Assert.Equal("数据库可以读写。", ready.Check("database")["description"]!.ToString());
        var english = await office.Anyone.GetAsync("/health/ready", ("Accept-Language", "en"));
        Assert.Equal("The database can be read and written.", english.Check("database")["description"]!.ToString());
        Assert.Equal(200, (await office.Anyone.GetAsync("/health/live")).Status);
    }

    [Fact]
    public async Task A_dead_mail_server_is_told_and_the_office_stays_open()
    {
        await using var sink = new SmtpSink();
        using var office = new OfficeHost().WithMail(sink.Port);
        await sink.GoDownAsync();
        using var http = office.CreateClient();
        var applicant = await new Person(
            _ => throw new NotSupportedException(),
            office.CreateClient(),
            "applicant1"
        ).SignInAsync();
        await applicant.SubmitAsync("RF-13-01");
        await applicant.SeesAsync("mail", "Degraded");
        var ready = await applicant.GetAsync("/health/ready");
        Assert.Equal((200, "Degraded"), (ready.Status, ready.Json["status"]!.ToString()));
        Assert.Contains("1 封待发", ready.Check("mail")["description"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R14_a_sweep_that_stopped_is_told_and_closes_the_office()
    {
        using var office = new StoppedOffice();
        var anyone = office.Anyone;
        Assert.Equal(200, (await anyone.GetAsync("/health/ready")).Status);
        office.Services.GetRequiredService<IRecurringJobManager>().RemoveIfExists("timers");
        var jobs = office.Services.GetRequiredService<JobStorage>().GetMonitoringApi();
        await Patience.UntilAsync("an end of the sweeps called before", () =>
            jobs.GetStatistics() is { Enqueued: 0, Processing: 0 }
        );
        office.Machine.Advance(TimeSpan.FromMinutes(4));
        await anyone.SeesAsync("timers", "Unhealthy");
        Assert.Equal(503, (await anyone.GetAsync("/health/ready")).Status);
        await office.Services.GetRequiredService<TimerSweep>().ExecuteAsync(CancellationToken.None);
        await anyone.SeesAsync("timers", "Healthy");
    }

    [Fact]
    public async Task The_probe_leaves_nothing_behind()
    {
        using var office = new OfficeHost();
        (await office.Anyone.GetAsync("/health/ready")).Ok();
        Assert.Empty(
            Directory.EnumerateFiles(Path.Combine(office.DataDirectory, "files"), "*", SearchOption.AllDirectories)
        );
        Assert.Equal(1, await office.DatabaseAsync(db => db.Repeats.CountAsync()));
    }

    [Fact]
    public void Every_word_about_the_state_exists_in_both_languages()
    {
        var words = new ResourceManager(typeof(WatchWords));
        var keys = words
            .GetResourceSet(CultureInfo.InvariantCulture, true, true)!
            .Cast<System.Collections.DictionaryEntry>()
            .Select(e => (string)e.Key)
            .ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key =>
            Assert.NotEqual(
                words.GetString(key, CultureInfo.InvariantCulture),
                words.GetString(key, CultureInfo.GetCultureInfo("en"))
            )
        );
    }

    private sealed class StoppedOffice : OfficeHost
    {
        public FakeTimeProvider Machine { get; } = new(new DateTimeOffset(2022, 5, 9, 1, 30, 0, TimeSpan.Zero));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton(new OfficeClock(Machine)));
        }
    }
}

/// <summary>Reads the state.</summary>
internal static class Ready
{
    public static JsonNode Check(this Answer answer, string name) =>
        answer.Json["checks"]!.AsArray().Single(c => c!["name"]!.ToString() == name)!;

    /// <summary>Waits until a part of the state is told as expected: states are kept for a second.</summary>
    public static async Task SeesAsync(this Person person, string check, string status)
    {
        var last = "";
        await Patience.UntilAsync(
            $"{check} that is {status}",
            async () =>
            {
                var ready = await person.GetAsync("/health/ready");
                last = ready.Text;
                return ready.Check(check)["status"]!.ToString() == status;
            },
            () => last
        );
    }

    public static Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> WithMail(
        this OfficeHost office,
        int port
    ) =>
        office.WithWebHostBuilder(web =>
            web.UseSetting("Mail:Mode", "Smtp")
                .UseSetting("Mail:Host", "127.0.0.1")
                .UseSetting("Mail:Port", port.ToString(CultureInfo.InvariantCulture))
                .UseSetting("Mail:Security", "None")
        );
}
