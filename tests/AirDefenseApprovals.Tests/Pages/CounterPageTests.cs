using System.Net;
using System.Net.Http.Headers;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The counter: an application of somebody without an account.</summary>
[Collection(nameof(DeskOffice))]
public sealed class CounterPageTests(DeskOffice office)
{
    [Fact]
    public async Task R22_the_counters_page_keeps_what_was_typed_and_which_papers_came_and_takes_one_application_in()
    {
        using var browser = await office.SignedInAsync("clerk.city");
        Assert.Contains(
            "/counter/RF-13-01",
            (await browser.OpenAsync("/counter")).GetElementById("counter-items")!.InnerHtml,
            StringComparison.Ordinal
        );
        var page = await browser.OpenAsync("/counter/RF-13-01");
        Assert.All(
            page.QuerySelectorAll(
                "#counter-form input:not([type=hidden]), #counter-form select, #counter-form textarea"
            ),
            i =>
                Assert.True(
                    page.QuerySelector($"label[for='{i.Id}']") is not null || i.HasAttribute("aria-label"),
                    i.OuterHtml
                )
        );
        var typed = Values(page);
        typed["applicant.kind"] = "organisation";
        (typed["applicant.name"], typed["applicant.idNumber"], typed["applicant.phone"]) = (
            "来访单位",
            "91410100MA40000041",
            "13800000000"
        );
        (typed["project.name"], typed["project.address"], typed["project.regionCode"]) = (
            "窗口项目",
            "示例路9号",
            "410105"
        );
        foreach (var name in typed.Keys.Where(k => k.StartsWith("form.", StringComparison.Ordinal)).ToList())
            typed[name] = page.GetElementById(name) switch
            {
                IHtmlSelectElement select => select.Options.First(o => o.Value.Length > 0).Value,
                IHtmlInputElement { Type: "date" } => "2022-06-01",
                { } input when input.GetAttribute("inputmode") is "decimal" => name.Contains(
                    "longitude",
                    StringComparison.Ordinal
                )
                    ? "113.6"
                    : "34.7",
                { } input when input.GetAttribute("inputmode") is "numeric" => "3",
                _ => "示例",
            };
        var wrong = await SubmitAsync(browser, typed, "submit", ("materials.M30", "图.pdf", Person.Pdf("x")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var again = await wrong.PageAsync();
        Assert.NotNull(again.GetElementById("applicant.idNumber-error"));
        Assert.Equal("来访单位", ((IHtmlInputElement)again.GetElementById("applicant.name")!).Value);
        typed = Values(again); // with the paper that came, sealed
        Assert.Contains("held.M30", typed.Keys);
        typed["applicant.kind"] = "organisation";
        typed["applicant.idNumber"] = "91410100MA40000040";
        typed["declared"] = "true";
        var check = await (await SubmitAsync(browser, typed, "check")).PageAsync();
        Assert.Contains("alert-success", check.GetElementById("check")!.ClassName, StringComparison.Ordinal);
        var taken = await SubmitAsync(browser, typed, "submit");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var receipt = await browser.OpenAsync(taken.Headers.Location!.ToString());
        Assert.Equal(8, receipt.GetElementById("code")!.TextContent.Length);
        using (
            var paper = UglyToad.PdfPig.PdfDocument.Open(
                await browser.GetByteArrayAsync(receipt.GetElementById("print-receipt")!.GetAttribute("href"))
            )
        )
            Assert.Contains(
                receipt.GetElementById("code")!.TextContent,
                string.Concat(paper.GetPages().SelectMany(p => p.Letters).Select(l => l.Value))
                    .Replace(" ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        Assert.Equal(
            taken.Headers.Location + "?again=true",
            (await SubmitAsync(browser, typed, "submit")).Headers.Location!.ToString()
        ); // a second click, or the back button
        typed["held.M30"] = "forged";
        typed["key"] = Guid.NewGuid().ToString();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SubmitAsync(browser, typed, "submit")).StatusCode);
        Assert.NotNull(
            (await browser.OpenAsync($"/cases/{taken.Headers.Location!.ToString().Split('/')[^1]}")).GetElementById(
                "counter-acts"
            )
        );
    }

    private static Dictionary<string, string> Values(IHtmlDocument page) =>
        page.QuerySelectorAll(
                "#counter-form input:not([type=file]):not([type=checkbox]):not([type=radio]), #counter-form select, #counter-form textarea"
            )
            .Where(e => e.GetAttribute("name") is { Length: > 0 })
            .ToDictionary(
                e => e.GetAttribute("name")!,
                e =>
                    e switch
                    {
                        IHtmlSelectElement select => select.Value ?? "",
                        IHtmlInputElement input => input.Value,
                        IHtmlTextAreaElement area => area.Value,
                        _ => "",
                    }
            );

    private static async Task<HttpResponseMessage> SubmitAsync(
        HttpClient browser,
        Dictionary<string, string> typed,
        string action,
        params (string Field, string Name, byte[] Content)[] files
    )
    {
        var body = new MultipartFormDataContent();
        body.Add(new StringContent(typed["__RequestVerificationToken"]), "__RequestVerificationToken");
        foreach (var (name, value) in typed.Where(t => t.Key != "__RequestVerificationToken"))
            body.Add(new StringContent(value), name);
        body.Add(new StringContent(action), "action");
        foreach (var (field, name, content) in files)
            body.Add(
                new ByteArrayContent(content)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") },
                },
                field,
                name
            );
        return await browser.PostAsync("/counter/RF-13-01", body);
    }
}
