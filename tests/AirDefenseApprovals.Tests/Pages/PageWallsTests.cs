using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>R18 at every page and download: who must not get in.</summary>
[Collection(nameof(WalledOffice))]
public sealed class PageWallsTests(WalledOffice office)
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
        using var stranger = office.Browser();
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
        using var browser = await office.SignedInAsync(user);
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
        using var browser = await office.SignedInAsync(user);
        var token = await browser.TokenAsync("/account/login");
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
            var answer = await browser.SubmitAsync(
                path,
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
            using var browser = await office.SignedInAsync(user);
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

    [Fact]
    public async Task R18_a_task_page_is_for_the_handling_office()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        using var city = await office.SignedInAsync("clerk.city");
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
        using var browser = await office.SignedInAsync("head.410181");
        Assert.DoesNotContain("clerk.410122", await browser.GetStringAsync("/office/people"), StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(
            "/office/people?handler=" + handler,
            ("person", "clerk.410122"),
            ("from", "2022-05-10"),
            ("to", "2022-05-11"),
            ("roles", "head"),
            ("confirmed", "true")
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
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
        using var browser = await office.SignedInAsync(user);
        var token = await browser.TokenAsync("/track");
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
}
