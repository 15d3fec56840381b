using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>Result documents on pages (R33): checked by anyone, annulled and replaced by the head, running out.</summary>
public sealed class DocumentPageTests(DocumentPageTests.Host office) : IClassFixture<DocumentPageTests.Host>
{
    private const string Replace = "form[action*='handler=Replace']";

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("reviewer.city")]
    [InlineData("inspector1.city")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    [InlineData("applicant1")]
    public async Task R18_only_heads_and_clerks_open_what_runs_out(string user)
    {
        using var browser = await office.SignedInAsync(user);
        var answer = await browser.GetAsync("/office/expiring");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/account/denied", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("applicant1")]
    [InlineData("clerk.city")]
    [InlineData("supervisor")]
    public async Task R18_only_the_head_is_offered_to_annul(string user)
    {
        var @case = await IssuedAsync();
        using var browser = await office.SignedInAsync(user);
        var page = await browser.OpenAsync($"/cases/{@case["id"]}");
        Assert.Empty(page.QuerySelectorAll("form[action*='handler=Annul'], form[action*='handler=Replace']"));
    }

    [Fact]
    public async Task R33_the_check_shows_facts_validity_and_state()
    {
        var @case = await IssuedAsync();
        using var anyone = office.Browser();
        var page = await anyone.OpenAsync(VerifyOf(@case));
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("文书真实有效", text, StringComparison.Ordinal);
        Assert.Contains("1,234.5678 平方米", text, StringComparison.Ordinal);
        var validity = page.QuerySelector("#validity")!.TextContent;
        Assert.Contains("2022年6月1日", validity, StringComparison.Ordinal);
        Assert.Contains("2023年5月31日", validity, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R33_the_head_replaces_and_annuls_on_the_case_page()
    {
        var @case = await IssuedAsync();
        using var head = await office.SignedInAsync("head.city");
        var page = $"/cases/{@case["id"]}";
        var refused = await SendAsync(head, page, "Annul", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(head, page, "Replace", "面积有误")).StatusCode);
        using var anyone = office.Browser();
        var former = (await anyone.OpenAsync(VerifyOf(@case))).QuerySelector("main")!.TextContent;
        Assert.Contains("文书已注销", former, StringComparison.Ordinal);
        Assert.Contains(NumberOf(@case) + "-2", former, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(head, page, "Annul", "已不再使用")).StatusCode);
        var after = await head.OpenAsync(page);
        Assert.Contains("已注销", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(after.QuerySelectorAll("form[action*='handler=Annul']"));
    }

    [Fact]
    public async Task R33_the_head_corrects_what_was_mistyped_on_the_case_page()
    {
        var @case = await IssuedAsync();
        using var head = await Visitor.SignedInAsync(office, "head.city");
        var page = await head.OpenAsync($"/cases/{@case["id"]}");
        Assert.Equal("示例路1号", page.GetElementById("project.address")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector($"{Replace} [name='project.regionCode'] option[value='410105'][selected]"));
        Assert.NotNull(page.QuerySelector($"{Replace} select[name='form.peacetimeUse'] option[selected]"));
        Assert.Equal("date", page.QuerySelector($"{Replace} [name='form.period.to']")!.GetAttribute("type"));
        Assert.Empty(page.QuerySelectorAll($"{Replace} [name='applicant.phone'], {Replace} [name='applicant.email']"));

        var (status, told) = await head.SendAsync(
            page,
            Replace,
            ("reason", "门牌号有误"),
            ("project.address", "示例路2号"),
            ("form.usedArea", "很大")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotNull(told.GetElementById("form.usedArea-error"));
        Assert.Contains("使用面积", told.GetElementById("problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("很大", told.GetElementById("form.usedArea")!.GetAttribute("value")); // nothing typed is lost
        Assert.Equal("示例路2号", told.GetElementById("project.address")!.GetAttribute("value"));
        Assert.Equal("门牌号有误", told.GetElementById("reason")!.TextContent);
        Assert.True(told.QuerySelector(Replace)!.Closest("details")!.HasAttribute("open"));

        (status, _) = await head.SendAsync(told, Replace, ("form.usedArea", "１，２３４.５"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        var after = (await (await office.As("head.city")).GetAsync($"cases/{@case["id"]}")).Ok();
        using var anyone = office.Browser();
        var checkedPage = (await anyone.OpenAsync(VerifyOf(after))).QuerySelector("main")!.TextContent;
        Assert.Contains("示例路2号", checkedPage, StringComparison.Ordinal);
        Assert.Contains("1,234.5 平方米", checkedPage, StringComparison.Ordinal);
        var journal = (await (await office.As("head.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok();
        Assert.Equal(
            ["project.address", "usedArea"], // only what was changed
            journal["items"]!.AsArray()[^1]!["data"]!["corrections"]!.AsArray().Select(c => c!["field"]!.ToString())
        );
        var read = (await head.OpenAsync($"/cases/{@case["id"]}/journal")).QuerySelector("main")!.TextContent;
        Assert.Contains("由示例路1号变更为示例路2号", read, StringComparison.Ordinal);
        Assert.Contains("由1,234.5678 平方米变更为1,234.5 平方米", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R33_a_correction_from_a_page_that_is_out_of_date_undoes_nothing()
    {
        var @case = await IssuedAsync();
        using var head = await Visitor.SignedInAsync(office, "head.city");
        var page = await head.OpenAsync($"/cases/{@case["id"]}");
        var corrections = new[] { new { field = "project.address", value = "示例路3号" } };
        (
            await (await office.As("head.city")).PostAsync(
                $"cases/{@case["id"]}/document/replace",
                new { reason = "门牌号有误", corrections }
            )
        ).Ok();
        var (status, told) = await head.SendAsync(page, Replace, ("reason", "面积有误"), ("form.usedArea", "99.5"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, status);
        Assert.Equal("99.5", told.GetElementById("form.usedArea")!.GetAttribute("value"));

        (status, _) = await head.SendAsync(told, Replace, ("reason", "面积有误")); // pressed again
        Assert.Equal(HttpStatusCode.Redirect, status);
        var after = (await (await office.As("head.city")).GetAsync($"cases/{@case["id"]}")).Ok();
        Assert.Equal("示例路3号", after["project"]!["address"]!.GetValue<string>());
        Assert.Equal(99.5m, after["form"]!["usedArea"]!.GetValue<decimal>());
    }

    [Fact]
    public async Task R33_clerks_see_what_of_their_office_runs_out()
    {
        var @case = await IssuedAsync();
        using var clerk = await office.SignedInAsync("clerk.city");
        Assert.Null((await clerk.OpenAsync("/office/expiring?days=30")).QuerySelector("#expiring"));
        await office.MoveToAsync("2023-05-20 10:00");
        var list = (await clerk.OpenAsync("/office/expiring?days=30")).QuerySelector("#expiring")!.TextContent;
        Assert.Contains(NumberOf(@case), list, StringComparison.Ordinal);
        Assert.Contains("2023年5月31日", list, StringComparison.Ordinal);
        using var other = await office.SignedInAsync("clerk.410122");
        Assert.Null((await other.OpenAsync("/office/expiring")).QuerySelector("#expiring"));
    }

    private async Task<JsonNode> IssuedAsync()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-08-01");
        return (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok();
    }

    private static string NumberOf(JsonNode @case) => @case["decision"]!["document"]!["number"]!.GetValue<string>();

    private static string VerifyOf(JsonNode @case) =>
        $"/verify/{NumberOf(@case)}?code={@case["decision"]!["document"]!["code"]}";

    /// <summary>Sends a form of the case page.</summary>
    private static Task<HttpResponseMessage> SendAsync(HttpClient browser, string page, string act, string reason) =>
        SendAsync(browser, $"{page}?handler={act}", ("reason", reason));

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var token = (await browser.OpenAsync("/track"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        return await browser.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ])
        );
    }
}
