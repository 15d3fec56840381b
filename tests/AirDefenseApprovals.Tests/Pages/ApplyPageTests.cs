using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The application in steps: each saves, nothing typed is lost, and what is sent twice is one case.</summary>
public sealed class ApplyPageTests(ApplyPageTests.Host office) : IClassFixture<ApplyPageTests.Host>
{
    private static readonly (string, string)[] Filled =
    [
        ("applicant.kind", "organisation"),
        ("applicant.name", "河南示例建设有限公司"),
        ("applicant.idNumber", "91410100MA40000040"),
        ("applicant.phone", "13800000000"),
        ("applicant.email", "a@example.com"),
        ("project.name", "示例花园一期"),
        ("project.address", "示例路1号"),
        ("project.regionCode", "410105"),
        ("form.longitude", "113.6253"),
        ("form.latitude", "34.7466"),
        ("form.reason", "示例"),
    ];

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("")]
    [InlineData("applicant2")]
    [InlineData("clerk.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task R18_the_steps_of_a_draft_are_its_applicants_alone(string user)
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = user.Length == 0 ? Browser() : await SignedInAsync(user);
        foreach (var step in new[] { "applicant", "materials", "check" })
            Stranger(await browser.GetAsync($"/apply/case/{draft["id"]}?step={step}"));
        var token = await TokenAsync(browser, "/account/login");
        foreach (var handler in new[] { "", "?handler=Autosave" })
            Stranger(
                await PostAsync(
                    browser,
                    $"/apply/case/{draft["id"]}{handler}",
                    [
                        ("__RequestVerificationToken", token),
                        ("step", "project"),
                        ("project.name", "别人的"),
                        ("action", "next"),
                    ]
                )
            );
        Stranger(
            await PostJsonAsync(
                browser,
                $"/cases/{draft["id"]}/materials/M30/uploaded",
                token,
                new JsonObject { ["upload"] = Guid.NewGuid() }
            )
        );
        Assert.Equal(
            "示例花园一期",
            (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["project"]![
                "name"
            ]!.GetValue<string>()
        );

        static void Stranger(HttpResponseMessage answer) =>
            Assert.True(
                answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Unauthorized
                    || (
                        answer.StatusCode == HttpStatusCode.Redirect
                        && answer.Headers.Location!.ToString() is var to
                        && (
                            to.Contains("/account/denied", StringComparison.Ordinal)
                            || to.Contains("/account/login", StringComparison.Ordinal)
                        )
                    ),
                $"{answer.StatusCode} {answer.Headers.Location}"
            );
    }

    [Theory]
    [InlineData("applicant", "applicant.name")]
    [InlineData("project", "project.name")]
    [InlineData("details", "form.reason")]
    [InlineData("materials", "materials.M30")]
    [InlineData("check", null)]
    public async Task Each_step_is_reached_directly_and_shows_its_own_fields(string step, string? field)
    {
        using var browser = await SignedInAsync("applicant1");
        foreach (
            var path in new[]
            {
                "/apply/RF-13-01",
                $"/apply/case/{(await (await office.As("applicant1")).DraftAsync("RF-13-01"))["id"]}",
            }
        )
        {
            var page = await OpenAsync(browser, $"{path}?step={step}");
            Assert.Equal(
                step,
                page.QuerySelector(".steps [aria-current=step]")!.GetAttribute("value")!["go:".Length..]
            );
            var names = page.QuerySelectorAll("#application [name]")
                .Select(e => e.GetAttribute("name")!)
                .Where(n => n.Contains('.', StringComparison.Ordinal))
                .ToList();
            if (field is null)
                Assert.Empty(names);
            else
                Assert.Contains(field, names);
            Assert.All(
                page.QuerySelectorAll(
                    "#application input:not([type=hidden]), #application select, #application textarea"
                ),
                input =>
                    Assert.True(
                        page.QuerySelector($"label[for='{input.Id}']") is not null || input.HasAttribute("aria-label"),
                        input.OuterHtml
                    )
            );
        }
    }

    [Fact]
    public async Task Without_a_script_the_steps_lead_to_a_case()
    {
        using var browser = await SignedInAsync("applicant1");
        var at = await NextAsync(browser, "/apply/RF-13-01", Of("applicant."));
        Assert.EndsWith("step=project&saved=true#step", at, StringComparison.Ordinal);
        at = await NextAsync(browser, at, Of("project."));
        var bar = await OpenAsync(browser, at);
        Assert.Equal(
            ["0", "0", "3", "1", "0"],
            bar.QuerySelectorAll(".steps li").Select(li => li.GetAttribute("data-findings"))
        );
        at = await NextAsync(browser, at, Of("form."));
        at = await NextAsync(browser, at, [("action", "back")]);
        Assert.Contains("step=details", at, StringComparison.Ordinal);
        Assert.Equal(
            "示例",
            (await OpenAsync(browser, at)).QuerySelector("[name='form.reason']")!.TextContent is { Length: > 0 } text
                ? text
                : (await OpenAsync(browser, at)).QuerySelector("[name='form.reason']")!.GetAttribute("value")
        );
        at = await NextAsync(
            browser,
            at.Replace("step=details", "step=materials", StringComparison.Ordinal),
            [],
            ("materials.M30", "点位图（盖章）.pdf")
        );
        Assert.Contains("step=check", at, StringComparison.Ordinal);
        Assert.Contains(
            "可以提交",
            (await OpenAsync(browser, at)).QuerySelector("#check")!.TextContent,
            StringComparison.Ordinal
        );
        at = await NextAsync(browser, at, [("action", "submit")]);
        var receipt = await OpenAsync(browser, at);
        Assert.NotNull(receipt.QuerySelector("#receipt svg"));
        Assert.NotEmpty(receipt.QuerySelector("#number")!.TextContent);
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await browser.GetAsync(receipt.QuerySelector("a[href$='/papers/application']")!.GetAttribute("href"))
            ).StatusCode
        );
    }

    [Fact]
    public async Task What_is_wrong_in_a_step_stays_as_typed_with_its_sentence_while_the_rest_is_saved()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await SignedInAsync("applicant1");
        var answer = await SendAsync(
            browser,
            $"/apply/case/{draft["id"]}?step=applicant",
            [("applicant.idNumber", "９1410100MA40000041"), ("applicant.name", "改了名的公司"), ("action", "next")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await ParseAsync(answer);
        // Shown back as it is kept
        Assert.Equal("91410100MA40000041", page.QuerySelector("[name='applicant.idNumber']")!.GetAttribute("value"));
        Assert.Contains(
            "统一社会信用代码有误",
            page.GetElementById("applicant.idNumber-error")!.TextContent,
            StringComparison.Ordinal
        );
        var kept = (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["applicant"]!;
        Assert.Equal(
            ("改了名的公司", "91410100MA40000040"),
            (kept["name"]!.GetValue<string>(), kept["idNumber"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task Script_in_a_field_is_shown_as_text()
    {
        using var browser = await SignedInAsync("applicant1");
        const string script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>🙂";
        var at = await NextAsync(browser, "/apply/RF-13-01", [.. Of("applicant."), ("applicant.name", script)]);
        var page = await OpenAsync(browser, at.Replace("step=project", "step=applicant", StringComparison.Ordinal));
        Assert.Equal(script, page.QuerySelector("[name='applicant.name']")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("main script, main img"));
        Assert.Contains(
            script,
            (await OpenAsync(browser, at.Replace("step=project", "step=check", StringComparison.Ordinal)))
                .QuerySelector("#check")!
                .TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_form_with_all_fields_at_once_is_taken_and_sent_twice_at_once_makes_one_case()
    {
        using var browser = await SignedInAsync("applicant2");
        var (token, page) = (await TokenAsync(browser, "/apply/RF-13-01"), await OpenAsync(browser, "/apply/RF-13-01"));
        (string, string)[] fields =
        [
            ("__RequestVerificationToken", token),
            ("key", page.QuerySelector("[name=key]")!.GetAttribute("value")!),
            .. Filled,
            ("project.name", "只有一件"),
            ("action", "submit"),
            ("acknowledge", "true"),
        ];
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => PostAsync(browser, "/apply/RF-13-01", fields))
        );
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.ToString()).Distinct());
        Assert.Equal(1, await office.DatabaseAsync(db => db.Cases.CountAsync(c => c.ProjectName == "只有一件")));
        var again = await PostAsync(browser, "/apply/RF-13-01", fields); // the back button, and sent once more
        Assert.Equal(answers[0].Headers.Location, again.Headers.Location);
        Assert.Equal(1, await office.DatabaseAsync(db => db.Cases.CountAsync(c => c.ProjectName == "只有一件")));
    }

    [Fact]
    public async Task R18_the_key_of_somebody_elses_form_opens_nothing()
    {
        using var first = await SignedInAsync("applicant1");
        using var second = await SignedInAsync("applicant2");
        var key = (await OpenAsync(first, "/apply/RF-13-01")).QuerySelector("[name=key]")!.GetAttribute("value")!;
        (string, string)[] fields = [("key", key), .. Filled, ("action", "save")];
        var (mine, theirs) = (
            await PostAsync(
                first,
                "/apply/RF-13-01",
                [("__RequestVerificationToken", await TokenAsync(first, "/apply/RF-13-01")), .. fields]
            ),
            await PostAsync(
                second,
                "/apply/RF-13-01",
                [("__RequestVerificationToken", await TokenAsync(second, "/apply/RF-13-01")), .. fields]
            )
        );
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (mine.StatusCode, theirs.StatusCode));
        Assert.NotEqual(mine.Headers.Location, theirs.Headers.Location);
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_told_and_loses_nothing()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await SignedInAsync("applicant1");
        var path = $"/apply/case/{draft["id"]}?step=project";
        var (first, second) = (FieldsOf(await OpenAsync(browser, path)), FieldsOf(await OpenAsync(browser, path)));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await PostAsync(
                    browser,
                    path.Split('?')[0],
                    [.. first, ("project.name", "第一个窗口"), ("action", "save")]
                )
            ).StatusCode
        );
        var answer = await PostAsync(
            browser,
            path.Split('?')[0],
            [.. second, ("project.name", "第二个窗口"), ("action", "save")]
        );
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        var page = await ParseAsync(answer);
        Assert.NotNull(page.GetElementById("stale"));
        Assert.Equal("第二个窗口", page.QuerySelector("[name='project.name']")!.GetAttribute("value"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await PostAsync(browser, path.Split('?')[0], [.. FieldsOf(page), ("action", "save")])).StatusCode
        ); // pressed again, it is kept
        Assert.Equal(
            "第二个窗口",
            (await (await office.As("applicant1")).GetAsync($"cases/{draft["id"]}")).Ok()["project"]![
                "name"
            ]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task What_is_typed_is_saved_while_it_is_typed_but_for_what_is_wrong()
    {
        using var browser = await SignedInAsync("applicant1");
        var fields = FieldsOf(await OpenAsync(browser, "/apply/RF-13-01"));
        var answer = await PostAsync(
            browser,
            "/apply/RF-13-01?handler=Autosave",
            [.. fields, ("applicant.name", "自动保存的公司"), ("applicant.phone", "12")]
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((true, false), (told["saved"]!.GetValue<bool>(), told["stale"]!.GetValue<bool>()));
        Assert.NotNull(told["errors"]!["applicant.phone"]);
        var path = $"/apply/case/{told["id"]}";
        answer = await PostAsync(
            browser,
            path + "?handler=Autosave",
            [
                .. fields.Where(f => f.Item1 != "version"),
                ("version", told["version"]!.ToString()),
                ("applicant.name", "自动保存的公司"),
                ("applicant.phone", "１３８ ００００ ００００"),
            ]
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            "13800000000",
            (await OpenAsync(browser, path + "?step=applicant"))
                .QuerySelector("[name='applicant.phone']")!
                .GetAttribute("value")
        );
        Assert.NotNull((await OpenAsync(browser, "/apply/RF-13-01")).QuerySelector($"#unfinished a[href='{path}']"));
    }

    [Fact]
    public async Task What_was_typed_when_the_session_had_ended_comes_back_to_the_same_account_alone()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01");
        using var browser = await SignedInAsync("applicant1");
        var fields = FieldsOf(await OpenAsync(browser, $"/apply/case/{draft["id"]}?step=project"));
        using var ended = Browser();
        var answer = await PostAsync(
            ended,
            $"/apply/case/{draft["id"]}",
            [.. fields, ("project.name", "会话结束后的名称"), ("project.floorArea", "不是数"), ("action", "next")],
            ("materials.M30", "a.pdf")
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var login = answer.Headers.Location!.ToString();
        Assert.NotNull((await OpenAsync(ended, login)).GetElementById("held"));
        var to = Uri.UnescapeDataString(login.Split("ReturnUrl=")[1]);

        using (var other = await SignedInAsync("applicant2"))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(to)).StatusCode);
            Assert.Null(
                (await OpenAsync(other, $"/apply/RF-13-01?step=project&kept={to.Split("kept=")[1]}")).GetElementById(
                    "kept"
                )
            );
        }

        var signedIn = await PostAsync(
            ended,
            "/account/login",
            [
                ("__RequestVerificationToken", await TokenAsync(ended, login)),
                ("UserName", "applicant1"),
                ("Password", Person.Password),
                ("ReturnUrl", to),
            ]
        );
        var page = await OpenAsync(ended, signedIn.Headers.Location!.ToString());
        Assert.NotNull(page.GetElementById("kept"));
        Assert.Equal(
            ("会话结束后的名称", "不是数"),
            (
                page.QuerySelector("[name='project.name']")!.GetAttribute("value"),
                page.QuerySelector("[name='project.floorArea']")!.GetAttribute("value")
            )
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await PostAsync(
                    ended,
                    $"/apply/case/{draft["id"]}",
                    [
                        .. FieldsOf(page).Where(f => f.Item1 != "project.floorArea"),
                        ("project.floorArea", "120"),
                        ("action", "next"),
                    ]
                )
            ).StatusCode
        );
        Assert.Null((await OpenAsync(ended, to)).GetElementById("kept")); // saved: nothing is held any more
        Assert.Empty(Directory.GetFiles(Path.Combine(office.DataDirectory, "files", "unfinished"), "*.held.part"));
    }

    [Fact]
    public async Task Nothing_is_held_of_a_form_that_is_none_of_ours()
    {
        using var anyone = Browser();
        var answer = await PostAsync(
            anyone,
            "/apply/RF-13-01",
            [
                ("__RequestVerificationToken", "x"),
                ("owner", "forged"),
                ("step", "project"),
                ("project.name", "别人塞进来的"),
            ]
        );
        Assert.DoesNotContain("kept", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task R08_a_day_promised_for_a_material_stays_with_the_draft()
    {
        var item = (await office.Anyone.GetAsync("items")).Ok()["items"]!
            .AsArray()
            .Select(i => i!["code"]!.GetValue<string>())
            .ToList();
        string? code = null,
            material = null;
        foreach (var candidate in item)
            if (
                (await office.Anyone.GetAsync("items/" + candidate)).Ok()["materials"]!
                    .AsArray()
                    .FirstOrDefault(m =>
                        m!["mayFollow"]!.GetValue<bool>() && m["source"]!.GetValue<string>() == "applicant"
                    ) is
                { } follows
            )
            {
                (code, material) = (candidate, follows["code"]!.GetValue<string>());
                break;
            }
        var draft = (
            await (await office.As("applicant1")).PostAsync(
                "cases",
                await (await office.As("applicant1")).ApplicationAsync(code!)
            )
        ).Ok(201);
        using var browser = await SignedInAsync("applicant1");
        var at = await NextAsync(
            browser,
            $"/apply/case/{draft["id"]}?step=materials",
            [($"promise.{material}", "2022-06-01")]
        );
        Assert.DoesNotContain(
            material!,
            (await OpenAsync(browser, at))
                .QuerySelectorAll("#check li a")
                .Select(a => a.GetAttribute("href")!.Split('.')[^1])
        );
        Assert.Equal(
            "2022-06-01",
            (await OpenAsync(browser, $"/apply/case/{draft["id"]}?step=materials"))
                .QuerySelector($"[name='promise.{material}']")!
                .GetAttribute("value")
        );
    }

    [Fact]
    public async Task A_file_comes_piece_by_piece_is_previewed_in_our_own_frames_alone_and_can_be_removed()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01", without: "M30");
        using var browser = await SignedInAsync("applicant1");
        var token = await TokenAsync(browser, $"/apply/case/{draft["id"]}?step=materials");
        var pdf = Person.Pdf("点位图");
        var upload = await UploadAsync(browser, token, "点位图（盖章）.pdf", pdf, pdf.Length / 2);
        var answer = await PostJsonAsync(
            browser,
            $"/cases/{draft["id"]}/materials/M30/uploaded",
            token,
            new JsonObject { ["upload"] = upload }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        var page = await OpenAsync(browser, $"/apply/case/{draft["id"]}?step=materials");
        Assert.Contains(
            "点位图（盖章）.pdf",
            page.GetElementById("materials.M30")!.TextContent,
            StringComparison.Ordinal
        );
        var file = await browser.GetAsync(page.QuerySelector("[id='materials.M30'] iframe")!.GetAttribute("src"));
        Assert.Equal(pdf, await file.Content.ReadAsByteArrayAsync());
        var policy = Assert.Single(file.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        var at = await NextAsync(browser, $"/apply/case/{draft["id"]}?step=materials", [("action", "remove:M30")]);
        Assert.Null((await OpenAsync(browser, at)).QuerySelector("[id='materials.M30'] iframe"));
        Assert.Contains("免提交", page.QuerySelector("#fields-materials")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("点位图.exe", 415)]
    [InlineData("点位图.pdf", 422)]
    public async Task A_file_of_another_kind_or_one_that_did_not_come_whole_is_refused_again_by_the_server(
        string name,
        int status
    )
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01", without: "M30");
        using var browser = await SignedInAsync("applicant1");
        var token = await TokenAsync(browser, $"/apply/case/{draft["id"]}?step=materials");
        var pdf = Person.Pdf("a");
        var upload = status == 415 ? await UploadAsync(browser, token, name, pdf, 10) : Guid.NewGuid();
        Assert.Equal(
            status,
            (int)
                (
                    await PostJsonAsync(
                        browser,
                        $"/cases/{draft["id"]}/materials/M30/uploaded",
                        token,
                        new JsonObject { ["upload"] = upload }
                    )
                ).StatusCode
        );
    }

    private static (string, string)[] Of(string prefix) =>
        [.. Filled.Where(f => f.Item1.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Presses a button of a step, the fields as they stand but for what is given; where it leads.</summary>
    private static async Task<string> NextAsync(
        HttpClient browser,
        string path,
        (string, string)[] fields,
        params (string Field, string Name)[] files
    )
    {
        var answer = await SendAsync(
            browser,
            path,
            fields.Any(f => f.Item1 == "action") ? fields : [.. fields, ("action", "next")],
            files
        );
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            $"{path}: {answer.StatusCode} {(await ParseAsync(answer)).QuerySelector("#problem")?.TextContent}"
        );
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string path,
        (string, string)[] fields,
        params (string Field, string Name)[] files
    )
    {
        var page = await OpenAsync(browser, path);
        return await PostAsync(
            browser,
            page.GetElementById("application")!.GetAttribute("action")!,
            [
                .. FieldsOf(page).Where(f => fields.All(g => g.Item1 != f.Item1)),
                .. fields.GroupBy(f => f.Item1).Select(g => g.Last()),
            ],
            files
        );
    }

    /// <summary>A form's fields as a browser would send them.</summary>
    private static (string, string)[] FieldsOf(IHtmlDocument page) =>
        [
            .. page.QuerySelectorAll("#application input:not([type=file]), #application select, #application textarea")
                .Where(e =>
                    e.HasAttribute("name")
                    && (e is not IHtmlInputElement { Type: "radio" or "checkbox" } box || box.IsChecked)
                )
                .Select(e =>
                    (
                        e.GetAttribute("name")!,
                        e switch
                        {
                            IHtmlInputElement input => input.Value,
                            IHtmlSelectElement select => select.Value ?? "",
                            IHtmlTextAreaElement area => area.Value,
                            _ => "",
                        }
                    )
                ),
        ];

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser,
        string path,
        (string, string)[] fields,
        params (string Field, string Name)[] files
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (
            var (name, value) in fields
                .GroupBy(f => f.Item1)
                .SelectMany(g => g.Key == "step" ? g.AsEnumerable() : [g.Last()])
        )
            content.Add(new StringContent(value), name);
        foreach (var (field, name) in files)
            content.Add(new ByteArrayContent(Person.Pdf(name)), field, name);
        return await browser.PostAsync(path, content);
    }

    private static async Task<HttpResponseMessage> PostJsonAsync(
        HttpClient browser,
        string path,
        string token,
        JsonNode body
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("RequestVerificationToken", token);
        return await browser.SendAsync(request);
    }

    /// <summary>Sends a file in two pieces, as tus does after it was cut off.</summary>
    private static async Task<Guid> UploadAsync(HttpClient browser, string token, string name, byte[] bytes, int cut)
    {
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/uploads");
        begin.Headers.Add("RequestVerificationToken", token);
        begin.Headers.Add("Upload-Length", bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        begin.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String(Encoding.UTF8.GetBytes(name)));
        var at = (await browser.SendAsync(begin)).Headers.Location!.ToString();
        foreach (var (from, to) in new[] { (0, cut), (cut, bytes.Length) })
        {
            using var piece = new HttpRequestMessage(HttpMethod.Patch, at)
            {
                Content = new ByteArrayContent(bytes[from..to]),
            };
            piece.Content.Headers.ContentType = new("application/offset+octet-stream");
            piece.Headers.Add("RequestVerificationToken", token);
            piece.Headers.Add("Upload-Offset", from.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(piece)).StatusCode);
        }

        return Guid.Parse(at.Split('/')[^1]);
    }

    private HttpClient Browser() =>
        office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var browser = Browser();
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await PostAsync(
                    browser,
                    "/account/login",
                    [
                        ("UserName", user),
                        ("Password", Person.Password),
                        ("__RequestVerificationToken", await TokenAsync(browser, "/account/login")),
                    ]
                )
            ).StatusCode
        );
        return browser;
    }

    private static async Task<string> TokenAsync(HttpClient browser, string path) =>
        (await OpenAsync(browser, path))
            .QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    private static async Task<IHtmlDocument> OpenAsync(HttpClient browser, string path) =>
        await new HtmlParser().ParseDocumentAsync(await browser.GetStringAsync(path.Split('#')[0]));

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
