using System.Text.Json.Nodes;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>R10: a date through a year whose holidays are not published is told as one that may move, by mail and on paper.</summary>
public sealed class R10_ProvisionalTests(R10_ProvisionalTests.Host office) : IClassFixture<R10_ProvisionalTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R10_mail_and_paper_say_that_a_date_may_move()
    {
        var certain = await AcceptedAsync("2026-11-30 10:00");
        Assert.DoesNotContain("暂定", await NoticeAsync(certain), StringComparison.Ordinal);
        Assert.DoesNotContain("暂定", await PaperAsync(certain), StringComparison.Ordinal);

        var document = await IssuedUntilAsync("2027-01-15");
        await office.MoveToAsync("2026-12-20 10:00");
        Assert.DoesNotContain("暂定", await NoticeAsync(document, "documentExpiring"), StringComparison.Ordinal);

        var provisional = await AcceptedAsync("2026-12-31 10:00");
        Assert.Contains("暂定日期", await NoticeAsync(provisional), StringComparison.Ordinal);
        Assert.Contains("暂定", await PaperAsync(provisional), StringComparison.Ordinal);
    }

    private async Task<JsonNode> AcceptedAsync(string at)
    {
        await office.MoveToAsync(at);
        return await (await office.As("applicant1")).AcceptedAsync("RF-01-01");
    }

    /// <summary>A certificate of use whose last day lies in a year without published holidays: no calendar moves it.</summary>
    private async Task<JsonNode> IssuedUntilAsync(string day)
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-08-01");
        application["form"]!["period"] = new JsonObject { ["from"] = "2026-12-01", ["to"] = day };
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        var submission = new { declared = true, acknowledgeIncomplete = true };
        var @case = (await applicant.PostAsync($"cases/{draft["id"]}/submit", submission)).Ok();
        return (await (await office.As("clerk.city")).TaskAsync(@case, "issue", "Issued")).Ok();
    }

    private async Task<string> NoticeAsync(JsonNode @case, string kind = "accepted") =>
        (await (await office.As("applicant1")).GetAsync("inbox?pageSize=200")).Ok()["items"]!
            .AsArray()
            .First(n =>
                n!["caseId"]!.GetValue<string>() == @case["id"]!.GetValue<string>()
                && n["kind"]!.GetValue<string>() == kind
            )!["body"]!.GetValue<string>();

    private async Task<string> PaperAsync(JsonNode @case)
    {
        var answer = await (await office.As("applicant1")).GetAsync($"papers?case={@case["id"]}&paper=acceptance");
        Assert.Equal(200, answer.Status);
        using var pdf = PdfDocument.Open(answer.Body);
        return string.Concat(pdf.GetPages().Select(page => page.Text));
    }
}
