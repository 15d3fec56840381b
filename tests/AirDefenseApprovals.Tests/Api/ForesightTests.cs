using System.Text.Json.Nodes;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>R16, R17 through the API: what a delegation would move, and who would have handled a period's cases.</summary>
public sealed class ForesightTests(ForesightTests.Host office) : IClassFixture<ForesightTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R18_a_rehearsal_counts_drafts_and_names_nobody()
    {
        var (applicant, supervisor) = (await office.As("applicant1"), await office.As("supervisor"));
        var before = (
            await supervisor.GetAsync("delegations/rehearsal?itemCode=RF-01-02&office=410122&on=2022-05-10")
        ).Ok();
        await applicant.DraftAsync("RF-01-02", "410122");
        await applicant.DraftAsync("RF-01-02", "410105"); // another region
        var answer = await supervisor.GetAsync("delegations/rehearsal?itemCode=RF-01-02&office=410122&on=2022-05-10");
        Assert.Equal(before["drafts"]!.GetValue<int>() + 1, answer.Ok()["drafts"]!.GetValue<int>());
        foreach (
            var personal in new[]
            {
                "河南示例建设有限公司",
                "91410100MA40000040",
                "13800000000",
                "applicant1@example.com",
                "示例花园",
            }
        )
            Assert.DoesNotContain(personal, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R16_open_cases_are_told_with_their_clock_and_stay_where_they_are()
    {
        var (admin, applicant) = (await office.As("admin"), await office.As("applicant2"));
        var county = await applicant.AcceptedAsync("RF-01-01", "410181");
        await applicant.AcceptedAsync("RF-01-01", "410105"); // not in its region
        var id = (await admin.GetAsync("delegations?itemCode=RF-01-01&office=410181")).Ok()["items"]![0]![
            "id"
        ]!.GetValue<Guid>();
        var rehearsal = (await admin.GetAsync($"delegations/rehearsal?id={id}&on=2022-05-10")).Ok();
        var @case = Assert.Single(rehearsal["cases"]!.AsArray())!;
        Assert.Equal(
            (county["caseNumber"]!.ToString(), "410181", "410181", "promised"),
            (
                @case["caseNumber"]!.ToString(),
                @case["office"]!.ToString(),
                @case["officeAfter"]!.ToString(),
                @case["limit"]!.ToString()
            )
        );
        Assert.Equal(county["clock"]!["promisedDueAt"]!.ToString(), @case["dueAt"]!.ToString());
        Assert.Equal(["reviewer.410181"], @case["assignees"]!.AsArray().Select(a => a!.ToString()));
        Assert.Equal((1, true), (rehearsal["total"]!.GetValue<int>(), rehearsal["entered"]!.GetValue<bool>()));
        Assert.Equal(
            ("city", "410181"),
            (rehearsal["regions"]![0]!["before"]!.ToString(), rehearsal["regions"]![0]!["after"]!.ToString())
        );

        var supposed = await admin.GetAsync($"delegations/rehearsal?id={id}&on=2022-05-10&until=2022-05-09"); // as if revoked
        (
            await admin.PostAsync($"delegations/{id}/revoke", new { effectiveTo = "2022-05-09", instrument = "收回" })
        ).Ok();
        var after = (await admin.GetAsync($"delegations/rehearsal?id={id}&on=2022-05-10")).Ok();
        Assert.True(JsonNode.DeepEquals(supposed.Ok(), after));
        Assert.Equal(
            (true, "city", "410181"),
            (
                after["hasEnded"]!.GetValue<bool>(),
                after["regions"]![0]!["after"]!.ToString(),
                after["cases"]![0]!["officeAfter"]!.ToString()
            )
        );
        Assert.Contains(
            "巩义市",
            after["findings"]!.AsArray().Single(f => f!["type"]!.ToString() == "urn:ada:rehearsal-open-at-end")![
                "detail"
            ]!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("itemCode=RF-99-99&office=410122&on=2022-05-10", 422, "itemCode")]
    [InlineData("itemCode=RF-13-01&office=410122&on=2022-05-10", 422, "itemCode")]
    [InlineData("itemCode=RF-01-03&office=city&on=2022-05-10", 422, "office")]
    [InlineData("itemCode=RF-01-03&office=410122", 422, "on")]
    [InlineData("itemCode=RF-01-03&office=410122&on=2022-02-30", 422, "on")]
    [InlineData("id=00000000-0000-0000-0000-000000000001&on=2022-05-10", 404, null)]
    [InlineData("itemCode=RF-01-03&office=410122&on=2022-05-10&until=2022-05-09", 422, "until")]
    [InlineData("itemCode=RF-01-03&office=410122&on=2022-05-10&until=never", 422, "until")]
    [InlineData("id=x&on=2022-05-10", 400, null)]
    public async Task R17_a_rehearsal_of_nothing_is_told_so(string query, int status, string? field)
    {
        var problem = (await (await office.As("admin")).GetAsync("delegations/rehearsal?" + query)).Refused(status);
        if (field is not null)
            Assert.NotNull(problem["errors"]![field]);
    }

    [Fact]
    public async Task R17_a_what_if_counts_what_was_received_and_who_would_have_handled_it()
    {
        using var own = new OfficeHost();
        var (admin, applicant) = (await own.As("admin"), await own.As("applicant1"));
        foreach (var region in new[] { "410122", "410122", "410105" })
            await applicant.SubmitAsync("RF-08-01", region);
        await applicant.DraftAsync("RF-08-01", "410122"); // not received
        var now = (await admin.GetAsync("delegations/what-if")).Ok();
        Assert.Equal(
            ("2021-05-10", "2022-05-09", "2022-05-09", 3, 0),
            (
                now["from"]!.ToString(),
                now["to"]!.ToString(),
                now["asOf"]!.ToString(),
                now["total"]!.GetValue<int>(),
                now["moved"]!.GetValue<int>()
            )
        );
        Assert.Equal(202205, now["flows"]![0]!["month"]!.GetValue<int>());

        var id = (await admin.GetAsync("delegations?itemCode=RF-08-01&office=410122")).Ok()["items"]![0]![
            "id"
        ]!.GetValue<Guid>();
        var without = (await admin.GetAsync($"delegations/what-if?without={id}")).Ok();
        Assert.Equal(
            (2, 2, 0),
            (without["moved"]!.GetValue<int>(), Count(without, "410122", "inFact"), Count(without, "410122", "would"))
        );
        var entrusted = (
            await admin.GetAsync(
                $"delegations/what-if?itemCode=RF-08-01&office=410122&mode=entrusted&effectiveFrom=2022-07-01"
            )
        ).Ok();
        Assert.Equal(
            (0, 2, "2022-07-01"),
            (
                entrusted["moved"]!.GetValue<int>(),
                entrusted["entrusted"]!.GetValue<int>(),
                entrusted["asOf"]!.ToString()
            )
        );
        Assert.Equal(
            0,
            (await admin.GetAsync("delegations/what-if?from=2022-05-10&to=2022-12-31")).Ok()["total"]!.GetValue<int>()
        );
        Assert.Equal(
            3,
            (await admin.GetAsync("delegations/what-if?from=2022-05-09&to=2022-05-09")).Ok()["total"]!.GetValue<int>()
        );
        Assert.Equal(
            0,
            (await admin.GetAsync("delegations/what-if?from=2021-05-09&to=2022-05-08")).Ok()["total"]!.GetValue<int>()
        );

        var rows = SheetReader.Read(
            new MemoryStream((await admin.GetAsync($"delegations/what-if.xlsx?without={id}")).Body)
        )!;
        Assert.Equal(
            ["RF-08-01", "410122", "2", "0", "-2"],
            rows.Where(r => r.Text(0) == "RF-08-01" && r.Text(2) == "410122")
                .SelectMany(r => new[] { 0, 2, 4, 5, 6 }.Select(r.Text))
        );
        Assert.Equal(1 + 2 + 7, rows.Count); // headings, two offices with cases, each office's sum
    }

    [Fact]
    public async Task R17_a_what_if_moves_months_at_midnight_in_China()
    {
        using var own = new OfficeHost();
        await (await own.As("applicant1")).SubmitAsync("RF-13-01");
        foreach (
            var (instant, month) in new[] { ("2022-04-30T15:59:59.999Z", 202204), ("2022-04-30T16:00:00Z", 202205) }
        )
        {
            var at = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
            await own.DatabaseAsync(db => db.Cases.ExecuteUpdateAsync(s => s.SetProperty(c => c.ReceivedAt, at)));
            Assert.Equal(
                month,
                (await (await own.As("supervisor")).GetAsync("delegations/what-if")).Ok()["flows"]![0]![
                    "month"
                ]!.GetValue<int>()
            );
        }
    }

    [Theory]
    [InlineData("from=2022-02-30", "from")]
    [InlineData("from=2022-05-09&to=2022-05-08", "to")]
    [InlineData("from=0001-01-01&to=9999-12-31", "from")]
    [InlineData("itemCode=RF-99-99&office=410122", "itemCode")]
    [InlineData("itemCode=RF-01-03", "office")]
    [InlineData("office=410122", "itemCode")]
    [InlineData("itemCode=RF-01-03&office=410122&mode=lent", "mode")]
    [InlineData("itemCode=RF-01-03&office=410122&effectiveFrom=soon", "effectiveFrom")]
    [InlineData("without=00000000-0000-0000-0000-000000000001", "without")]
    [InlineData("without=%00", null)]
    public async Task R17_a_what_if_of_nothing_is_told_so(string query, string? field)
    {
        foreach (var door in new[] { "delegations/what-if?", "delegations/what-if.xlsx?" })
        {
            var answer = await (await office.As("supervisor")).GetAsync(door + query);
            if (field is null)
                Assert.Equal(200, answer.Status); // nothing but what no text holds
            else
                Assert.NotNull(answer.Refused(422, "R17")["errors"]![field]);
        }
    }

    private static int Count(JsonNode answer, string office, string name) =>
        answer["offices"]!.AsArray().Single(o => o!["office"]!.ToString() == office)![name]!.GetValue<int>();
}
