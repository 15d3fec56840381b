using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>R35 through the contract: who may apply can, by whatever paper, for a project or for none.</summary>
public sealed class R35_WhoAppliesTests(R35_WhoAppliesTests.Host office) : IClassFixture<R35_WhoAppliesTests.Host>
{
    public sealed class Host : OfficeHost;

    private const string Doubtful = "91410100MA40000041";

    [Theory]
    [InlineData("applicant2", 404)]
    [InlineData("head.410122", 404)]
    [InlineData("applicant1", 403)] // the owner reads it whole, and reveals nothing
    public async Task R18_the_agents_data_are_revealed_to_nobody_but_the_handling_office(string user, int status)
    {
        var applicant = await office.As("applicant1");
        var @case = await SubmittedAsync(await WithAgentAsync(applicant));
        foreach (var field in new[] { "agent.idNumber", "agent.phone" })
            Assert.Contains(
                (
                    await (await office.As(user)).PostAsync(
                        $"cases/{@case["id"]}/reveal",
                        new { field, reason = "核实身份" }
                    )
                ).Status,
                new[] { status, 403, 404 }
            );
    }

    [Theory]
    [InlineData("RF-13-01", null, "91410100MA40000040", false, 201)]
    [InlineData("RF-13-01", null, Doubtful, false, 422)]
    [InlineData("RF-13-01", null, Doubtful, true, 201)]
    [InlineData("RF-13-01", "creditCode", Doubtful, true, 201)]
    [InlineData("RF-13-01", null, "91410100MA40000050", true, 422)]
    [InlineData("RF-13-01", null, "410105199003011392", true, 422)]
    [InlineData("RF-13-01", "passport", "E12345678", true, 422)]
    [InlineData("RF-15-02", null, "410105199003011392", false, 201)]
    [InlineData("RF-15-02", null, "41010519900301139x", true, 422)]
    [InlineData("RF-15-02", null, "11010519491231002x", false, 201)]
    [InlineData("RF-15-02", null, "410105209901010013", false, 422)]
    [InlineData("RF-15-02", null, "990105199001010014", false, 422)]
    [InlineData("RF-15-02", null, "410105900101001", false, 422)]
    [InlineData("RF-15-02", null, "E12345678", false, 422)]
    [InlineData("RF-15-02", "passport", "E12345678", false, 201)]
    [InlineData("RF-15-02", "passport", "1", false, 422)]
    [InlineData("RF-15-02", "permanentResidence", "GBR110185010101", false, 201)]
    [InlineData("RF-15-02", "hongKongMacauPermit", "H12345678", false, 201)]
    [InlineData("RF-15-02", "taiwanPermit", "12345678", false, 201)]
    [InlineData("RF-15-02", "residencePermit", "810000198506071218", false, 201)]
    [InlineData("RF-15-02", "creditCode", "91410100MA40000040", false, 422)]
    [InlineData("RF-15-02", "libraryCard", "12345678", false, 422)]
    public async Task R35_each_paper_by_its_own_check(
        string item,
        string? kind,
        string number,
        bool confirmed,
        int status
    )
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync(item);
        (body["applicant"]!["idKind"], body["applicant"]!["idNumber"]) = (kind, number);
        if (confirmed)
            body["applicant"]!["idConfirmed"] = true;
        var answer = await applicant.PostAsync("cases", body);
        if (status == 201)
            answer.Ok(201);
        else
            Assert.StartsWith(
                "applicant.id",
                Assert.Single(answer.Refused(status)["errors"]!.AsObject()).Key,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task R35_the_confirmation_is_on_record_and_shown_to_the_clerk()
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-13-01");
        (body["applicant"]!["idNumber"], body["applicant"]!["idConfirmed"]) = (Doubtful, true);
        var @case = await SubmittedAsync(body);
        Assert.True(@case["applicant"]!["idConfirmed"]!.GetValue<bool>());
        var clerk = await office.As("clerk.city");
        var shown = (await clerk.GetAsync($"cases/{@case["id"]}")).Ok()["applicant"]!;
        Assert.Equal(
            (true, "creditCode", "914*************41"),
            (
                shown["idConfirmed"]!.GetValue<bool>(),
                shown["idKind"]!.GetValue<string>(),
                shown["idNumber"]!.GetValue<string>()
            )
        );
        Assert.Contains((await clerk.GetAsync($"cases/{@case["id"]}/checks")).Ok()["items"]!.AsArray(), c =>
            c!["check"]!.GetValue<string>() == "number" && !c["passed"]!.GetValue<bool>()
        );
        Assert.Contains(
            "\"idConfirmed\":true",
            (await clerk.GetAsync($"cases/{@case["id"]}/journal")).Text.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R30_R35_an_agent_is_kept_masked_for_staff_and_revealed_for_a_reason()
    {
        var applicant = await office.As("applicant1");
        var @case = await SubmittedAsync(await WithAgentAsync(applicant));
        Assert.Equal("E12345678", @case["applicant"]!["agent"]!["idNumber"]!.GetValue<string>());
        var clerk = await office.As("clerk.city");
        var shown = (await clerk.GetAsync($"cases/{@case["id"]}")).Ok()["applicant"]!;
        Assert.Equal(
            ("王示例", "李经办", "passport", "E12****78"),
            (
                shown["legalRepresentative"]!.GetValue<string>(),
                shown["agent"]!["name"]!.GetValue<string>(),
                shown["agent"]!["idKind"]!.GetValue<string>(),
                shown["agent"]!["idNumber"]!.GetValue<string>()
            )
        );
        Assert.DoesNotContain("13912345678", shown.ToJsonString(), StringComparison.Ordinal);
        (string, string)[] wanted = [("agent.idNumber", "E12345678"), ("agent.phone", "13912345678")];
        foreach (var (field, value) in wanted)
            Assert.Contains(
                value,
                (await clerk.PostAsync($"cases/{@case["id"]}/reveal", new { field, reason = "核实经办人" }))
                    .Ok()
                    .ToJsonString(),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task R35_a_draft_without_an_agent_has_none()
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["applicant"]!["agent"] = new JsonObject { ["name"] = " ", ["idKind"] = "passport" };
        var draft = (await applicant.PostAsync("cases", body)).Ok(201);
        Assert.Null(draft["applicant"]!["agent"]);
        Assert.Equal("", draft["applicant"]!["legalRepresentative"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("RF-10-01")]
    [InlineData("RF-12-01")]
    [InlineData("RF-12-02")]
    [InlineData("RF-15-01")]
    [InlineData("RF-15-02")]
    public async Task R35_an_item_about_no_project_asks_for_none(string item)
    {
        var applicant = await office.As("applicant1");
        Assert.Equal("none", (await applicant.GetAsync("items/" + item)).Ok()["project"]!.GetValue<string>());
        var body = await applicant.ApplicationAsync(item);
        body.Remove("project");
        var @case = await SubmittedAsync(body);
        Assert.Equal("city", @case["office"]!["code"]!.GetValue<string>());
        Assert.Equal("", @case["project"]!["name"]!.GetValue<string>());
        var clerk = await office.As("clerk.city");
        Assert.Contains((await clerk.GetAsync("worklist?pageSize=200")).Ok()["items"]!.AsArray(), t =>
            t!["caseId"]!.GetValue<string>() == @case["id"]!.GetValue<string>()
        );
        foreach (var paper in new[] { "application", "receipt" })
            Assert.Equal(200, (await applicant.GetAsync($"papers?case={@case["id"]}&paper={paper}")).Status);
    }

    [Fact]
    public async Task R35_the_result_for_a_volunteer_names_no_project()
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-15-02");
        body.Remove("project");
        var @case = await SubmittedAsync(body);
        (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok();
        var notices = (await applicant.GetAsync("inbox?pageSize=200")).Ok()["items"]!.AsArray();
        Assert.DoesNotContain(notices, n => n!["body"]!.GetValue<string>().Contains("“”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R35_an_item_about_a_project_still_asks_for_it()
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["project"] = new JsonObject { ["name"] = "\u3164", ["code"] = "2205-410105-04-01-123456" };
        var draft = (await applicant.PostAsync("cases", body)).Ok(201);
        Assert.Equal("2205-410105-04-01-123456", draft["project"]!["code"]!.GetValue<string>());
        var errors = (
            await applicant.PostAsync(
                $"cases/{draft["id"]}/submit",
                new { acknowledgeIncomplete = true, declared = true }
            )
        ).Refused(422)["errors"]!.AsObject();
        Assert.Equal(
            ["project.address", "project.name", "project.regionCode"],
            errors.Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        body["project"]!["code"] = "第 7 号";
        (await applicant.PostAsync("cases", body)).Refused(422);
    }

    [Theory]
    [InlineData("applicant", "phone", "12345678")]
    [InlineData("applicant", "email", "张三@example.com")]
    [InlineData("applicant", "email", "x\u200d@example.com")]
    public async Task R35_what_cannot_be_reached_is_refused_beside_its_field(string of, string field, string value)
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-13-01");
        body[of]![field] = value;
        var errors = (await applicant.PostAsync("cases", body)).Refused(422)["errors"]!.AsObject();
        Assert.Equal($"{of}.{field}", Assert.Single(errors).Key);
    }

    [Fact]
    public async Task R35_texts_are_kept_as_they_are_meant_and_found_by_any_dot()
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["applicant"]!["phone"] = "0371-67890123转8001";
        body["applicant"]!["name"] = "古丽•示例商行";
        body["project"]!["name"] = "\u2FBC新区\u2F08防\u2F2F程\n二期";
        var @case = await SubmittedAsync(body);
        Assert.Equal("0371-67890123转8001", @case["applicant"]!["phone"]!.GetValue<string>());
        Assert.Equal("高新区人防工程 二期", @case["project"]!["name"]!.GetValue<string>());
        var clerk = await office.As("clerk.city");
        foreach (var typed in new[] { "古丽·示例", "古丽•示例", "古丽・示例", "高新区人防", "\u2FBC新区" })
            Assert.Contains(
                (await clerk.GetAsync("cases?q=" + Uri.EscapeDataString(typed))).Ok()["items"]!.AsArray(),
                c => c!["id"]!.GetValue<string>() == @case["id"]!.GetValue<string>()
            );
        Assert.Equal(
            200,
            (await clerk.GetAsync("worklist?q=" + Uri.EscapeDataString(new string('a', 59) + "𠮷"))).Status
        );
    }

    private static async Task<JsonObject> WithAgentAsync(Person applicant)
    {
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["applicant"]!["legalRepresentative"] = "王示例";
        body["applicant"]!["agent"] = new JsonObject
        {
            ["name"] = "李经办",
            ["idKind"] = "passport",
            ["idNumber"] = "e12345678",
            ["phone"] = "139 1234 5678",
        };
        return body;
    }

    private async Task<JsonNode> SubmittedAsync(JsonObject body)
    {
        var applicant = await office.As("applicant1");
        var draft = (await applicant.PostAsync("cases", body)).Ok(201);
        return (
            await applicant.PostAsync(
                $"cases/{draft["id"]}/submit",
                new { acknowledgeIncomplete = true, declared = true }
            )
        ).Ok();
    }
}
