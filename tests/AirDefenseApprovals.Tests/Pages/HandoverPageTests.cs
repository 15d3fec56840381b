using System.Net;
using System.Text;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// The pages of a handover, of rehearsals and what-ifs (R16, R17): who reads them, what can be done there, and that
/// what was typed stays.
/// </summary>
public sealed class HandoverPageTests : IDisposable
{
    private static readonly string[] Everybody =
    [
        "applicant1",
        "clerk.city",
        "reviewer.city",
        "inspector1.city",
        "head.city",
        "clerk.410122",
        "head.410122",
        "head.410181",
        "supervisor",
        "admin",
    ];

    private readonly OfficeHost office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public async Task R18_a_checklist_is_read_by_whom_it_concerns_and_changed_by_whom_it_may()
    {
        var id = await WaitingAsync();
        foreach (var user in Everybody)
        {
            using var browser = await office.SignedInAsync(user);
            var answer = await browser.GetAsync($"/delegations/{id}");
            Assert.Equal(
                (
                    user,
                    user switch
                    {
                        "head.city" or "head.410122" or "supervisor" or "admin" => HttpStatusCode.OK,
                        "head.410181" => HttpStatusCode.NotFound,
                        _ => HttpStatusCode.Redirect,
                    }
                ),
                (user, answer.StatusCode)
            );
            foreach (var (handler, allowed) in new[] { ("Tick", user == "admin"), ("Override", user == "head.city") })
            {
                if (allowed)
                    continue;
                var posted = await browser.SubmitAsync(
                    $"/delegations/{id}?handler={handler}",
                    ("point", "agreement"),
                    ("doneOn", "2022-05-09"),
                    ("note", "x"),
                    ("reason", "x")
                );
                Assert.Contains("/account/denied", posted.Headers.Location!.ToString(), StringComparison.Ordinal);
            }

            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            var page = await browser.OpenAsync($"/delegations/{id}");
            Assert.Equal(
                (user == "admin" ? 5 : 0, user == "head.city" ? 1 : 0),
                (
                    page.QuerySelectorAll("form[action*=Tick]").Length,
                    page.QuerySelectorAll("form[action*=Override]").Length
                )
            );
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main textarea"), input =>
                Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
            );
            Assert.Contains("中牟县经办人", page.QuerySelector(".finding")!.TextContent, StringComparison.Ordinal);
            Assert.Contains(
                $"/delegations/{id}",
                (await browser.OpenAsync("/delegations/waiting")).QuerySelector("main")!.InnerHtml,
                StringComparison.Ordinal
            );
            if (user is "admin" or "supervisor")
                foreach (
                    var path in new[]
                    {
                        "/delegations?itemCode=RF-01-03",
                        "/delegations/matrix?on=2022-05-10",
                        "/delegations/history?itemCode=RF-01-03&office=410122",
                    }
                )
                    Assert.NotNull((await browser.OpenAsync(path)).QuerySelector($"main a[href='/delegations/{id}']"));
        }

        Assert.Equal(0, await office.DatabaseAsync(db => db.HandoverTicks.CountAsync()));
    }

    [Fact]
    public async Task R17_points_are_ticked_one_by_one_until_it_is_released()
    {
        var id = await WaitingAsync();
        using var admin = await office.SignedInAsync("admin");
        foreach (
            var (doneOn, note, field, sentence) in new[]
            {
                ("2022-05-10", "协议3号", "doneOn", "不能晚于今天"),
                ("", "协议3号", "doneOn", "必填"),
                ("昨天", "协议3号", "doneOn", "请填写日期"),
                ("2022-05-09", " ", "note", "必填"),
            }
        )
        {
            var page = await admin.PageAfterAsync(
                $"/delegations/{id}?handler=Tick",
                ("point", "materials"),
                ("doneOn", doneOn),
                ("note", note)
            );
            Assert.Contains(sentence, page.GetElementById(field + "-error")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                (doneOn, note),
                (
                    page.GetElementById("doneOn")!.GetAttribute("value")!,
                    page.GetElementById("note")!.GetAttribute("value")!
                )
            );
            Assert.NotNull(page.GetElementById("note")!.Closest("details[open]"));
            Assert.All(page.QuerySelectorAll("#problem a"), link =>
                Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]))
            );
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await admin.SubmitAsync(
                    $"/delegations/{id}?handler=Tick",
                    ("point", "tea"),
                    ("doneOn", "2022-05-09"),
                    ("note", "x")
                )
            ).StatusCode
        );
        foreach (var point in new[] { "agreement", "materials", "accounts", "catalogue" })
            Assert.Equal(HttpStatusCode.Redirect, (await TickAsync(admin, id, point)).StatusCode);
        Assert.Contains(
            "已经办结",
            (
                await admin.PageAfterAsync(
                    $"/delegations/{id}?handler=Tick",
                    ("point", "materials"),
                    ("doneOn", "2022-05-09"),
                    ("note", "x")
                )
            )
                .GetElementById("problem")!
                .TextContent,
            StringComparison.Ordinal
        );
        var four = (await admin.OpenAsync($"/delegations/{id}")).QuerySelector("main")!.TextContent;
        foreach (var told in new[] { "已办结 4／5 项", "待移交", "依据2号", "2022年5月9日 办结" })
            Assert.Contains(told, four, StringComparison.Ordinal);
        Assert.Contains(
            "练习办件",
            (
                await admin.PageAfterAsync(
                    $"/delegations/{id}?handler=Tick",
                    ("point", "trial"),
                    ("doneOn", "2022-05-09"),
                    ("note", "x")
                )
            )
                .GetElementById("problem")!
                .TextContent,
            StringComparison.Ordinal
        );
        await office.PractiseAsync("RF-01-03", "410122");
        Assert.Equal(HttpStatusCode.Redirect, (await TickAsync(admin, id, "trial")).StatusCode);
        var page5 = await admin.OpenAsync($"/delegations/{id}");
        Assert.Contains("授权已放行", page5.QuerySelector(".alert-success")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page5.QuerySelectorAll("main form"));
        Assert.NotEmpty(
            (await admin.OpenAsync("/delegations/matrix?on=2022-05-10")).QuerySelectorAll(".matrix td .power-entrusted")
        );
    }

    [Fact]
    public async Task R17_the_citys_head_lets_it_begin_early_on_the_page()
    {
        var id = await WaitingAsync();
        using var head = await office.SignedInAsync("head.city");
        var empty = await head.PageAfterAsync($"/delegations/{id}?handler=Override", ("reason", " "));
        Assert.Contains("必填", empty.GetElementById("reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await head.SubmitAsync($"/delegations/{id}?handler=Override", ("reason", "工期紧"))).StatusCode
        );
        using var admin = await office.SignedInAsync("admin");
        foreach (var path in new[] { $"/delegations/{id}", "/delegations/history?itemCode=RF-01-03&office=410122" })
            Assert.Contains(
                "郑州市负责人 于 2022年5月9日 09:30 批准提前生效：工期紧",
                (await admin.OpenAsync(path)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
        // The rest is still to be done
        Assert.Equal(5, (await admin.OpenAsync($"/delegations/{id}")).QuerySelectorAll("form[action*=Tick]").Length);
        Assert.DoesNotContain(
            id.ToString(),
            (await head.OpenAsync("/delegations/waiting")).QuerySelector("main")!.InnerHtml,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R17_what_was_handed_over_before_checklists_were_kept_says_so_and_asks_for_nothing()
    {
        using var admin = await office.SignedInAsync("admin");
        var row = await office.DatabaseAsync(db => db.Delegations.FirstAsync(d => d.ItemCode == "RF-01-01"));
        var page = await admin.OpenAsync($"/delegations/{row.Id}");
        Assert.Contains("登记时未设清单", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.GetAsync($"/delegations/{Guid.CreateVersion7()}")).StatusCode
        );
    }

    [Fact]
    public async Task R17_the_entering_form_offers_both_and_waits_by_default()
    {
        await RevokeAsync();
        using var admin = await office.SignedInAsync("admin");
        Assert.Equal(
            "open",
            (await admin.OpenAsync("/delegations/enter"))
                .QuerySelector("input[name=handover]:checked")!
                .GetAttribute("value")
        );
        (string, string)[] form =
        [
            ("itemCode", "RF-01-03"),
            ("office", "410122"),
            ("mode", "devolved"),
            ("instrument", "示例"),
            ("handoverDate", "2022-05-10"),
            ("effectiveFrom", "2022-05-10"),
            ("effectiveTo", ""),
        ];
        var refused = await admin.PageAfterAsync("/delegations/enter", [.. form, ("handover", "done")]);
        Assert.Contains(
            "移交日期还没有到",
            refused.GetElementById("handoverDate-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("done", refused.QuerySelector("input[name=handover]:checked")!.GetAttribute("value"));
        Assert.Contains(
            "无效",
            (await admin.PageAfterAsync("/delegations/enter", [.. form, ("handover", "perhaps")]))
                .GetElementById("handover-error")!
                .TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/delegations/rehearsal?itemCode=RF-01-03&office=410122&on=2022-05-10",
            (await admin.SubmitAsync("/delegations/enter?handler=Rehearse", form)).Headers.Location!.ToString()
        );
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync("/delegations/enter", form)).StatusCode);
        Assert.Equal(1, await office.DatabaseAsync(db => db.Delegations.CountAsync(d => d.ReleasedOn == null)));
    }

    [Fact]
    public async Task R16_a_rehearsal_is_asked_and_read_on_its_page()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-01-03", "410122");
        var id = await WaitingAsync();
        foreach (var (user, link) in new[] { ("admin", 0), ("supervisor", 1) })
        {
            using var browser = await office.SignedInAsync(user);
            Assert.Empty((await browser.OpenAsync("/delegations/rehearsal")).QuerySelectorAll("#problem"));
            var page = await browser.OpenAsync($"/delegations/rehearsal?id={id}&on=2022-05-10");
            var text = page.QuerySelector("main")!.TextContent;
            foreach (
                var told in new[]
                {
                    @case["caseNumber"]!.GetValue<string>(),
                    "移交清单尚未完成",
                    "没有该授权时",
                    "中牟县审查人",
                    "不变",
                }
            )
                Assert.Contains(told, text, StringComparison.Ordinal);
            Assert.DoesNotContain("示例花园", text, StringComparison.Ordinal);
            Assert.Equal(link, page.QuerySelectorAll($"main a[href='/cases/{@case["id"]}']").Length); // an administrator sees no case (R18)
            var wrong = await browser.OpenWrongAsync(
                "/delegations/rehearsal?itemCode=RF-01-03&office=410122&on=2022-02-30"
            );
            Assert.NotNull(wrong.GetElementById("on-error"));
            Assert.Equal(
                ("RF-01-03", "410122"),
                (
                    ((IHtmlSelectElement)wrong.GetElementById("itemCode")!).Value,
                    ((IHtmlSelectElement)wrong.GetElementById("office")!).Value
                )
            );
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.GetAsync($"/delegations/rehearsal?id={Guid.CreateVersion7()}&on=2022-05-10")).StatusCode
            );
        }
    }

    [Fact]
    public async Task R17_a_what_if_is_asked_and_read_on_its_page_and_as_a_file()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        var row = await office.DatabaseAsync(db =>
            db.Delegations.FirstAsync(d => d.ItemCode == "RF-01-03" && d.Office == "410122")
        );
        using var supervisor = await office.SignedInAsync("supervisor");
        var page = await supervisor.OpenAsync($"/delegations/what-if?without={row.Id}");
        Assert.Contains(
            "共收件 1 件，其中 1 件会由其他机关办理",
            page.QuerySelector("main [role=status]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["0 → 1", "1 → 0"],
            page.QuerySelectorAll(".what-if tbody .moved").Take(2).Select(c => c.TextContent.Trim())
        );
        Assert.Contains("2022年5月9日的授权登记", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // which register it is about
        Assert.Equal(row.Id.ToString(), ((IHtmlSelectElement)page.GetElementById("without")!).Value);
        var sheet = page.QuerySelector("main a[href*='handler=Sheet']")!.GetAttribute("href")!;
        Assert.Equal("PK", Encoding.ASCII.GetString((await supervisor.GetByteArrayAsync(sheet))[..2]));
        var wrong = await supervisor.OpenWrongAsync("/delegations/what-if?from=2022-05-09&to=2022-05-01&office=410122");
        Assert.NotNull(wrong.GetElementById("to-error"));
        Assert.NotNull(wrong.GetElementById("itemCode-error"));
        Assert.Equal("2022-05-01", wrong.GetElementById("to")!.GetAttribute("value"));
        Assert.All(wrong.QuerySelectorAll("main input:not([type=hidden]), main select"), input =>
            Assert.NotNull(wrong.QuerySelector($"label[for='{input.Id}']"))
        );
    }

    private async Task RevokeAsync()
    {
        var admin = await office.As("admin");
        var first = (await admin.GetAsync("delegations?itemCode=RF-01-03&office=410122")).Ok()["items"]![0]!;
        (
            await admin.PostAsync(
                $"delegations/{first["id"]}/revoke",
                new { effectiveTo = "2022-05-09", instrument = "收回" }
            )
        ).Ok();
    }

    private async Task<Guid> WaitingAsync()
    {
        await RevokeAsync();
        return (
            await (await office.As("admin")).PostAsync(
                "delegations",
                new
                {
                    itemCode = "RF-01-03",
                    office = "410122",
                    instrument = "示例7号",
                    mode = "entrusted",
                    handoverDate = "2022-05-09",
                    effectiveFrom = "2022-05-10",
                    handover = "open",
                }
            )
        ).Ok(201)["id"]!.GetValue<Guid>();
    }

    private static Task<HttpResponseMessage> TickAsync(HttpClient browser, Guid id, string point) =>
        browser.SubmitAsync(
            $"/delegations/{id}?handler=Tick",
            ("point", point),
            ("doneOn", "2022-05-09"),
            ("note", "依据2号")
        );
}
