using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AirDefenseApprovals.Tests.Jobs;

/// <summary>R14: a timer that has gone wrong is told of, and stops neither the sweep nor the other cases.</summary>
public sealed class R14_SweepTests(R14_SweepTests.Host office) : IClassFixture<R14_SweepTests.Host>
{
    private const string Endless = "示例无尽公示";

    /// <summary>A process whose delay takes no time and begins anew for one project, for ever.</summary>
    public sealed class Host : OfficeHost, IAsyncLifetime
    {
        internal Errors Errors { get; } = new();

        public async Task InitializeAsync()
        {
            var drawn = Drawings.Of("standard").WithDelay("00:00:00");
            drawn
                .Activities()
                .Add(
                    JsonNode.Parse(
                        $$$"""
                        {
                          "id":"again", "name":"again", "type":"Elsa.FlowDecision",
                          "condition":{
                            "typeName":"Boolean",
                            "expression":{"type":"JavaScript","value":"case.project.name === '{{{Endless}}}'"}
                          }
                        }
                        """
                    )
                );
            foreach (var connection in drawn.Connections())
                if (connection!["source"]!["activity"]!.GetValue<string>() == "publicity")
                    connection["target"]!["activity"] = "again";
            drawn.Connect("again", "True", "publicity");
            drawn.Connect("again", "False", "decide");
            (await (await As("admin")).PostAsync("processes", new { definition = drawn })).Ok(201);
        }

        Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(Errors));
        }
    }

    [Fact]
    public async Task R14_a_timer_that_stays_due_ends_at_the_bound_and_other_cases_go_on()
    {
        var (endless, passes) = (await ReviewedAsync(Endless), await ReviewedAsync("示例公示"));
        await office.Services.GetRequiredService<TimerSweep>().ExecuteAsync(CancellationToken.None);
        Assert.Equal(["decide"], await TasksAsync(passes));
        Assert.Empty(await TasksAsync(endless));
        Assert.InRange(await DelaysPassedAsync(endless), CaseTimer.MostAtOneInstant, int.MaxValue);
        Assert.Contains(office.Errors.Told, told =>
            told.Contains(endless.ToString(), StringComparison.Ordinal)
            && told.Contains("is still due", StringComparison.Ordinal)
        );

        // An act of a person meets the same timer, and does not wait for ever.
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            office
                .Services.GetRequiredService<CaseActs>()
                .DoAsync(
                    endless,
                    new GiveOpinion
                    {
                        By = new Actor("s", "supervisor", [Roles.Supervisor], "city"),
                        At = OfficeHost.Beginning.AddDays(1),
                        Text = "请尽快办理",
                    }
                )
        );
        Assert.Contains("ProcessDelay", error.Message, StringComparison.Ordinal);
        Assert.Contains("again and again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R14_a_timer_of_an_unknown_kind_is_told_of_and_kept_and_other_cases_go_on()
    {
        const TimerKind unheard = (TimerKind)99;
        var (odd, passes) = (await ReviewedAsync("示例异常"), await ReviewedAsync("示例正常"));
        await office.Services.GetRequiredService<TimerSweep>().ExecuteAsync(CancellationToken.None);
        await office.DatabaseAsync(db =>
        {
            db.Timers.Add(
                new TimerRow
                {
                    CaseId = odd,
                    Kind = unheard,
                    DueAt = OfficeHost.Beginning,
                }
            );
            return db.SaveChangesAsync();
        });
        var due = await ReviewedAsync("示例随后");
        await office.Services.GetRequiredService<TimerSweep>().ExecuteAsync(CancellationToken.None);
        Assert.Equal(["decide"], await TasksAsync(passes));
        Assert.Equal(["decide"], await TasksAsync(due));
        Assert.Contains(office.Errors.Told, told =>
            told.Contains(odd.ToString(), StringComparison.Ordinal) && told.Contains("99", StringComparison.Ordinal)
        );
        Assert.True(await office.DatabaseAsync(db => db.Timers.AnyAsync(t => t.CaseId == odd && t.Kind == unheard)));
    }

    /// <summary>A case that was reviewed: its delay is due at once.</summary>
    private async Task<Guid> ReviewedAsync(string project)
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01");
        var application = await applicant.ApplicationAsync("RF-13-01");
        application["project"]!["name"] = project;
        (await applicant.PutAsync($"cases/{draft["id"]}", application)).Ok();
        (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
        (await (await office.As("clerk.city")).TaskAsync(draft, "intake", "Accepted")).Ok();
        (await (await office.As("reviewer.city")).TaskAsync(draft, "review", "Agreed")).Ok();
        return draft["id"]!.GetValue<Guid>();
    }

    private async Task<IEnumerable<string>> TasksAsync(Guid id) =>
        (await (await office.As("applicant1")).GetAsync($"cases/{id}")).Ok()["tasks"]!
            .AsArray()
            .Select(t => t!["name"]!.GetValue<string>());

    private Task<int> DelaysPassedAsync(Guid id) =>
        office.DatabaseAsync(db => db.Journal.CountAsync(j => j.CaseId == id && j.Data.Contains("\"task\":\"delay\"")));

    /// <summary>Keeps the errors that a host tells of.</summary>
    internal sealed class Errors : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> told = new();

        public IEnumerable<string> Told => told;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => told.Enqueue(formatter(state, exception));

        public void Dispose() { }
    }
}
