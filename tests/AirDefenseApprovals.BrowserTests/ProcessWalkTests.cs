using System.Text;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>The administrator's way: load a definition, see what is wrong with it, click through it, publish it.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class ProcessWalkTests(Office office) : InOffice<Office>(office)
{
    private static string Filing =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "processes", "filing.json"));

    [Fact]
    public async Task A_definition_is_tried_corrected_and_published()
    {
        var admin = await Office.OpenAsync("admin");
        await admin.ClickAsync("nav a[href='/processes']:visible");
        await admin.ClickAsync("a[href='/processes/try']");
        await LoadAsync(admin, Filing.Replace("AirDefense.Approve\"", "AirDefense.Aprove\"", StringComparison.Ordinal));
        Assert.Matches(@"root\.activities\[\d+\]\.type", await admin.InnerTextAsync("#mistakes"));
        await admin.SaysAsync("#mistakes", "AirDefense.Aprove");
        Assert.Contains("AirDefense.Aprove", await admin.InputValueAsync("#definition"), StringComparison.Ordinal); // nothing typed is lost

        await LoadAsync(
            admin,
            Filing.Replace("\"description\": \"", "\"description\": \"修订：", StringComparison.Ordinal)
        );
        await admin.ClickAsync("button[value='intake Accepted']");
        await admin.Locator(".d-none.d-md-block [data-activity=decide] text", new() { HasText = "▶" }).WaitForAsync();
        await admin.ClickAsync("button[value='decide Approved']");
        await admin.SaysAsync("#status", "已结束");
        Assert.Equal("已结束", await admin.InnerTextAsync("#status"));
        await admin.ClickAsync("form[action*='Publish'] button");
        await admin.SaysAsync("[role=status]", "已发布");
        Assert.Equal(1, await admin.Locator("a[href='/processes/filing/2']").CountAsync());

        await admin.ClickAsync("a[href='/processes/filing/1']");
        await admin.SaysAsync("main", "每条路径都有结果");
        var download = await admin.RunAndWaitForDownloadAsync(() => admin.ClickAsync("a[href*='handler=Download']"));
        Assert.Equal("filing-v1.json", download.SuggestedFilename);
    }

    private static async Task LoadAsync(IPage page, string definition)
    {
        await page.SetInputFilesAsync(
            "#file",
            new FilePayload
            {
                Name = "filing.json",
                MimeType = "application/json",
                Buffer = Encoding.UTF8.GetBytes(definition),
            }
        );
        await page.ClickAsync("form[enctype] button");
    }
}
