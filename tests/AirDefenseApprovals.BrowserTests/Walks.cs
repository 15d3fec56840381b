using System.Text;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>Ways through the pages that several walks take.</summary>
internal static class Walks
{
    public static readonly byte[] Pdf = SmallPdf.New();

    public const string CreditCode = "91410100MA40000040";

    /// <summary>A file as a person chooses it.</summary>
    public static FilePayload File(string name) =>
        new()
        {
            Name = name,
            MimeType = "application/pdf",
            Buffer = [.. Pdf, .. Encoding.UTF8.GetBytes("%" + Guid.CreateVersion7())],
        };

    /// <summary>Applies for the siting of an alarm, step by step, as far as the check.</summary>
    /// <param name="page">The applicant's browser.</param>
    /// <param name="project">What the project is called.</param>
    /// <param name="region">Its district or county.</param>
    public static async Task FillInAsync(this IPage page, string project, string region = "410105")
    {
        await page.GotoAsync("/apply/RF-13-01");
        await page.FillAllAsync(
            ("applicant.name", "河南示例建设有限公司"),
            ("applicant.idNumber", CreditCode),
            ("applicant.phone", "13800000000"),
            ("applicant.email", "applicant1@example.com")
        );
        await page.NextAsync("project");
        await page.FillAllAsync(
            ("project.name", project),
            ("project.address", "示例路1号"),
            ("project.floorArea", "１２,345.6789")
        );
        await page.SelectOptionAsync("[name='project.regionCode']", region);
        await page.NextAsync("details");
        await page.FillAllAsync(
            ("form.longitude", "113.6253"),
            ("form.latitude", "34.7466"),
            ("form.reason", "示例说明"),
            ("form.alarmNumber", "J-1")
        );
        await page.NextAsync("materials");
        await page.SetInputFilesAsync("[name='materials.M30']", File("点位图.pdf"));
        await page.NextAsync("check");
        await page.SaysAsync("main", "可以提交");
    }

    /// <summary>Waits until a part of the page says something, and the whole page is there.</summary>
    public static async Task SaysAsync(this IPage page, string selector, string text)
    {
        var said = "";
        await Patience.UntilAsync(
            $"“{text}” in {selector}",
            async () => (said = await page.InnerTextAsync(selector)).Contains(text, StringComparison.Ordinal),
            () => $"{page.Url}: {said}"
        );
        await LookingAgainAsync(look =>
            page.WaitForLoadStateAsync(LoadState.DOMContentLoaded, new() { Timeout = look })
        );
    }

    /// <summary>Waits until the page has gone where it was sent.</summary>
    /// <exception cref="TimeoutException">It has not; with what it shows instead, and what it still waits for.</exception>
    public static Task ArrivesAsync(this IPage page, string address) =>
        ArrivesAsync(page, look => page.WaitForURLAsync(address, new() { Timeout = look }));

    /// <inheritdoc cref="ArrivesAsync(IPage, string)" />
    public static Task ArrivesAsync(this IPage page, Func<string, bool> address) =>
        ArrivesAsync(page, look => page.WaitForURLAsync(address, new() { Timeout = look }));

    private static async Task ArrivesAsync(IPage page, Func<float, Task> arrival)
    {
        try
        {
            await LookingAgainAsync(arrival);
        }
        catch (TimeoutException error)
        {
            var focused = await page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)");
            var text = await page.InnerTextAsync("main");
            throw new TimeoutException(
                $"{error.Message}\nStands at {page.Url}, focus on {focused}, waits for "
                    + $"[{string.Join(", ", Underway.Of(page))}], shows:\n{text}",
                error
            );
        }
    }

    /// <summary>
    /// Waits with a driver that looks whether something is so, and listens for it from then on: what comes between the
    /// two it misses, and sees at the next look.
    /// </summary>
    private static async Task LookingAgainAsync(Func<float, Task> wait)
    {
        const int Looks = 15;
        const float Look = 2_000; // ms
        for (var looked = 1; ; looked++)
        {
            try
            {
                await wait(Look);
                return;
            }
            catch (TimeoutException) when (looked < Looks) { }
        }
    }

    /// <summary>Presses the button of the page for signing in, and waits until that is done.</summary>
    public static async Task SignInAsync(this IPage page, string user, string password = "Demo-2022!")
    {
        await page.FillAsync("#userName", user);
        await page.FillAsync("#password", password);
        await page.ClickAsync("main button");
        await page.ArrivesAsync(address => !address.Contains("/account/login", StringComparison.Ordinal));
    }

    /// <summary>Applies and hands in.</summary>
    public static async Task<(string Id, string Number)> ApplyAsync(
        this IPage page,
        string project = "示例花园一期",
        string region = "410105"
    )
    {
        await page.FillInAsync(project, region);
        await page.CheckAsync("#declared");
        await page.ClickAsync("button[value=submit]:visible");
        await page.ArrivesAsync("**/apply/submitted/*");
        return (new Uri(page.Url).Segments[^1], await page.InnerTextAsync("#number"));
    }

    /// <summary>Goes on to a step of the application.</summary>
    public static async Task NextAsync(this IPage page, string step)
    {
        await page.ClickAsync("#step-buttons button[value=next]");
        await page.WaitForSelectorAsync($"#step li[data-step={step}] [aria-current=step]");
    }

    public static async Task FillAllAsync(this IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            await page.FillAsync($"[name='{name}']", value);
    }

    /// <summary>Completes a task as somebody who has it.</summary>
    public static async Task TaskAsync(
        this Office office,
        string user,
        string id,
        string task,
        string outcome,
        params (string Name, string Value)[] data
    )
    {
        var page = await office.OpenAsync(user);
        await page.GotoAsync($"/cases/{id}/tasks/{task}");
        if (await page.Locator($"#outcome-{outcome}[open]").CountAsync() == 0)
            await page.ClickAsync($"#outcome-{outcome} summary");
        foreach (var (name, value) in data)
            await page.FillAsync($"#outcome-{outcome} [name='{name}']", value);
        await page.ClickAsync($"#outcome-{outcome} button.btn-primary");
        await page.WaitForSelectorAsync("[role=status], #problem");
        Assert.True(await page.Locator("#problem").CountAsync() == 0, await page.Locator("main").InnerTextAsync());
        await page.SaysAsync("main", "已办理");
        await page.Context.CloseAsync();
    }
}
