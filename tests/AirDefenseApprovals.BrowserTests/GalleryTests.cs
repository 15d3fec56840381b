using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>
/// Every page is looked at: WCAG 2.2 AA by axe in light and in dark, no wider than a phone or a wall, nothing that
/// jumps while it loads. Pictures of
/// the most used at 1,280 and 390 px are left in <c>artefacts/screens</c> for people to look at too.
/// </summary>
[Collection(nameof(DemoCollection))]
public sealed partial class GalleryTests(DemoOffice office)
{
    /// <summary>Pages that only send somewhere else.</summary>
    private static readonly string[] OnTheWay = ["/account/home", "/account/logout", "/display", "/language"];

    /// <summary>Pages whose pictures are taken; <c>SCREENS=all</c> takes them of all.</summary>
    private static readonly string[] Pictured =
    [
        "anyone-start",
        "anyone-items",
        "anyone-items-code",
        "anyone-which",
        "anyone-figures",
        "anyone-verify-number",
        "applicant1-apply-case-id",
        "applicant1-apply-submitted-id",
        "applicant1-cases-id",
        "applicant1-cases-id-correction",
        "applicant1-inbox",
        "clerk.city-worklist",
        "clerk.city-cases-id-tasks-task",
        "clerk.city-counter-code",
        "clerk.city-cases-id",
        "inspector1.city-cases-id-inspection",
        "inspector1.city-cases-id-acceptance",
        "head.410122-board",
        "head.city-office-figures",
        "supervisor-board",
        "supervisor-cards",
        "supervisor-statistics",
        "supervisor-delegations-matrix",
        "admin-processes-definitionId-version",
    ];

    private static readonly AxeRunOptions Everything = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };
    private static readonly AxeRunOptions Contrast = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new() { Type = "rule", Values = ["color-contrast"] },
    };

    private static readonly string[] Users =
    [
        "",
        "applicant1",
        "applicant2",
        "clerk.city",
        "clerk.410122",
        "head.410122",
        "inspector1.city",
        "head.city",
        "supervisor",
        "admin",
    ];

    public static TheoryData<string> Readers => new(Users);

    [Fact]
    public void Every_page_is_looked_at()
    {
        IEnumerable<string> pages = Directory
            .EnumerateFiles(
                Path.Combine(Office.Root.FullName, "src", "AirDefenseApprovals.Web", "Pages"),
                "*.cshtml",
                SearchOption.AllDirectories
            )
            .Select(f => PageDirective().Match(File.ReadAllText(f)))
            .Where(m => m.Success)
            .Select(m => m.Groups[1].Value);
        Assert.Empty(pages.Except(office.Looks.Select(l => l.Route)).Except(OnTheWay).Order(StringComparer.Ordinal));
        Assert.Empty(office.Looks.Select(l => l.User).Except(Users));
        Assert.Empty(Pictured.Except(office.Looks.Select(l => l.Name)));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_page_keeps_nobody_out_fits_every_screen_and_holds_still(string reader)
    {
        var page = await office.OpenAsync(reader);
        await page.AddInitScriptAsync(
            "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });"
        );
        var troubles = new List<string>();
        page.PageError += (_, error) => troubles.Add($"{page.Url}: {error}");
        foreach (var look in office.Looks.Where(l => l.User == reader))
        {
            var answer = await page.GotoAsync(look.Path, new() { WaitUntil = WaitUntilState.Load });
            if (answer!.Status != Expected(look))
                troubles.Add($"{look.Path}: {answer.Status}");
            await ShootAsync(page, look, 1280);
            if (await page.EvaluateAsync<double>("() => window.moved") is > 0.02 and var moved)
                troubles.Add($"{look.Path}: jumps by {moved:0.000}");
            troubles.AddRange(Tell(look, "light", await page.RunAxe(Everything)));
            troubles.AddRange(Tell(look, "dark", await InDarkAsync(page)));
            foreach (var width in new[] { 2560, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                if (
                    await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth")
                    is > 1
                        and var over
                )
                    troubles.Add($"{look.Path}: {over} px wider than {width}");
            }

            await ShootAsync(page, look, 390);
            await page.SetViewportSizeAsync(1280, 900);
        }

        Assert.True(troubles.Count == 0, string.Join("\n", troubles));
    }

    private static int Expected(Look look) =>
        look.Route switch
        {
            "/error/{status:int}" or "/account/welcome" => 404,
            "/account/denied" => 403,
            "/cases/print" => 422,
            _ => 200,
        };

    private static IEnumerable<string> Tell(Look look, string scheme, AxeResult found) =>
        found.Violations.SelectMany(v =>
            v.Nodes.Take(3)
                .Select(n =>
                    $"{look.User} {look.Path} ({scheme}): {v.Id}: {n.Html[..Math.Min(160, n.Html.Length)]} {n.Any.Concat(n.All).FirstOrDefault()?.Message}"
                )
        );

    private static async Task<AxeResult> InDarkAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForSelectorAsync("html[data-bs-theme=dark]");
        var found = await page.RunAxe(Contrast);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return found;
    }

    private static async Task ShootAsync(IPage page, Look look, int width)
    {
        if (!Pictured.Contains(look.Name) && Environment.GetEnvironmentVariable("SCREENS") != "all")
            return;
        await page.ScreenshotAsync(
            new()
            {
                Path = Path.Combine(Office.Root.FullName, "artefacts", "screens", $"{look.Name}-{width}.png"),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex PageDirective();
}
