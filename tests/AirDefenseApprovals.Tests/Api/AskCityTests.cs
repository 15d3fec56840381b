namespace AirDefenseApprovals.Tests.Api;

/// <summary>请示 and 批复, and 回避 asked by the applicant, through the API.</summary>
public sealed class AskCityTests(AskCityTests.Host office) : IClassFixture<AskCityTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.city", 403)]
    [InlineData("clerk.410181", 404)]
    [InlineData("supervisor", 403)]
    [InlineData("admin", 404)]
    public async Task R18_only_the_handling_office_asks_the_city(string user, int status)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        (await (await office.As(user)).PostAsync($"cases/{@case["id"]}/questions", new { text = "如何办理" })).Refused(
            status
        );
    }

    [Fact]
    public async Task R18_the_city_answers_in_the_case_and_the_applicant_sees_none_of_it()
    {
        var (applicant, clerk, head) = (
            await office.As("applicant1"),
            await office.As("clerk.410122"),
            await office.As("head.city")
        );
        var @case = await applicant.AcceptedAsync("RF-01-03", "410122");
        var due = (await clerk.GetAsync($"cases/{@case["id"]}")).Ok()["clock"]!["promisedDueAt"]!.ToString();
        Assert.NotNull(
            (await clerk.PostAsync($"cases/{@case["id"]}/questions", new { text = " " })).Refused(422, "R18")[
                "errors"
            ]!["text"]
        ); // by its name in the contract
        (await clerk.PostAsync($"cases/{@case["id"]}/questions", new { text = "人防面积如何计算" })).Ok();
        Assert.Contains(
            "cityReply",
            (await head.GetAsync("worklist?pageSize=200&q=" + @case["caseNumber"])).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "cityReply",
            (await clerk.GetAsync("worklist?pageSize=200&q=" + @case["caseNumber"])).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("人防面积如何计算", (await head.GetAsync("inbox")).Text, StringComparison.Ordinal);
        (
            await (await office.As("head.410122")).TaskAsync(@case, "cityReply", "Replied", new { text = "自批" })
        ).Refused(403, "R18");
        var answered = (await head.TaskAsync(@case, "cityReply", "Replied", new { text = "按规范第三条" })).Ok();
        Assert.Equal("按规范第三条", answered["questions"]![0]!["answer"]!.GetValue<string>());
        Assert.Equal(due, answered["clock"]!["promisedDueAt"]!.ToString());
        Assert.Contains("按规范第三条", (await clerk.GetAsync("inbox")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "按规范第三条",
            (await (await office.As("reviewer.410122")).GetAsync("inbox")).Text,
            StringComparison.Ordinal
        );
        foreach (var path in new[] { $"cases/{@case["id"]}", "cases?pageSize=200", "inbox?pageSize=200" })
        {
            var seen = (await applicant.GetAsync(path)).Text;
            Assert.DoesNotContain("人防面积如何计算", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("按规范第三条", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("请示", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task R30_the_applicant_asks_for_recusal_and_never_learns_who_stepped_aside()
    {
        var (applicant, head) = (await office.As("applicant1"), await office.As("head.410122"));
        var @case = await applicant.SubmitAsync("RF-01-03", "410122");
        (await applicant.PostAsync($"cases/{@case["id"]}/recusal", new { person = "经办人", reason = " " })).Refused(
            422,
            "R30"
        );
        var asked = (
            await applicant.PostAsync($"cases/{@case["id"]}/recusal", new { person = "经办人", reason = "亲属" })
        ).Ok();
        Assert.DoesNotContain(asked["tasks"]!.AsArray(), t => t!["name"]!.GetValue<string>() == "recusal");
        Assert.Contains(
            "recusal",
            (await head.GetAsync("worklist?pageSize=200&q=" + @case["caseNumber"])).Text,
            StringComparison.Ordinal
        );
        (
            await (await office.As("head.city")).TaskAsync(@case, "recusal", "Granted", new { person = "clerk.410122" })
        ).Refused(403, "R18");
        (await head.TaskAsync(@case, "recusal", "Granted", new { person = "clerk.410122" })).Ok();
        (await (await office.As("clerk.410122")).TaskAsync(@case, "intake", "Accepted")).Refused(403, "R30");
        var seen = await applicant.GetAsync($"cases/{@case["id"]}");
        Assert.True(seen.Ok()["recusals"]![0]!["granted"]!.GetValue<bool>());
        Assert.DoesNotContain("clerk.410122", seen.Text, StringComparison.Ordinal);
        Assert.Contains(
            "recusalGranted",
            (await applicant.GetAsync("inbox?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R16_a_project_in_two_counties_is_the_citys_and_says_so()
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-01-03", "410122");
        var body = await applicant.ApplicationAsync("RF-01-03", "410122");
        body["project"]!["alsoIn"] = new System.Text.Json.Nodes.JsonArray("410181", "410122", "410181");
        (await applicant.PutAsync($"cases/{draft["id"]}", body)).Ok();
        var @case = (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
        Assert.Equal(
            ("city", true, "[\"410181\"]"),
            (
                @case["office"]!["code"]!.GetValue<string>(),
                @case["crossesRegions"]!.GetValue<bool>(),
                @case["project"]!["alsoIn"]!.ToJsonString()
            )
        );
        body["project"]!["alsoIn"] = new System.Text.Json.Nodes.JsonArray("1");
        (await applicant.PostAsync("cases", body)).Refused(422);
    }
}
