using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Result documents through the REST contract: checked, annulled, replaced, running out (R33).</summary>
public sealed class DocumentTests(DocumentTests.Host office) : IClassFixture<DocumentTests.Host>
{
    private static readonly object Why = new { reason = "面积有误" };

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.410122", 403)]
    [InlineData("head.city", 403)]
    [InlineData("head.410181", 404)]
    [InlineData("supervisor", 403)]
    [InlineData("admin", 404)]
    public async Task R18_only_the_head_of_the_office_annuls_or_replaces(string user, int status)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        (await (await office.As("reviewer.410122")).TaskAsync(@case, "review", "Agreed")).Ok();
        (await (await office.As("head.410122")).TaskAsync(@case, "decide", "Approved")).Ok();
        var person = await office.As(user);
        foreach (var act in new[] { "annul", "replace" })
            (await person.PostAsync($"cases/{@case["id"]}/document/{act}", Why)).Refused(status);
    }

    [Theory]
    [InlineData("applicant1")]
    [InlineData("reviewer.city")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_only_heads_and_clerks_read_what_runs_out(string user) =>
        (await (await office.As(user)).GetAsync("documents")).Refused(403);

    [Fact]
    public async Task R33_checking_a_document_shows_its_facts_validity_and_state()
    {
        var found = await CheckAsync(await IssuedAsync());
        Assert.Equal("valid", found["state"]!.GetValue<string>());
        Assert.True(found["valid"]!.GetValue<bool>());
        Assert.Equal(
            ("2022-06-01", "2023-05-31"),
            (found["validFrom"]!.GetValue<string>(), found["validTo"]!.GetValue<string>())
        );
        var facts = found["facts"]!
            .AsArray()
            .ToDictionary(f => f!["label"]!["zh"]!.GetValue<string>(), f => f!["value"]!.GetValue<string>());
        Assert.Equal("1,234.5678 平方米", facts["使用面积"]);
        Assert.Equal("2022年6月1日至2023年5月31日", facts["使用期限"]);
        Assert.NotEmpty(found["conditions"]!.AsArray());
    }

    [Fact]
    public async Task R33_an_annulled_document_says_so_and_its_holder_is_told()
    {
        var @case = await IssuedAsync();
        var head = await office.As("head.city");
        (await head.PostAsync($"cases/{@case["id"]}/document/annul", new { reason = "" })).Refused(422, "R33");
        var after = (await head.PostAsync($"cases/{@case["id"]}/document/annul", Why)).Ok();
        Assert.Equal("annulled", after["decision"]!["document"]!["state"]!.GetValue<string>());
        var found = await CheckAsync(@case);
        Assert.Equal(("annulled", false), (found["state"]!.GetValue<string>(), found["valid"]!.GetValue<bool>()));
        (await head.PostAsync($"cases/{@case["id"]}/document/annul", Why)).Refused(409, "R33");
        Assert.Contains((await (await office.As("applicant1")).GetAsync("inbox")).Ok()["items"]!.AsArray(), n =>
            n!["kind"]!.GetValue<string>() == "documentAnnulled"
            && n["caseId"]!.ToString() == @case["id"]!.ToString()
            && n["body"]!.GetValue<string>().Contains("面积有误", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task R33_a_replaced_document_and_its_successor_name_each_other()
    {
        var @case = await IssuedAsync();
        var after = (await (await office.As("head.city")).PostAsync($"cases/{@case["id"]}/document/replace", Why)).Ok();
        var (former, successor) = (await CheckAsync(@case), await CheckAsync(after));
        Assert.Equal(
            ("annulled", successor["number"]!.GetValue<string>()),
            (former["state"]!.GetValue<string>(), former["replacedBy"]!.GetValue<string>())
        );
        Assert.Equal(
            ("valid", former["number"]!.GetValue<string>()),
            (successor["state"]!.GetValue<string>(), successor["replaces"]!.GetValue<string>())
        );
        foreach (var document in new[] { @case, after })
        {
            var found = await CheckAsync(document);
            var pdf = (await office.Anyone.GetAsync(PathOf(document), ("Accept", "application/pdf"))).Body;
            Assert.Equal(found["sha256"]!.GetValue<string>(), Convert.ToHexStringLower(SHA256.HashData(pdf)));
        }
    }

    [Fact]
    public async Task R33_a_replacement_corrects_what_was_wrong_and_the_journal_keeps_both()
    {
        var @case = await IssuedAsync();
        var head = await office.As("head.city");
        var replace = $"cases/{@case["id"]}/document/replace";
        object[] corrections =
        [
            new { field = "project.address", value = "示例路\n2号" },
            new { field = "project.name", value = " 示例花园二期\u200B " },
            new { field = "usedArea", value = 99.5m },
        ];
        var after = (await head.PostAsync(replace, new { reason = "门牌号有误", corrections })).Ok();
        Assert.Equal("示例路 2号", after["project"]!["address"]!.GetValue<string>()); // a field of one line
        Assert.Equal(99.5m, after["form"]!["usedArea"]!.GetValue<decimal>());
        Assert.Equal("示例花园二期", after["project"]!["name"]!.GetValue<string>());
        Assert.Equal(
            ("示例路1号", "示例路 2号"),
            (FactOf(await CheckAsync(@case), "工程地址"), FactOf(await CheckAsync(after), "工程地址"))
        );
        Assert.Equal("99.5 平方米", FactOf(await CheckAsync(after), "使用面积"));

        var entry = (await head.GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!.AsArray()[^1]!["data"]!;
        Assert.Equal(
            [
                ("project.address", "示例路1号", "示例路 2号"),
                ("project.name", "示例花园一期", "示例花园二期"),
                ("usedArea", "1234.5678", "99.5"),
            ],
            entry["corrections"]!
                .AsArray()
                .Select(c => (c!["field"]!.ToString(), c["before"]!.ToString(), c["after"]!.ToString()))
        );
    }

    [Theory]
    [InlineData("""[{"field":"noSuchField","value":"x"}]""", "corrections[0].field")]
    [InlineData("""[null]""", "corrections[0].field")]
    [InlineData("""[{"field":"project.address"}]""", "corrections[0].value")]
    [InlineData("""[{"field":"project.address","value":" 示例路1号 "}]""", "corrections[0].value")]
    [InlineData("""[{"field":"project.address","value":{"a":[1,{"b":2}]}}]""", "project.address")]
    [InlineData("""[{"field":"project.floorArea","value":1e999}]""", "project.floorArea")]
    [InlineData("""[{"field":"usedArea","value":"很大"}]""", "form.usedArea")]
    [InlineData("""[{"field":"usedArea","value":1},{"field":"usedArea","value":2}]""", "corrections[1].field")]
    public async Task R33_a_wrong_correction_is_told_with_its_field(string corrections, string field)
    {
        var @case = await IssuedAsync();
        var body = new { reason = "填写有误", corrections = JsonNode.Parse(corrections) };
        var told = (
            await (await office.As("head.city")).PostAsync($"cases/{@case["id"]}/document/replace", body)
        ).Refused(422, "R33");
        Assert.Contains(field, told["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task R33_a_correction_that_is_not_valid_Unicode_is_a_malformed_request()
    {
        var @case = await IssuedAsync();
        const string Body = """{"reason":"x","corrections":[{"field":"project.address","value":"\ud800"}]}""";
        var head = await office.As("head.city");
        (await head.PostTextAsync($"cases/{@case["id"]}/document/replace", Body)).Refused(400);
    }

    [Fact]
    public async Task R33_an_office_sees_what_of_its_own_runs_out()
    {
        var @case = await IssuedAsync();
        var number = NumberOf(@case);
        Assert.DoesNotContain(number, await ExpiringAsync("clerk.city", 90));
        Assert.Contains(number, await ExpiringAsync("clerk.city", 400));
        Assert.Contains(number, await ExpiringAsync("head.city", 400));
        Assert.DoesNotContain(number, await ExpiringAsync("head.410122", 400));
        (await (await office.As("head.city")).GetAsync("documents?expiring=-1")).Refused(422);
        (await (await office.As("head.city")).PostAsync($"cases/{@case["id"]}/document/annul", Why)).Ok();
        Assert.DoesNotContain(number, await ExpiringAsync("clerk.city", 400));
    }

    [Fact]
    public async Task R33_the_journal_keeps_both_acts_and_stays_whole()
    {
        var @case = await IssuedAsync();
        var head = await office.As("head.city");
        (await head.PostAsync($"cases/{@case["id"]}/document/replace", Why)).Ok();
        (await head.PostAsync($"cases/{@case["id"]}/document/annul", Why)).Ok();
        var acts = (await head.GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!
            .AsArray()
            .Select(e => e!["act"]!.GetValue<string>());
        Assert.Equal(["documentReplaced", "documentAnnulled"], acts.TakeLast(2));
        Assert.True((await head.GetAsync($"cases/{@case["id"]}/journal/verify")).Ok()["valid"]!.GetValue<bool>());
        var id = @case["id"]!.GetValue<Guid>();
        Assert.Equal(
            2,
            await office.DatabaseAsync(db => db.Documents.CountAsync(d => d.CaseId == id && d.AnnulledAt != null))
        );
    }

    private async Task<JsonNode> IssuedAsync()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-08-01");
        return (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok();
    }

    private async Task<JsonNode> CheckAsync(JsonNode @case) => (await office.Anyone.GetAsync(PathOf(@case))).Ok();

    private async Task<IEnumerable<string>> ExpiringAsync(string user, int days) =>
        (await (await office.As(user)).GetAsync($"documents?expiring={days}&pageSize=200")).Ok()["items"]!
            .AsArray()
            .Select(d => d!["number"]!.GetValue<string>());

    private static string FactOf(JsonNode found, string label) =>
        found["facts"]!.AsArray().Single(f => f!["label"]!["zh"]!.ToString() == label)!["value"]!.ToString();

    private static string NumberOf(JsonNode @case) => @case["decision"]!["document"]!["number"]!.GetValue<string>();

    private static string PathOf(JsonNode @case) =>
        $"documents/{NumberOf(@case)}?code={@case["decision"]!["document"]!["code"]}";
}

/// <summary>What time does to a result document (R33): on a host of its own, whose clock moves.</summary>
public sealed class DocumentExpiryTests(DocumentExpiryTests.Host office) : IClassFixture<DocumentExpiryTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R33_it_is_recalled_once_and_expires_by_the_offices_day()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-08-01");
        var document = (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok()["decision"]![
            "document"
        ]!;
        await office.MoveToAsync("2023-05-01 09:00");
        await office.MoveToAsync("2023-05-31 23:59");
        Assert.Equal("valid", await StateAsync(document));
        foreach (
            var (user, kind) in new[] { ("applicant1", "documentExpiring"), ("head.city", "documentExpiringHead") }
        )
        {
            var told = (await (await office.As(user)).GetAsync("inbox")).Ok()["items"]!
                .AsArray()
                .Where(n => n!["kind"]!.GetValue<string>() == kind)
                .ToList();
            Assert.StartsWith(
                "2023-05-01",
                Assert.Single(told)!["createdAt"]!.GetValue<string>(),
                StringComparison.Ordinal
            );
        }

        await office.MoveToAsync("2023-06-01 00:01");
        Assert.Equal("expired", await StateAsync(document));
    }

    private async Task<string> StateAsync(JsonNode document) =>
        (await office.Anyone.GetAsync($"documents/{document["number"]}?code={document["code"]}")).Ok()[
            "state"
        ]!.GetValue<string>();
}
