using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>Files on their way: Chinese names, too large, of another kind, cut off.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class UploadWalkTests(Office office) : InOffice<Office>(office)
{
    [Fact]
    public async Task A_file_with_a_Chinese_name_goes_up_is_shown_and_comes_back_under_its_name()
    {
        var page = await MaterialsAsync();
        await page.SetInputFilesAsync("[name='materials.M30']", Walks.File("防空警报点位图（第二版）.pdf"));
        var link = page.Locator("[data-material=M30] a", new() { HasText = "防空警报点位图（第二版）.pdf" });
        await link.First.WaitForAsync();
        await page.ReloadAsync();
        var answer = await page.APIRequest.GetAsync(await link.First.GetAttributeAsync("href") ?? "");
        Assert.Contains(
            "filename*=UTF-8''" + Uri.EscapeDataString("防空警报点位图（第二版）.pdf"),
            answer.Headers["content-disposition"],
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task What_is_too_large_or_of_another_kind_is_not_even_sent()
    {
        var page = await MaterialsAsync();
        var sent = new List<string>();
        page.Request += (_, request) =>
        {
            if (request.Method is "POST" or "PATCH" && request.Url.Contains("/uploads", StringComparison.Ordinal))
                sent.Add(request.Url);
        };
        await page.SetInputFilesAsync("[name='materials.M30']", Walks.File("点位图.exe"));
        await page.WaitForSelectorAsync("[data-material=M30] [data-refused]");
        var large = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7() + ".pdf");
        await using (var file = File.Create(large))
            file.SetLength(210L * 1024 * 1024);
        await page.ReloadAsync();
        await page.SetInputFilesAsync("[name='materials.M30']", large);
        await page.WaitForSelectorAsync("[data-material=M30] [data-refused]");
        await page.SaysAsync("[data-material=M30] [data-refused]", "MB");
        File.Delete(large);
        Assert.Empty(sent);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_goes_on_when_the_network_is_back()
    {
        var page = await MaterialsAsync();
        var pieces = 0;
        await page.Context.RouteAsync("**/uploads/**", async route =>
        {
            if (route.Request.Method == "PATCH" && ++pieces == 2)
            {
                await route.AbortAsync("internetdisconnected");
                return;
            }
            await route.ContinueAsync();
        });
        var large = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7() + ".pdf");
        await File.WriteAllBytesAsync(large, [.. Walks.Pdf, .. new byte[11 * 1024 * 1024]]);
        await page.SetInputFilesAsync("[name='materials.M30']", large);
        await page.Locator("[data-material=M30] a", new() { HasText = Path.GetFileName(large) })
            .First.WaitForAsync(new() { Timeout = 60_000 });
        Assert.True(pieces >= 3, $"{pieces} pieces");
        File.Delete(large);
    }

    /// <summary>A draft of one's own, at its materials.</summary>
    private async Task<IPage> MaterialsAsync()
    {
        var page = await Office.OpenAsync("applicant2");
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(("applicant.name", "河南示例建设有限公司"));
        await page.ClickAsync("#step-buttons button[value=save]");
        await page.ArrivesAsync("**/apply/case/**");
        await page.ClickAsync("#step li[data-step=materials] button");
        await page.WaitForSelectorAsync("[data-material=M30]");
        return page;
    }
}
