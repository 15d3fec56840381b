using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>Several files of one material on the pages, without a script: form, last step, correction, desk and counter.</summary>
public sealed class SeveralFilesPageTests(SeveralFilesPageTests.Host office) : IClassFixture<SeveralFilesPageTests.Host>
{
    public sealed class Host : OfficeHost;

    private const string Form = "#application";

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410122")]
    [InlineData("head.410122")]
    public async Task R18_who_must_not_see_the_case_reads_none_of_its_files(string user)
    {
        var @case = await SubmittedAsync("甲", "乙");
        using var stranger = await Visitor.SignedInAsync(office, user);
        foreach (var digest in Digests(@case))
            Assert.NotEqual(HttpStatusCode.OK, await stranger.StatusAsync($"/cases/{@case["id"]}/files/M30/{digest}"));
    }

    [Fact]
    public async Task A_form_adds_all_files_that_were_chosen_in_their_order_and_takes_one_away()
    {
        var draft = await DraftAsync();
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var materials = $"/apply/case/{draft["id"]}?step=materials";
        var page = await applicant.OpenAsync(materials);
        var input = page.GetElementById("file-M30")!;
        Assert.True(input.HasAttribute("multiple"));
        Assert.Contains("最多 20 个", Told(page, input), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, await SaveAsync(applicant, page, Paper("甲"), Paper("乙")));
        page = await applicant.OpenAsync(materials);
        Assert.Equal(["甲.pdf", "乙.pdf"], Names(page));
        Assert.Contains(
            "再加一个文件",
            page.QuerySelector("label[for='file-M30']")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, await SaveAsync(applicant, page, Paper("丙")));

        page = await applicant.OpenAsync(materials);
        Assert.Equal(["甲.pdf", "乙.pdf", "丙.pdf"], Names(page));
        Assert.Equal(3, page.QuerySelectorAll("[id='materials.M30'] iframe").Length);
        foreach (var link in page.QuerySelectorAll("[id='materials.M30'] .files li > a"))
            Assert.Equal(HttpStatusCode.OK, await applicant.StatusAsync(link.GetAttribute("href")!));
        var (status, _) = await applicant.SendAsync(page, Form, ("action", Removal(page, "乙.pdf")));
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(["甲.pdf", "丙.pdf"], Names(await applicant.OpenAsync(materials)));
    }

    [Fact]
    public async Task What_is_refused_is_told_beside_its_field_and_the_others_are_kept()
    {
        var draft = await DraftAsync("甲");
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/apply/case/{draft["id"]}?step=materials");
        var again = Paper("乙");
        var (status, told) = await applicant.SendAsync(
            page,
            Form,
            [again, again with { Name = "另名.pdf" }, ("materials.M30", "图.exe", "MZ"u8.ToArray())],
            ("action", "save")
        );
        Assert.Equal((HttpStatusCode)409, status);
        var input = told.GetElementById("file-M30")!;
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Contains("“另名.pdf”与这项材料已有的“乙.pdf”内容完全相同", Told(told, input), StringComparison.Ordinal);
        Assert.Contains("图.exe", Told(told, input), StringComparison.Ordinal);
        Assert.Equal(["甲.pdf", "乙.pdf"], Names(told));
    }

    [Fact]
    public async Task The_last_step_shows_every_file()
    {
        var draft = await DraftAsync("甲", "乙");
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/apply/case/{draft["id"]}?step=check");
        var shown = page.QuerySelector(".answers [data-field='materials.M30']")!;
        Assert.Equal(["甲.pdf", "乙.pdf"], shown.QuerySelectorAll(".files li > a").Select(a => a.TextContent));
        Assert.Equal(2, shown.QuerySelectorAll("iframe").Length);
        Assert.Empty(shown.QuerySelectorAll("button"));
    }

    [Fact]
    public async Task The_desk_shows_each_file_and_the_one_that_was_chosen()
    {
        var @case = await SubmittedAsync("甲", "乙");
        using var clerk = await Visitor.SignedInAsync(office, "clerk.city");
        var facts = await clerk.OpenAsync($"/cases/{@case["id"]}");
        foreach (var digest in Digests(@case))
            Assert.NotNull(facts.QuerySelector($"a[href='/cases/{@case["id"]}/files/M30/{digest}']"));
        var page = await clerk.OpenAsync($"/cases/{@case["id"]}/tasks/intake?view=M30");
        Assert.Equal(
            ["甲.pdf", "乙.pdf"],
            page.QuerySelectorAll("#viewer-pane [data-file]").Select(a => a.TextContent)
        );
        Assert.Equal($"/cases/{@case["id"]}/files/M30#navpanes=0", Source(page));
        var second = page.QuerySelector($"[data-file='{Digests(@case)[1]}']")!.GetAttribute("href")!;
        page = await clerk.OpenAsync(second);
        Assert.Equal($"/cases/{@case["id"]}/files/M30/{Digests(@case)[1]}#navpanes=0", Source(page));
        Assert.Equal("乙.pdf", page.QuerySelector("#viewer-pane [aria-current]")!.TextContent);

        static string Source(IHtmlDocument page) =>
            Assert.Single(page.QuerySelectorAll("#viewer-pane iframe")).GetAttribute("src")!;
    }

    [Fact]
    public async Task R05_a_correction_replaces_all_files_or_keeps_them_as_its_answerer_says()
    {
        var @case = await NoticedAsync("甲", "乙");
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var address = $"/cases/{@case["id"]}/correction";
        var page = await applicant.OpenAsync(address);
        Assert.False(((IHtmlInputElement)page.QuerySelector("[name='keep.M30']")!).IsChecked);
        var (status, told) = await applicant.SendAsync(
            page,
            "main form[enctype]",
            ("answers.1", "见新图"),
            ("action", Removal(page, "乙.pdf", "#files-1"))
        );
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["甲.pdf"], Names(told, "#files-1"));
        Assert.Equal("见新图", told.GetElementById("answers.1")!.TextContent); // nothing typed is lost
        Assert.True(((IHtmlInputElement)told.QuerySelector("[name='keep.M30']")!).IsChecked); // it was touched
        (status, _) = await applicant.SendAsync(told, "main form[enctype]", [Paper("丙")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(["甲.pdf", "丙.pdf"], await NamesOfAsync(@case));

        var other = await NoticedAsync("甲", "乙");
        page = await applicant.OpenAsync($"/cases/{other["id"]}/correction");
        (status, _) = await applicant.SendAsync(page, "main form[enctype]", [Paper("丙"), Paper("丁")]);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(["丙.pdf", "丁.pdf"], await NamesOfAsync(other));
        using var clerk = await Visitor.SignedInAsync(office, "clerk.city");
        page = await clerk.OpenAsync($"/cases/{other["id"]}/tasks/intake?view=M30");
        Assert.Equal(
            ["甲.pdf", "乙.pdf", "丙.pdf", "丁.pdf"],
            page.QuerySelectorAll("#viewer-pane [data-file]").Select(a => a.TextContent)
        );
        page = await clerk.OpenAsync(page.QuerySelectorAll("#viewer-pane [data-file]")[1].GetAttribute("href")!);
        page = await clerk.OpenAsync(page.QuerySelectorAll("#viewer-pane [data-file]")[3].GetAttribute("href")!);
        Assert.Equal(
            ["乙.pdf", "丁.pdf"],
            page.QuerySelectorAll("#viewer-pane [aria-current]").Select(a => a.TextContent)
        );
    }

    [Fact]
    public async Task R22_the_counter_keeps_every_paper_and_takes_one_away()
    {
        using var clerk = await Visitor.SignedInAsync(office, "clerk.city");
        var page = await clerk.OpenAsync("/counter/RF-13-01");
        const string form = "#counter-form";
        var first = Paper("甲");
        (_, page) = await clerk.SendAsync(page, form, [first, Paper("乙")], ("action", "check"));
        (_, page) = await clerk.SendAsync(
            page,
            form,
            [first with { Name = "另名.pdf" }, Paper("丙")],
            ("action", "check")
        );
        var papers = page.GetElementById("materials.M30")!;
        Assert.Contains("“另名.pdf”", Told(page, page.GetElementById("file-M30")!), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("[name='held.M30']").Length);
        foreach (var name in new[] { "甲.pdf", "乙.pdf", "丙.pdf" })
            Assert.Contains(name, papers.TextContent, StringComparison.Ordinal);
        (_, page) = await clerk.SendAsync(page, form, ("action", Removal(page, "乙.pdf")));
        papers = page.GetElementById("materials.M30")!;
        Assert.Equal(2, page.QuerySelectorAll("[name='held.M30']").Length);
        Assert.DoesNotContain("乙.pdf", papers.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R08_a_promised_material_arrives_with_all_files_that_were_chosen()
    {
        var person = await office.As("applicant1");
        var draft = await person.DraftAsync("RF-03-01", without: "M12");
        var submitted = await person.PostAsync(
            $"cases/{draft["id"]}/submit",
            new { declared = true, promised = new[] { new { materialCode = "M12", date = "2022-05-20" } } }
        );
        submitted.Ok();
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync($"/cases/{draft["id"]}");
        var (status, _) = await applicant.SendAsync(
            page,
            "form[action*='handler=Material']",
            [("file", "甲.pdf", Person.Pdf("甲")), ("file", "乙.pdf", Person.Pdf("乙"))]
        );
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.Equal(["甲.pdf", "乙.pdf"], await NamesOfAsync(draft, "M12"));
    }

    /// <summary>A draft whose material has these files.</summary>
    private async Task<JsonNode> DraftAsync(params string[] names)
    {
        var applicant = await office.As("applicant1");
        var draft = await applicant.DraftAsync("RF-13-01", without: "M30");
        foreach (var name in names)
            (
                await applicant.SendAsync(
                    HttpMethod.Post,
                    $"cases/{draft["id"]}/materials/M30/files",
                    new MultipartFormDataContent { { new ByteArrayContent(Person.Pdf(name)), "file", name + ".pdf" } }
                )
            ).Ok(201);
        return draft;
    }

    private async Task<JsonNode> SubmittedAsync(params string[] names)
    {
        var draft = await DraftAsync(names);
        return (
            await (await office.As("applicant1")).PostAsync($"cases/{draft["id"]}/submit", new { declared = true })
        ).Ok();
    }

    private async Task<JsonNode> NoticedAsync(params string[] names)
    {
        var @case = await SubmittedAsync(names);
        var defect = new
        {
            materialCode = "M30",
            defect = "不清",
            basis = "指南",
            remedy = "重交",
        };
        return (
            await (await office.As("clerk.city")).TaskAsync(
                @case,
                "intake",
                "CorrectionRequired",
                new { items = new[] { defect } }
            )
        ).Ok();
    }

    private static async Task<HttpStatusCode> SaveAsync(
        Visitor applicant,
        IHtmlDocument page,
        params (string, string, byte[])[] files
    ) => (await applicant.SendAsync(page, Form, files, ("action", "save"))).Status;

    private static (string Field, string Name, byte[] Content) Paper(string name) =>
        ("materials.M30", name + ".pdf", Person.Pdf(name));

    /// <summary>What an input says to who does not see the page.</summary>
    private static string Told(IHtmlDocument page, IElement input) =>
        string.Concat(
            (input.GetAttribute("aria-describedby") ?? "").Split(' ').Select(id => page.GetElementById(id)!.TextContent)
        );

    private static IEnumerable<string> Names(IHtmlDocument page, string place = "[id='materials.M30']") =>
        page.QuerySelectorAll(place + " .files li > a").Select(a => a.TextContent);

    private static string Removal(IHtmlDocument page, string name, string place = "[id='materials.M30']") =>
        page.QuerySelectorAll(place + " button")
            .Single(b => b.GetAttribute("aria-label") == "移除 " + name)
            .GetAttribute("value")!;

    private async Task<string[]> NamesOfAsync(JsonNode @case, string material = "M30") =>
        [
            .. (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}")).Ok()["materials"]!
                .AsArray()
                .Single(m => m!["materialCode"]!.ToString() == material)!["files"]!
                .AsArray()
                .Select(f => f!["fileName"]!.ToString()),
        ];

    private static string[] Digests(JsonNode @case) =>
        [
            .. @case["materials"]!.AsArray().Single(m => m!["materialCode"]!.ToString() == "M30")!["files"]!
                .AsArray()
                .Select(f => f!["sha256"]!.ToString()),
        ];
}
