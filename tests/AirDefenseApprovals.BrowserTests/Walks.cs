using System.Text;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>Ways through the pages that several walks take.</summary>
internal static class Walks
{
    public static readonly byte[] Pdf =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer << /Size 3 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"u8.ToArray();

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
        await page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>Presses the button of the page for signing in, and waits until that is done.</summary>
    public static async Task SignInAsync(this IPage page, string user, string password = "Demo-2022!")
    {
        await page.FillAsync("#userName", user);
        await page.FillAsync("#password", password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync(address => !address.Contains("/account/login", StringComparison.Ordinal));
    }

    /// <summary>Applies and hands in.</summary>
    public static async Task<(string Id, string Number)> ApplyAsync(
        this IPage page,
        string project = "示例花园一期",
        string region = "410105"
    )
    {
        await page.FillInAsync(project, region);
        await page.ClickAsync("button[value=submit]:visible");
        await page.WaitForURLAsync("**/apply/submitted/*");
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
