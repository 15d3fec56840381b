using System.Net;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// What an applicant reads after handing in: where things stand, what happens next, every paper, and mails that lead
/// there.
/// </summary>
public sealed class AfterSubmittingTests(AfterSubmittingTests.Host office) : IClassFixture<AfterSubmittingTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410181")]
    [InlineData("admin")]
    public async Task R18_no_paper_of_a_case_is_anybody_elses(string user)
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        using var browser = await office.SignedInAsync(user);
        foreach (var kind in Web.Documents.CasePapers.Kinds)
        {
            var answer = await browser.GetAsync($"/cases/{@case["id"]}/papers/{kind}");
            Assert.True(
                answer.StatusCode == HttpStatusCode.NotFound
                    || answer.Headers.Location?.ToString().Contains("/account/denied", StringComparison.Ordinal)
                        == true,
                $"{kind}: {answer.StatusCode}"
            );
        }
    }

    [Fact]
    public async Task The_first_sentence_says_where_the_case_stands_and_what_happens_next()
    {
        var (applicant, clerk, reviewer, head) = (
            await office.As("applicant1"),
            await office.As("clerk.city"),
            await office.As("reviewer.city"),
            await office.As("head.city")
        );
        using var browser = await office.SignedInAsync("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        var id = @case["id"]!.ToString();
        Assert.StartsWith(
            "申请已收到。2022年5月16日 17:00 前答复是否受理",
            await NextAsync(browser, id),
            StringComparison.Ordinal
        );
        (await clerk.TaskAsync(@case, "intake", "CorrectionRequired", TaskData.Correction)).Ok();
        Assert.StartsWith("申请需要补正：请在 ", await NextAsync(browser, id), StringComparison.Ordinal);
        (
            await applicant.PostAsync(
                $"cases/{id}/correction",
                new { answers = new[] { new { itemNo = 1, text = "已盖章" } } }
            )
        ).Ok();
        Assert.StartsWith(
            "补正已收到，机关不再提出新的补正要求。",
            await NextAsync(browser, id),
            StringComparison.Ordinal
        );
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Ok();
        Assert.StartsWith("已受理，正在办理：审查。", await NextAsync(browser, id), StringComparison.Ordinal);
        (
            await clerk.PostAsync(
                $"cases/{id}/clock/pause",
                new
                {
                    kind = "testing",
                    expectedDays = 3,
                    reason = "检测",
                }
            )
        ).Ok();
        Assert.StartsWith("计时已暂停（检测）", await NextAsync(browser, id), StringComparison.Ordinal);
        (await clerk.PostAsync($"cases/{id}/clock/resume")).Ok();
        (await reviewer.TaskAsync(@case, "review", "Agreed")).Ok();
        Assert.StartsWith("已受理，正在办理：决定。", await NextAsync(browser, id), StringComparison.Ordinal);
        (await head.TaskAsync(@case, "decide", "Approved")).Ok();
        var page = await browser.OpenAsync($"/cases/{id}");
        Assert.Equal("#rate", page.QuerySelector("#next a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#rate form"));
        Assert.Equal(
            ["application", "receipt", "correction", "acceptance", "pauses"],
            page.QuerySelectorAll("a[href*='/papers/']").Select(a => a.GetAttribute("href")!.Split('/')[^1])
        );
        foreach (var link in page.QuerySelectorAll("a[href*='/papers/']"))
            using (UglyToad.PdfPig.PdfDocument.Open(await browser.GetByteArrayAsync(link.GetAttribute("href")))) { }
        (await applicant.PostAsync($"cases/{id}/rating", new { score = 5 })).Ok();
        Assert.Null((await browser.OpenAsync($"/cases/{id}")).QuerySelector("#next a"));
    }

    [Theory]
    [InlineData("NotRequired", "不需要批准", "not-required")]
    [InlineData("NotCompetent", "示例市规划局", "not-competent")]
    public async Task R02_an_answer_other_than_acceptance_is_a_paper_too(string outcome, string words, string kind)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        (
            await (await office.As("clerk.city")).TaskAsync(
                @case,
                "intake",
                outcome,
                new { reason = words, officeName = words }
            )
        ).Ok();
        using var browser = await office.SignedInAsync("applicant1");
        Assert.Contains(
            words,
            await TextAsync(browser, $"/cases/{@case["id"]}/papers/{kind}"),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "#rate",
            (await browser.OpenAsync($"/cases/{@case["id"]}")).QuerySelector("#next a")!.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("applicant1", true)]
    [InlineData("clerk.city", false)]
    public async Task R30_the_application_printed_for_the_office_hides_personal_data(string user, bool told)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await office.SignedInAsync(user);
        var text = await TextAsync(browser, $"/cases/{@case["id"]}/papers/application");
        Assert.Contains("示例花园一期", text, StringComparison.Ordinal);
        Assert.Equal(
            (told, told),
            (
                text.Contains("13800000000", StringComparison.Ordinal),
                text.Contains("applicant1@example.com", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task R28_a_mail_leads_to_its_case_after_signing_in()
    {
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-13-01");
        var notice = (await applicant.GetAsync("inbox?pageSize=200")).Ok()["items"]!
            .AsArray()
            .First(n => n!["caseId"]!.ToString() == @case["id"]!.ToString())!;
        Assert.Contains($"/cases/{@case["id"]}", notice["body"]!.GetValue<string>(), StringComparison.Ordinal);
        using var browser = office.Browser();
        var asked = await browser.GetAsync($"/cases/{@case["id"]}");
        var login = new Uri(asked.Headers.Location!.ToString(), UriKind.RelativeOrAbsolute)
            is { IsAbsoluteUri: true } whole
            ? whole.PathAndQuery
            : asked.Headers.Location!.ToString();
        Assert.Equal($"/cases/{@case["id"]}", await SignInAsync(browser, "applicant1", login));
    }

    [Fact]
    public async Task R04_how_often_check_and_office_agree_is_counted()
    {
        using var other = new OfficeHost();
        var (applicant, clerk) = (await other.As("applicant1"), await other.As("clerk.city"));
        await applicant.AcceptedAsync("RF-13-01"); // nothing found, nothing missing
        var named = await applicant.SubmitAsync("RF-13-01");
        (await clerk.TaskAsync(named, "intake", "CorrectionRequired", TaskData.Correction)).Ok(); // found by the clerk alone
        await applicant.SubmitAsync("RF-13-01"); // not answered yet
        var cases = (await (await other.As("supervisor")).GetAsync("statistics")).Ok()["cases"]!;
        Assert.Equal(
            (2, 1, 50m),
            (
                cases["checked"]!.GetValue<int>(),
                cases["checkAgreed"]!.GetValue<int>(),
                cases["checkAgreedShare"]!.GetValue<decimal>()
            )
        );
    }

    private static async Task<string> NextAsync(HttpClient browser, string id) =>
        (await browser.OpenAsync($"/cases/{id}")).QuerySelector("#next span")!.TextContent;

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        using var file = UglyToad.PdfPig.PdfDocument.Open(await browser.GetByteArrayAsync(path));
        return string.Concat(file.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
            .Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Signs in on the page that asks for it; where it leads.</summary>
    private static async Task<string> SignInAsync(HttpClient browser, string user, string path)
    {
        var page = await browser.OpenAsync(path);
        string Field(string name) => page.QuerySelector($"main input[name={name}]")!.GetAttribute("value") ?? "";
        using var fields = new FormUrlEncodedContent([
            new("UserName", user),
            new("Password", Person.Password),
            new("ReturnUrl", Field("ReturnUrl")),
            new("__RequestVerificationToken", Field("__RequestVerificationToken")),
        ]);
        var answer = await browser.PostAsync("/account/login", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
