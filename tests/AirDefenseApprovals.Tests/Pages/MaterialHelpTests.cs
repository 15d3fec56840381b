using System.Net;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>空白表, 样表 and 填写说明 where materials are asked for: guide, list to tick, form, counter.</summary>
[Collection(nameof(MaterialHost))]
public sealed class MaterialHelpTests(MaterialHost office)
{
    [Theory]
    [InlineData("applicant2", HttpStatusCode.NotFound)]
    [InlineData("clerk.city", HttpStatusCode.NotFound)]
    public async Task R18_the_form_with_an_applicants_data_is_on_no_other_page(string user, HttpStatusCode status)
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-01-01");
        using var browser = await office.SignedInAsync(user);
        using var answer = await browser.GetAsync($"/cases/{draft["id"]}/materials/M03/blank");
        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("zh-CN", "空白表", "样表", "填写说明")]
    [InlineData("en", "Blank form", "Sample", "How to fill it in")]
    public async Task A_guide_has_them_beside_the_material(string language, string blank, string sample, string filling)
    {
        using var browser = office.Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", language);
        var page = await browser.OpenAsync("/items/RF-01-01");
        var row = page.QuerySelector("a[href='/api/v1/items/RF-01-01/materials/M03/blank']")!.Closest("tr")!;
        Assert.Equal(
            [blank, sample],
            row.QuerySelectorAll("a[href*='/materials/M03/']").Select(a => a.FirstChild!.TextContent.Trim())
        );
        Assert.Equal(filling, row.QuerySelector("summary")!.FirstChild!.TextContent.Trim());
        var told = TestBook.Catalogue.Items["RF-01-01"].Material("M03")!.Filling!.In(language);
        Assert.Equal(told, row.QuerySelector("details p")!.TextContent);
        Assert.Contains(
            told,
            (await browser.OpenAsync("/items/RF-01-01/checklist")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("zh-CN", "预填表")]
    [InlineData("en", "Prefilled form")]
    public async Task The_form_shows_how_to_fill_it_in_and_links_a_blank_that_knows_the_application(
        string language,
        string link
    )
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-01-01");
        using var browser = await office.SignedInAsync("applicant1");
        browser.DefaultRequestHeaders.Add("Accept-Language", language);
        var before = await browser.OpenAsync("/apply/RF-01-01?step=materials");
        Assert.NotNull(before.QuerySelector("a[href='/api/v1/items/RF-01-01/materials/M03/blank']"));
        var page = await browser.OpenAsync($"/apply/case/{draft["id"]}?step=materials");
        var anchor = page.QuerySelector($"a[href='/cases/{draft["id"]}/materials/M03/blank']")!;
        Assert.Equal(link, anchor.FirstChild!.TextContent.Trim());
        Assert.Contains(
            TestBook.Catalogue.Items["RF-01-01"].Material("M03")!.Filling!.In(language),
            page.GetElementById("materials.M03")!.TextContent,
            StringComparison.Ordinal
        );
        using var form = await browser.GetAsync(anchor.GetAttribute("href")!);
        Assert.Equal("application/pdf", form.Content.Headers.ContentType!.MediaType);
        Assert.Contains("UTF-8''", form.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal("授权委托书（空白表）.pdf", form.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task The_counter_hands_them_out_too()
    {
        using var clerk = await office.SignedInAsync("clerk.city");
        var page = await clerk.OpenAsync("/counter/RF-01-01");
        Assert.NotNull(page.QuerySelector("a[href='/api/v1/items/RF-01-01/materials/M03/blank']"));
    }
}
