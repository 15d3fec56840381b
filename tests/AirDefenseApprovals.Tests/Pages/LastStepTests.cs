using System.Net;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The last step (核对提交): every answer with the way to change it, the warnings, and the declaration (R32).</summary>
public sealed class LastStepTests(LastStepTests.Host office) : IClassFixture<LastStepTests.Host>
{
    private const string Words = "申请人承诺：以上内容和所附材料真实、完整，申请人对其真实性负责。";

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.city")]
    public async Task R18_nobody_else_reads_what_is_about_to_be_declared(string user)
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await office.SignedInAsync(user);
        var answer = await browser.GetAsync($"/apply/case/{draft["id"]}?step=check");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_stands_there_with_the_way_to_change_it()
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-07-01");
        using var browser = await office.SignedInAsync("applicant1");
        var path = $"/apply/case/{draft["id"]}";
        var page = await browser.OpenAsync(path + "?step=check");
        var shown = page.QuerySelectorAll("#check [data-field]")
            .ToDictionary(row => row.GetAttribute("data-field")!, row => row.QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("13800000000", shown["applicant.phone"]);
        Assert.Equal("applicant1@example.com", shown["applicant.email"]);
        Assert.Equal("91410100MA40000040", shown["applicant.idNumber"]);
        Assert.Equal("金水区", shown["project.regionCode"]);
        Assert.Equal("1,234.5678 平方米", shown["form.acceptedArea"]);
        var guide = (await applicant.GetAsync("items/RF-07-01")).Ok();
        Assert.All(guide["form"]!.AsArray(), field => Assert.NotEqual("—", shown["form." + field!["name"]]));
        foreach (var material in guide["materials"]!.AsArray().Where(m => m!["source"]!.ToString() == "applicant"))
            Assert.Contains(
                $"{material!["code"]}.pdf",
                shown["materials." + material["code"]],
                StringComparison.Ordinal
            );
        Assert.NotEmpty(page.QuerySelectorAll("#check .preview"));
        foreach (var row in page.QuerySelectorAll("#check [data-field]"))
        {
            if (row.QuerySelector(".answers-change a")?.GetAttribute("href") is not { } change)
                continue; // a material that the office fetches itself
            var step = await browser.OpenAsync(change.Split('#')[0]);
            Assert.NotNull(step.GetElementById(change.Split('#')[1]));
        }
    }

    [Fact]
    public async Task R32_without_the_box_the_form_comes_back_with_a_sentence_at_it()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await office.SignedInAsync("applicant1");
        var path = $"/apply/case/{draft["id"]}?step=check";
        var page = await browser.OpenAsync(path);
        Assert.Equal(Words, page.GetElementById("declaration-text")!.TextContent);
        Assert.False(((IHtmlInputElement)page.GetElementById("declared")!).IsChecked);

        var answer = await PressAsync(browser, page, [("action", "submit")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        page = await answer.PageAsync();
        Assert.Contains(
            "请先阅读申请人声明",
            page.GetElementById("declared-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("declared-error", page.GetElementById("declared")!.GetAttribute("aria-describedby"));
        Assert.Contains(
            "13800000000",
            page.QuerySelector("[data-field='applicant.phone']")!.TextContent,
            StringComparison.Ordinal
        );

        answer = await PressAsync(browser, page, [("declared", "true"), ("declaration", "7"), ("action", "submit")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode); // other words than those in force
        page = await answer.PageAsync();
        Assert.Contains("已经更新", page.GetElementById("declared-error")!.TextContent, StringComparison.Ordinal);
        Assert.False(((IHtmlInputElement)page.GetElementById("declared")!).IsChecked);

        answer = await PressAsync(browser, page, [("declared", "true"), ("action", "submit")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            Words,
            (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["declaration"]![
                "text"
            ]!.ToString()
        );
    }

    [Fact]
    public async Task R32_a_box_that_is_ticked_stays_ticked_while_something_else_is_told()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01", without: "M30");
        using var browser = await office.SignedInAsync("applicant1");
        var page = await browser.OpenAsync($"/apply/case/{draft["id"]}?step=check");
        page = await (await PressAsync(browser, page, [("declared", "true"), ("action", "submit")])).PageAsync();
        Assert.Contains("缺少材料", page.GetElementById("problem")!.TextContent, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.GetElementById("declared")!).IsChecked);
    }

    [Fact]
    public async Task R32_an_english_reader_sees_the_very_words_and_what_they_mean()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await office.SignedInAsync("applicant1");
        browser.DefaultRequestHeaders.Add("Accept-Language", "en");
        var page = await browser.OpenAsync($"/apply/case/{draft["id"]}?step=check");
        Assert.Equal(Words, page.GetElementById("declaration-text")!.TextContent);
        Assert.Contains(
            "The applicant declares",
            page.GetElementById("declaration-part")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Warnings_are_told_on_the_last_step_and_on_the_desk_alike_and_stop_nothing()
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-06-02");
        application["form"]!["basementArea"] = 99999;
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        foreach (var material in (await applicant.GetAsync("items/RF-06-02")).Ok()["materials"]!.AsArray())
            if (material!["source"]!.ToString() == "applicant")
                (
                    await applicant.UploadAsync(
                        $"cases/{draft["id"]}/materials/{material["code"]}",
                        "材料.pdf",
                        Person.Pdf(material["code"]!.ToString())
                    )
                ).Ok();
        using var browser = await office.SignedInAsync("applicant1");
        var page = await browser.OpenAsync($"/apply/case/{draft["id"]}?step=check");
        Assert.NotNull(page.QuerySelector("#check .alert-success"));
        var told = page.QuerySelectorAll("#warnings li a").Select(a => a.TextContent).ToList();
        Assert.Contains(told, t => t.Contains("大于“总建筑面积”", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("#step li[data-findings]"), step =>
            Assert.Equal("0", step.GetAttribute("data-findings"))
        );
        var answer = await PressAsync(browser, page, [("declared", "true"), ("action", "submit")]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var clerk = await office.SignedInAsync("clerk.city");
        var task = (await applicant.GetAsync($"cases/{draft["id"]}")).Ok()["tasks"]![0]!["name"];
        var desk = await clerk.OpenAsync($"/cases/{draft["id"]}/tasks/{task}");
        var looked = desk.QuerySelectorAll("#checks [data-check=warning]").Select(c => c.TextContent).ToList();
        Assert.Equal(told.Count, looked.Count);
        Assert.All(told, t => Assert.Contains(looked, l => l.Contains(t, StringComparison.Ordinal)));
    }

    /// <summary>Presses a button of the last step, with what it sends along and what is given.</summary>
    private static async Task<HttpResponseMessage> PressAsync(
        HttpClient browser,
        IHtmlDocument page,
        (string Name, string Value)[] given
    )
    {
        var form = page.GetElementById("application")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>())
            if (given.All(g => g.Name != hidden.Name))
                content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in given)
            content.Add(new StringContent(value), name);
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }
}
