using System.Net;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web.Sheets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>R26: the page of the figures of completion acceptance.</summary>
public sealed class AcceptancePageTests(AcceptanceFigureTests.Lived office) : IClassFixture<AcceptanceFigureTests.Lived>
{
    [Theory]
    [InlineData("applicant1")]
    [InlineData("admin")]
    public async Task R18_who_works_in_no_office_has_no_such_page(string user)
    {
        using var browser = await office.SignedInAsync(user);
        foreach (var path in new[] { "", "?handler=Sheet", "?office=city" })
            Assert.Contains(
                "/account/denied",
                (await browser.GetAsync("/statistics/acceptance" + path)).Headers.Location!.ToString(),
                StringComparison.Ordinal
            );
    }

    [Theory]
    [InlineData("head.410181", "410122")]
    [InlineData("clerk.410181", "city")]
    [InlineData("inspector1.city", "410122")]
    [InlineData("clerk.city", "410122")]
    [InlineData("head.410122", "410199")] // one that is not there answers alike
    public async Task R18_another_offices_figures_are_not_there(string user, string other)
    {
        using var browser = await office.SignedInAsync(user);
        foreach (var handler in new[] { "", "&handler=Sheet", "&from=x" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await browser.GetAsync($"/statistics/acceptance?from=&to=&office={other}{handler}")).StatusCode
            );
    }

    [Theory]
    [InlineData("supervisor", "1,334.6679", 7)]
    [InlineData("head.city", "1,334.6679", 7)]
    [InlineData("clerk.city", "1,334.6678", 0)]
    [InlineData("inspector1.410122", "0.0001", 0)]
    public async Task R18_each_reads_what_is_theirs_to_read(string user, string area, int offices)
    {
        using var browser = await office.SignedInAsync(user);
        Assert.NotNull((await browser.OpenAsync("/items")).QuerySelector("nav a[href='/statistics']"));
        Assert.NotNull((await browser.OpenAsync("/statistics")).QuerySelector("a[href='/statistics/acceptance']"));
        var page = await browser.OpenAsync("/statistics/acceptance?from=&to=");
        Assert.Equal(area, page.QuerySelector(".figure-number")!.TextContent);
        Assert.Equal(offices == 0 ? 0 : offices + 1, page.QuerySelectorAll("select[name=office] option").Length);
    }

    [Fact]
    public async Task R26_every_chart_stands_beside_the_table_it_is_drawn_from()
    {
        using var browser = await office.SignedInAsync("supervisor");
        var page = await browser.OpenAsync("/statistics/acceptance?from=2022-05-01&to=2022-06-30");
        var charts = page.QuerySelectorAll("[data-chart]").ToList();
        Assert.Equal(6, charts.Count);
        Assert.All(charts, chart =>
        {
            var table = (IHtmlTableElement)page.GetElementById(chart.GetAttribute("data-chart")!)!;
            Assert.NotEmpty(chart.GetAttribute("aria-label")!);
            var heads = table.Rows[0].Cells.ToList(); // AngleSharp's own index counts white space between cells too
            Assert.All(
                table.QuerySelectorAll("th[data-series]").Select(h => heads.IndexOf((IHtmlTableCellElement)h)),
                i => Assert.All(table.Bodies[0].Rows, row => Assert.NotNull(row.Cells[i].GetAttribute("data-value")))
            );
        });
        Assert.Equal("1,334.6679", page.QuerySelectorAll("#months tfoot td")[1].TextContent);
        Assert.Equal("2022年5月", page.QuerySelector("#months tbody th")!.TextContent);
        Assert.Equal(
            2,
            page.QuerySelectorAll("head script[src^='/lib/echarts'], head script[src^='/js/charts']").Length
        );
        Assert.Empty((await browser.OpenAsync("/worklist")).QuerySelectorAll("script[src*='echarts']")); // on this page alone
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.All(page.QuerySelectorAll("main input, main select"), input =>
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
        );
    }

    [Fact]
    public async Task The_link_to_the_sheet_keeps_what_is_shown()
    {
        using var browser = await office.SignedInAsync("supervisor");
        var link = (await browser.OpenAsync("/statistics/acceptance?from=2022-05-01&to=2022-05-31&office=410122"))
            .QuerySelector("a[download]")!
            .GetAttribute("href")!;
        var answer = await browser.GetAsync("/statistics/acceptance" + link);
        Assert.Equal(SheetWriter.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("0.0001", SheetReader.Read(await answer.Content.ReadAsStreamAsync())![1].Text(4));
    }

    [Fact]
    public async Task Periods_are_offered_and_this_year_is_shown_first()
    {
        using var browser = await office.SignedInAsync("supervisor");
        var page = await browser.OpenAsync("/statistics/acceptance");
        Assert.Equal("2022-01-01", page.QuerySelector<IHtmlInputElement>("#from")!.Value);
        Assert.Equal("本年", page.QuerySelector("main nav a[aria-current=page]")!.TextContent);
        await Assert.AllAsync(page.QuerySelectorAll("main nav a").Select(a => a.GetAttribute("href")!), async way =>
        {
            var chosen = await browser.OpenAsync("/statistics/acceptance" + way);
            Assert.Equal(way, chosen.QuerySelector("main nav a[aria-current=page]")!.GetAttribute("href"));
        });
        Assert.NotNull(
            (await browser.OpenAsync("/statistics/acceptance?from=2021-01-01&to=2021-06-30")).QuerySelector(
                "main [role=status]"
            )
        );
    }

    [Theory]
    [InlineData("from=2022-05-10&to=2022-05-09", "to-error", "结束日期早于开始日期。")]
    [InlineData("from=2022-02-30", "from-error", "请填写日期，例如 2022-05-09。")]
    [InlineData("from=&office=410199", "office-error", "没有编码为“410199”的机关。")]
    public async Task What_is_wrong_stands_beside_its_field(string query, string field, string sentence)
    {
        using var browser = await office.SignedInAsync("supervisor");
        var answer = await browser.GetAsync("/statistics/acceptance?" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(
            sentence,
            (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()))
                .GetElementById(field)!
                .TextContent
        );
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.GetAsync("/statistics/acceptance?handler=Sheet&" + query)).StatusCode
        );
    }
}
