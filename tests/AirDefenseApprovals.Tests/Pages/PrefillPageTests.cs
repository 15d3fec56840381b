using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>A new application: begun by what is typed alone, and filled in from one's own earlier ones where it is empty.</summary>
public sealed class PrefillPageTests(PrefillPageTests.Host office) : IClassFixture<PrefillPageTests.Host>
{
    private const string Form = "#application";

    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R18_nothing_of_another_applicant_is_offered_or_taken_over()
    {
        var first = await office.As("applicant1");
        var other = await HandedInAsync(first, "甲的项目", "甲的单位");
        using var visitor = await Visitor.SignedInAsync(office, "applicant2");
        var project = await visitor.OpenAsync("/apply/RF-13-01?step=project");
        Assert.DoesNotContain("甲的", project.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var guide = await visitor.OpenAsync("/items/RF-13-01");
        Assert.DoesNotContain(other, guide.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await visitor.SendAsync(project, Form, ("earlier", other), ("action", "use-project"));
        await visitor.SendAsync(
            await visitor.OpenAsync("/apply/RF-13-01"),
            Form,
            ("applicant.phone", "13800000009"),
            ("action", "use-last")
        );
        Assert.DoesNotContain(
            "甲的",
            (await (await office.As("applicant2")).GetAsync("cases?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Opening_a_form_and_looking_through_its_steps_begins_no_draft()
    {
        var applicant = await office.As("applicant1");
        var before = await DraftsAsync(applicant);
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        foreach (var step in new[] { "", "?step=project", "?step=details", "?step=materials", "?step=check" })
        {
            var page = await visitor.OpenAsync("/apply/RF-13-01" + step);
            var (status, _) = await visitor.SendAsync(page, Form, ("action", "go:project"));
            Assert.Equal((step, HttpStatusCode.Redirect), (step, status));
        }

        Assert.Equal(before, await DraftsAsync(applicant));
        var typed = await visitor.OpenAsync("/apply/RF-13-01");
        await visitor.SendAsync(typed, Form, ("applicant.phone", "13800000000"), ("action", "next"));
        Assert.Equal(before + 1, await DraftsAsync(applicant));
    }

    [Fact]
    public async Task The_last_applicant_fills_in_what_is_empty_and_leaves_what_was_typed()
    {
        var applicant = await office.As("applicant1");
        await HandedInAsync(applicant, "示例项目", "河南示例甲有限公司", "13800001111");
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        var page = await visitor.OpenAsync("/apply/RF-13-01");
        Assert.Contains(
            "河南示例甲有限公司",
            page.QuerySelector("button[value=use-last]")!.TextContent,
            StringComparison.Ordinal
        );
        var draft = await TakenAsync(
            visitor,
            page,
            applicant,
            ("applicant.phone", "13900009999"),
            ("action", "use-last")
        );
        var told = draft["applicant"]!;
        Assert.Equal(
            ("河南示例甲有限公司", "91410100MA40000040", "13900009999", "张法人", "李经办"),
            (
                told["name"]!.ToString(),
                told["idNumber"]!.ToString(),
                told["phone"]!.ToString(),
                told["legalRepresentative"]!.ToString(),
                told["agent"]!["name"]!.ToString()
            )
        );
        var after = await visitor.OpenAsync(
            $"/apply/case/{draft["id"]}?step=applicant&saved=true&used=last&left=applicant.phone"
        );
        Assert.Contains("联系电话", after.QuerySelector("#used")!.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector("button[value=use-last]"));
    }

    [Fact]
    public async Task Another_applicant_than_the_one_typed_is_never_mixed_in()
    {
        var applicant = await office.As("applicant1");
        await HandedInAsync(applicant, "示例项目", "河南示例乙有限公司");
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        var page = await visitor.OpenAsync("/apply/RF-13-01");
        var draft = await TakenAsync(
            visitor,
            page,
            applicant,
            ("applicant.name", "另一家没有申请过的公司"),
            ("action", "use-last")
        );
        Assert.Equal("另一家没有申请过的公司", draft["applicant"]!["name"]!.ToString());
        Assert.Equal("", draft["applicant"]!["idNumber"]!.ToString());
    }

    [Fact]
    public async Task A_project_is_taken_over_with_the_fields_that_the_form_asks_for_too()
    {
        var applicant = await office.As("applicant1");
        var earlier = await HandedInAsync(applicant, "示例沿用项目", "河南示例丙有限公司");
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        var page = await visitor.OpenAsync("/apply/RF-13-01?step=project");
        Assert.Contains(
            "示例沿用项目",
            page.QuerySelector($"#earlier option[value='{earlier}']")!.TextContent,
            StringComparison.Ordinal
        );
        var draft = await TakenAsync(
            visitor,
            page,
            applicant,
            ("project.address", "另一条路2号"),
            ("earlier", earlier),
            ("action", "use-project")
        );
        Assert.Equal(
            ("示例沿用项目", "另一条路2号", "410105", "2205-410105-04-01-123456", 12345.6789m, 113.6253m),
            (
                draft["project"]!["name"]!.ToString(),
                draft["project"]!["address"]!.ToString(),
                draft["project"]!["regionCode"]!.ToString(),
                draft["project"]!["code"]!.ToString(),
                draft["project"]!["floorArea"]!.GetValue<decimal>(),
                draft["form"]!["longitude"]!.GetValue<decimal>()
            )
        );
    }

    [Fact]
    public async Task A_guide_begins_another_application_from_an_earlier_one_for_whoever_has_one()
    {
        var applicant = await office.As("applicant1");
        var earlier = await HandedInAsync(applicant, "示例再办项目", "河南示例丁有限公司");
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        var page = await visitor.OpenAsync("/items/RF-13-01");
        var before = await DraftsAsync(applicant);
        var (status, _) = await visitor.SendAsync(page, $"#again form[action*='{earlier}']");
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(before + 1, await DraftsAsync(applicant));
        using var anyone = new Visitor(office);
        Assert.Null((await anyone.OpenAsync("/items/RF-13-01")).QuerySelector("#again"));
    }

    /// <summary>Presses a button of a new form that begins a draft, and finds it.</summary>
    private static async Task<JsonNode> TakenAsync(
        Visitor visitor,
        IHtmlDocument page,
        Person applicant,
        params (string, string)[] typed
    )
    {
        var known = await IdsAsync(applicant);
        var (status, answer) = await visitor.SendAsync(page, Form, typed);
        Assert.True(status == HttpStatusCode.Redirect, answer.QuerySelector("#problem")?.TextContent);
        var id = Assert.Single((await IdsAsync(applicant)).Except(known));
        return (await applicant.GetAsync($"cases/{id}")).Ok();
    }

    private static async Task<string> HandedInAsync(
        Person applicant,
        string project,
        string name,
        string phone = "13800000000"
    )
    {
        var body = await applicant.ApplicationAsync("RF-13-01");
        (body["project"]!["name"], body["project"]!["code"]) = (project, "2205-410105-04-01-123456");
        var who = body["applicant"]!;
        (who["name"], who["phone"], who["legalRepresentative"]) = (name, phone, "张法人");
        who["agent"] = new JsonObject { ["name"] = "李经办", ["phone"] = "13800002222" };
        var draft = (await applicant.PostAsync("cases", body)).Ok(201);
        var asItIs = new { declared = true, acknowledgeIncomplete = true };
        return (await applicant.PostAsync($"cases/{draft["id"]}/submit", asItIs)).Ok()["id"]!.ToString();
    }

    private static async Task<List<string>> IdsAsync(Person applicant) =>
        [
            .. (await applicant.GetAsync("cases?state=draft&pageSize=200")).Ok()["items"]!
                .AsArray()
                .Select(c => c!["id"]!.ToString()),
        ];

    private static async Task<int> DraftsAsync(Person applicant) => (await IdsAsync(applicant)).Count;
}
