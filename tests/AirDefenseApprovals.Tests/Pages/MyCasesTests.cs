using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>我的办件: what waits for its reader comes first, drafts are told apart, and an earlier case is copied once.</summary>
public sealed class MyCasesTests(MyCasesTests.Host office) : IClassFixture<MyCasesTests.Host>
{
    private static readonly object Notice = new
    {
        items = new[]
        {
            new
            {
                field = "project.address",
                defect = "地址不完整",
                basis = "办事指南",
                remedy = "补充门牌号",
            },
        },
    };

    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R18_the_list_shows_nothing_of_another_applicant()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var other = await Visitor.SignedInAsync(office, "applicant2");
        Assert.DoesNotContain(
            @case["id"]!.ToString(),
            (await other.OpenAsync("/cases")).DocumentElement.OuterHtml,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync($"/cases/{@case["id"]}"));
    }

    [Fact]
    public async Task The_list_begins_with_what_waits_for_its_reader_and_says_how_many_and_where()
    {
        var applicant = await office.As("applicant1");
        var waits = await applicant.SubmitAsync("RF-13-01");
        (await (await office.As("clerk.city")).TaskAsync(waits, "intake", "CorrectionRequired", Notice)).Ok();
        var newer = await applicant.SubmitAsync("RF-13-01");
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        var page = await visitor.OpenAsync("/cases");
        Assert.Contains("等您办理", page.QuerySelector("#waiting th")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("件等您办理", page.QuerySelector("#waiting-count")!.TextContent, StringComparison.Ordinal);
        var links = page.QuerySelectorAll("#cases tbody a").Select(a => a.GetAttribute("href")).ToList();
        Assert.InRange(links.IndexOf($"/cases/{waits["id"]}/correction"), 0, links.IndexOf($"/cases/{newer["id"]}"));
        Assert.NotNull(page.QuerySelector($"#waiting a[href='/cases/{waits["id"]}']"));
        Assert.Null(page.QuerySelector($"#waiting a[href='/cases/{newer["id"]}']"));
    }

    [Fact]
    public async Task Staff_read_no_such_groups()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var clerk = await Visitor.SignedInAsync(office, "clerk.city");
        var page = await clerk.OpenAsync("/cases");
        Assert.Null(page.QuerySelector("#waiting"));
        Assert.Null(page.QuerySelector("#copy-form"));
    }

    [Fact]
    public async Task A_draft_says_its_project_or_that_it_has_none_yet_and_when_it_was_changed()
    {
        var applicant = await office.As("applicant2");
        var named = (await applicant.PostAsync("cases", await applicant.ApplicationAsync("RF-13-01"))).Ok(201);
        var body = await applicant.ApplicationAsync("RF-13-01");
        body["project"]!["name"] = "";
        var unnamed = (await applicant.PostAsync("cases", body)).Ok(201);
        using var visitor = await Visitor.SignedInAsync(office, "applicant2");
        var page = await visitor.OpenAsync("/cases");
        Assert.Contains("示例花园一期", Line(named), StringComparison.Ordinal);
        Assert.Contains("未填写项目名称", Line(unnamed), StringComparison.Ordinal);
        Assert.Contains("上次修改", Line(unnamed), StringComparison.Ordinal);
        Assert.Contains("2022", Line(unnamed), StringComparison.Ordinal);

        string Line(JsonNode draft) =>
            page.QuerySelector($"#cases a[href='/apply/case/{draft["id"]}']")!.Closest("tr")!.TextContent;
    }

    [Fact]
    public async Task R07_copied_twice_from_the_list_or_the_case_is_one_draft()
    {
        var applicant = await office.As("applicant1");
        var original = await applicant.SubmitAsync("RF-13-01");
        using var visitor = await Visitor.SignedInAsync(office, "applicant1");
        var list = await visitor.OpenAsync("/cases");
        var button = list.QuerySelector($"button[form=copy-form][formaction^='/cases/{original["id"]}']")!;
        Assert.Contains("再办一件", button.TextContent, StringComparison.Ordinal);
        list.QuerySelector("#copy-form")!.SetAttribute("action", button.GetAttribute("formaction")!);
        var before = await DraftsAsync(applicant);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync(list, "#copy-form")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync(list, "#copy-form")).Status);
        var page = await visitor.OpenAsync($"/cases/{original["id"]}");
        const string Copy = "form[action*='handler=Copy']";
        var five = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.SendAsync(page, Copy)));
        Assert.All(five, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Equal(before + 1, await DraftsAsync(applicant));
    }

    private static async Task<int> DraftsAsync(Person applicant) =>
        (await applicant.GetAsync("cases?state=draft")).Ok()["total"]!.GetValue<int>();
}
