using System.Net;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The worklist, and papers of several cases together. Each page works without JavaScript.</summary>
[Collection(nameof(DeskOffice))]
public sealed class DeskPageTests(DeskOffice office)
{
    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410122")]
    [InlineData("admin")]
    public async Task R18_what_is_shown_beside_a_task_is_not_there_for_a_stranger(string user)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await office.SignedInAsync(user);
        foreach (
            var path in new[]
            {
                $"/cases/{@case["id"]}/tasks/intake?handler=Viewer&view=M30",
                $"/cases/{@case["id"]}/files/M30",
                $"/cases/{@case["id"]}/files/M30/before",
                $"/counter/receipt/{@case["id"]}",
            }
        )
            Assert.True(
                (await browser.GetAsync(path)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Redirect,
                path
            );
        var print = await browser.GetAsync($"/cases/print?ids={@case["id"]}&paper=receipt");
        Assert.True(
            print.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Redirect
                && print.Content.Headers.ContentType?.MediaType != "application/pdf"
        );
        Assert.DoesNotContain(
            @case["caseNumber"]!.ToString(),
            await print.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("clerk.city", HttpStatusCode.Forbidden)]
    [InlineData("supervisor", HttpStatusCode.Forbidden)]
    public async Task R18_who_keeps_no_sentences_enters_none(string user, HttpStatusCode status)
    {
        using var browser = await office.SignedInAsync(user);
        Assert.Null((await browser.OpenAsync("/sentences")).GetElementById("add-sentence"));
        Assert.Equal(
            status,
            (
                await browser.SubmitAsync("/sentences?handler=Add", ("defect", "x"), ("basis", "y"), ("remedy", "z"))
            ).StatusCode
        );
    }

    [Fact]
    public async Task The_worklist_keeps_every_filter_in_its_address_and_counts_each_card()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await office.SignedInAsync("clerk.city");
        var page = await browser.OpenAsync(
            "/worklist?everyone=true&itemCode=RF-13-01&task=intake&sort=Newest&q=%E7%A4%BA%E4%BE%8B"
        );
        Assert.Equal(
            "/worklist?everyone=true&card=None&itemCode=RF-13-01&task=intake&q=%E7%A4%BA%E4%BE%8B&sort=Newest",
            page.GetElementById("card-None")!.GetAttribute("href")
        );
        Assert.Equal(
            ("RF-13-01", "intake", "Newest", "示例"),
            (
                Select(page, "itemCode"),
                Select(page, "task"),
                Select(page, "sort"),
                ((IHtmlInputElement)page.GetElementById("q")!).Value
            )
        );
        Assert.Equal(
            page.GetElementById("card-all")!.QuerySelector("b")!.TextContent,
            page.QuerySelectorAll(".card-count:not(#card-all) b")
                .Sum(b => int.Parse(b.TextContent, System.Globalization.CultureInfo.InvariantCulture))
                .ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.NotNull(page.GetElementById("keys"));
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select"), input =>
            Assert.True(
                page.QuerySelector($"label[for='{input.Id}']") is not null || input.Closest("label") is not null,
                input.OuterHtml
            )
        );

        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await browser.SubmitAsync(
                    "/worklist?handler=View",
                    ("name", "新收"),
                    ("query", "everyone=true&sort=Newest&x=1")
                )
            ).StatusCode
        );
        Assert.Equal(
            "/worklist?everyone=true&sort=Newest",
            (await browser.OpenAsync("/worklist")).QuerySelector(".view-chip a")!.GetAttribute("href")
        );
        var wrong = await browser.PageAfterAsync("/worklist?handler=View", ("name", ""), ("query", "card=Red"));
        Assert.NotNull(wrong.GetElementById("name-error"));
        Assert.Equal("true", wrong.GetElementById("card-Red")!.GetAttribute("aria-current"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await browser.SubmitAsync("/worklist?handler=Drop", ("name", "新收"))).StatusCode
        );
        Assert.Null((await browser.OpenAsync("/worklist")).QuerySelector(".view-chip"));
    }

    [Fact]
    public async Task Papers_of_several_cases_are_one_file_and_what_is_missing_is_told_with_the_choice_kept()
    {
        var applicant = await office.As("applicant1");
        var (first, second) = (await applicant.SubmitAsync("RF-13-01"), await applicant.SubmitAsync("RF-13-01"));
        using var browser = await office.SignedInAsync("clerk.city");
        var pdf = await browser.GetAsync($"/cases/print?ids={first["id"]}&ids={second["id"]}&paper=receipt");
        Assert.Equal(
            (HttpStatusCode.OK, "application/pdf"),
            (pdf.StatusCode, pdf.Content.Headers.ContentType!.MediaType)
        );
        using (var document = UglyToad.PdfPig.PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync()))
            Assert.Equal(
                2,
                document
                    .GetPages()
                    .Count(p =>
                        string.Concat(p.Letters.Select(l => l.Value))
                            .Replace(" ", "", StringComparison.Ordinal)
                            .Contains("第1页", StringComparison.Ordinal)
                    )
            );
        var choice = await browser.OpenWrongAsync($"/cases/print?ids={first["id"]}&ids={second["id"]}");
        Assert.Equal(
            (2, true),
            (choice.QuerySelectorAll("input[name=ids]").Length, choice.GetElementById("problem") is not null)
        );
        Assert.NotEmpty((await browser.OpenAsync("/cases")).QuerySelectorAll("input[name=ids]"));
    }

    private static string Select(IHtmlDocument page, string id) =>
        ((IHtmlSelectElement)page.GetElementById(id)!).Value ?? "";
}
