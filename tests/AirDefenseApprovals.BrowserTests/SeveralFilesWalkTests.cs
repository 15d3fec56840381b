using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>Several files of one material, chosen at once, in the form and in a correction.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class SeveralFilesWalkTests(Office office) : InOffice<Office>(office)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Files_chosen_at_once_stand_in_their_order_and_what_is_refused_stays_told(int width)
    {
        var page = await Office.OpenAsync("applicant2", width);
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(("applicant.name", "河南示例建设有限公司"));
        await page.ClickAsync("#step-buttons button[value=save]");
        await page.ArrivesAsync("**/apply/case/**");
        await page.ClickAsync("#step li[data-step=materials] button");
        await page.WaitForSelectorAsync("[data-material=M30]");

        var twice = Walks.File("总平面图.pdf");
        await page.SetInputFilesAsync(
            "[name='materials.M30']",
            [twice, Walks.File("点位图.exe"), Again(twice, "另名.pdf"), Walks.File("效果图.pdf")]
        );
        await ShowsAsync(page, "[data-material=M30]", "总平面图.pdf", "效果图.pdf");
        await page.SaysAsync("[data-material=M30] .uploads", "已有的“总平面图.pdf”内容完全相同");
        await page.SaysAsync("[data-material=M30] .uploads", "没有上传");
        var input = page.Locator("[name='materials.M30']").First;
        Assert.Equal("true", await input.GetAttributeAsync("aria-invalid"));
        foreach (var told in (await input.GetAttributeAsync("aria-describedby"))!.Split(' '))
            Assert.Equal(1, await page.Locator($"[id='{told}']").CountAsync());

        await page.SetInputFilesAsync("[name='materials.M30']", Walks.File("周边环境.pdf"));
        await ShowsAsync(page, "[data-material=M30]", "总平面图.pdf", "效果图.pdf", "周边环境.pdf");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth + 1"));
        await page.ClickAsync("[aria-label='移除 效果图.pdf']");
        await ShowsAsync(page, "[data-material=M30]", "总平面图.pdf", "周边环境.pdf");
    }

    [Fact]
    public async Task R05_a_correction_replaces_what_was_there_by_all_that_is_chosen_and_more_comes_behind()
    {
        var applicant = await CorrectionAsync();
        await applicant.SetInputFilesAsync(
            "[name='materials.M30']",
            [Walks.File("新图一.pdf"), Walks.File("新图二.pdf")]
        );
        await ShowsAsync(applicant, "#files-1", "新图一.pdf", "新图二.pdf");
        await applicant.SetInputFilesAsync("[name='materials.M30']", Walks.File("新图三.pdf"));
        await ShowsAsync(applicant, "#files-1", "新图一.pdf", "新图二.pdf", "新图三.pdf");
        await applicant.ClickAsync("main form button.btn-primary");
        await applicant.SaysAsync("main", "补正已提交");
    }

    [Fact]
    public async Task R05_files_that_were_stuck_replace_once_and_come_in_their_order()
    {
        var applicant = await CorrectionAsync();
        await StickAsync(applicant);
        await applicant.SetInputFilesAsync(
            "[name='materials.M30']",
            [Walks.File("新图一.pdf"), Walks.File("新图二.pdf")]
        );
        await applicant.WaitForSelectorAsync(TryAgain);
        await applicant.SetInputFilesAsync("[name='materials.M30']", Walks.File("新图三.pdf"));
        await applicant.ClickAsync(TryAgain);
        await ShowsAsync(applicant, "#files-1", "新图一.pdf", "新图二.pdf", "新图三.pdf");
    }

    [Fact]
    public async Task R05_a_file_whose_answer_was_lost_is_there_once_and_the_next_comes_behind_it()
    {
        var applicant = await CorrectionAsync();
        var lost = 0;
        await applicant.Context.RouteAsync("**/materials/M30/uploaded", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync(); // the office has taken it
            await route.AbortAsync("internetdisconnected");
        });
        await applicant.SetInputFilesAsync(
            "[name='materials.M30']",
            [Walks.File("新图一.pdf"), Walks.File("新图二.pdf")]
        );
        await applicant.ClickAsync(TryAgain);
        await ShowsAsync(applicant, "#files-1", "新图一.pdf", "新图二.pdf");
    }

    [Fact]
    public async Task A_file_that_is_stuck_is_stopped_and_the_others_go_on()
    {
        var applicant = await CorrectionAsync();
        await StickAsync(applicant);
        await applicant.SetInputFilesAsync(
            "[name='materials.M30']",
            [Walks.File("新图一.pdf"), Walks.File("新图二.pdf")]
        );
        await applicant.WaitForSelectorAsync(TryAgain);
        await applicant.ClickAsync("#files-1 .upload >> nth=0 >> .btn-link");
        await ShowsAsync(applicant, "#files-1", "新图二.pdf");
        await applicant.ClickAsync("main form button.btn-primary");
        await applicant.SaysAsync("main", "补正已提交"); // nothing still waits for the one that was stopped
    }

    /// <summary>The first upload is refused in a way that is not tried again by itself.</summary>
    private static async Task StickAsync(IPage page) =>
        await page.Context.RouteAsync(
            "**/uploads",
            route => route.FulfillAsync(new() { Status = 400 }),
            new() { Times = 1 }
        );

    private const string TryAgain = "#files-1 .upload .btn-outline-primary";

    /// <summary>The page on which an applicant answers a notice about a material.</summary>
    private async Task<IPage> CorrectionAsync()
    {
        var applicant = await Office.OpenAsync("applicant1");
        var (id, _) = await applicant.ApplyAsync();
        var clerk = await Office.OpenAsync("clerk.city");
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        await clerk.ClickAsync("#outcome-CorrectionRequired summary");
        await clerk.SelectOptionAsync("[name='data.items[0].about']", "m:M30");
        await clerk.FillAllAsync(
            ("data.items[0].defect", "内容不清"),
            ("data.items[0].basis", "办事指南"),
            ("data.items[0].remedy", "重新上传")
        );
        await clerk.ClickAsync("#outcome-CorrectionRequired button.btn-primary");
        await clerk.SaysAsync("main", "已办理");
        await applicant.GotoAsync($"/cases/{id}/correction");
        return applicant;
    }

    private static FilePayload Again(FilePayload file, string name) =>
        new()
        {
            Name = name,
            MimeType = file.MimeType,
            Buffer = file.Buffer,
        };

    private static async Task ShowsAsync(IPage page, string place, params string[] names)
    {
        IReadOnlyList<string> shown = [];
        await Patience.UntilAsync(
            string.Join(", ", names),
            async () =>
            {
                shown = await page.Locator(place + " .files li > a").AllInnerTextsAsync();
                return shown.SequenceEqual(names);
            },
            () => string.Join(", ", shown)
        );
    }
}
