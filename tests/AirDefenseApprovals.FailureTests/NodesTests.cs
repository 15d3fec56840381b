using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Databases;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Tests.Mail;

namespace AirDefenseApprovals.FailureTests;

/// <summary>Two nodes on one PostgreSQL: to the people of the office they are one.</summary>
public sealed class NodesTests(NodesTests.TwoNodes nodes) : IClassFixture<NodesTests.TwoNodes>
{
    [Fact]
    public async Task Each_number_is_given_once_and_none_is_left_out()
    {
        var drafts = await Task.WhenAll(
            Enumerable
                .Range(0, 24)
                .Select(async i =>
                    (
                        Person: await nodes.At(i).As("applicant2"),
                        Draft: await (await nodes.At(i + 1).As("applicant2")).DraftAsync("RF-13-01")
                    )
                )
        );
        var numbers = await Task.WhenAll(
            drafts.Select(async d =>
                (
                    await d.Person.PostAsync($"cases/{d.Draft["id"]}/submit", new JsonObject { ["declared"] = true })
                ).Ok()["caseNumber"]!.GetValue<string>()
            )
        );
        var sequences = numbers.Select(n => int.Parse(n.Split('-')[^2], CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(Enumerable.Range(sequences[0], drafts.Length), sequences);
    }

    [Fact]
    public async Task R30_cases_given_at_two_nodes_at_once_go_in_one_turn()
    {
        var applicant = await nodes.First.As("applicant1");
        var cases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => applicant.SubmitAsync("RF-02-01")));
        await Task.WhenAll(
            cases.Select(
                async (c, i) => (await (await nodes.At(i).As("clerk.city")).TaskAsync(c, "intake", "Accepted")).Ok()
            )
        );
        var given = (
            await (await nodes.First.As("head.city")).GetAsync("worklist?itemCode=RF-02-01&pageSize=200")
        ).Ok()["items"]!
            .AsArray()
            .Select(t => t!["assignee"]!.GetValue<string>());
        Assert.Equal(
            [("inspector1.city", 8), ("inspector2.city", 8)],
            given.GroupBy(a => a).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))
        );
    }

    [Fact]
    public async Task R14_R28_each_timer_takes_effect_once_and_each_mail_is_sent_once()
    {
        var applicant = await nodes.First.As("applicant1");
        var cases = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => applicant.AcceptedAsync("RF-13-01")));
        object later = new
        {
            now = DateTimeOffset
                .Parse(cases[0]["clock"]!["promisedDueAt"]!.GetValue<string>(), CultureInfo.InvariantCulture)
                .AddSeconds(1),
        };
        await Task.WhenAll(
            nodes.First.Anyone.PutAsync("dev/clock", later),
            nodes.Second.Anyone.PutAsync("dev/clock", later)
        );
        foreach (var @case in cases)
        {
            var journal = (await (await nodes.Second.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok();
            Assert.Equal(
                ["submitted", "taskCompleted", "accepted", "yellowCard", "redCard"],
                journal["items"]!.AsArray().Select(e => e!["act"]!.GetValue<string>())
            );
        }

        var wanted = (await applicant.GetAsync("inbox?pageSize=200")).Ok()["items"]!.AsArray().Count;
        await nodes.PostIsOutAsync(wanted);
        // Rounds after this one: what is sent a second time comes before their mails
        foreach (var node in new[] { nodes.First, nodes.Second })
        {
            await (await node.As("applicant2")).SubmitAsync("RF-13-01");
            await nodes.PostIsOutAsync(++wanted);
        }

        var mails = nodes
            .Post.Mails.Select(m => m[m.IndexOf("Message-Id:", StringComparison.OrdinalIgnoreCase)..].Split('\n')[0])
            .ToList();
        Assert.Equal(mails.Distinct().Count(), mails.Count);
    }

    [Fact]
    public async Task R16_a_delegation_entered_at_one_node_is_in_force_at_the_other_at_once()
    {
        var (administrator, applicant) = (await nodes.First.As("admin"), await nodes.Second.As("applicant1"));
        var register = (await administrator.GetAsync("delegations?pageSize=200")).Ok()["items"]!.AsArray();
        var delegation = register.First(d => d!["office"]!.GetValue<string>() == "410122" && d["effectiveTo"] is null)!;
        var item = delegation["itemCode"]!.GetValue<string>();
        var before = await applicant.DraftAsync(item, "410122");
        var after = await applicant.DraftAsync(item, "410122");
        Assert.Equal(
            "410122",
            (await applicant.PostAsync($"cases/{before["id"]}/submit", new JsonObject { ["declared"] = true })).Ok()[
                "office"
            ]!["code"]!.GetValue<string>()
        );
        (
            await administrator.PostAsync(
                $"delegations/{delegation["id"]}/revoke",
                new { effectiveTo = "2022-05-31", instrument = "收回〔2022〕1号" }
            )
        ).Ok();
        object june = new { now = "2022-06-01T10:00:00+08:00" };
        await Task.WhenAll(
            nodes.First.Anyone.PutAsync("dev/clock", june),
            nodes.Second.Anyone.PutAsync("dev/clock", june)
        );
        Assert.Equal(
            "city",
            (await applicant.PostAsync($"cases/{after["id"]}/submit", new JsonObject { ["declared"] = true })).Ok()[
                "office"
            ]!["code"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task R10_a_year_entered_at_one_node_is_in_force_at_the_other_and_each_case_follows_once()
    {
        using var database = TestDatabase.InPostgreSql();
        var data = Directory.CreateTempSubdirectory("ada-nodes-").FullName;
        (string, string)[] settings =
        [
            .. TwoNodes.Settings(database, data),
            ("Clock__Now", "2022-05-09T10:00:00+08:00"),
        ];
        await using var one = await Node.StartAsync(settings);
        await using var other = await Node.StartAsync(settings);
        var (applicant, admins) = (
            await other.As("applicant1"),
            new[] { await one.As("admin"), await other.As("admin") }
        );
        var cases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => applicant.SubmitAsync("RF-13-01")));
        object YearWith(params string[] off) =>
            new
            {
                holidays = new { 劳动节 = new[] { "2022-05-02", "2022-05-03", "2022-05-04" }, 另定 = off },
                workdays = new { },
            };
        await Task.WhenAll(
            admins[0].PutAsync("calendar/2022", YearWith("2022-05-10")),
            admins[1].PutAsync("calendar/2022", YearWith("2022-05-10"))
        ); // the same at both: one of them is no change, or comes too late
        var late = await applicant.SubmitAsync("RF-13-01");
        Assert.Equal("2022-05-17T17:00:00+08:00", late["intakeDueAt"]!.GetValue<string>());
        foreach (var @case in cases)
        {
            var journal = (await (await other.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()[
                "items"
            ]!.AsArray();
            Assert.Equal(["submitted", "dueDateChanged"], journal.Select(e => e!["act"]!.GetValue<string>()));
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_repeated_write_has_one_effect_whichever_node_it_reaches()
    {
        var application = await (await nodes.First.As("applicant1")).ApplicationAsync("RF-13-01");
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async i =>
                    (
                        await (await nodes.At(i).As("applicant1")).PostTextAsync(
                            "cases",
                            application.ToJsonString(),
                            key
                        )
                    ).Ok(201)
                )
        );
        Assert.Single(answers.Select(a => a["id"]!.GetValue<string>()).Distinct());
    }

    [Fact]
    public async Task R14_what_a_killed_node_had_before_it_is_taken_over_within_a_minute()
    {
        using var database = TestDatabase.InPostgreSql();
        var data = Directory.CreateTempSubdirectory("ada-nodes-").FullName;
        (string, string)[] settings =
        [
            .. TwoNodes.Settings(database, data),
            ("Clock__Now", "2022-05-09T16:00:00+08:00"),
        ];
        await using var killed = await Node.StartAsync(settings);
        await using var other = await Node.StartAsync(settings);
        var @case = await (await killed.As("applicant1")).SubmitAsync("RF-08-01"); // on the spot: its promise ends at closing
        object soon = new { now = "2022-05-09T16:59:50+08:00" };
        (await other.Anyone.PutAsync("dev/clock", soon)).Ok();
        (await killed.Anyone.PutAsync("dev/clock", soon)).Ok();
        await killed.KillAsync();
        var clerk = await other.As("clerk.city");
        var card = await Patience.ForAsync("the card of the case that the killed node had", async () =>
            (await clerk.GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!
                .AsArray()
                .FirstOrDefault(e => e!["act"]!.GetValue<string>() == "redCard")
        );
        Assert.Equal("2022-05-09T17:00:00+08:00", card["at"]!.GetValue<string>());
        var late =
            DateTimeOffset.Parse(card["recordedAt"]!.GetValue<string>(), CultureInfo.InvariantCulture)
            - DateTimeOffset.Parse(card["at"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        Assert.InRange(late, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Two nodes that share a database, a folder and a mail server.</summary>
    public sealed class TwoNodes : IAsyncLifetime
    {
        private readonly TestDatabase database = TestDatabase.InPostgreSql();
        private readonly string data = Directory.CreateTempSubdirectory("ada-nodes-").FullName;

        internal SmtpSink Post { get; } = new();

        internal Node First { get; private set; } = null!;

        internal Node Second { get; private set; } = null!;

        /// <summary>Waits until so many mails have come, and the office holds that none is left to send.</summary>
        internal async Task PostIsOutAsync(int mails)
        {
            await Patience.UntilAsync(
                $"{mails} mails",
                () => Post.Mails.Count >= mails,
                () => $"{Post.Mails.Count} came"
            );
            await Patience.UntilAsync("an outbox at rest", new Records(data, database).OutboxIsEmptyAsync);
        }

        internal Node At(int turn) => turn % 2 == 0 ? First : Second;

        internal static (string Key, string Value)[] Settings(TestDatabase database, string data) =>
            [
                ("ASPNETCORE_ENVIRONMENT", "Development"),
                ("Data__Directory", data),
                ("Seed__DemoCases", "false"),
                ("Logging__LogLevel__Default", "Warning"),
                .. database.AsEnvironment,
            ];

        public async Task InitializeAsync()
        {
            (string, string)[] settings =
            [
                .. Settings(database, data),
                ("Clock__Now", "2022-05-09T09:30:00+08:00"),
                ("Mail__Mode", "Smtp"),
                ("Mail__Host", "127.0.0.1"),
                ("Mail__Port", $"{Post.Port}"),
                ("Mail__Security", "None"),
            ];
            // Together: tables and accounts are made once
            var both = await Task.WhenAll(Node.StartAsync(settings), Node.StartAsync(settings));
            (First, Second) = (both[0], both[1]);
        }

        public async Task DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
            await Post.DisposeAsync();
            database.Dispose();
            Directory.Delete(data, recursive: true);
        }
    }
}
