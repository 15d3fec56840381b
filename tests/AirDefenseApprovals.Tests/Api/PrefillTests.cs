using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Who applied last and for which projects, for clients that fill in a new application: one's own alone.</summary>
public sealed class PrefillTests(PrefillTests.Host office) : IClassFixture<PrefillTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("clerk.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_only_applicants_have_earlier_applications(string user)
    {
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var person = await office.As(user);
        (await person.GetAsync("applicants/me/last")).Refused(403);
        (await person.GetAsync("applicants/me/projects")).Refused(403);
        (await office.Anyone.GetAsync("applicants/me/last")).Refused(401);
    }

    [Fact]
    public async Task R18_nobody_gets_what_another_applied_for()
    {
        var (first, second) = (await office.As("applicant1"), await office.As("applicant2"));
        var body = await first.ApplicationAsync("RF-13-01");
        body["project"]!["name"] = "只属于甲的项目";
        body["applicant"]!["name"] = "只属于甲的单位";
        await SubmittedAsync(first, body);
        var own = await second.ApplicationAsync("RF-13-01");
        own["applicant"]!["name"] = "乙的单位";
        own["project"]!["name"] = "乙的项目";
        await SubmittedAsync(second, own);
        Assert.Equal("乙的单位", (await second.GetAsync("applicants/me/last")).Ok()["name"]!.ToString());
        var projects = (await second.GetAsync("applicants/me/projects?itemCode=RF-13-01")).Text;
        Assert.DoesNotContain("只属于甲", projects, StringComparison.Ordinal);
        Assert.Equal(["乙的项目"], Names(JsonNode.Parse(projects)!));
        Assert.Equal("只属于甲的单位", (await first.GetAsync("applicants/me/last")).Ok()["name"]!.ToString());
    }

    [Fact]
    public async Task The_last_applicant_is_that_of_the_newest_case_handed_in_and_may_apply_for_the_item()
    {
        var applicant = await office.As("applicant1");
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["applicant"]!["phone"] = "13900000001";
        await SubmittedAsync(applicant, body);
        body["applicant"]!["phone"] = "13900000002";
        (await applicant.PostAsync("cases", body)).Ok(201); // a draft is not handed in
        Assert.Equal("13900000001", (await applicant.GetAsync("applicants/me/last")).Ok()["phone"]!.ToString());
        var last = await applicant.GetAsync("applicants/me/last?itemCode=RF-15-02"); // for persons alone
        Assert.True(last.Status == 404 || last.Json["kind"]!.ToString() == "person", last.Text);
        (await applicant.GetAsync("applicants/me/last?itemCode=RF-99-99")).Refused(422);
        (await applicant.GetAsync("applicants/me/projects?itemCode=RF-99-99")).Refused(422);
    }

    [Fact]
    public async Task A_project_comes_once_with_the_values_that_the_form_asks_for()
    {
        var applicant = await office.As("applicant1");
        foreach (var name in new[] { "一个项目（旧名）", "一个项目" })
        {
            var body = await applicant.ApplicationAsync("RF-13-01");
            (body["project"]!["name"], body["project"]!["code"]) = (name, "2205-410105-04-01-123456");
            await SubmittedAsync(applicant, body);
        }

        var projects = (await applicant.GetAsync("applicants/me/projects?itemCode=RF-13-01")).Ok();
        var found = projects["items"]!.AsArray().Single(p => p!["project"]!["code"]!.ToString().Length > 0)!;
        Assert.Equal("一个项目", found["project"]!["name"]!.ToString());
        Assert.Equal("示例路1号", found["project"]!["address"]!.ToString());
        Assert.Equal(113.6253m, found["form"]!["longitude"]!.GetValue<decimal>());
        var plain = (await applicant.GetAsync("applicants/me/projects")).Ok()["items"]![0]!;
        Assert.Empty(plain["form"]!.AsObject());
    }

    private static async Task SubmittedAsync(Person applicant, JsonObject body)
    {
        var draft = (await applicant.PostAsync("cases", body)).Ok(201);
        (
            await applicant.PostAsync(
                $"cases/{draft["id"]}/submit",
                new { declared = true, acknowledgeIncomplete = true }
            )
        ).Ok();
    }

    private static List<string> Names(JsonNode list) =>
        [.. list["items"]!.AsArray().Select(p => p!["project"]!["name"]!.ToString())];
}
