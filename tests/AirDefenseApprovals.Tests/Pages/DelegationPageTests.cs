using System.Net;
using System.Text;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Sheets;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The register's pages (R17): list, matrix, history, and the forms that enter, revoke and bring in.</summary>
public sealed class DelegationPageTests : IDisposable
{
    private static readonly (string, string)[] Sound =
    [
        ("itemCode", "RF-01-03"),
        ("office", "410122"),
        ("mode", "entrusted"),
        ("instrument", "再授1号"),
        ("handoverDate", "2022-07-01"),
        ("effectiveFrom", "2022-07-01"),
        ("effectiveTo", ""),
    ];

    private static readonly (string Field, string Value, string Sentence)[] Wrong =
    [
        ("itemCode", "RF-13-01", "不允许下放"),
        ("itemCode", "RF-99-99", "没有这个事项"),
        ("office", "city", "没有编码为"),
        ("office", "", "没有编码为"),
        ("mode", "", "无效"),
        ("instrument", " ", "必填"),
        ("handoverDate", "2022-07-02", "移交日期不能晚于生效日期"),
        ("handoverDate", "昨天", "请填写日期"),
        ("effectiveFrom", "", "必填"),
        ("effectiveFrom", "2022-02-30", "请填写日期"),
        ("effectiveFrom", "2022-07-01", "重叠"),
        ("effectiveTo", "2022-06-30", "截止日早于起始日"),
    ];

    private readonly OfficeHost office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task R17_no_form_of_the_register_takes_anything_from_whoever_is_no_administrator()
    {
        var (id, before) = (await IdAsync(), await office.DatabaseAsync(db => db.Delegations.CountAsync()));
        foreach (
            var user in new[]
            {
                "applicant1",
                "clerk.city",
                "reviewer.city",
                "head.city",
                "inspector1.city",
                "head.410122",
                "supervisor",
            }
        )
        {
            using var browser = await office.SignedInAsync(user);
            foreach (
                var path in new[]
                {
                    "/delegations/enter",
                    $"/delegations/{id}/revoke",
                    "/delegations/import?handler=Preview",
                    "/delegations/import?handler=Enter",
                }
            )
            {
                var answer = await browser.PostAsync(
                    path,
                    Browsing.Form(await browser.TokenAsync(), [.. Sound, ("rows", "[]")])
                );
                Assert.Contains("/account/denied", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await office.DatabaseAsync(db => db.Delegations.CountAsync()));
        Assert.Equal(0, await office.DatabaseAsync(db => db.Revocations.CountAsync()));
    }

    [Fact]
    public async Task R17_a_supervisor_reads_and_finds_no_button_to_change()
    {
        using var browser = await office.SignedInAsync("supervisor");
        foreach (
            var path in new[]
            {
                "/delegations",
                "/delegations/matrix",
                "/delegations/history?itemCode=RF-01-03&office=410122",
            }
        )
        {
            var page = await browser.OpenAsync(path);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(
                page.QuerySelectorAll(
                    "main form[method=post], main a[href*=enter], main a[href*=revoke], main a[href*=import]"
                )
            );
            Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select"), input =>
                Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
            );
        }
    }

    [Fact]
    public async Task R17_the_matrix_shows_each_item_and_office_on_any_day_and_leads_to_its_history()
    {
        using var browser = await office.SignedInAsync("admin");
        var before = await browser.OpenAsync("/delegations/matrix?on=2022-04-30");
        Assert.Equal(54, before.QuerySelectorAll(".matrix td .power-none").Length);
        Assert.Contains("2022年4月30日", before.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var june = await browser.OpenAsync("/delegations/matrix?on=2022-06-01");
        Assert.Equal(54, june.QuerySelectorAll(".matrix td a[href^='/delegations/history']").Length);
        Assert.Equal(
            (54, "下放"),
            (
                june.QuerySelectorAll(".matrix td .power-devolved").Length,
                june.QuerySelector(".matrix td .power")!.TextContent
            )
        );
        var wrong = await browser.OpenWrongAsync("/delegations/matrix?on=2022-02-30");
        Assert.NotNull(wrong.GetElementById("on-error"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync("/delegations/history?itemCode=RF-99-99&office=410122")).StatusCode
        );
    }

    [Fact]
    public async Task R17_a_delegation_is_revoked_and_another_entered_and_the_history_tells_both()
    {
        using var admin = await office.SignedInAsync("admin");
        var id = await IdAsync();
        var revoke = $"/delegations/{id}/revoke";
        foreach (
            var (day, instrument, field, sentence) in new[]
            {
                ("2022-05-08", "收回1号", "effectiveTo", "只能从今天或以后"),
                ("", "收回1号", "effectiveTo", "必填"),
                ("31.5.2022", "收回1号", "effectiveTo", "请填写日期"),
                ("2022-06-30", " ", "instrument", "必填"),
            }
        )
        {
            var page = await admin.PageAfterAsync(revoke, ("effectiveTo", day), ("instrument", instrument));
            Assert.Contains(sentence, page.GetElementById(field + "-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                (day, instrument.Trim()),
                (
                    ((IHtmlInputElement)page.GetElementById("effectiveTo")!).GetAttribute("value") ?? "",
                    ((IHtmlInputElement)page.GetElementById("instrument")!).Value
                )
            );
        }

        Assert.Equal(
            HttpStatusCode.Redirect,
            (await admin.SubmitAsync(revoke, ("effectiveTo", "2022-06-30"), ("instrument", "收回1号"))).StatusCode
        );
        Assert.Contains(
            "已经结束",
            (await admin.PageAfterAsync(revoke, ("effectiveTo", "2022-07-31"), ("instrument", "收回2号")))
                .GetElementById("effectiveTo-error")!
                .TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync("/delegations/enter", Sound)).StatusCode);
        var history = (await admin.OpenAsync("/delegations/history?itemCode=RF-01-03&office=410122"))
            .QuerySelector("main")!
            .TextContent;
        foreach (
            var told in new[]
            {
                "待移交",
                "再授1号",
                "admin，2022年5月9日 09:30",
                "依收回1号，有效期至 2022年6月30日",
                "事项目录",
                "登记时截止日期：长期",
            }
        )
            Assert.Contains(told, history, StringComparison.Ordinal);
        Assert.Equal(
            "待移交",
            (await admin.OpenAsync("/delegations/matrix?on=2022-07-01"))
                .QuerySelector(".matrix td .power-waiting")!
                .TextContent
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.GetAsync($"/delegations/{Guid.CreateVersion7()}/revoke")).StatusCode
        );
    }

    [Fact]
    public async Task R17_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_still_there()
    {
        using var admin = await office.SignedInAsync("admin");
        foreach (var (field, value, sentence) in Wrong)
        {
            var page = await admin.PageAfterAsync(
                "/delegations/enter",
                [.. Sound.Where(f => f.Item1 != field), (field, value)]
            );
            Assert.Contains(
                sentence,
                page.GetElementById(field + "-error")?.TextContent ?? $"{field} {value}",
                StringComparison.Ordinal
            );
            Assert.Equal(
                field == "instrument" ? "" : "再授1号",
                ((IHtmlInputElement)page.GetElementById("instrument")!).Value
            );
            if (field != "itemCode")
                Assert.Equal("RF-01-03", ((IHtmlSelectElement)page.GetElementById("itemCode")!).Value);
            Assert.All(page.QuerySelectorAll("#problem a"), link =>
                Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]))
            );
        }
    }

    [Fact]
    public async Task R17_a_file_is_checked_shown_and_entered_on_the_page()
    {
        using var admin = await office.SignedInAsync("admin");
        var before = await office.DatabaseAsync(db => db.Delegations.CountAsync());
        var wrong = await UploadAsync(
            admin,
            Workbook.Of(["RF-13-01", "410122", "下放", "示例", "2022-01-01", "2022-01-01", null])
        );
        Assert.Contains("第 2 行", wrong.GetElementById("problem")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不允许下放", wrong.GetElementById("problem")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await UploadAsync(admin, Encoding.UTF8.GetBytes("x"))).GetElementById("file-error"));
        Assert.NotNull((await UploadAsync(admin, new byte[2_000_000])).GetElementById("file-error"));
        Assert.NotNull(
            (await admin.PageAfterAsync("/delegations/import?handler=Preview")).GetElementById("file-error")
        );
        foreach (var rows in new[] { "", "[", "[null]", "[]", "{}", "[{\"Row\":1,\"Delegation\":null}]" })
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await admin.SubmitAsync("/delegations/import?handler=Enter", ("rows", rows))).StatusCode
            );

        var preview = await UploadAsync(
            admin,
            Workbook.Of(["RF-01-03", "410122", "下放", "示例", "2022-01-01", "2022-01-01", "2022-04-30"])
        );
        Assert.Contains("共 1 项", preview.GetElementById("preview")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await office.DatabaseAsync(db => db.Delegations.CountAsync()));
        var confirmed = ((IHtmlInputElement)preview.QuerySelector("#preview input[name=rows]")!).Value;
        Assert.Equal(
            "/delegations?entered=1",
            (
                await admin.SubmitAsync("/delegations/import?handler=Enter", ("rows", confirmed))
            ).Headers.Location!.ToString()
        );
        Assert.Equal(before + 1, await office.DatabaseAsync(db => db.Delegations.CountAsync()));
        Assert.Contains(
            "重叠",
            (await admin.PageAfterAsync("/delegations/import?handler=Enter", ("rows", confirmed)))
                .GetElementById("problem")!
                .TextContent,
            StringComparison.Ordinal
        ); // sent twice
        Assert.Equal(
            "PK",
            Encoding.ASCII.GetString((await admin.GetByteArrayAsync("/delegations?handler=Sheet&on=2022-06-01"))[..2])
        );
    }

    private async Task<Guid> IdAsync() =>
        (
            await office.DatabaseAsync(db =>
                db.Delegations.FirstAsync(d => d.ItemCode == "RF-01-03" && d.Office == "410122")
            )
        ).Id;

    private static async Task<IHtmlDocument> UploadAsync(HttpClient browser, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.TokenAsync()), "__RequestVerificationToken" },
            { new ByteArrayContent(file), "file", "授权.xlsx" },
        };
        return await new HtmlParser().ParseDocumentAsync(
            await (await browser.PostAsync("/delegations/import?handler=Preview", form)).Content.ReadAsStringAsync()
        );
    }
}
