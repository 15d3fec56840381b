using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>R8 on the page of the case: what was promised arrives, as several files of which some are refused.</summary>
public sealed class R08_PromisedFilesPageTests(R08_PromisedFilesPageTests.Host office)
    : IClassFixture<R08_PromisedFilesPageTests.Host>
{
    public sealed class Host : OfficeHost;

    private const string Form = "form[data-promised='M12']";

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410122")]
    [InlineData("supervisor")]
    [InlineData("clerk.city")]
    public async Task R18_nobody_else_is_offered_it(string user)
    {
        var @case = await PromisedAsync();
        using var visitor = await Visitor.SignedInAsync(office, user);
        if (await visitor.StatusAsync($"/cases/{@case["id"]}") == HttpStatusCode.OK)
            Assert.Null((await visitor.OpenAsync($"/cases/{@case["id"]}")).QuerySelector(Form));
    }

    [Fact]
    public async Task R08_which_file_was_refused_and_why_is_told_and_the_rest_can_still_come()
    {
        var @case = await PromisedAsync();
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/cases/{@case["id"]}");
        var first = Paper("甲");
        var (status, told) = await applicant.SendAsync(
            page,
            Form,
            [
                first,
                ("file", "图.exe", "MZ"u8.ToArray()),
                Paper("乙"),
                first with
                {
                    Name = "另名.pdf",
                },
                ("file", "空.pdf", []),
            ]
        );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Equal(["甲.pdf", "乙.pdf"], Names(told));
        Assert.Equal(["甲.pdf", "乙.pdf"], await KeptAsync(@case));
        var input = (IHtmlInputElement)told.GetElementById("materials.M12")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var why = told.GetElementById(input.GetAttribute("aria-describedby")!)!.TextContent;
        foreach (var name in new[] { "图.exe", "另名.pdf", "空.pdf" })
            Assert.Contains(name, why, StringComparison.Ordinal);
        Assert.Contains("#materials.M12", told.GetElementById("problem")!.InnerHtml, StringComparison.Ordinal);

        (status, _) = await applicant.SendAsync(told, Form, [Paper("丙")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(["甲.pdf", "乙.pdf", "丙.pdf"], await KeptAsync(@case));
        page = await applicant.OpenAsync($"/cases/{@case["id"]}");
        Assert.Equal(["甲.pdf", "乙.pdf", "丙.pdf"], Names(page)); // and more may come, until the case ends
    }

    [Fact]
    public async Task R08_one_file_too_large_is_named_and_the_material_is_still_asked_for()
    {
        var @case = await PromisedAsync();
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/cases/{@case["id"]}");
        var megabytes = (await office.Anyone.GetAsync("items/RF-03-01")).Ok()["materials"]!
            .AsArray()
            .Single(m => m!["code"]!.ToString() == "M12")!["maxMegabytes"]!.GetValue<int>();
        var (status, told) = await applicant.SendAsync(
            page,
            Form,
            [("file", "很大.pdf", new byte[(megabytes * 1024 * 1024) + 1])]
        );
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains(
            "“很大.pdf”过大",
            told.GetElementById("materials.M12-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(told.QuerySelector(Form));
        Assert.Empty(await KeptAsync(@case));
    }

    private async Task<JsonNode> PromisedAsync()
    {
        var person = await office.As("applicant1");
        var draft = await person.DraftAsync("RF-03-01", without: "M12");
        var promised = new[] { new { materialCode = "M12", date = "2022-05-20" } };
        return (await person.PostAsync($"cases/{draft["id"]}/submit", new { declared = true, promised })).Ok();
    }

    private static (string Field, string Name, byte[] Content) Paper(string name) =>
        ("file", name + ".pdf", Person.Pdf(name));

    private static IEnumerable<string> Names(IHtmlDocument page) =>
        page.QuerySelectorAll(Form + " .files li > a").Select(a => a.TextContent);

    private async Task<string[]> KeptAsync(JsonNode @case) =>
        [
            .. (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}")).Ok()["materials"]!
                .AsArray()
                .Single(m => m!["materialCode"]!.ToString() == "M12")!["files"]!
                .AsArray()
                .Select(f => f!["fileName"]!.ToString()),
        ];
}
