using System.Data.Common;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web.Data;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Watching;

/// <summary>A database that turns read-only under a running office: told everywhere in the same words, and over when it is over.</summary>
public sealed class ReadOnlyTests
{
    [Fact]
    public async Task Acts_and_pages_say_that_nothing_can_be_saved_and_go_on_when_it_can_again()
    {
        using var office = new FragileOffice();
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-13-01");
        var kept = (await applicant.PostAsync("cases", application)).Ok(201);
        var submitted = await applicant.SubmitAsync("RF-13-01");
        using var browser = office.CreateClient();
        await PostAsync(browser, "/account/login", ("UserName", "applicant1"), ("Password", Person.Password));
        var token = await TokenAsync(browser, $"/cases/{submitted["id"]}");
        office.IsReadOnly = true;

        Assert.Equal(
            "urn:ada:storage-unavailable",
            (await applicant.PostAsync("cases", application)).Refused(503)["type"]!.ToString()
        );
        Assert.Equal("draft", (await applicant.GetAsync($"cases/{kept["id"]}")).Ok()["state"]!.ToString());
        using var page = await browser.PostAsync(
            $"/cases/{submitted["id"]}?handler=Withdraw",
            new FormUrlEncodedContent([new("reason", "不再需要"), new("__RequestVerificationToken", token)])
        );
        Assert.Equal(503, (int)page.StatusCode);
        Assert.Contains(
            "系统暂时不能保存",
            System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        await UntilAsync(applicant, "Unhealthy");
        Assert.Equal(503, (await applicant.GetAsync("/health/ready")).Status);

        office.IsReadOnly = false;
        (await applicant.PostAsync("cases", application)).Ok(201);
        await UntilAsync(applicant, "Healthy");
        Assert.Equal(3, (await applicant.GetAsync("cases")).Ok()["total"]!.GetValue<int>());
    }

    private static async Task<string> TokenAsync(HttpClient browser, string path) =>
        (await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(path)))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    private static async Task PostAsync(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        await browser.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                new("__RequestVerificationToken", await TokenAsync(browser, path)),
            ])
        );

    private static Task UntilAsync(Person person, string status) => person.SeesAsync("database", status);

    private sealed class FragileOffice : OfficeHost
    {
        private readonly Lock said = new();

        public bool IsReadOnly
        {
            get;
            set
            {
                lock (said)
                    field = value;
            }
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.ConfigureDbContext<AdaDb>(options => options.AddInterceptors(new ReadOnlyDisk(this)))
            );
        }
    }

    /// <summary>SQLite itself refuses to write: the pragma gives the very error of a file that is read-only.</summary>
    private sealed class ReadOnlyDisk(FragileOffice office) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection,
            TransactionStartingEventData eventData,
            InterceptionResult<DbTransaction> result,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA query_only = {(office.IsReadOnly ? 1 : 0)}";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
