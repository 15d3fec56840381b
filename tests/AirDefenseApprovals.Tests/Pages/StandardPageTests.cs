using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The standards register's pages, and the picker of the inspection (R24).</summary>
public sealed class StandardPageTests(StandardPageTests.Host office) : IClassFixture<StandardPageTests.Host>
{
    private static readonly (string, string)[] Sound =
    [
        ("standard", "GB 50098-2009"),
        ("clause", "5.9"),
        ("heading", "示例疏散"),
        ("text", "说明"),
        ("typicalDefect", "通道堵塞"),
        ("usualRemedy", "清理"),
        ("usualDeadlineDays", "５"),
        ("inForceFrom", "2020-01-01"),
    ];

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("/standards/enter")]
    [InlineData("/standards/edition")]
    public async Task R18_no_form_of_the_register_takes_anything_from_whoever_is_no_administrator(string path)
    {
        foreach (var user in new[] { "applicant1", "inspector1.city", "head.city", "supervisor" })
        {
            using var browser = await office.SignedInAsync(user);
            var answer = await browser.SubmitAsync(
                path,
                ("standard", "GB 50038-2005"),
                ("clause", "98"),
                ("heading", "冒名"),
                ("number", "GB 98-2022"),
                ("title", "冒名")
            );
            Assert.Contains("/account/denied", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(0, (await office.Anyone.GetAsync("standards?q=冒名")).Ok()["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task R24_anyone_searches_without_signing_in_or_JavaScript()
    {
        using var stranger = office.Browser();
        var page = await stranger.OpenAsync("/standards?q=%E5%87%BA%E5%85%A5%E5%8F%A3&on=2022-05-09");
        Assert.Contains("GB 50038-2005", page.GetElementById("found")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main a[href^='/standards/enter']"));
        var link = page.QuerySelector("#found td a")!.GetAttribute("href")!;
        Assert.Contains(
            "出入口",
            (await stranger.OpenAsync(link)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/standards/clause?of=GB+1+1")).StatusCode);
        Assert.NotNull((await stranger.OpenWrongAsync("/standards?on=2022-02-30")).GetElementById("on-error"));
    }

    [Fact]
    public async Task R24_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_still_there()
    {
        using var admin = await office.SignedInAsync("admin");
        foreach (
            var (field, value, sentence) in new[]
            {
                ("standard", "", "必填"),
                ("clause", "5 9", "不能有空格"),
                ("heading", " ", "必填"),
                ("usualDeadlineDays", "0", "1 至 250"),
                ("usualDeadlineDays", "几天", "整数"),
                ("inForceFrom", "2022-02-30", "请填写日期"),
                ("inForceTo", "2019-12-31", "早于"),
                ("supersededBy", "GB 1 1", "没有取代它的"),
            }
        )
        {
            var page = await admin.PageAfterAsync(
                "/standards/enter",
                [.. Sound.Where(f => f.Item1 != field), (field, value)]
            );
            Assert.Contains(
                sentence,
                page.GetElementById(field + "-error")?.TextContent ?? $"{field} {value}",
                StringComparison.Ordinal
            );
            if (field != "heading")
                Assert.Equal("示例疏散", ((IHtmlInputElement)page.GetElementById("heading")!).Value);
            Assert.Equal("说明", page.GetElementById("text")!.TextContent);
        }
    }

    [Fact]
    public async Task R24_a_clause_is_entered_revised_and_its_history_told()
    {
        using var admin = await office.SignedInAsync("admin");
        var entered = await admin.SubmitAsync(
            "/standards/enter",
            [.. Sound.Where(f => f.Item1 != "clause"), ("clause", "5.10")]
        );
        Assert.Equal("/standards/clause?of=GB%2050098-2009%205.10", entered.Headers.Location!.OriginalString);
        var form = await admin.OpenAsync("/standards/enter?of=GB%2050098-2009%205.10&version=1");
        Assert.Equal(
            ("示例疏散", "1"),
            (
                ((IHtmlInputElement)form.GetElementById("heading")!).Value,
                form.QuerySelector<IHtmlInputElement>("input[name=version]")!.Value
            )
        );
        Assert.All(form.QuerySelectorAll("main input:not([type=hidden]), main select, main textarea"), input =>
            Assert.NotNull(form.QuerySelector($"label[for='{input.Id}']"))
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await admin.SubmitAsync(
                    "/standards/enter",
                    ("standard", "GB 50098-2009"),
                    ("clause", "5.10"),
                    ("heading", "改后"),
                    ("revises", "true"),
                    ("version", "1")
                )
            ).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (
                await admin.SubmitAsync(
                    "/standards/enter",
                    ("standard", "GB 50098-2009"),
                    ("clause", "5.10"),
                    ("heading", "再改"),
                    ("revises", "true"),
                    ("version", "1")
                )
            ).StatusCode
        );
        var told = (await admin.OpenAsync("/standards/clause?of=GB%2050098-2009%205.10"))
            .QuerySelector("main")!
            .TextContent;
        foreach (var word in new[] { "示例疏散", "改后", "替换版次" })
            Assert.Contains(word, told, StringComparison.Ordinal);
        using var stranger = office.Browser();
        Assert.DoesNotContain(
            "登记人",
            await stranger.GetStringAsync("/standards/clause?of=GB%2050098-2009%205.10"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task R24_an_edition_is_entered_and_ended_on_its_page()
    {
        using var admin = await office.SignedInAsync("admin");
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await admin.SubmitAsync(
                    "/standards/edition",
                    ("number", "GB 700-2022"),
                    ("title", "示例标准"),
                    ("inForceFrom", "2022-01-01")
                )
            ).StatusCode
        );
        Assert.Contains(
            "已经登记",
            (await admin.PageAfterAsync("/standards/edition", ("number", "GB 700-2022"), ("title", "示例标准")))
                .GetElementById("problem")!
                .TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(
            (
                await admin.PageAfterAsync(
                    "/standards/edition",
                    ("number", "GB 700-2022"),
                    ("title", "示例标准"),
                    ("supersededBy", "GB 50038-2005"),
                    ("revises", "true"),
                    ("version", "1")
                )
            ).GetElementById("inForceTo-error")
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await admin.SubmitAsync(
                    "/standards/edition",
                    ("number", "GB 700-2022"),
                    ("title", "示例标准"),
                    ("inForceTo", "2022-04-30"),
                    ("supersededBy", "GB 50038-2005"),
                    ("revises", "true"),
                    ("version", "1")
                )
            ).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/standards/edition?number=GB+1")).StatusCode);
    }

    [Fact]
    public async Task R24_the_inspector_picks_a_clause_and_its_usual_words_are_filled_in()
    {
        (
            await (await office.As("admin")).PostAsync(
                "standards/clauses",
                new
                {
                    standard = "GB 50038-2005",
                    clause = "3.3.6",
                    heading = "防护密闭门",
                    typicalDefect = "门扇锈蚀",
                    usualRemedy = "除锈重刷",
                    usualDeadlineDays = 7,
                }
            )
        ).Ok(201);
        (
            await (await office.As("admin")).PostAsync(
                "standards/clauses",
                new
                {
                    standard = "GB 50038-2005",
                    clause = "3.3.7",
                    heading = "旧条",
                    inForceTo = "2022-01-31",
                    supersededBy = "GB 50038-2005 3.3.6",
                }
            )
        ).Ok(201);
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-07-01");
        using var browser = await office.SignedInAsync("inspector1.city");
        var path = $"/cases/{@case["id"]}/tasks/inspect";
        var page = await browser.OpenAsync(path);
        Assert.Contains(
            "2022年5月9日",
            page.QuerySelector("#outcome-DefectsFound")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "门扇锈蚀",
            page.QuerySelector("#clauses-items option[value='GB 50038-2005 3.3.6']")!.GetAttribute("label"),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("#clauses-items option[value='GB 50038-2005 3.3.7']")); // not in force

        (string, string)[] row =
        [
            ("outcome", "DefectsFound"),
            ("data.items[1].clause", "锈蚀"),
            ("data.items[1].place", "1号口部"),
            ("data.items[1].remedy", "自己写的"),
        ];
        var picked = await browser.PageAfterAsync(path + "?handler=Clause&list=items&row=1", row); // as htmx asks
        Assert.Single(picked.QuerySelectorAll("fieldset"));
        Assert.Equal(
            ["GB 50038-2005 3.3.6", "1号口部", "门扇锈蚀", "自己写的", "7"],
            new[] { "clause", "place", "problem", "remedy", "deadlineDays" }.Select(f =>
                ((IHtmlInputElement)picked.GetElementById($"data.items[1].{f}")!).Value
            )
        );
        var filled = await browser.PageAfterAsync(path, [.. row, ("fill", "1")]); // without JavaScript, where empty rows close up
        Assert.Equal(
            ("门扇锈蚀", "自己写的"),
            (
                ((IHtmlInputElement)filled.GetElementById("data.items[0].problem")!).Value,
                ((IHtmlInputElement)filled.GetElementById("data.items[0].remedy")!).Value
            )
        );
        Assert.Contains(
            "应引用 GB 50038-2005 3.3.6",
            (
                await browser.PageAfterAsync(
                    path + "?handler=Clause&list=items&row=0",
                    ("data.items[0].clause", "GB 50038-2005 3.3.7")
                )
            )
                .QuerySelector("fieldset")!
                .TextContent,
            StringComparison.Ordinal
        );
        var refused = await browser.PageAfterAsync(
            path,
            ("outcome", "DefectsFound"),
            ("data.inspectors", "甲\n乙"),
            ("data.items[0].clause", "GB 50038-2005 3.3.7"),
            ("data.items[0].place", "口部"),
            ("data.items[0].problem", "坏"),
            ("data.items[0].remedy", "修"),
            ("data.items[0].deadlineDays", "5")
        );
        Assert.Contains(
            "应引用 GB 50038-2005 3.3.6",
            refused.GetElementById("problem")!.TextContent,
            StringComparison.Ordinal
        );
        foreach (
            var wrong in new[] { "list=other&row=0", "list=items&row=-1", "list=items&row=99999", "list=items&row=x" }
        )
            Assert.True(
                (await browser.SubmitAsync($"{path}?handler=Clause&{wrong}", row)).StatusCode
                    is HttpStatusCode.NotFound
                        or HttpStatusCode.OK
            );
        using var other = await office.SignedInAsync("inspector1.410122");
        Assert.NotEqual(
            HttpStatusCode.OK,
            (await other.SubmitAsync($"{path}?handler=Clause&list=items&row=0", row)).StatusCode
        );
    }
}
