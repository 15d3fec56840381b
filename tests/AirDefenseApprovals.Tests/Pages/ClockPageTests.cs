using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Parser;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The clock as people see it: the sentence, the line of days, the time left on lists, why a date is what it is.</summary>
public sealed class ClockPageTests
{
    [Fact]
    public async Task R13_the_sentence_says_what_is_left_then_what_is_overdue()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var applicant = await office.SignedInAsync("applicant1");
        Assert.Equal(
            "2022年5月16日 17:00 前答复是否受理，还剩 5 个工作日",
            await SentenceAsync(applicant, @case["id"]!)
        );
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "Accepted")).Ok();
        Assert.Equal("还剩 3 个工作日，2022年5月12日 17:00 前办结", await SentenceAsync(applicant, @case["id"]!));
        await office.MoveToAsync("2022-05-12 14:00");
        Assert.Matches(
            "^今天 17:00 前办结，还剩 (3 小时|2 小时 59 分钟)$",
            await SentenceAsync(applicant, @case["id"]!)
        );
        await office.MoveToAsync("2022-05-16 17:30");
        Assert.Equal(
            "已逾期 2 个工作日，承诺 2022年5月12日 17:00 前办结；法定期限 2022年6月7日 17:00",
            await SentenceAsync(applicant, @case["id"]!)
        );
        await office.MoveToAsync("2022-06-09 18:00");
        Assert.Equal(
            "超过法定期限 2022年6月7日 17:00，已逾期 2 个工作日",
            await SentenceAsync(applicant, @case["id"]!)
        );
        Assert.StartsWith(
            "Statutory limit 7 Jun 2022 17:00 missed, overdue by 2 working days",
            await SentenceAsync(applicant, @case["id"]!, "en"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R11_a_pause_is_said_on_case_worklist_and_list_and_flagged_once_it_lasts_too_long()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        (
            await (await office.As("clerk.city")).PostAsync(
                $"cases/{@case["id"]}/clock/pause",
                new
                {
                    kind = "testing",
                    expectedDays = 3,
                    reason = "需要检测承重",
                }
            )
        ).Ok();
        using var reviewer = await office.SignedInAsync("reviewer.city");
        using var head = await office.SignedInAsync("head.city");
        Assert.Equal(
            "计时已暂停（检测），预计 2022年5月17日 17:00 前办结",
            await SentenceAsync(reviewer, @case["id"]!)
        );
        var worklist = (await reviewer.OpenAsync("/worklist")).QuerySelector("main")!.TextContent;
        Assert.Contains("计时暂停（检测）", worklist, StringComparison.Ordinal);
        Assert.DoesNotContain("超期暂停", worklist, StringComparison.Ordinal);
        await office.MoveToAsync("2022-05-16 10:00");
        Assert.Equal(
            "计时已暂停（检测），已超过预计的 3 个工作日；如今天恢复，2022年5月19日 17:00 前办结",
            await SentenceAsync(reviewer, @case["id"]!)
        );
        foreach (
            var (browser, path) in new[]
            {
                (reviewer, "/worklist"),
                (reviewer, $"/cases/{@case["id"]}"),
                (reviewer, "/cases"),
                (head, "/supervision/pauses"),
            }
        )
            Assert.Contains(
                "超期暂停",
                (await browser.OpenAsync(path))
                    .QuerySelector("table .card-mark-overlong, #clock .card-mark-overlong")
                    ?.TextContent
                    ?? path,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task R10_the_line_of_days_says_in_words_what_each_day_is()
    {
        using var office = new OfficeHost();
        await office.MoveToAsync("2022-09-29 10:00");
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        using var applicant = await office.SignedInAsync("applicant1");
        var page = await applicant.OpenAsync($"/cases/{@case["id"]}");
        var days = page.QuerySelectorAll(".days > li .visually-hidden").Select(d => d.TextContent).ToList();
        Assert.Equal("2022年9月29日 周四、今天、起始日，不计入", days[0]);
        Assert.Contains("2022年10月3日 周一、国庆节放假，不计入", days);
        Assert.Contains("2022年10月9日 周日、第 3 日、国庆节调休上班，计入、黄牌预警、承诺时限届满，过时亮红牌", days);
        Assert.Equal(days.Count, page.QuerySelectorAll(".days > li[title]").Length);
        Assert.All(page.QuerySelectorAll(".days > li > span:not(.visually-hidden), .day-heads"), drawn =>
            Assert.Equal("true", drawn.GetAttribute("aria-hidden"))
        );
        Assert.NotEmpty(page.QuerySelectorAll(".day-legend li"));
    }

    [Fact]
    public async Task Every_due_date_of_a_case_leads_to_its_ledger()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-07-01");
        (await (await office.As("inspector1.city")).TaskAsync(@case, "inspect", "DefectsFound", TaskData.Defects)).Ok();
        var waiting = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        (
            await (await office.As("clerk.city")).TaskAsync(
                waiting,
                "intake",
                "CorrectionRequired",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            materialCode = "M30",
                            defect = "未盖章",
                            basis = "办事指南",
                            remedy = "盖章",
                        },
                    },
                }
            )
        ).Ok();
        using var applicant = await office.SignedInAsync("applicant1");
        foreach (
            var (id, limits) in new[]
            {
                (@case["id"]!, new[] { "promised", "statutory", "rectification-2022-05-30" }),
                (waiting["id"]!, ["correction"]),
            }
        )
        {
            var ledger = await applicant.OpenAsync($"/cases/{id}/clock");
            var links = (await applicant.OpenAsync($"/cases/{id}"))
                .QuerySelectorAll($"main a[href^='/cases/{id}/clock#']")
                .Select(a => a.GetAttribute("href")!.Split('#')[1])
                .Distinct()
                .Order(StringComparer.Ordinal);
            Assert.Equal(limits.Order(StringComparer.Ordinal), links);
            Assert.All(limits, limit => Assert.NotNull(ledger.GetElementById(limit)));
        }
    }

    [Fact]
    public async Task Whoever_tracks_a_case_reads_the_same_sentence()
    {
        using var office = new OfficeHost();
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var anyone = office.CreateClient();
        var form = await anyone.OpenAsync("/track");
        var answer = await anyone.PostAsync(
            "/track",
            new FormUrlEncodedContent([
                new("Number", @case["caseNumber"]!.GetValue<string>()),
                new("Code", @case["queryCode"]!.GetValue<string>()),
                new(
                    "__RequestVerificationToken",
                    form.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!
                ),
            ])
        );
        Assert.Contains(
            "2022年5月16日 17:00 前答复是否受理，还剩 5 个工作日",
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
    }

    private static async Task<string> SentenceAsync(HttpClient browser, object id, string language = "zh-CN")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/cases/{id}")
        {
            Headers = { { "Accept-Language", language } },
        };
        return (
            await new HtmlParser().ParseDocumentAsync(
                await (await browser.SendAsync(request)).Content.ReadAsStringAsync()
            )
        )
            .QuerySelector(".clock-sentence")!
            .TextContent.Trim();
    }
}
