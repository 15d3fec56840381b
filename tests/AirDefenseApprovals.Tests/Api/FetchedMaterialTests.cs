using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>What the office fetches itself (免提交): when, by whom, from where, with its file; or that it was not to be had.</summary>
public sealed class FetchedMaterialTests(FetchedMaterialTests.Host office) : IClassFixture<FetchedMaterialTests.Host>
{
    private const string Item = "RF-01-03";

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.410181", 404)]
    [InlineData("clerk.city", 403)]
    [InlineData("head.city", 403)]
    [InlineData("supervisor", 403)]
    [InlineData("admin", 404)]
    public async Task R18_nobody_but_the_handling_office_records_what_was_fetched(string user, int status)
    {
        var (@case, code) = await SentAsync();
        (
            await (await office.As(user)).PostAsync(
                $"cases/{@case["id"]}/materials/{code}/fetched",
                new { from = "平台" }
            )
        ).Refused(status);
        (await office.Anyone.PostAsync($"cases/{@case["id"]}/materials/{code}/fetched", new { from = "平台" })).Refused(
            401
        );
    }

    [Fact]
    public async Task What_was_fetched_has_a_state_a_source_and_its_file()
    {
        var (@case, code) = await SentAsync();
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.410122"));
        Assert.Null(Material(@case, code)["fetched"]);

        var missing = (
            await clerk.PostAsync(
                $"cases/{@case["id"]}/materials/{code}/fetched",
                new
                {
                    from = "政务数据共享平台",
                    found = false,
                    note = "查无记录",
                }
            )
        ).Ok();
        Assert.Equal((false, "clerk.410122", "查无记录"), Told(missing, code));

        var file = Person.Pdf("许可证");
        var there = (await SendAsync(clerk, @case, code, file, ("from", "电子证照库"), ("note", "编号一致"))).Ok();
        Assert.Equal((true, "clerk.410122", "编号一致"), Told(there, code));
        Assert.Equal("sharedData", Material(there, code)["status"]!.ToString());
        Assert.Equal("证照.pdf", Material(there, code)["files"]![0]!["fileName"]!.ToString());
        Assert.Equal(file, (await clerk.GetAsync($"cases/{@case["id"]}/materials/{code}")).Body);

        var seen = (await applicant.GetAsync($"cases/{@case["id"]}")).Ok();
        var fetched = Material(seen, code)["fetched"]!;
        Assert.Equal(("电子证照库", true), (fetched["from"]!.ToString(), fetched["found"]!.GetValue<bool>()));
        Assert.Null(fetched["by"]);
        Assert.Null(fetched["note"]);

        var noted = (await clerk.GetAsync($"cases/{@case["id"]}/journal?pageSize=200")).Ok()["items"]!
            .AsArray()
            .Where(e => e!["data"]!["task"]?.ToString() == "fetched")
            .Select(e => (e!["data"]!["from"]!.ToString(), e["data"]!["found"]!.GetValue<bool>()));
        Assert.Equal([("政务数据共享平台", false), ("电子证照库", true)], noted);
    }

    [Fact]
    public async Task What_was_fetched_stays_when_only_the_words_are_said_anew_and_is_kept_when_it_is_gone()
    {
        var (@case, code) = await SentAsync();
        var clerk = await office.As("clerk.410122");
        var address = $"cases/{@case["id"]}/materials/{code}/fetched";
        (await SendAsync(clerk, @case, code, Person.Pdf("甲"), ("from", "平台"))).Ok();
        var again = (await clerk.PostAsync(address, new { from = "电子证照库" })).Ok();
        var kept = Assert.Single(Material(again, code)["files"]!.AsArray())!["sha256"]!.ToString();
        var gone = (
            await clerk.PostAsync(
                address,
                new
                {
                    from = "平台",
                    found = false,
                    note = "已注销",
                }
            )
        ).Ok();
        Assert.Empty(Material(gone, code)["files"]!.AsArray());
        var held = await office.DatabaseAsync(db =>
            Task.FromResult(db.Cases.Single(c => c.Id == @case["id"]!.GetValue<Guid>()).Body)
        );
        Assert.Contains(kept, held, StringComparison.Ordinal); // what the sweep goes by
    }

    [Fact]
    public async Task What_is_said_by_halves_is_told_at_its_field_and_changes_nothing()
    {
        var (@case, code) = await SentAsync();
        var clerk = await office.As("clerk.410122");
        var address = $"cases/{@case["id"]}/materials/{code}/fetched";
        Assert.Equal(["from"], Fields((await clerk.PostAsync(address, new { })).Refused(422)));
        Assert.Equal(
            ["from", "note"],
            Fields((await clerk.PostAsync(address, new { from = "\u3164", found = false })).Refused(422))
        );
        Assert.Equal(
            ["from"],
            Fields((await clerk.PostAsync(address, new { from = new string('长', 101) })).Refused(422))
        );
        Assert.Equal(
            ["file"],
            Fields(
                (
                    await SendAsync(
                        clerk,
                        @case,
                        code,
                        Person.Pdf("x"),
                        ("from", "平台"),
                        ("found", "false"),
                        ("note", "无")
                    )
                ).Refused(422)
            )
        );
        (await SendAsync(clerk, @case, code, "not a pdf"u8.ToArray(), ("from", "平台"))).Refused(415);
        (await clerk.PostTextAsync(address, "{\"from\":")).Refused(400);
        (await clerk.PostAsync($"cases/{@case["id"]}/materials/M99/fetched", new { from = "平台" })).Refused(404);
        var own = @case["materials"]!.AsArray().First(m => m!["status"]!.ToString() == "attached")!["materialCode"];
        (await clerk.PostAsync($"cases/{@case["id"]}/materials/{own}/fetched", new { from = "平台" })).Refused(404);
        Assert.Null(Material((await clerk.GetAsync($"cases/{@case["id"]}")).Ok(), code)["fetched"]);
    }

    [Fact]
    public async Task A_case_that_has_ended_takes_nothing_more()
    {
        var (@case, code) = await SentAsync();
        (
            await (await office.As("applicant1")).PostAsync($"cases/{@case["id"]}/withdraw", new { reason = "不办了" })
        ).Ok();
        (
            await (await office.As("clerk.410122")).PostAsync(
                $"cases/{@case["id"]}/materials/{code}/fetched",
                new { from = "平台" }
            )
        ).Refused(409);
    }

    private async Task<(JsonNode Case, string Code)> SentAsync()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync(Item, "410122");
        return (
            @case,
            @case["materials"]!.AsArray().First(m => m!["status"]!.ToString() == "sharedData")![
                "materialCode"
            ]!.ToString()
        );
    }

    private static Task<Answer> SendAsync(
        Person person,
        JsonNode @case,
        string code,
        byte[] file,
        params (string Name, string Value)[] texts
    )
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in texts)
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file), "file", "证照.pdf");
        return person.SendAsync(HttpMethod.Post, $"cases/{@case["id"]}/materials/{code}/fetched", form);
    }

    private static JsonNode Material(JsonNode @case, string code) =>
        @case["materials"]!.AsArray().Single(m => m!["materialCode"]!.ToString() == code)!;

    private static (bool, string, string) Told(JsonNode @case, string code)
    {
        var fetched = Material(@case, code)["fetched"]!;
        return (fetched["found"]!.GetValue<bool>(), fetched["by"]!.ToString(), fetched["note"]!.ToString());
    }

    private static IEnumerable<string> Fields(JsonNode problem) =>
        problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal);
}
