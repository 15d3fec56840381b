using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Tests.Mail;
using AngleSharp.Html.Parser;

namespace AirDefenseApprovals.Tests.Watching;

/// <summary>R30: the log of the built host, talkative as it can be told to be, holds nothing personal through a whole story.</summary>
public sealed class LogTests : IDisposable
{
    private const string Name = "郑州听风建设有限公司",
        Phone = "13912345678",
        IdNumber = "91410100MA40000040",
        Email = "tingfeng@example.org",
        Project = "听风花园",
        Street = "听风路八号";

    private readonly string data = Directory.CreateTempSubdirectory("ada-log-").FullName;

    [Fact]
    public async Task R30_nothing_personal_is_logged()
    {
        await using var sink = new SmtpSink { Verdict = $"550 5.1.1 <{Email}>: unknown" };
        var port = Ports.Free();
        using var process = BuiltHost.Start([
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("Data__Directory", data),
            ("Seed__DemoCases", "false"),
            ("Clock__Now", "2022-05-09T09:30:00+08:00"),
            ("urls", $"http://127.0.0.1:{port}"),
            ("Mail__Mode", "Smtp"),
            ("Mail__Host", "127.0.0.1"),
            ("Mail__Port", $"{sink.Port}"),
            ("Mail__Security", "None"),
            ("Logging__Console__FormatterName", "json"),
            .. new[] { "Default", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Hangfire" }.Select(c =>
                ("Logging__LogLevel__" + c, "Information")
            ),
        ]);
        var log = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        string number,
            code;
        try
        {
            await BuiltHost.ReadyAsync(process, new Uri($"http://127.0.0.1:{port}"));
            (number, code) = await LiveThroughAsync(port);
            await sink.GoDownAsync();
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        var text = await log + await errors;
        Assert.Contains("\"LogLevel\":\"Information\"", text, StringComparison.Ordinal);
        Assert.Contains("Microsoft.EntityFrameworkCore", text, StringComparison.Ordinal);
        Assert.All(
            new[] { Name, Phone, IdNumber, Email, Project, Street, code }
                .SelectMany(word =>
                    new[] { word, Uri.EscapeDataString(word), System.Text.Json.JsonEncodedText.Encode(word).ToString() }
                )
                .Distinct(),
            word =>
                Assert.True(
                    !text.Contains(word, StringComparison.OrdinalIgnoreCase),
                    $"{word}: {text.Split('\n').FirstOrDefault(l => l.Contains(word, StringComparison.OrdinalIgnoreCase))}"
                )
        );
        Assert.NotEmpty(number);
    }

    public void Dispose() => Directory.Delete(data, recursive: true);

    /// <summary>Everything that a person types somewhere: forms, searches, addresses, mistakes.</summary>
    private static async Task<(string Number, string Code)> LiveThroughAsync(int port)
    {
        HttpClient Client() => new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var (applicant, clerk) = (
            await new Person(_ => throw new NotSupportedException(), Client(), "applicant1").SignInAsync(),
            await new Person(_ => throw new NotSupportedException(), Client(), "clerk.city").SignInAsync()
        );
        var application = await applicant.ApplicationAsync("RF-13-01");
        application["applicant"] = new JsonObject
        {
            ["kind"] = "organisation",
            ["name"] = Name,
            ["idNumber"] = IdNumber,
            ["phone"] = Phone,
            ["email"] = Email,
        };
        application["project"]!["name"] = Project;
        application["project"]!["address"] = Street;
        (
            await applicant.PostTextAsync(
                "cases",
                application.ToJsonString()[..^1] + ",\"surprise\":\"" + Phone + "\"}"
            )
        ).Refused(400);
        (await applicant.PostTextAsync("cases", "{\"applicant\":\"" + Name)).Refused(400);
        var draft = (await applicant.PostAsync("cases", application, ("Idempotency-Key", Phone))).Ok(201);
        (await applicant.PostAsync("cases", new { itemCode = Name }, ("Idempotency-Key", Phone))).Refused(422);
        foreach (var material in draft["materials"]!.AsArray().Where(m => m!["status"]!.ToString() == "missing"))
            (
                await applicant.UploadAsync(
                    $"cases/{draft["id"]}/materials/{material!["materialCode"]}",
                    Name + ".pdf",
                    Person.Pdf(Name)
                )
            ).Ok();
        var @case = (
            await applicant.PostAsync(
                $"cases/{draft["id"]}/submit",
                new { acknowledgeIncomplete = true, declared = true }
            )
        ).Ok();
        var (number, code) = (@case["caseNumber"]!.ToString(), @case["queryCode"]!.ToString());
        foreach (var path in new[] { "cases?q=", "worklist?q=", "items?q=" })
            (await clerk.GetAsync(path + Uri.EscapeDataString(Name))).Ok();
        (await clerk.GetAsync("documents/" + Uri.EscapeDataString(Name) + "?code=" + code)).Refused(404);
        Assert.Equal(
            Phone,
            (await clerk.PostAsync($"cases/{@case["id"]}/reveal", new { field = "phone", reason = Name })).Ok()[
                "value"
            ]!.ToString()
        );
        (await clerk.PostAsync("track", new { caseNumber = number, queryCode = code })).Ok();
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Ok();
        (await clerk.PutAsync("dev/clock", new { now = "2022-06-20T10:00:00+08:00" })).Ok();
        await BrowseAsync(port, number, code);
        return (number, code);
    }

    private static async Task BrowseAsync(int port, string number, string code)
    {
        using var browser = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") }; // keeps cookies, follows redirections
        await PostAsync(browser, "/account/login", ("UserName", "clerk.city"), ("Password", Person.Password));
        foreach (
            var path in new[]
            {
                "/cases?q=",
                "/worklist?q=",
                "/items?q=",
                "/no-such-page?name=",
                "/language?to=en&back=/cases?q=",
            }
        )
            await browser.GetAsync(path + Uri.EscapeDataString(Name));
        await browser.GetAsync($"/track?Number={number}&Code={code}");
        await PostAsync(browser, "/track", ("Number", number), ("Code", code));
        await browser.GetAsync("/apply/RF-13-01?name=" + Uri.EscapeDataString(Name)); // denied: the address goes into a redirection
        await browser.GetAsync("/cards?from=" + Phone);
        await browser.GetAsync($"/verify/{Uri.EscapeDataString(Name)}?code={code}");
    }

    private static async Task PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(path));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                new("__RequestVerificationToken", token),
            ])
        );
    }
}
