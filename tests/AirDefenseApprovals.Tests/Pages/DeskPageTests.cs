using System.Net;
using System.Net.Http.Headers;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The clerk's desk as pages: worklist, task, sentences, papers together, counter. Each works without JavaScript.</summary>
public sealed class DeskPageTests(DeskPageTests.Host office) : IClassFixture<DeskPageTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant2")]
    [InlineData("clerk.410122")]
    [InlineData("admin")]
    public async Task R18_what_is_shown_beside_a_task_is_not_there_for_a_stranger(string user)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await SignedInAsync(user);
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
        using var browser = await SignedInAsync(user);
        Assert.Null((await OpenAsync(browser, "/sentences")).GetElementById("add-sentence"));
        Assert.Equal(
            status,
            (
                await SendAsync(browser, "/sentences?handler=Add", ("defect", "x"), ("basis", "y"), ("remedy", "z"))
            ).StatusCode
        );
    }

    [Fact]
    public async Task R03_an_on_the_spot_case_is_one_page_and_the_next_task_is_offered()
    {
        var applicant = await office.As("applicant1");
        var (first, second) = (await applicant.SubmitAsync("RF-12-01"), await applicant.SubmitAsync("RF-12-01"));
        using var browser = await SignedInAsync("clerk.city");
        var list = await OpenAsync(browser, "/worklist?itemCode=RF-12-01");
        var path = list.QuerySelectorAll<IHtmlAnchorElement>(".task-link")
            .Select(a => a.GetAttribute("href")!)
            .First(h => h.Contains(first["id"]!.ToString(), StringComparison.Ordinal));
        var task = await OpenAsync(browser, path); // 1: Enter on the worklist
        var form = task.QuerySelector<IHtmlFormElement>("#outcome-Issued form")!; // 2: the outcome
        Assert.Contains(
            "R3",
            task.QuerySelector("#outcome-Issued .outcome-rule")!.TextContent,
            StringComparison.Ordinal
        );
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
            .Where(i => i.Name != "__RequestVerificationToken")
            .Select(i => (i.Name!, i.Value))
            .ToArray();
        Assert.Contains(("back", "itemCode=RF-12-01"), fields);
        var done = await SendAsync(browser, path, fields); // 3: confirm
        Assert.Equal(
            (HttpStatusCode.Redirect, "/worklist?itemCode=RF-12-01"),
            (done.StatusCode, done.Headers.Location!.ToString())
        );
        var after = await OpenAsync(browser, "/worklist?itemCode=RF-12-01");
        Assert.Contains(
            second["id"]!.ToString(),
            after.GetElementById("next-task")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Null((await OpenAsync(browser, "/worklist?itemCode=RF-12-01")).GetElementById("next-task")); // told once

        var twice = await SendAsync(browser, path, fields); // a second click
        Assert.Equal((HttpStatusCode.Redirect, "/worklist"), (twice.StatusCode, twice.Headers.Location!.ToString()));
        Assert.Contains(
            "只记了一次",
            (await OpenAsync(browser, "/worklist")).QuerySelector(".alert-success")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(
            $"/cases/{first["id"]}?done=TaskClosed",
            (await browser.GetAsync(path)).Headers.Location!.ToString()
        ); // the back button
        Assert.Single(
            (await (await office.As("clerk.city")).GetAsync($"cases/{first["id"]}/journal")).Ok()["items"]!.AsArray(),
            e => e!["act"]!.ToString() == "documentIssued"
        );
    }

    [Fact]
    public async Task Two_clicks_at_once_have_one_effect_and_a_friendly_answer()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-12-02");
        using var browser = await SignedInAsync("clerk.city");
        var path = $"/cases/{@case["id"]}/tasks/issue";
        var version = (await OpenAsync(browser, path))
            .QuerySelector("#outcome-Issued input[name=version]")!
            .GetAttribute("value")!;
        var token = (await OpenAsync(browser, "/calendar"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ => browser.PostAsync(path, Form(token, ("outcome", "Issued"), ("version", version))))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(
            (await (await office.As("clerk.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!.AsArray(),
            e => e!["act"]!.ToString() == "decided"
        );
    }

    [Fact]
    public async Task The_worklist_keeps_every_filter_in_its_address_and_counts_each_card()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var browser = await SignedInAsync("clerk.city");
        var page = await OpenAsync(
            browser,
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
                await SendAsync(
                    browser,
                    "/worklist?handler=View",
                    ("name", "新收"),
                    ("query", "everyone=true&sort=Newest&x=1")
                )
            ).StatusCode
        );
        Assert.Equal(
            "/worklist?everyone=true&sort=Newest",
            (await OpenAsync(browser, "/worklist")).QuerySelector(".view-chip a")!.GetAttribute("href")
        );
        var wrong = await PostAsync(browser, "/worklist?handler=View", ("name", ""), ("query", "card=Red"));
        Assert.NotNull(wrong.GetElementById("name-error"));
        Assert.Equal("true", wrong.GetElementById("card-Red")!.GetAttribute("aria-current"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await SendAsync(browser, "/worklist?handler=Drop", ("name", "新收"))).StatusCode
        );
        Assert.Null((await OpenAsync(browser, "/worklist")).QuerySelector(".view-chip"));
    }

    [Fact]
    public async Task R04_a_sentence_fills_a_row_with_and_without_JavaScript_and_all_findings_are_taken_at_once()
    {
        var applicant = await office.As("applicant2");
        var draft = await applicant.DraftAsync("RF-13-01", without: "M30");
        (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { acknowledgeIncomplete = true })).Ok();
        using var browser = await SignedInAsync("clerk.city");
        var path = $"/cases/{draft["id"]}/tasks/intake";
        var page = await OpenAsync(browser, path);
        var option = page.QuerySelectorAll<IHtmlOptionElement>("[id='data.items[0].sentence'] option")
            .First(o => o.TextContent.Contains("点位图未标明", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("[id='data.items[0].sentence'] option"), o =>
            o.TextContent.Contains("竣工图", StringComparison.Ordinal)
        ); // not this item's
        Assert.Contains(page.QuerySelectorAll("#checks li.desk-check-look"), li =>
            li.GetAttribute("data-check") == "finding"
        );

        (string, string)[] row =
        [
            ("outcome", "CorrectionRequired"),
            ("data.items[1].sentence", option.Value),
            ("data.items[1].defect", "旧话"),
        ];
        var picked = await PostAsync(browser, path + "?handler=Sentence&row=1", row); // as htmx asks
        Assert.Single(picked.QuerySelectorAll("fieldset"));
        Assert.Equal(
            ("点位图未标明警报设施的坐标和高度。", "m:M30"),
            (
                ((IHtmlInputElement)picked.GetElementById("data.items[1].defect")!).Value,
                ((IHtmlSelectElement)picked.GetElementById("data.items[1].about")!).Value
            )
        );
        var filled = await PostAsync(browser, path, [.. row, ("fill", "1")]); // without JavaScript, where empty rows close up
        Assert.Equal(
            "点位图未标明警报设施的坐标和高度。",
            ((IHtmlInputElement)filled.GetElementById("data.items[0].defect")!).Value
        );
        var taken = await PostAsync(
            browser,
            path,
            ("outcome", "CorrectionRequired"),
            ("data.items[0].about", "f:project.address"),
            ("data.items[0].defect", "不详"),
            ("data.items[0].basis", "指南"),
            ("data.items[0].remedy", "写明"),
            ("findings", "1")
        );
        Assert.Equal(
            ("不详", "m:M30"),
            (
                ((IHtmlInputElement)taken.GetElementById("data.items[0].defect")!).Value,
                ((IHtmlSelectElement)taken.GetElementById("data.items[1].about")!).Value
            )
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await SendAsync(
                    browser,
                    path,
                    ("outcome", "CorrectionRequired"),
                    ("data.items[0].sentence", option.Value),
                    ("data.items[0].about", "m:M30"),
                    ("data.items[0].defect", "缺"),
                    ("data.items[0].basis", "指南"),
                    ("data.items[0].remedy", "补")
                )
            ).StatusCode
        );
        Assert.DoesNotContain(
            "sentence",
            (await (await office.As("clerk.city")).GetAsync($"cases/{draft["id"]}/journal")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await SendAsync(browser, path + "?handler=Sentence&row=-1", row)).StatusCode
        ); // the task is done
    }

    [Fact]
    public async Task Files_are_shown_in_our_own_pages_alone_and_compared_with_what_was_there_before()
    {
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        var @case = await applicant.SubmitAsync("RF-13-01");
        using var browser = await SignedInAsync("clerk.city");
        var file = await browser.GetAsync($"/cases/{@case["id"]}/files/M30");
        var policy = Assert.Single(file.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        var page = await OpenAsync(browser, $"/cases/{@case["id"]}/tasks/intake");
        Assert.Equal(
            $"/cases/{@case["id"]}/files/M30#navpanes=0",
            page.QuerySelector("#viewer iframe")!.GetAttribute("src")
        );
        (
            await clerk.TaskAsync(
                @case,
                "intake",
                "CorrectionRequired",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            materialCode = "M30",
                            defect = "不清",
                            basis = "指南",
                            remedy = "重交",
                        },
                    },
                }
            )
        ).Ok();
        (await applicant.UploadAsync($"cases/{@case["id"]}/materials/M30", "new.pdf", Person.Pdf("new"))).Ok();
        (
            await applicant.PostAsync(
                $"cases/{@case["id"]}/correction",
                new { answers = new[] { new { itemNo = 1, text = "已重交" } } }
            )
        ).Ok();
        var compared = await OpenAsync(browser, $"/cases/{@case["id"]}/tasks/intake?handler=Viewer&view=M30");
        Assert.Equal(
            [$"/cases/{@case["id"]}/files/M30/before#navpanes=0", $"/cases/{@case["id"]}/files/M30#navpanes=0"],
            compared.QuerySelectorAll("iframe").Select(f => f.GetAttribute("src")!)
        );
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/cases/{@case["id"]}/files/M30/before")).StatusCode);
    }

    [Fact]
    public void R02_every_outcome_of_the_office_says_the_rule_behind_it_in_both_languages()
    {
        var words = new System.Resources.ResourceManager(typeof(Web.Resources.DeskWords));
        var outcomes = Cases
            .TestBook.Catalogue.Processes.SelectMany(p => p.HumanTasks)
            .Where(t => t.Bookmark.Role != Core.Cases.Roles.Applicant)
            .SelectMany(t => t.Bookmark.Outcomes.Select(o => (Task: t.Bookmark.Name, Outcome: o)))
            .Concat([
                (Task: "cityReply", Outcome: "Replied"),
                (Task: "recusal", Outcome: "Granted"),
                (Task: "recusal", Outcome: "Refused"),
                (Task: "followUp", Outcome: "Done"),
            ])
            .Distinct();
        Assert.All(outcomes, o =>
            Assert.All(
                new[]
                {
                    System.Globalization.CultureInfo.InvariantCulture,
                    System.Globalization.CultureInfo.GetCultureInfo("en"),
                },
                language =>
                    Assert.Matches(
                        "R\\d|第34条|art. 34",
                        words.GetString($"rule-{o.Task}-{o.Outcome}", language)
                            ?? words.GetString("rule-" + o.Outcome, language)
                            ?? $"{o.Task} {o.Outcome}"
                    )
            )
        );
    }

    [Fact]
    public async Task Papers_of_several_cases_are_one_file_and_what_is_missing_is_told_with_the_choice_kept()
    {
        var applicant = await office.As("applicant1");
        var (first, second) = (await applicant.SubmitAsync("RF-13-01"), await applicant.SubmitAsync("RF-13-01"));
        using var browser = await SignedInAsync("clerk.city");
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
        var choice = await OpenAsync(browser, $"/cases/print?ids={first["id"]}&ids={second["id"]}");
        Assert.Equal(
            (2, true),
            (choice.QuerySelectorAll("input[name=ids]").Length, choice.GetElementById("problem") is not null)
        );
        Assert.NotEmpty((await OpenAsync(browser, "/cases")).QuerySelectorAll("input[name=ids]"));
    }

    [Fact]
    public async Task R22_the_counters_page_keeps_what_was_typed_and_which_papers_came_and_takes_one_application_in()
    {
        using var browser = await SignedInAsync("clerk.city");
        Assert.Contains(
            "/counter/RF-13-01",
            (await OpenAsync(browser, "/counter")).GetElementById("counter-items")!.InnerHtml,
            StringComparison.Ordinal
        );
        var page = await OpenAsync(browser, "/counter/RF-13-01");
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
        var again = await ParseAsync(wrong);
        Assert.NotNull(again.GetElementById("applicant.idNumber-error"));
        Assert.Equal("来访单位", ((IHtmlInputElement)again.GetElementById("applicant.name")!).Value);
        typed = Values(again); // with the paper that came, sealed
        Assert.Contains("held.M30", typed.Keys);
        typed["applicant.kind"] = "organisation";
        typed["applicant.idNumber"] = "91410100MA40000040";
        var check = await ParseAsync(await SubmitAsync(browser, typed, "check"));
        Assert.Contains("alert-success", check.GetElementById("check")!.ClassName, StringComparison.Ordinal);
        var taken = await SubmitAsync(browser, typed, "submit");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        var receipt = await OpenAsync(browser, taken.Headers.Location!.ToString());
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
            (await OpenAsync(browser, $"/cases/{taken.Headers.Location!.ToString().Split('/')[^1]}")).GetElementById(
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

    private static string Select(IHtmlDocument page, string id) =>
        ((IHtmlSelectElement)page.GetElementById(id)!).Value ?? "";

    private HttpClient Browser() =>
        office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static async Task<IHtmlDocument> OpenAsync(HttpClient browser, string path) =>
        await ParseAsync(await browser.GetAsync(path));

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    ) =>
        await browser.PostAsync(
            path,
            Form(
                (await OpenAsync(browser, "/calendar"))
                    .QuerySelector("input[name=__RequestVerificationToken]")!
                    .GetAttribute("value")!,
                fields
            )
        );

    private static async Task<IHtmlDocument> PostAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    ) => await ParseAsync(await SendAsync(browser, path, fields));

    private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var browser = Browser();
        var token = (await OpenAsync(browser, "/account/login"))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await browser.PostAsync(
                    "/account/login",
                    Form(token, ("UserName", user), ("Password", Person.Password))
                )
            ).StatusCode
        );
        return browser;
    }
}
