using System.Text.Json;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>R24 in a real browser: an inspection goes on while the network is gone, and is sent once when it is back.</summary>
[Collection(nameof(OfficeCollection))]
public sealed class OfflineInspectionTests(Office office) : InOffice<Office>(office)
{
    [Fact]
    public async Task What_is_written_without_a_network_is_sent_once_when_it_is_back()
    {
        var inspector = await Office.OpenAsync("inspector1.city", width: 390);
        var id = await OpenInspectionAsync(inspector);
        var (page, network) = ($"/cases/{id}/inspection", inspector.Context);
        await inspector.GotoAsync(page);
        await inspector.WaitForFunctionAsync("() => document.documentElement.dataset.offlineReady === 'yes'");

        await network.SetOfflineAsync(true);
        await inspector.ReloadAsync(); // the page itself comes from the device
        await inspector.ClickAsync("[data-point='GB 50038-2005 3.2'] label:has-text('合格')");
        await inspector.ClickAsync("[data-point='GB 50038-2005 3.3'] label:has-text('有问题')");
        Assert.Equal("GB 50038-2005 3.3", await inspector.InputValueAsync("#clause"));
        await inspector.FillAsync("#place", "第1防护单元");
        await inspector.FillAsync("#problem", "门框墙蜂窝麻面");
        await inspector.FillAsync("#remedy", "凿除后修补");
        await inspector.FillAsync("#deadlineDays", "10");
        await inspector.SetInputFilesAsync(
            "#photos",
            new FilePayload
            {
                Name = "现场.jpg",
                MimeType = "image/jpeg",
                Buffer = await PictureAsync(inspector),
            }
        );
        await inspector.ClickAsync(
            ".plan",
            new()
            {
                Position = new() { X = 100, Y = 60 },
            }
        );
        await inspector.ClickAsync("#finding-form button.btn-primary");
        await inspector.WaitForSelectorAsync("#sync[data-waiting='4']");
        await inspector.SaysAsync("#sync", "没有网络");
        await inspector.ReloadAsync();
        await inspector.WaitForSelectorAsync("#sync[data-waiting='4']"); // nothing of it is lost
        await inspector.SaysAsync("#finding-list", "门框墙蜂窝麻面");

        await CutOnceAsync(inspector); // and the first answer is lost on its way back: it is sent again
        await network.SetOfflineAsync(false);
        await inspector.ReloadAsync();
        await inspector.WaitForSelectorAsync("#sync[data-waiting='0'][data-refused='0']", new() { Timeout = 40_000 });
        var site = await SiteAsync(inspector, id);
        Assert.Equal(
            (1, 2, 1),
            (
                site.GetProperty("findings").GetArrayLength(),
                site.GetProperty("points").GetArrayLength(),
                site.GetProperty("photos").GetArrayLength()
            )
        );
        Assert.Equal(
            site.GetProperty("findings")[0].GetProperty("id").GetString(),
            site.GetProperty("photos")[0].GetProperty("finding").GetString()
        );
        Assert.NotEqual(JsonValueKind.Null, site.GetProperty("photos")[0].GetProperty("x").ValueKind);
    }

    [Fact]
    public async Task What_another_inspector_changed_meanwhile_is_shown_and_nothing_is_overwritten()
    {
        var first = await Office.OpenAsync("inspector1.city", width: 390);
        var id = await OpenInspectionAsync(first);
        await first.GotoAsync($"/cases/{id}/inspection");
        await WriteAsync(first, "漏水");
        await Patience.UntilAsync("the finding at the office", async () =>
            (await SiteAsync(first, id)).GetProperty("findings").GetArrayLength() == 1
        );
        await first.WaitForSelectorAsync("#sync[data-waiting='0']");
        var second = await Office.OpenAsync("inspector2.city", width: 390);
        await second.GotoAsync($"/cases/{id}/inspection");

        await first.Context.SetOfflineAsync(true);
        await first.ClickAsync("#finding-list button");
        await first.FillAsync("#remedy", "我的办法");
        await first.ClickAsync("#finding-form button.btn-primary");
        await second.ClickAsync("#finding-list button");
        await second.FillAsync("#remedy", "他的办法");
        await second.ClickAsync("#finding-form button.btn-primary");
        await Patience.UntilAsync("the other's remedy at the office", async () =>
            (await SiteAsync(second, id)).GetProperty("findings")[0].GetProperty("remedy").GetString() == "他的办法"
        );
        await second.WaitForSelectorAsync("#sync[data-waiting='0']");

        await first.Context.SetOfflineAsync(false);
        await first.WaitForSelectorAsync("#sync[data-refused='1']", new() { Timeout = 40_000 });
        var told = await first.InnerTextAsync("#troubles");
        Assert.Contains("我的办法", told, StringComparison.Ordinal);
        Assert.Contains("他的办法", told, StringComparison.Ordinal);
        Assert.Equal(
            "他的办法",
            (await SiteAsync(first, id)).GetProperty("findings")[0].GetProperty("remedy").GetString()
        );
        await first.ClickAsync("#troubles button:has-text('保留我的')");
        await first.WaitForSelectorAsync("#sync[data-waiting='0'][data-refused='0']", new() { Timeout = 40_000 });
        Assert.Equal(
            "我的办法",
            (await SiteAsync(first, id)).GetProperty("findings")[0].GetProperty("remedy").GetString()
        );
    }

    /// <summary>A practice case of the office, as far as its inspection.</summary>
    private async Task<string> OpenInspectionAsync(IPage inspector)
    {
        await inspector.GotoAsync("/practice");
        await inspector.SelectOptionAsync("select[name=itemCode]", "RF-07-01");
        await inspector.ClickAsync("main form button");
        await inspector.ArrivesAsync("**/cases/*");
        var id = new Uri(inspector.Url).AbsolutePath.Split('/')[2];
        var clerk = await Office.OpenAsync("clerk.city");
        await clerk.GotoAsync($"/cases/{id}/tasks/intake");
        await clerk.ClickAsync("#outcome-Accepted summary");
        await clerk.ClickAsync("#outcome-Accepted button.btn-primary");
        await clerk.ArrivesAsync("**/worklist");
        return id;
    }

    private static async Task WriteAsync(IPage page, string problem)
    {
        await page.FillAsync("#problem", problem);
        await page.ClickAsync("#finding-form button.btn-primary");
    }

    private static async Task<JsonElement> SiteAsync(IPage page, string id) =>
        (
            await page.EvaluateAsync<JsonElement>("async id => await (await fetch(`/cases/${id}/site`)).json()", id)
        ).Clone();

    /// <summary>A picture drawn by the browser itself.</summary>
    private static async Task<byte[]> PictureAsync(IPage page) =>
        Convert.FromBase64String(
            await page.EvaluateAsync<string>(
                """
                () => {
                    const canvas = document.createElement('canvas');
                    canvas.width = 640;
                    canvas.height = 480;
                    const paint = canvas.getContext('2d');
                    paint.fillStyle = '#246';
                    paint.fillRect(0, 0, 640, 480);
                    paint.fillStyle = '#fc3';
                    paint.fillRect(100, 100, 200, 150);
                    return canvas.toDataURL('image/jpeg', .8).split(',')[1];
                }
                """
            )
        );

    /// <summary>Loses the answer of the first finding that is sent: the office has it, the device does not know.</summary>
    private static Task<IAsyncDisposable> CutOnceAsync(IPage page)
    {
        var cut = false;
        return page.Context.RouteAsync("**/site/findings/*", async route =>
        {
            if (cut)
            {
                await route.ContinueAsync();
                return;
            }
            cut = true;
            await route.FetchAsync();
            await route.AbortAsync("connectionreset");
        });
    }
}
