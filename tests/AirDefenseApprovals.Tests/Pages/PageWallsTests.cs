using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>R18 at every page and download: who must not get in.</summary>
public sealed class PageWallsTests(PageWallsTests.Host office) : IClassFixture<PageWallsTests.Host>
{
    /// <summary>What anyone may open.</summary>
    private static readonly string[] Open =
    [
        "",
        "account/denied",
        "account/login",
        "account/logout",
        "account/register",
        "account/welcome",
        "calendar",
        "calendar/{year:int}",
        "design",
        "display",
        "error/{status:int}",
        "figures",
        "items",
        "items/{code}",
        "items/{code}/checklist",
        "joint/{word}",
        "language",
        "rectify/{word}",
        "selfcheck/{word}",
        "standards",
        "standards/clause",
        "track",
        "verify/{number?}",
        "which",
    ];

    public sealed class Host : OfficeHost;

    [Fact]
    public void R18_only_these_pages_are_open_to_anyone() =>
        Assert.Equal(
            Open,
            Pages()
                .Where(p => p.Metadata.GetMetadata<IAuthorizeData>() is null)
                .Select(p => p.RoutePattern.RawText!.Trim('/'))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task R18_every_other_page_sends_a_stranger_to_sign_in()
    {
        using var stranger = Browser();
        await Assert.AllAsync(
            Pages()
                .Where(p => p.Metadata.GetMetadata<IAuthorizeData>() is not null)
                .Select(p => Fill(p, Guid.CreateVersion7())),
            async path =>
            {
                var answer = await stranger.GetAsync(path);
                Assert.Equal((path, HttpStatusCode.Redirect), (path, answer.StatusCode));
                Assert.Contains("/account/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410181")]
    [InlineData("admin")]
    public async Task R18_a_county_case_has_no_page_for_another_applicant_or_county(string user)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        using var browser = await SignedInAsync(user);
        await Assert.AllAsync(
            Pages()
                .Where(p => p.RoutePattern.RawText!.Contains("{id:guid}", StringComparison.Ordinal))
                .Select(p => Fill(p, @case["id"]!.GetValue<Guid>())),
            async path =>
            {
                var answer = await browser.GetAsync(path);
                Assert.True(
                    answer.StatusCode == HttpStatusCode.NotFound
                        || (
                            answer.StatusCode == HttpStatusCode.Redirect
                            && answer.Headers.Location!.ToString().Contains("/account/denied", StringComparison.Ordinal)
                        ),
                    $"{user} {path}: {answer.StatusCode}"
                );
            }
        );
    }

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410181")]
    [InlineData("admin")]
    public async Task R18_no_form_of_a_county_case_takes_anything_from_another_applicant_or_county(string user)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        var before = (await (await office.As("clerk.410122")).GetAsync($"cases/{@case["id"]}")).ETag;
        using var browser = await SignedInAsync(user);
        var token = await TokenAsync(browser, "/account/login");
        string[] handlers =
        [
            .. typeof(Web.Pages.Cases.CaseModel)
                .GetMethods()
                .Select(m => m.Name)
                .Where(n => n.StartsWith("OnPost", StringComparison.Ordinal) && n.Length > "OnPostAsync".Length)
                .Select(n => n["OnPost".Length..^"Async".Length]),
        ];
        Assert.Superset(new HashSet<string> { "Ask", "Recusal", "Move" }, handlers.ToHashSet());
        foreach (
            var path in handlers
                .Select(h => $"/cases/{@case["id"]}?handler={h}")
                .Concat(
                    new[] { "correction", "rectification", "resolve", "tasks/review" }.Select(p =>
                        $"/cases/{@case["id"]}/{p}"
                    )
                )
                .Append($"/apply/case/{@case["id"]}")
        )
        {
            var answer = await PostAsync(
                browser,
                path,
                token,
                ("reason", "r"),
                ("text", "t"),
                ("score", "5"),
                ("field", "phone"),
                ("outcome", "Agreed"),
                ("action", "drop")
            );
            Assert.True(
                answer.StatusCode == HttpStatusCode.NotFound
                    || (
                        answer.StatusCode == HttpStatusCode.Redirect
                        && answer.Headers.Location!.ToString().Contains("/account/denied", StringComparison.Ordinal)
                    ),
                $"{user} {path}: {answer.StatusCode}"
            );
        }

        Assert.Equal(before, (await (await office.As("clerk.410122")).GetAsync($"cases/{@case["id"]}")).ETag);
    }

    [Fact]
    public async Task R18_a_receipt_printed_for_the_office_has_no_query_code()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        foreach (var (user, told) in new[] { ("applicant1", true), ("clerk.city", false), ("supervisor", false) })
        {
            using var browser = await SignedInAsync(user);
            using var paper = UglyToad.PdfPig.PdfDocument.Open(
                await browser.GetByteArrayAsync($"/cases/{@case["id"]}/papers/receipt")
            );
            Assert.Equal(
                told,
                string.Concat(paper.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Contains(@case["queryCode"]!.GetValue<string>(), StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("/worklist", "applicant1", "admin")]
    [InlineData("/counter", "applicant1", "reviewer.city", "head.city", "inspector1.city", "supervisor", "admin")]
    [InlineData(
        "/counter/RF-13-01",
        "applicant1",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "supervisor",
        "admin"
    )]
    [InlineData(
        "/counter/receipt/00000000-0000-0000-0000-000000000001",
        "applicant1",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "supervisor",
        "admin"
    )]
    [InlineData("/sentences", "applicant1")]
    [InlineData("/cases/print", "admin")]
    [InlineData(
        "/supervision/pauses",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "admin"
    )]
    [InlineData("/cards", "applicant1", "clerk.city", "head.410122", "admin")]
    [InlineData("/apply/RF-13-01", "clerk.city", "supervisor", "admin")]
    [InlineData("/processes", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/processes/try", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/processes/standard/1", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData(
        "/calendar/2027/edit",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "supervisor"
    )]
    [InlineData(
        "/delegations",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData("/delegations?handler=Sheet", "applicant1", "clerk.city", "head.city", "head.410122")]
    [InlineData(
        "/delegations/matrix",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData(
        "/delegations/history?itemCode=RF-01-03&office=410122",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData("/delegations/enter", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/delegations/import", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData(
        "/delegations/00000000-0000-0000-0000-000000000001/revoke",
        "applicant1",
        "clerk.city",
        "head.city",
        "head.410122",
        "supervisor"
    )]
    [InlineData("/delegations/waiting", "applicant1", "clerk.city", "reviewer.city", "inspector1.city", "clerk.410122")]
    [InlineData(
        "/delegations/00000000-0000-0000-0000-000000000001",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122"
    )]
    [InlineData(
        "/delegations/rehearsal",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData(
        "/delegations/what-if",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122"
    )]
    [InlineData("/delegations/what-if?handler=Sheet", "applicant1", "clerk.city", "head.city", "head.410122")]
    [InlineData(
        "/standards/enter",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "supervisor"
    )]
    [InlineData(
        "/standards/edition",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "head.city",
        "inspector1.city",
        "clerk.410122",
        "head.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/people",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/people/hire",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/people/log",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData(
        "/office/profile",
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "clerk.410122",
        "supervisor"
    )]
    [InlineData("/office/figures", "applicant1", "admin")]
    [InlineData("/board", "applicant1", "admin")]
    [InlineData("/statistics", "applicant1", "admin")]
    [InlineData("/statistics?handler=Sheet", "applicant1", "admin")]
    [InlineData("/statistics/acceptance", "applicant1", "admin")]
    [InlineData("/statistics/acceptance?handler=Sheet", "applicant1", "admin")]
    [InlineData("/office", "applicant1")]
    [InlineData("/projects", "applicant1", "admin")]
    [InlineData("/projects/00000000-0000-0000-0000-000000000001", "applicant1", "admin")]
    [InlineData("/watch", "applicant1", "clerk.city", "head.city", "head.410122", "supervisor")]
    [InlineData("/jobs", "applicant1", "clerk.city", "head.city", "supervisor")]
    public async Task R18_a_page_is_for_its_roles_alone(string path, params string[] strangers)
    {
        foreach (var user in strangers)
        {
            using var browser = await SignedInAsync(user);
            var answer = await browser.GetAsync(path);
            Assert.True(
                answer.StatusCode == HttpStatusCode.Redirect
                    && answer.Headers.Location!.ToString().Contains("/account/denied", StringComparison.Ordinal),
                $"{user} {path}: {answer.StatusCode}"
            );
        }
    }

    [Fact]
    public async Task R18_a_task_page_is_for_the_handling_office()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        using var city = await SignedInAsync("clerk.city");
        Assert.Equal(HttpStatusCode.OK, (await city.GetAsync($"/cases/{@case["id"]}")).StatusCode);
        Assert.Contains(
            "/account/denied",
            (await city.GetAsync($"/cases/{@case["id"]}/tasks/intake")).Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Absence")]
    [InlineData("End")]
    [InlineData("Disable")]
    [InlineData("Enable")]
    [InlineData("Roles")]
    [InlineData("Invite")]
    public async Task R18_the_people_of_another_office_do_not_exist_for_a_head(string handler)
    {
        using var browser = await SignedInAsync("head.410181");
        Assert.DoesNotContain("clerk.410122", await browser.GetStringAsync("/office/people"), StringComparison.Ordinal);
        var answer = await PostAsync(
            browser,
            "/office/people?handler=" + handler,
            await TokenAsync(browser, "/office/people"),
            ("person", "clerk.410122"),
            ("from", "2022-05-10"),
            ("to", "2022-05-11"),
            ("roles", "head"),
            ("confirmed", "true")
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task R30_a_head_enters_an_absence_and_sees_what_is_wrong_beside_its_field()
    {
        using var browser = await SignedInAsync("head.410185");
        var token = await TokenAsync(browser, "/office/people");
        var wrong = await PostAsync(
            browser,
            "/office/people?handler=Absence",
            token,
            ("person", "clerk.410185"),
            ("from", "2022-05-12"),
            ("to", "2022-05-11")
        );
        var page = await new HtmlParser().ParseDocumentAsync(await wrong.Content.ReadAsStringAsync());
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "2022-05-11"),
            (wrong.StatusCode, page.QuerySelector("#to")!.GetAttribute("value"))
        );
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select"), input =>
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await PostAsync(
                    browser,
                    "/office/people?handler=Absence",
                    token,
                    ("person", "clerk.410185"),
                    ("from", "2022-05-11"),
                    ("to", "2022-05-12")
                )
            ).StatusCode
        );
        Assert.Contains(
            "2022年5月11日",
            (await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync("/office/people")))
                .Body!
                .TextContent,
            StringComparison.Ordinal
        );
        var last = await PostAsync(browser, "/office/people?handler=Disable", token, ("person", "head.410185"));
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);
    }

    [Theory]
    [InlineData("applicant2", HttpStatusCode.NotFound)]
    [InlineData("clerk.410122", HttpStatusCode.NotFound)]
    [InlineData("applicant1", HttpStatusCode.Forbidden)]
    [InlineData("clerk.city", HttpStatusCode.Forbidden)]
    [InlineData("inspector1.city", HttpStatusCode.OK)]
    public async Task R18_what_the_page_of_an_inspection_sends_meets_the_same_walls_and_needs_its_token(
        string user,
        HttpStatusCode status
    )
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-07-01");
        using var browser = await SignedInAsync(user);
        var token = await TokenAsync(browser, "/track");
        var path = $"/cases/{@case["id"]}/site/findings/{Guid.NewGuid()}";
        async Task<HttpStatusCode> PutAsync(string? header)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path)
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { problem = "蜂窝麻面" }),
            };
            if (header is not null)
                request.Headers.Add("RequestVerificationToken", header);
            return (await browser.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(null));
        Assert.Equal(status, await PutAsync(token));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await SignedInAsync("applicant1");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await browser.PostAsync("/apply/RF-13-01", new FormUrlEncodedContent([new("applicant.name", "x")]))
            ).StatusCode
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/items?q=zzzz")]
    [InlineData("/items/RF-07-01")]
    [InlineData("/items/RF-07-01/checklist")]
    [InlineData("/which?matter=build&kind=public&deep=no")]
    [InlineData("/figures")]
    [InlineData("/account/login")]
    [InlineData("/track")]
    [InlineData("/calendar")]
    [InlineData("/calendar/2022")]
    [InlineData("/standards")]
    [InlineData("/standards/clause?of=GB%2050038-2005%203.3")]
    public async Task Every_input_has_a_label_and_every_page_one_heading(string path)
    {
        using var browser = Browser();
        var page = await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(path));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), input =>
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
        );
    }

    private List<RouteEndpoint> Pages() =>
        [
            .. office
                .Services.GetServices<EndpointDataSource>()
                .SelectMany(s => s.Endpoints)
                .OfType<RouteEndpoint>()
                .Where(e =>
                    e.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not null
                    || e.Metadata.GetMetadata<PageActionDescriptor>() is not null
                    || (
                        (e.RoutePattern.RawText ?? "").TrimStart('/').StartsWith("cases/", StringComparison.Ordinal)
                        && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
                    )
                ),
        ];

    private static string Fill(RouteEndpoint page, Guid id) =>
        "/"
        + page.RoutePattern.RawText!.Trim('/')
            .Replace("{id:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{photoId:guid}", id.ToString(), StringComparison.Ordinal)
            .Replace("{code}", "M30", StringComparison.Ordinal)
            .Replace("{definitionId}", "standard", StringComparison.Ordinal)
            .Replace("{version:int}", "1", StringComparison.Ordinal)
            .Replace("{year:int}", "2027", StringComparison.Ordinal)
            .Replace("{task}", "intake", StringComparison.Ordinal)
            .Replace("{kind}", "receipt", StringComparison.Ordinal)
            .Replace("{itemNo:int}", "1", StringComparison.Ordinal)
            .Replace("{sha256}", new string('a', 64), StringComparison.Ordinal);

    private HttpClient Browser() =>
        office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var browser = Browser();
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await PostAsync(
                    browser,
                    "/account/login",
                    await TokenAsync(browser, "/account/login"),
                    ("UserName", user),
                    ("Password", Person.Password)
                )
            ).StatusCode
        );
        return browser;
    }

    private static async Task<string> TokenAsync(HttpClient browser, string path) =>
        (await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(path)))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string path,
        string token,
        params (string Name, string Value)[] fields
    ) =>
        browser.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                new("__RequestVerificationToken", token),
            ])
        );
}
