using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>Staff lose nothing of what they type: through another language, a reload, an ended session.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class StaffKeepingTests(Office office) : InOffice<Office>(office)
{
    private const string Form = "#outcome-CorrectionRequired";
    private const string FirstRow = Form + " [name='data.items[0].defect']";
    private const string SecondRow = Form + " [name='data.items[1].defect']";

    [Fact]
    public async Task A_task_page_keeps_its_rows_through_another_language_and_a_reload()
    {
        var clerk = await CorrectingAsync();
        await clerk.ClickAsync("a[hreflang=en]");
        await clerk.WaitForSelectorAsync("html[lang=en] #autosave");
        await StandsThereAsync(clerk);
        await clerk.ReloadAsync();
        await clerk.WaitForSelectorAsync("#autosave");
        await StandsThereAsync(clerk);
        await clerk.ClickAsync("a[hreflang='zh-CN']");
        await clerk.WaitForSelectorAsync("html[lang=zh-CN] #autosave");
    }

    [Fact]
    public async Task What_a_button_of_the_form_showed_again_is_kept_and_what_was_done_is_forgotten()
    {
        var clerk = await CorrectingAsync();
        await clerk.ClickAsync(Form + " button[name=more]"); // nothing is typed after it
        await clerk.WaitForSelectorAsync(Form + " [name='data.items[2].defect']");
        await clerk.ClickAsync("a[hreflang=en]");
        await clerk.WaitForSelectorAsync("html[lang=en] #autosave");
        await StandsThereAsync(clerk);
        await clerk.ClickAsync("a[hreflang='zh-CN']");
        await clerk.WaitForSelectorAsync("html[lang=zh-CN] #autosave");
        await clerk.FillAllAsync(
            ("data.items[0].basis", "办事指南"),
            ("data.items[0].remedy", "更正"),
            ("data.items[1].basis", "办事指南"),
            ("data.items[1].remedy", "补签")
        );
        foreach (var row in new[] { 0, 1 })
            await clerk.SelectOptionAsync($"[name='data.items[{row}].about']", "f:project.address");
        await clerk.ClickAsync(Form + " button.btn-primary");
        await clerk.ArrivesAsync("**/worklist*");
        Assert.DoesNotContain("缺少签字", await KeptAsync(clerk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ended_brings_the_rows_of_a_task_back_after_signing_in()
    {
        var clerk = await CorrectingAsync();
        await clerk.Context.ClearCookiesAsync();
        await clerk.ClickAsync(Form + " button.btn-primary");
        await clerk.SignInAsync("clerk.city");
        await clerk.WaitForSelectorAsync("#kept");
        await StandsThereAsync(clerk);
        await clerk.FillAsync(SecondRow, "缺少盖章");
        await clerk.ReloadAsync(); // the newer words, not those of the session that ended
        await clerk.WaitForSelectorAsync("#autosave");
        Assert.Equal("缺少盖章", await clerk.InputValueAsync(SecondRow));
    }

    [Fact]
    public async Task The_counter_keeps_what_a_visitor_said_and_signing_out_forgets_it()
    {
        var clerk = await Office.OpenAsync("clerk.city");
        await clerk.GotoAsync("/counter/RF-13-01");
        await clerk.FillAllAsync(("applicant.name", "河南示例建设有限公司"), ("project.name", "示例柜台花园"));
        await clerk.ClickAsync("a[hreflang=en]");
        await clerk.WaitForSelectorAsync("html[lang=en] #autosave");
        Assert.Equal("示例柜台花园", await clerk.InputValueAsync("[name='project.name']"));
        await clerk.ClickAsync("header form[action='/account/logout'] button");
        await clerk.ArrivesAsync(address => !address.Contains("/counter", StringComparison.Ordinal));
        Assert.DoesNotContain("示例柜台花园", await KeptAsync(clerk), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counter_form_comes_back_after_a_session_that_ended()
    {
        var clerk = await Office.OpenAsync("clerk.city", script: false);
        await clerk.GotoAsync("/counter/RF-13-01");
        await clerk.FillAllAsync(("applicant.name", "河南示例建设有限公司"), ("project.name", "示例柜台小区"));
        await clerk.Context.ClearCookiesAsync();
        await clerk.ClickAsync("button[value=check]:visible");
        await clerk.SignInAsync("clerk.city");
        await clerk.WaitForSelectorAsync("#kept");
        Assert.Equal("示例柜台小区", await clerk.InputValueAsync("[name='project.name']"));
    }

    /// <summary>A clerk in the middle of a correction notice with two rows.</summary>
    private async Task<IPage> CorrectingAsync()
    {
        var id = await Office.FileAsync("RF-01-01");
        var clerk = await Office.OpenAsync("clerk.city");
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        if (await clerk.Locator(Form + "[open]").CountAsync() == 0)
            await clerk.ClickAsync(Form + " summary");
        await clerk.FillAsync(FirstRow, "面积与图纸不一致");
        await clerk.ClickAsync(Form + " button[name=more]");
        await clerk.FillAsync(SecondRow, "缺少签字");
        return clerk;
    }

    private static Task<string> KeptAsync(IPage page) =>
        page.EvaluateAsync<string>("() => JSON.stringify({ ...sessionStorage, ...localStorage })");

    private static async Task StandsThereAsync(IPage clerk)
    {
        Assert.Equal("面积与图纸不一致", await clerk.InputValueAsync(FirstRow));
        Assert.Equal("缺少签字", await clerk.InputValueAsync(SecondRow));
    }
}
