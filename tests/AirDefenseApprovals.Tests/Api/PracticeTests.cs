using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Mail;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Practice cases (练习办件) leave no trace in lists, figures, numbers or documents.</summary>
public sealed class PracticeTests(PracticeTests.Host office) : IClassFixture<PracticeTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 404)]
    [InlineData("supervisor", 404)]
    [InlineData("admin", 404)]
    [InlineData("clerk.410181", 404)]
    [InlineData("clerk.city", 200)] // the city helps
    [InlineData("head.410122", 200)]
    public async Task R18_a_practice_case_is_its_offices(string user, int status)
    {
        var @case = await StartAsync("clerk.410122");
        var person = await office.As(user);
        Assert.Equal(status, (await person.GetAsync($"cases/{@case["id"]}")).Status);
        Assert.Equal(status == 200 ? 200 : 404, (await person.GetAsync($"cases/{@case["id"]}/journal")).Status);
        var list = await person.GetAsync("practice?pageSize=200");
        Assert.Equal(
            status == 200,
            list.Status == 200 && list.Text.Contains(@case["caseNumber"]!.GetValue<string>(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task It_is_in_no_list_figure_card_pause_or_number_of_the_office()
    {
        var (clerk, head, supervisor) = (
            await office.As("clerk.410182"),
            await office.As("head.410182"),
            await office.As("supervisor")
        );
        var before = await FiguresAsync(supervisor);
        var first = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410182");
        var counted = await FiguresAsync(supervisor);
        Assert.NotEqual(before, counted);
        var practice = await StartAsync("clerk.410182");
        (await clerk.TaskAsync(practice, "intake", "Accepted")).Ok();
        (
            await clerk.PostAsync(
                $"cases/{practice["id"]}/clock/pause",
                new
                {
                    kind = "testing",
                    expectedDays = 1,
                    reason = "检测",
                }
            )
        ).Ok();
        var second = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410182");
        Assert.Equal(Sequence(first) + 1, Sequence(second)); // no number went to practice
        Assert.Equal(
            counted.Replace(
                "\"received\":" + Received(counted),
                "\"received\":" + (Received(counted) + 1),
                StringComparison.Ordinal
            ),
            await FiguresAsync(supervisor)
        );
        foreach (
            var (person, path) in new[]
            {
                (clerk, "cases?pageSize=200"),
                (clerk, "worklist?pageSize=200"),
                (head, "pauses?pageSize=200"),
                (supervisor, "cases?pageSize=200"),
                (supervisor, "worklist?pageSize=200"),
                (supervisor, "pauses?pageSize=200"),
            }
        )
            Assert.DoesNotContain(
                practice["caseNumber"]!.GetValue<string>(),
                (await person.GetAsync(path)).Text,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task It_runs_out_of_time_as_a_real_one_and_tells_nobody_but_whoever_began_it()
    {
        using var own = new OfficeHost();
        var @case = (await (await own.As("clerk.410122")).PostAsync("practice", new { itemCode = "RF-01-03" })).Ok(201);
        await own.MoveToAsync("2022-06-20 10:00");
        var clerk = await own.As("clerk.410122");
        var late = (await clerk.GetAsync($"cases/{@case["id"]}")).Ok();
        Assert.True(late["deemedAccepted"]!.GetValue<bool>());
        Assert.NotEqual("none", late["clock"]!["card"]!.GetValue<string>());
        var supervisor = await own.As("supervisor");
        Assert.Equal(0, (await supervisor.GetAsync("cards")).Ok()["total"]!.GetValue<int>());
        foreach (var other in new[] { "supervisor", "head.410122", "reviewer.410122", "applicant1" })
            Assert.Equal(0, (await (await own.As(other)).GetAsync("inbox")).Ok()["total"]!.GetValue<int>());
        Assert.NotEqual(0, (await clerk.GetAsync("inbox")).Ok()["total"]!.GetValue<int>());
        Assert.Empty(await own.MailsAsync());
    }

    [Fact]
    public async Task Something_missing_is_there_to_be_noticed()
    {
        var @case = (
            await (await office.As("clerk.410122")).PostAsync(
                "practice",
                new { itemCode = "RF-01-03", complete = false }
            )
        ).Ok(201);
        Assert.Contains(@case["materials"]!.AsArray(), m => m!["status"]!.GetValue<string>() == "missing");
        Assert.DoesNotContain((await StartAsync("clerk.410122"))["materials"]!.AsArray(), m =>
            m!["status"]!.GetValue<string>() == "missing"
        );
    }

    [Theory]
    [InlineData("RF-99-99")]
    [InlineData("")]
    public async Task An_item_that_is_none_is_told(string item) =>
        (await (await office.As("clerk.city")).PostAsync("practice", new { itemCode = item })).Refused(422);

    [Fact]
    public async Task Every_item_can_be_practised()
    {
        var clerk = await office.As("clerk.city");
        foreach (var item in (await clerk.GetAsync("items")).Ok()["items"]!.AsArray())
            (await clerk.PostAsync("practice", new { itemCode = item!["code"]!.GetValue<string>() })).Ok(201);
    }

    private async Task<JsonNode> StartAsync(string user) =>
        (await (await office.As(user)).PostAsync("practice", new { itemCode = "RF-01-03" })).Ok(201);

    private static async Task<string> FiguresAsync(Person supervisor) =>
        (await supervisor.GetAsync("statistics?office=410182")).Ok()["cases"]!.ToJsonString();

    private static int Received(string figures) => JsonNode.Parse(figures)!["received"]!.GetValue<int>();

    private static int Sequence(JsonNode @case) =>
        int.Parse(
            @case["caseNumber"]!.GetValue<string>().Split('-')[2],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
