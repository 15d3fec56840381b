using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>What applicants do to a form that a developer would not: press twice, go back, open it twice, stay away too long.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class KeepingTests(Office office) : InOffice<Office>(office)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pressing_submit_twice_makes_one_case(bool script)
    {
        var (page, project) = (await Office.OpenAsync("applicant1", script: script), "示例双击" + script);
        await page.FillInAsync(project);
        await page.CheckAsync("#declared");
        await page.DblClickAsync("button[value=submit]:visible");
        await page.ArrivesAsync("**/apply/submitted/*");
        Assert.Equal(1, await CasesAsync(page, project));
    }

    [Fact]
    public async Task Going_back_after_handing_in_and_submitting_again_makes_no_second_case()
    {
        var (page, project) = (await Office.OpenAsync("applicant1"), "示例后退");
        var (id, _) = await page.ApplyAsync(project);
        await page.GoBackAsync();
        if (await page.Locator("button[value=submit]:visible").CountAsync() > 0)
            await page.ClickAsync("button[value=submit]:visible");
        Assert.Equal(1, await CasesAsync(page, project));
        await page.GotoAsync($"/apply/case/{id}"); // an address that was kept
        Assert.EndsWith($"/cases/{id}", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_ended_while_typing_brings_everything_back_after_signing_in(bool script)
    {
        var page = await Office.OpenAsync("applicant1", script: script);
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(
            ("applicant.name", "河南示例建设有限公司"),
            ("applicant.phone", "13800000000"),
            ("applicant.idNumber", Walks.CreditCode)
        );
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("#step-buttons button[value=next]");
        const string WayBack = "#autosave a, main a[href*='/account/login']";
        await page.WaitForSelectorAsync("#userName, " + WayBack);
        if (!page.Url.Contains("/account/login", StringComparison.Ordinal))
            await page.ClickAsync(WayBack);
        await page.SignInAsync("applicant1");
        await page.WaitForSelectorAsync("[name='applicant.name']");
        Assert.Equal(
            ("河南示例建设有限公司", "13800000000", Walks.CreditCode),
            (
                await page.InputValueAsync("[name='applicant.name']"),
                await page.InputValueAsync("[name='applicant.phone']"),
                await page.InputValueAsync("[name='applicant.idNumber']")
            )
        );
    }

    [Fact]
    public async Task What_ended_in_one_persons_session_is_not_brought_back_to_another()
    {
        var page = await Office.OpenAsync("applicant1", script: false);
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(("applicant.name", "只给本人看的名称"));
        await page.Context.ClearCookiesAsync();
        await page.ClickAsync("#step-buttons button[value=next]");
        await page.SignInAsync("applicant2");
        Assert.DoesNotContain("只给本人看的名称", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_on_one_draft_lose_nothing_of_either()
    {
        var first = await Office.OpenAsync("applicant1", script: false);
        await first.GotoAsync("/apply/RF-13-01");
        await first.FillAllAsync(("applicant.name", "第一个标签页"));
        await first.ClickAsync("#step-buttons button[value=save]");
        await first.ArrivesAsync("**/apply/case/**");
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync(first.Url);
        await first.FillAllAsync(("applicant.name", "第一个标签页改过"));
        await first.ClickAsync("#step-buttons button[value=save]");
        await second.FillAllAsync(("applicant.name", "第二个标签页改过"));
        await second.ClickAsync("#step-buttons button[value=save]");
        await second.WaitForSelectorAsync("#stale");
        Assert.Equal("第二个标签页改过", await second.InputValueAsync("[name='applicant.name']")); // still there
        Assert.Equal(1, await second.Locator("#stale").CountAsync()); // and told that the other came first
        await first.ReloadAsync();
        Assert.Equal("第一个标签页改过", await first.InputValueAsync("[name='applicant.name']"));
    }

    [Fact]
    public async Task Two_new_applications_of_one_item_do_not_share_what_the_device_keeps()
    {
        var first = await Office.OpenAsync("applicant1");
        await first.GotoAsync("/apply/RF-13-01");
        await first.RouteAsync("**/*handler=Autosave*", route => route.AbortAsync());
        await first.FillAllAsync(("applicant.name", "第一份申请"));
        var second = await first.Context.NewPageAsync();
        await second.GotoAsync("/apply/RF-13-01");
        await second.WaitForSelectorAsync("#use-kept"); // offered, not put in
        Assert.Equal("", await second.InputValueAsync("[name='applicant.name']"));
        await first.ReloadAsync();
        Assert.Equal("第一份申请", await first.InputValueAsync("[name='applicant.name']"));
    }

    [Fact]
    public async Task Script_and_strange_letters_come_back_as_text()
    {
        const string Quiet = "410182";
        const string Script = "<script>window.ran=1</script>\"'><img src=x onerror=window.ran=1>";
        var page = await Office.OpenAsync("applicant1");
        var (id, _) = await page.ApplyAsync("示例" + Script);
        await Office.FileAsync("RF-08-01", Quiet, project: "示例" + Script);
        foreach (
            var (user, path) in new[]
            {
                ("applicant1", $"/cases/{id}"),
                ("clerk.city", $"/cases/{id}/tasks/intake"),
                ("clerk.city", "/worklist?everyone=true"),
                ("supervisor", "/board?office=" + Quiet), // a board shows the first of many alone
            }
        )
        {
            var reader = await Office.OpenAsync(user);
            await reader.GotoAsync(path);
            await reader.SaysAsync("main", "<script>window.ran=1</script>");
            Assert.True(await reader.EvaluateAsync<bool>("() => window.ran === undefined"));
        }
    }

    private static async Task<int> CasesAsync(IPage page, string project)
    {
        await page.GotoAsync("/cases?q=" + Uri.EscapeDataString(project));
        return await page.Locator("main a[href^='/cases/'], main a[href^='/apply/case/']")
            .EvaluateAllAsync<int>("links => new Set(links.map(a => a.getAttribute('href').split(/[?#]/)[0])).size");
    }
}
