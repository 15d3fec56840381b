using System.Net;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;

namespace AirDefenseApprovals.Tests.Watching;

/// <summary>Figures in Prometheus format: where they were asked for, for whoever carries the secret.</summary>
public sealed partial class MetricsTests
{
    private const string Secret = "sixteen-letters-or-more";

    [Fact]
    public async Task There_are_none_unless_asked_for()
    {
        using var office = new OfficeHost();
        Assert.Equal(404, (await office.Anyone.GetAsync("/metrics", ("Authorization", "Bearer " + Secret))).Status);
        Assert.Null(office.Services.GetService(typeof(OpenTelemetry.Metrics.MeterProvider)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer sixteen-letters-or-less")]
    [InlineData("Basic sixteen-letters-or-more")]
    public async Task R18_who_lacks_the_secret_reads_nothing(string authorization)
    {
        using var office = new MeasuredOffice();
        var answer = await office.Anyone.GetAsync("/metrics", ("Authorization", authorization));
        Assert.Equal((int)HttpStatusCode.Unauthorized, answer.Status);
        Assert.DoesNotContain("ada_", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R18_an_administrator_who_is_signed_in_lacks_it_too()
    {
        using var office = new MeasuredOffice();
        Assert.Equal(401, (await (await office.As("admin")).GetAsync("/metrics")).Status);
    }

    [Fact]
    public async Task They_tell_of_acts_timers_mails_and_the_writer_and_name_nobody()
    {
        using var office = new MeasuredOffice();
        var applicant = await office.As("applicant1");
        var @case = await applicant.AcceptedAsync("RF-13-01");
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "Accepted")).Refused(409);
        await office.MoveToAsync("2022-05-12 17:01"); // yellow and red
        var text = await ScrapeAsync(office);
        // At least so many: a meter's listener hears every host of this process.
        Assert.Matches("""ada_act_duration_seconds_count\{[^}]*act="SubmitCase",outcome="done"[^}]*\} [1-9]""", text);
        Assert.Matches(
            """ada_act_duration_seconds_count\{[^}]*act="CompleteTask",outcome="refused"[^}]*\} [1-9]""",
            text
        );
        Assert.Matches(TimerFired, text);
        Assert.Matches("""ada_timer_lateness_seconds_count(\{[^}]*\})? [1-9]""", text);
        Assert.Matches("""ada_timer_armed(\{[^}]*\})? \d""", text);
        Assert.Matches("""ada_outbox_depth(\{[^}]*\})? \d""", text);
        Assert.Matches("""ada_writer_group_count(\{[^}]*\})? \d""", text);
        Assert.Contains("ada_writer_depth", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds", text, StringComparison.Ordinal);
        Assert.Contains("microsoft_entityframeworkcore_active_dbcontexts", text, StringComparison.Ordinal);
        foreach (
            var name in new[]
            {
                "applicant1",
                "示例",
                "13800000000",
                @case["caseNumber"]!.ToString(),
                @case["id"]!.ToString(),
            }
        )
            Assert.DoesNotContain(name, text, StringComparison.Ordinal);
    }

    /// <summary>The figures once they tell of the last thing done: the exporter keeps an answer for a third of a second.</summary>
    private static Task<string> ScrapeAsync(OfficeHost office) =>
        Patience.ForAsync("figures of a timer that fired", async () =>
            await FiguresAsync(office) is var text && TimerFired.IsMatch(text) ? text : null
        );

    private static async Task<string> FiguresAsync(OfficeHost office)
    {
        var answer = await office.Anyone.GetAsync("/metrics", ("Authorization", "Bearer " + Secret));
        Assert.Equal(200, answer.Status);
        return answer.Text;
    }

    [GeneratedRegex("""ada_timer_fired_total\{[^}]*kind="\w+"[^}]*\} [1-9]""")]
    private static partial Regex TimerFired { get; }

    private sealed class MeasuredOffice : OfficeHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Metrics:Prometheus", "true").UseSetting("Metrics:Secret", Secret);
        }
    }
}
