using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>
/// Every page is looked at: WCAG 2.2 AA by axe in light and in dark, no wider than the smallest phone or a wall, nothing that
/// jumps while it loads. Pictures of
/// the most used at 1,280 and 390 px are left in <c>artefacts/screens</c> for people to look at too.
/// </summary>
[Collection(nameof(DemoCollection))]
public sealed partial class GalleryTests(DemoOffice office) : InOffice<DemoOffice>(office)
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

    /// <summary>
    /// Adds up, from the first paint on, how far things move without anybody having asked for it, and keeps what moved
    /// when, from where, to where.
    /// </summary>
    private const string WatchMoves = """
        window.moved = 0;
        window.movers = new Set();
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries().filter((entry) => !entry.hadRecentInput)) {
            window.moved += entry.value;
            for (const { node, previousRect: from, currentRect: to } of entry.sources)
              window.movers.add(
                `${(node?.outerHTML ?? node?.textContent ?? '').slice(0, 80)} at ${Math.round(entry.startTime)} ms of ` +
                  `${innerWidth}x${innerHeight} from ${[from.x, from.y, from.width, from.height].map(Math.round)} to ` +
                  [to.x, to.y, to.width, to.height].map(Math.round),
              );
          }
        }).observe({ type: 'layout-shift', buffered: true });
        """;
    private const string WhatMoved = "() => [...window.movers].slice(0, 3).join(' | ')";

    /// <summary>Colours that pass from one into the other have arrived; what inherits them sets out when they have.</summary>
    private const string ColoursHaveChanged = """
        async () => {
          const under = () => document.getAnimations().filter((a) => a instanceof CSSTransition);
          while (under().length > 0) await Promise.allSettled(under().map((a) => a.finished));
        }
        """;

    /// <summary>Counts the cells of stacked tables that have a label and nothing to say.</summary>
    private const string LabelsOfNothing =
        "() => [...document.querySelectorAll('.table-stack td[data-label]')].filter((cell) => !cell.innerHTML.trim()).length";

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
                Path.Combine(DemoOffice.Root.FullName, "src", "AirDefenseApprovals.Web", "Pages"),
                "*.cshtml",
                SearchOption.AllDirectories
            )
            .Select(f => PageDirective().Match(File.ReadAllText(f)))
            .Where(m => m.Success)
            .Select(m => m.Groups[1].Value);
        Assert.Empty(pages.Except(Office.Looks.Select(l => l.Route)).Except(OnTheWay).Order(StringComparer.Ordinal));
        Assert.Empty(Office.Looks.Select(l => l.User).Except(Users));
        Assert.Empty(Pictured.Except(Office.Looks.Select(l => l.Name)));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task A_page_keeps_nobody_out_fits_every_screen_and_holds_still(string reader)
    {
        var page = await Office.OpenAsync(reader);
        await page.AddInitScriptAsync(WatchMoves);
        await page.AddAxeAsync();
        var troubles = new List<string>();
        page.PageError += (_, error) => troubles.Add($"{page.Url}: {error}");
        foreach (var look in Office.Looks.Where(l => l.User == reader))
        {
            var answer = await page.GotoAsync(look.Path, new() { WaitUntil = WaitUntilState.Load });
            if (answer!.Status != Expected(look))
                troubles.Add($"{look.Path}: {answer.Status}");
            await ShootAsync(page, look, 1280);
            if (await page.EvaluateAsync<double>("() => window.moved") is > 0.02 and var moved)
                troubles.Add($"{look.Path}: jumps by {moved:0.000}: {await page.EvaluateAsync<string>(WhatMoved)}");
            troubles.AddRange(Tell(look, "light", await page.ViolationsAsync(Axe.Everything)));
            troubles.AddRange(Tell(look, "dark", await InDarkAsync(page)));
            foreach (var width in new[] { 2560, 320, 390 })
            {
                await page.SetViewportSizeAsync(width, 900);
                if (
                    await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth")
                    is > 1
                        and var over
                )
                    troubles.Add($"{look.Path}: {over} px wider than {width}");
            }

            if (await page.EvaluateAsync<int>(LabelsOfNothing) is > 0 and var labels)
                troubles.Add($"{look.Path}: {labels} labels stand before empty cells");
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

    private static IEnumerable<string> Tell(Look look, string scheme, IEnumerable<string> violations) =>
        violations.Select(violation => $"{look.User} {look.Path} ({scheme}): {violation}");

    private static async Task<IEnumerable<string>> InDarkAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForSelectorAsync("html[data-bs-theme=dark]");
        await page.EvaluateAsync(ColoursHaveChanged);
        var found = await page.ViolationsAsync(Axe.Contrast);
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
                Path = Path.Combine(DemoOffice.Root.FullName, "artefacts", "screens", $"{look.Name}-{width}.png"),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            }
        );
    }

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex PageDirective();
}
