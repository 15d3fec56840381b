using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// How an applicant finds the right item: search, guide, checklist, wizard, start page, public figures. All of it is
/// anyone's.
/// </summary>
public sealed class FindingPageTests(FindingPageTests.Host office) : IClassFixture<FindingPageTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("/")]
    [InlineData("/items?q=fkdxs")]
    [InlineData("/items/RF-01-01")]
    [InlineData("/items/RF-01-01/checklist")]
    [InlineData("/which?matter=change")]
    [InlineData("/figures")]
    public async Task A_page_that_is_anyones_opens_for_anyone_in_both_languages(string path)
    {
        foreach (
            var (language, lang) in new[]
            {
                ("", "zh-CN"),
                ("en-GB,en;q=0.9,zh;q=0.5", "en"),
                ("zh-TW,en;q=0.5", "zh-CN"),
                ("fr,de", "zh-CN"),
            }
        )
        {
            var page = await OpenAsync(path, language);
            Assert.Equal((path, language, lang), (path, language, page.DocumentElement.GetAttribute("lang")!));
            Assert.Single(page.QuerySelectorAll("h1"));
            var levels = page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0').ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair =>
                Assert.True(pair.Second <= pair.First + 1, $"{path}: h{pair.First} before h{pair.Second}")
            );
            Assert.All(page.QuerySelectorAll("main [id]").GroupBy(e => e.Id), ids => Assert.Single(ids));
        }
    }

    [Theory]
    [InlineData("nothing", "/items/nothing/checklist", HttpStatusCode.NotFound)]
    [InlineData("choice", "/which?matter=fly", HttpStatusCode.UnprocessableEntity)]
    [InlineData("area", "/which?matter=build&kind=public&deep=no&totalArea=-3", HttpStatusCode.UnprocessableEntity)]
    [InlineData("twice", "/which?matter=build&matter=change", HttpStatusCode.UnprocessableEntity)]
    [InlineData("bytes", "/which?matter=%00%ED%A0%80&kind=%FF", HttpStatusCode.UnprocessableEntity)]
    [InlineData("unknown", "/which?surprise=1", HttpStatusCode.OK)]
    public async Task Bad_input_is_told_and_never_breaks_a_page(string what, string path, HttpStatusCode status)
    {
        using var browser = Browser();
        Assert.Equal((what, status), (what, (await browser.GetAsync(path)).StatusCode));
    }

    [Fact]
    public async Task A_search_says_why_and_a_search_without_an_answer_says_what_to_do()
    {
        var found = await OpenAsync("/items?q=" + Uri.EscapeDataString("喇叭"));
        Assert.Contains("喇叭 → 防空警报设施", Plain(found.QuerySelector("#found")!), StringComparison.Ordinal);
        var near = await OpenAsync("/items?q=" + Uri.EscapeDataString("我要拆警报器"));
        Assert.Contains("没有完全符合", Plain(near.QuerySelector("#found [role=status]")!), StringComparison.Ordinal);
        var none = await OpenAsync("/items?q=qqqq");
        Assert.Null(none.QuerySelector("#found table"));
        Assert.NotNull(none.QuerySelector("#found a[href='/items']"));
        Assert.NotNull(none.QuerySelector("#found a[href='/which']"));
        Assert.NotNull(none.QuerySelector("#found a[href^='tel:']"));
        var both = await OpenAsync("/items?mainItem=RF-03&q=" + Uri.EscapeDataString("喇叭"));
        Assert.Equal(
            ["/items/RF-03-01", "/items/RF-03-02"],
            both.QuerySelectorAll("#found td > a.fw-semibold").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task The_api_finds_by_the_same_words_and_says_why()
    {
        var found = (await office.Anyone.GetAsync("items?q=fkdxs&onTheSpot=false&pageSize=3")).Ok();
        Assert.Equal(
            ("RF-01-01", "pinyin", "防空地下室"),
            (
                found["items"]![0]!["code"]!.GetValue<string>(),
                found["items"]![0]!["foundBy"]![0]!["kind"]!.GetValue<string>(),
                found["items"]![0]!["foundBy"]![0]!["means"]!["zh"]!.GetValue<string>()
            )
        );
        var all = (await office.Anyone.GetAsync("items")).Ok();
        Assert.Equal((35, 0), (all["total"]!.GetValue<int>(), all["items"]![0]!["foundBy"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_api_asks_the_next_question_and_tells_what_follows()
    {
        var asked = (await office.Anyone.GetAsync("items/eligibility?matter=build&kind=public&deep=no")).Ok();
        Assert.Equal(
            ("totalArea", "area", null),
            (
                asked["question"]!["name"]!.GetValue<string>(),
                asked["question"]!["type"]!.GetValue<string>(),
                asked["outcome"]
            )
        );
        Assert.Equal(
            ["matter", "kind", "deep"],
            asked["answered"]!.AsArray().Select(a => a!["question"]!.GetValue<string>())
        );
        var told = (
            await office.Anyone.GetAsync(
                "items/eligibility?matter=build&kind=public&deep=no&obstacle=none&totalArea="
                    + Uri.EscapeDataString("１２，３４５.5 平方米")
            )
        ).Ok();
        Assert.Equal(
            (true, "RF-01-01", 617.275m, 5m),
            (
                told["outcome"]!["needed"]!.GetValue<bool>(),
                told["outcome"]!["items"]![0]!["code"]!.GetValue<string>(),
                told["outcome"]!["basement"]!["area"]!.GetValue<decimal>(),
                told["outcome"]!["basement"]!["share"]!.GetValue<decimal>()
            )
        );
        Assert.Equal(22, told["outcome"]!["basis"]![0]!["article"]!.GetValue<int>());
        foreach (
            var (query, field) in new[]
            {
                ("totalArea=many", "totalArea"),
                ("matter=fly&kind=boat", "kind"),
                ("groundArea=0", "groundArea"),
            }
        )
            Assert.NotNull(
                Assert.IsType<JsonArray>(
                    (await office.Anyone.GetAsync("items/eligibility?" + query)).Refused(422)["errors"]![field]
                )[0]
            );
    }

    [Fact]
    public async Task The_wizard_goes_from_question_to_item_by_its_own_forms_and_links()
    {
        var page = await OpenAsync("/which");
        foreach (
            var (name, value) in new[]
            {
                ("matter", "build"),
                ("kind", "public"),
                ("deep", "no"),
                ("totalArea", "12,000"),
                ("obstacle", "none"),
            }
        )
        {
            var form = (IHtmlFormElement)page.QuerySelector("main form")!;
            var input = form.QuerySelector($"[name={name}]")!;
            if (input.GetAttribute("type") == "radio")
                Assert.Contains(form.QuerySelectorAll($"[name={name}]"), r => r.GetAttribute("value") == value);
            var query = form.QuerySelectorAll("input[type=hidden]")
                .Select(h => $"{h.GetAttribute("name")}={Uri.EscapeDataString(h.GetAttribute("value")!)}")
                .Append($"{name}={Uri.EscapeDataString(value)}");
            page = await OpenAsync("/which?" + string.Join('&', query));
        }

        var outcome = Plain(page.QuerySelector(".outcome-box")!);
        Assert.Contains("应建防空地下室面积（测算） 600 平方米", outcome, StringComparison.Ordinal);
        Assert.Contains(
            "第二十二条",
            outcome.Replace("第22条", "第二十二条", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector(".outcome-box a[href='/apply/RF-01-01']"));
        Assert.NotNull(page.QuerySelector(".outcome-box a[href='/items/RF-01-01']"));
        Assert.Equal("/which?matter=build&kind=public", page.QuerySelectorAll(".said a")[2].GetAttribute("href"));
        var wrong = await OpenAsync(
            "/which?matter=build&kind=public&deep=no&totalArea=" + Uri.EscapeDataString("很大"),
            expected: HttpStatusCode.UnprocessableEntity
        );
        Assert.Equal("很大", wrong.QuerySelector("#totalArea")!.GetAttribute("value"));
        Assert.Contains("请填写面积", Plain(wrong.QuerySelector("#totalArea-error")!), StringComparison.Ordinal);
        Assert.Contains(
            "不需要办理",
            Plain((await OpenAsync("/which?matter=build&kind=industrial")).QuerySelector(".outcome-box")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_guide_begins_with_the_three_answers_and_counts_by_the_real_calendar()
    {
        var guide = await OpenAsync("/items/RF-01-03"); // Monday 9 May 2022
        Assert.Equal(
            ["我能办吗", "我要准备什么", "多久办好"],
            guide.QuerySelectorAll(".answer h2").Select(h => h.TextContent)
        );
        Assert.Contains(
            "今天（2022年5月9日）提交，按2022年5月9日收到计算。 当天受理的，最迟2022年5月12日办结。 最迟2022年5月16日答复是否受理，那样最迟2022年5月19日办结。",
            string.Join(' ', guide.QuerySelectorAll(".example li").Select(Plain)),
            StringComparison.Ordinal
        );
        Assert.Contains("您提交", Plain(guide.QuerySelector(".answers")!), StringComparison.Ordinal);
        Assert.NotNull(guide.QuerySelector(".answers a[href='/which']"));
        Assert.Contains(
            "当天办结",
            Plain((await OpenAsync("/items/RF-08-01")).QuerySelector(".answers")!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_checklist_has_a_box_for_each_thing_to_have_at_hand()
    {
        var guide = (await office.Anyone.GetAsync("items/RF-01-01")).Ok();
        var own = guide["materials"]!.AsArray().Count(m => m!["source"]!.GetValue<string>() == "applicant");
        var page = await OpenAsync("/items/RF-01-01/checklist");
        Assert.Equal(own + guide["form"]!.AsArray().Count, page.QuerySelectorAll(".tick-list .tick").Length);
        Assert.Contains("建设工程规划许可证", Plain(page.QuerySelector("article")!), StringComparison.Ordinal); // told as nothing to prepare
    }

    [Fact]
    public async Task The_public_figures_are_those_of_the_api()
    {
        var figures = (await office.Anyone.GetAsync("statistics/public")).Ok();
        var page = await OpenAsync("/figures");
        Assert.Contains(
            $"现有依申请事项 {figures["items"]!["total"]} 项：即来即办 14 项，占 40%",
            Plain(page.QuerySelector("main")!),
            StringComparison.Ordinal
        );
        Assert.Equal(
            35,
            page.QuerySelectorAll("section[aria-labelledby=of-promise] tbody td:nth-child(2)")
                .Sum(td => int.Parse(td.TextContent, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.NotNull((await OpenAsync("/")).QuerySelector("main a[href='/figures']"));
    }

    [Fact]
    public async Task The_start_page_offers_words_that_lead_somewhere()
    {
        foreach (var language in new[] { "", "en" })
        {
            var links = (await OpenAsync("/", language))
                .QuerySelectorAll(".often a")
                .Select(a => a.GetAttribute("href")!)
                .ToList();
            Assert.Equal(6, links.Count);
            await Assert.AllAsync(links, async link =>
                Assert.NotNull((await OpenAsync(link, language)).QuerySelector("#found table"))
            );
        }
    }

    [Fact]
    public async Task The_switch_keeps_the_page_with_its_query()
    {
        using var browser = Browser();
        var page = await new HtmlParser().ParseDocumentAsync(
            await browser.GetStringAsync("/which?matter=build&kind=public")
        );
        var answer = await browser.GetAsync(page.QuerySelector("header a[hreflang=en]")!.GetAttribute("href"));
        Assert.Equal("/which?matter=build&kind=public", answer.Headers.Location!.OriginalString);
        Assert.Equal(
            "en",
            (
                await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(answer.Headers.Location))
            ).DocumentElement.GetAttribute("lang")
        );
    }

    private static string Plain(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private HttpClient Browser() =>
        office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private async Task<IHtmlDocument> OpenAsync(
        string path,
        string language = "",
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var browser = Browser();
        if (language.Length > 0)
            browser.DefaultRequestHeaders.Add("Accept-Language", language);
        var answer = await browser.GetAsync(path);
        Assert.Equal((path, expected), (path, answer.StatusCode));
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
