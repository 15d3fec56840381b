using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Items;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>An administrator publishes a version on the page, and an applicant is told of it in the draft (R34).</summary>
public sealed class R34_SheetPageTests(R34_SheetPageTests.Host office) : IClassFixture<R34_SheetPageTests.Host>
{
    private const string Item = "RF-08-01";
    private const string Address = "/items/" + Item + "/versions";

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1")]
    [InlineData("clerk.city")]
    [InlineData("head.city")]
    [InlineData("supervisor")]
    public async Task R18_the_form_takes_nothing_from_whoever_is_no_administrator(string user)
    {
        using var visitor = await Visitor.SignedInAsync(office, user);
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync(Address));
        Assert.Equal(HttpStatusCode.Redirect, await visitor.StatusAsync("/sheets"));
    }

    [Fact]
    public async Task R34_changes_are_looked_at_then_published_and_told_in_drafts()
    {
        var applicant = await office.As("applicant1");
        var (draft, sent) = (await applicant.DraftAsync(Item), await applicant.SubmitAsync(Item));
        using var admin = await Visitor.SignedInAsync(office, "admin");
        var list = await admin.OpenAsync("/sheets");
        Assert.Equal(35, list.QuerySelectorAll("main tbody tr").Length);
        var page = await admin.OpenAsync(Address);
        var sheet = JsonNode.Parse(page.QuerySelector("#sheet-text")!.TextContent)!.AsObject();
        sheet.WithoutField("peacetimeUse").WithField("more");
        sheet["form"]!.AsArray().Single(f => f!["name"]!.ToString() == "usedArea")!["max"] = 5000;

        var (_, tried) = await admin.SendAsync(page, "form[action$='Try']", ("Sheet", sheet.ToJsonString()));
        var told = tried.QuerySelector("#tried")!.TextContent;
        Assert.Contains("新增填写项“新增内容”", told, StringComparison.Ordinal);
        Assert.Contains("不再填写“平时用途”", told, StringComparison.Ordinal);
        Assert.Contains("“使用面积”的最大值：由“无”改为“5000”", told, StringComparison.Ordinal);
        Assert.Equal(2, (await office.Anyone.GetAsync($"items/{Item}")).Ok()["version"]!.GetValue<int>());

        var (status, _) = await admin.SendAsync(tried, "#tried form");
        Assert.Equal(HttpStatusCode.Redirect, status);
        var after = await admin.OpenAsync(Address);
        Assert.Contains("第 3 版", after.QuerySelector("main tbody tr")!.TextContent, StringComparison.Ordinal);

        using var reader = await Visitor.SignedInAsync(office, "applicant1");
        var form = await reader.OpenAsync($"/apply/case/{draft["id"]}");
        var notice = form.QuerySelector("#sheet-changes")!.TextContent;
        Assert.Contains("第 3 版", notice, StringComparison.Ordinal);
        Assert.Contains("新增填写项“新增内容”", notice, StringComparison.Ordinal);
        var copy = (await applicant.PostAsync($"cases/{sent["id"]}/copy")).Ok(201);
        var copied = await reader.OpenAsync($"/apply/case/{copy["id"]}");
        Assert.Contains("平时用途", copied.QuerySelector("#left-out")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R34_what_was_published_while_a_form_was_open_is_told_before_it_is_handed_in()
    {
        const string item = "RF-15-01";
        var (applicant, admin) = (await office.As("applicant1"), await office.As("admin"));
        var (draft, other) = (await applicant.DraftAsync(item), await applicant.DraftAsync(item));
        using var reader = await Visitor.SignedInAsync(office, "applicant1");
        var form = await reader.OpenAsync($"/apply/case/{other["id"]}?step=details");
        var check = await reader.OpenAsync($"/apply/case/{draft["id"]}?step=check");
        var sheet = (await admin.GetAsync($"items/{item}/versions")).Ok()["items"]![0]!["sheet"]!.DeepClone();
        var changed = sheet.AsObject().WithField("more", required: false);
        (await admin.PutAsync($"items/{item}/versions", new { sheet = changed })).Ok(201);

        // Saved under what asks more now: the next page says so, and what was typed is kept
        var (status, _) = await reader.SendAsync(form, "#application", ("action", "next"), ("form.visitors", "7"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var next = await reader.OpenAsync(reader.LedTo!);
        Assert.Contains("新增内容", next.QuerySelector("#sheet-changes")!.TextContent, StringComparison.Ordinal);

        (status, var told) = await reader.SendAsync(check, "#application", ("action", "submit"), ("declared", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("填写要求已经更新", told.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("新增内容", told.QuerySelector("#sheet-changes")!.TextContent, StringComparison.Ordinal);

        (status, _) = await reader.SendAsync(told, "#application", ("action", "submit"), ("declared", "true"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(3, (await applicant.GetAsync($"cases/{draft["id"]}")).Ok()["sheetVersion"]!.GetValue<int>());
    }

    [Fact]
    public async Task R34_a_sheet_with_mistakes_stays_as_typed()
    {
        using var admin = await Visitor.SignedInAsync(office, "admin");
        var page = await admin.OpenAsync("/items/RF-13-01/versions");
        foreach (var text in new[] { "", "{", "这不是清单", "{\"code\":\"RF-13-01\"}" })
        {
            var (status, answer) = await admin.SendAsync(
                page,
                "form[action$='Try']",
                ("Sheet", text),
                ("From", "2022-05-10")
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.NotNull(answer.QuerySelector("#mistakes"));
            Assert.Null(answer.QuerySelector("#tried"));
            Assert.Equal(text, answer.QuerySelector("#sheet-text")!.TextContent);
            Assert.Equal("2022-05-10", answer.QuerySelector("#from")!.GetAttribute("value"));
        }
    }
}
