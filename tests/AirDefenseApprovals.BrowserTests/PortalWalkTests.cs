using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>Whole ways of the clerk, the county and the parties of an acceptance; signing in wrongly; what a first visit weighs.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class PortalWalkTests(Office office) : InOffice<Office>(office)
{
    [Fact]
    public async Task R03_a_clerk_finishes_an_on_the_spot_item_from_the_worklist_by_keyboard_and_a_few_clicks()
    {
        var id = await Office.FileAsync("RF-15-01");
        var clerk = await Office.OpenAsync("clerk.city");
        await clerk.GotoAsync("/worklist?itemCode=RF-15-01");
        await clerk.Keyboard.PressAsync("?");
        Assert.True(await clerk.Locator("dialog[open]").IsVisibleAsync());
        await clerk.Keyboard.PressAsync("Escape");
        await clerk.Keyboard.PressAsync("/");
        Assert.Equal("q", await clerk.EvaluateAsync<string>("() => document.activeElement.id"));
        await clerk.Keyboard.PressAsync("j"); // typed, not obeyed: somebody is writing
        Assert.Equal("j", await clerk.InputValueAsync("#q"));
        await clerk.FillAsync("#q", "");
        await clerk.EvaluateAsync("() => document.activeElement.blur()");
        await clerk.Keyboard.PressAsync("j");
        await clerk.WaitForFunctionAsync("id => document.activeElement.href?.includes(`/cases/${id}/tasks/issue`)", id);
        await clerk.Keyboard.PressAsync("Enter");
        await clerk.ArrivesAsync($"**/cases/{id}/tasks/issue*");
        await clerk.ClickAsync("#outcome-Issued summary");
        await clerk.ClickAsync("#outcome-Issued button.btn-primary");
        await clerk.ArrivesAsync("**/worklist*"); // three keys and two clicks
        await clerk.SaysAsync("[role=status]", "已办理");
    }

    [Fact]
    public async Task Confirming_twice_does_it_once()
    {
        var (id, _) = await (await Office.OpenAsync("applicant1")).ApplyAsync("示例重复确认");
        var clerk = await Office.OpenAsync("clerk.city");
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        await clerk.ClickAsync("#outcome-Accepted summary");
        await clerk.DblClickAsync("#outcome-Accepted button.btn-primary");
        await clerk.ArrivesAsync("**/worklist*");
        Assert.Single((await Office.GetAsync("clerk.city", $"cases/{id}/journal"))["items"]!.AsArray(), e =>
            e!["act"]!.GetValue<string>() == "accepted"
        );
        await clerk.GotoAsync($"/cases/{id}/tasks/intake"); // from the history of the browser
        Assert.EndsWith($"/cases/{id}", new Uri(clerk.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R16_R18_what_is_delegated_lands_at_the_county_which_decides_and_the_city_only_reads()
    {
        var applicant = await Office.OpenAsync("applicant1");
        var id = await Office.FileAsync("RF-08-02", "410122");
        var city = await Office.OpenAsync("clerk.city");
        await city.GotoAsync("/worklist?everyone=true");
        Assert.Equal(0, await city.Locator($"a[href*='{id}']").CountAsync());
        await city.GotoAsync($"/cases/{id}");
        Assert.Equal(0, await city.Locator($"a[href*='/cases/{id}/tasks/']").CountAsync());
        await Office.TaskAsync("clerk.410122", id, "issue", "Issued");
        var other = await Office.OpenAsync("clerk.410181");
        Assert.Equal(404, (await other.GotoAsync($"/cases/{id}"))!.Status);
        await applicant.GotoAsync($"/cases/{id}");
        await applicant.SaysAsync("main", "中牟县");
        Assert.Equal(1, await applicant.Locator($"a[href='/cases/{id}/result']").CountAsync());
    }

    [Fact]
    public async Task R24_R25_R26_defects_are_told_once_put_right_and_accepted_together()
    {
        var id = await Office.FileAsync("RF-07-01", "410105");
        await Office.TaskAsync("clerk.city", id, "intake", "Accepted");
        await Office.TaskAsync(
            "inspector1.city",
            id,
            "inspect",
            "DefectsFound",
            ("data.inspectors", "甲\n乙"),
            ("data.items[0].clause", "GB 50038-2005 3.3"),
            ("data.items[0].place", "第1防护单元"),
            ("data.items[0].problem", "密封条老化"),
            ("data.items[0].remedy", "更换密封条"),
            ("data.items[0].deadlineDays", "10"),
            ("data.items[0].responsible", "施工单位")
        );
        var owner = await Office.OpenAsync("applicant1");
        await owner.GotoAsync($"/cases/{id}");
        await owner.ClickAsync($"a[href='/cases/{id}/rectification']");
        await owner.ClickAsync("main form button.btn-primary"); // nothing answered
        await owner.SaysAsync("main", "尚未答复");
        await owner.FillAsync("[name='answers.1']", "已更换密封条");
        await owner.ClickAsync("main form button.btn-primary");
        await owner.ArrivesAsync("**/cases/*");
        await Office.TaskAsync("inspector1.city", id, "reinspect", "Closed");
        await Office.TaskAsync("head.city", id, "jointAcceptance", "Passed");
        await owner.GotoAsync($"/cases/{id}");
        await owner.SaysAsync("h1 + .badge", "已批准");
    }

    [Fact]
    public async Task Signing_in_wrongly_too_often_locks_the_account_and_says_so()
    {
        var page = await Office.OpenAsync();
        await page.GotoAsync("/account/register");
        await page.FillAllAsync(
            ("UserName", "forgetful"),
            ("DisplayName", "健忘"),
            ("Email", "forgetful@example.com"),
            ("Password", "Right-2026!")
        );
        await page.ClickAsync("main form button");
        await page.ClickAsync("form[action='/account/logout'] button");
        await page.WaitForSelectorAsync(
            "form[action='/account/logout'] button",
            new() { State = WaitForSelectorState.Detached }
        );
        for (var i = 0; i < 10; i++)
            await TryAsync(page, "Wrong-2026!");
        await TryAsync(page, "Right-2026!");
        await page.SaysAsync("#problem", "登录失败次数过多");
        Assert.Equal("forgetful", await page.InputValueAsync("#userName"));
    }

    [Fact]
    public async Task A_link_from_a_mail_opens_its_case_after_signing_in()
    {
        var (id, _) = await (await Office.OpenAsync("applicant1")).ApplyAsync("示例邮件链接");
        var page = await Office.OpenAsync();
        await page.GotoAsync($"/cases/{id}");
        Assert.Contains("/account/login", page.Url, StringComparison.Ordinal);
        await page.SignInAsync("applicant1");
        Assert.EndsWith($"/cases/{id}", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/items")]
    [InlineData("/items/RF-01-01")]
    [InlineData("/account/login")]
    public async Task A_first_visit_transfers_less_than_150_kB(string path)
    {
        var page = await Office.OpenAsync();
        var wire = await page.Context.NewCDPSessionAsync(page);
        var bytes = 0.0;
        wire.Event("Network.loadingFinished").OnEvent += (_, e) =>
            bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
        await wire.SendAsync("Network.enable");
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.InRange(bytes, 10_000, 150_000);
    }

    [Fact]
    public async Task By_keyboard_alone_one_skips_to_the_content_searches_and_opens_a_guide()
    {
        var page = await Office.OpenAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Contains(
            "#main",
            await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"),
            StringComparison.Ordinal
        );
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("q", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Keyboard.TypeAsync("地下室");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAsync("**/items?**");
        await page.SaysAsync("#found", "防空地下室");
        await page.Locator("#found a[href^='/items/']").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAsync("**/items/RF-*");
    }

    [Theory]
    [InlineData("dark", "data-bs-theme", "dark")]
    [InlineData("contrast", "data-ada-contrast", "more")]
    public async Task How_the_pages_look_is_chosen_without_JavaScript_and_kept(
        string theme,
        string attribute,
        string value
    )
    {
        var page = await Office.OpenAsync(script: false);
        await page.GotoAsync("/items?q=%E8%AD%A6%E6%8A%A5");
        await page.ClickAsync($"footer a[href*='theme={theme}']");
        await page.WaitForSelectorAsync($"html[{attribute}={value}]");
        Assert.EndsWith("/items?q=%E8%AD%A6%E6%8A%A5", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/track");
        Assert.Equal(value, await page.GetAttributeAsync("html", attribute));
    }

    private static async Task TryAsync(IPage page, string password)
    {
        await page.GotoAsync("/account/login");
        await page.FillAsync("#userName", "forgetful");
        await page.FillAsync("#password", password);
        await page.ClickAsync("main button");
        await page.WaitForSelectorAsync("#problem");
    }
}
