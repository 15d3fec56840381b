using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Hosting;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>The built host as a process, and Debian's Chromium.</summary>
public class Office : IAsyncLifetime
{
    private readonly string data = Path.Combine(
        Path.GetTempPath(),
        "ada-browser-" + Guid.CreateVersion7().ToString("N")
    );
    private readonly Dictionary<string, HttpClient> signedIn = [];
    private readonly List<IBrowserContext> contexts = [];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;
    private Process process = null!;

    public string Address { get; private set; } = "";

    /// <summary>The repository.</summary>
    public static DirectoryInfo Root { get; } = new(Repository.Root);

    /// <summary>What the host is told beside where it is.</summary>
    protected virtual (string Key, string Value)[] Settings =>
        [("Seed__DemoCases", "false"), ("Clock__Now", "2022-05-09T09:30:00+08:00")];

    public virtual async Task InitializeAsync()
    {
        Address = $"http://127.0.0.1:{Ports.Free()}";
        process = BuiltHost.Start([
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("urls", Address),
            ("Data__Directory", data),
            ("Logging__LogLevel__Default", "Warning"),
            .. Settings,
        ]);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        await BuiltHost.ReadyAsync(process, new Uri(Address));

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
    }

    public async Task DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A browser of one person: signed in unless the user is empty.</summary>
    public async Task<IPage> OpenAsync(string user = "", int width = 1280, bool script = true)
    {
        var context = await browser.NewContextAsync(
            new()
            {
                Locale = "zh-CN",
                BaseURL = Address,
                JavaScriptEnabled = script,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        Underway.Watch(page);
        if (user.Length == 0)
            return page;
        await page.GotoAsync("/account/login");
        await page.SignInAsync(user);
        return page;
    }

    /// <summary>Everybody goes home: pages that stay open go on saving and asking beside the next test.</summary>
    public async Task CloseAsync()
    {
        foreach (var context in contexts)
            await context.CloseAsync();
        contexts.Clear();
    }

    /// <summary>A case handed in by the API without its materials, as an applicant may (PL 32): for walks that begin later.</summary>
    public async Task<string> FileAsync(
        string item,
        string region = "410105",
        string user = "applicant1",
        string project = "示例花园一期"
    )
    {
        var application = await ApplicationAsync(item, region);
        application["project"]!["name"] = project;
        var draft = await PostAsync(user, "cases", application);
        return (
            await PostAsync(user, $"cases/{draft["id"]}/submit", new { acknowledgeIncomplete = true, declared = true })
        )["id"]!.GetValue<string>();
    }

    /// <summary>An application of which nothing is wrong.</summary>
    protected async Task<JsonObject> ApplicationAsync(string item, string region)
    {
        var guide = await GetAsync("applicant1", "items/" + item);
        var organisation = guide["applicants"]![0]!.GetValue<string>() == "organisation";
        return new JsonObject
        {
            ["itemCode"] = item,
            ["applicant"] = new JsonObject
            {
                ["kind"] = organisation ? "organisation" : "person",
                ["name"] = "河南示例建设有限公司",
                ["idNumber"] = organisation ? Walks.CreditCode : "11010519491231002X",
                ["phone"] = "13800000000",
                ["email"] = "applicant1@example.com",
            },
            ["project"] = new JsonObject
            {
                ["name"] = "示例花园一期",
                ["address"] = "示例路1号",
                ["regionCode"] = region,
                ["floorArea"] = 12345.6789m,
            },
            ["form"] = new JsonObject(
                guide["form"]!.AsArray().Select(f => KeyValuePair.Create(f!["name"]!.GetValue<string>(), Value(f)))
            ),
        };
    }

    private static JsonNode? Value(JsonNode field) =>
        (field["type"]!.GetValue<string>(), field["name"]!.GetValue<string>()) switch
        {
            ("choice", _) => field["options"]![0]!.DeepClone(),
            (_, "longitude") => 113.6253m,
            (_, "latitude") => 34.7466m,
            ("decimal", _) => 1234.5678m,
            ("integer", _) => 3,
            ("date", _) => "2022-06-01",
            ("dateRange", _) => new JsonObject { ["from"] = "2022-06-01", ["to"] = "2023-05-31" },
            _ => "示例",
        };

    /// <summary>Asks the API, as a client of somebody would.</summary>
    public async Task<JsonNode> GetAsync(string user, string path) =>
        JsonNode.Parse(await (await ClientAsync(user)).GetStringAsync(new Uri("api/v1/" + path, UriKind.Relative)))!;

    /// <summary>Writes by the API.</summary>
    public async Task<JsonNode> PostAsync(string user, string path, object body)
    {
        var answer = await (await ClientAsync(user)).PostAsJsonAsync("api/v1/" + path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<HttpClient> ClientAsync(string user)
    {
        if (signedIn.TryGetValue(user, out var known))
            return known;
        var client = new HttpClient { BaseAddress = new Uri(Address + "/") };
        var answer = await client.PostAsJsonAsync(
            "api/v1/auth/login",
            new { userName = user, password = "Demo-2022!" }
        );
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            (await answer.Content.ReadFromJsonAsync<JsonNode>())!["accessToken"]!.GetValue<string>()
        );
        return signedIn[user] = client;
    }
}

/// <summary>Tests in an office; what a test opened is closed after it.</summary>
public abstract class InOffice<T>(T office) : IAsyncLifetime
    where T : Office
{
    protected T Office { get; } = office;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Office.CloseAsync();
}

/// <summary>One office for all walks.</summary>
[CollectionDefinition(nameof(OfficeCollection))]
public sealed class OfficeCollection : ICollectionFixture<Office>;
