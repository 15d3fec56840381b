using System.Net;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Web.Sheets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// An office's own pages: its people, their accounts and their record, its profile, its figures. On one host: each test
/// keeps to an office of its own.
/// </summary>
public sealed class OwnOfficePageTests(OwnOfficePageTests.Host office) : IClassFixture<OwnOfficePageTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("head.410181", "/office/profile?office=410122")]
    [InlineData("head.city", "/office/profile?office=410122")]
    [InlineData("head.410181", "/office/figures?office=410122")]
    [InlineData("head.410181", "/office/figures?handler=Sheet&office=410122")]
    [InlineData("clerk.410181", "/office/figures?office=410122")]
    [InlineData("clerk.city", "/office/figures?office=410122")]
    [InlineData("head.city", "/office/figures?office=%00%ED%A0%80&from=%00")]
    [InlineData("admin", "/office/profile?office=%00%ED%A0%80&version=x")]
    [InlineData("applicant1", "/account/welcome?user=%00&token=%ED%A0%80")]
    public async Task R18_another_offices_page_is_not_there(string user, string path)
    {
        using var browser = await SignedInAsync(user);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("/office/profile")]
    [InlineData("/office/people/hire")]
    public async Task R18_no_form_takes_anything_for_another_office(string path)
    {
        using var browser = await SignedInAsync("head.410181");
        var answer = await SendAsync(
            browser,
            path,
            ("office", "410122"),
            ("userName", "spy.410122"),
            ("displayName", "王"),
            ("email", "a@example.com"),
            ("roles", "clerk"),
            ("letterhead.zh", "冒名文头"),
            ("sealText", "冒名"),
            ("phone", "0371-00000001"),
            ("address.zh", "路"),
            ("hoursText.zh", "时")
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("冒名", (await office.Anyone.GetAsync("offices")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "spy.410122",
            (await (await office.As("admin")).GetAsync("staff?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("head.410122", "/worklist", "/office/people", "/office/figures", "/office/profile")]
    [InlineData("clerk.410122", "/worklist", "/office/figures")]
    [InlineData("supervisor", "/worklist", "/office/figures")]
    [InlineData("admin", "/office/people", "/office/profile")]
    public async Task Each_finds_the_ways_that_are_theirs(string user, params string[] ways)
    {
        using var browser = await SignedInAsync(user);
        Assert.NotNull((await OpenAsync(browser, "/items")).QuerySelector("nav a[href='/office']"));
        var cards = (await OpenAsync(browser, "/office"))
            .QuerySelectorAll("main .row > .col a")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        Assert.Equal(ways, cards);
        await Assert.AllAsync(cards, async path =>
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode)
        );
    }

    [Fact]
    public async Task Somebody_is_hired_sets_a_password_by_the_link_and_signs_in()
    {
        using var browser = await SignedInAsync("head.410182");
        var wrong = await PostAsync(
            browser,
            "/office/people/hire",
            ("userName", "x"),
            ("displayName", "王示例"),
            ("email", "wang@example.com"),
            ("roles", "clerk"),
            ("roles", "inspector")
        );
        Assert.Equal(
            ("王示例", 2),
            (
                wrong.QuerySelector("#displayName")!.GetAttribute("value"),
                wrong.QuerySelectorAll("input[name=roles][checked]").Length
            )
        ); // what was typed stays
        Assert.NotNull(wrong.QuerySelector("#userName.is-invalid"));
        Assert.All(wrong.QuerySelectorAll("main input:not([type=hidden])"), input =>
            Assert.NotNull(wrong.QuerySelector($"label[for='{input.Id}']"))
        );
        var answer = await SendAsync(
            browser,
            "/office/people/hire",
            ("userName", "wang.410182"),
            ("displayName", "王示例"),
            ("email", "wang@example.com"),
            ("roles", "clerk")
        );
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var link = new Uri((await ReadAsync(answer)).QuerySelector<IHtmlInputElement>("#invitation-link")!.Value);
        Assert.DoesNotContain(link.Query, await browser.GetStringAsync("/office/people"), StringComparison.Ordinal); // told once

        using var stranger = Browser();
        var form = await OpenAsync(stranger, link.PathAndQuery);
        var (user, token) = (
            form.QuerySelector<IHtmlInputElement>("#user")!.Value,
            form.QuerySelector<IHtmlInputElement>("input[name=Token]")!.Value
        );
        Assert.Equal("wang.410182", user);
        Assert.Contains(
            "不一致",
            (
                await PostAsync(
                    stranger,
                    "/account/welcome",
                    ("user", user),
                    ("Token", token),
                    ("Password", "Abcdef-123"),
                    ("Again", "Abcdef-124")
                )
            )
                .QuerySelector("#again-error")!
                .TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(
            (
                await PostAsync(
                    stranger,
                    "/account/welcome",
                    ("user", user),
                    ("Token", token),
                    ("Password", "weak"),
                    ("Again", "weak")
                )
            ).QuerySelector("#password-error")
        );
        Assert.Equal(
            "/account/login",
            (
                await SendAsync(
                    stranger,
                    "/account/welcome",
                    ("user", user),
                    ("Token", token),
                    ("Password", "Abcdef-123"),
                    ("Again", "Abcdef-123")
                )
            ).Headers.Location!.ToString()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(link.PathAndQuery)).StatusCode); // once
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await SendAsync(stranger, "/account/login", ("UserName", user), ("Password", "Abcdef-123"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/worklist")).StatusCode);
        var log = (await OpenAsync(browser, "/office/people/log")).QuerySelector("main tbody")!.TextContent;
        Assert.Contains("本人设置了密码", log, StringComparison.Ordinal);
        Assert.Contains("建立账号，岗位：经办人", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_changed_on_the_page_and_what_is_refused_stays_as_it_was_sent()
    {
        using var browser = await SignedInAsync("head.410183");
        var wrong = await SendAsync(browser, "/office/people?handler=Roles", ("person", "clerk.410183"));
        var page = await ReadAsync(wrong);
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, true),
            (wrong.StatusCode, page.QuerySelector("#roles")!.Closest("details")!.HasAttribute("open"))
        );
        Assert.Equal("至少选择一个岗位。", page.QuerySelector("#roles-error")!.TextContent);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (
                await SendAsync(browser, "/office/people?handler=Roles", ("person", "head.410183"), ("roles", "clerk"))
            ).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await SendAsync(
                    browser,
                    "/office/people?handler=Roles",
                    ("person", "clerk.410183"),
                    ("roles", "clerk"),
                    ("roles", "inspector")
                )
            ).StatusCode
        );
        page = await OpenAsync(browser, "/office/people");
        Assert.Contains("的岗位已调整", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["clerk", "inspector"],
            page.QuerySelectorAll("input[id^='clerk.410183-role'][checked]").Select(i => i.GetAttribute("value"))
        );
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select"), input =>
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
        );
    }

    [Fact]
    public async Task An_account_is_disabled_after_asking_once_more()
    {
        using var browser = await SignedInAsync("head.410184");
        var asked = await PostAsync(browser, "/office/people?handler=Disable", ("person", "clerk.410184"));
        Assert.Contains("确认停用", asked.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.True(
            (await (await office.As("head.410184")).GetAsync("staff")).Ok()["items"]!
                .AsArray()
                .Single(m => m!["userName"]!.GetValue<string>() == "clerk.410184")!["active"]!.GetValue<bool>()
        );
        var form = asked.QuerySelector<IHtmlFormElement>("form.alert")!;
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await SendAsync(
                    browser,
                    form.GetAttribute("action")!,
                    [
                        .. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]")
                            .Where(i => i.Name != "__RequestVerificationToken")
                            .Select(i => (i.Name!, i.Value)),
                    ]
                )
            ).StatusCode
        );
        Assert.False(
            (await (await office.As("head.410184")).GetAsync("staff")).Ok()["items"]!
                .AsArray()
                .Single(m => m!["userName"]!.GetValue<string>() == "clerk.410184")!["active"]!.GetValue<bool>()
        );
    }

    [Fact]
    public async Task A_link_for_who_forgot_is_shown_once_and_not_offered_for_oneself()
    {
        using var browser = await SignedInAsync("head.410185");
        Assert.Equal(
            4,
            (await OpenAsync(browser, "/office/people")).QuerySelectorAll("form[action*='handler=Invite']").Length
        );
        var made = await PostAsync(browser, "/office/people?handler=Invite", ("person", "reviewer.410185"));
        Assert.StartsWith(
            "/account/welcome?user=reviewer.410185&token=",
            new Uri(made.QuerySelector<IHtmlInputElement>("#invitation-link")!.Value).PathAndQuery,
            StringComparison.Ordinal
        );
        Assert.Null((await OpenAsync(browser, "/office/people")).QuerySelector("#invitation-link"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await SendAsync(browser, "/office/people?handler=Invite", ("person", "head.410185"))).StatusCode
        );
    }

    [Fact]
    public async Task A_profile_is_changed_and_shown_to_who_wants_to_reach_the_office()
    {
        using var browser = await SignedInAsync("head.410185");
        var page = await OpenAsync(browser, "/office/profile");
        Assert.NotNull(page.QuerySelector("main a[href='/calendar']")); // a county's calendar is the nation's
        (string, string)[] Sound(string phone) =>
            [
                ("office", "410185"),
                ("version", page.QuerySelector<IHtmlInputElement>("input[name=version]")!.Value),
                ("letterhead.zh", "登封人防"),
                ("sealText", "登封人防印"),
                ("phone", phone),
                ("address.zh", "登封示例路1号"),
                ("hoursText.zh", "周一至周五 9:00至17:00"),
            ];
        var wrong = await PostAsync(browser, "/office/profile", Sound("110"));
        Assert.Equal(
            ("110", "登封人防"),
            (
                wrong.QuerySelector<IHtmlInputElement>("[id='phone']")!.Value,
                wrong.QuerySelector<IHtmlInputElement>("[id='letterhead.zh']")!.Value
            )
        );
        Assert.NotNull(wrong.QuerySelector("#phone-error"));
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await SendAsync(browser, "/office/profile", Sound("0371-00001850"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await SendAsync(browser, "/office/profile", Sound("0371-00001851"))).StatusCode
        ); // from the form that somebody else's change made old
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-01-03", "410185");
        using var stranger = Browser();
        Assert.Contains(
            "0371-00001850",
            (await OpenAsync(stranger, "/items/RF-01-03")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "周一至周五 9:00至17:00",
            (
                await PostAsync(
                    stranger,
                    "/track",
                    ("Number", @case["caseNumber"]!.GetValue<string>()),
                    ("Code", @case["queryCode"]!.GetValue<string>())
                )
            )
                .QuerySelector("main")!
                .TextContent,
            StringComparison.Ordinal
        );
        using var owner = await SignedInAsync("applicant1");
        Assert.Contains(
            "登封示例路1号",
            (await OpenAsync(owner, $"/cases/{@case["id"]}")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Figures_are_told_for_a_period_and_as_a_sheet_and_a_wrong_day_beside_its_field()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-08-02", "410181");
        using var browser = await SignedInAsync("head.410181");
        foreach (var period in new[] { "month", "quarter", "year" })
            Assert.Contains(
                "RF-08-02",
                (await OpenAsync(browser, "/office/figures?period=" + period)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
        Assert.Contains(
            "没有收件",
            (await OpenAsync(browser, "/office/figures?from=2022-05-10"))
                .QuerySelector("main [role=status]")!
                .TextContent,
            StringComparison.Ordinal
        );
        var wrong = await OpenAsync(browser, "/office/figures?from=2022-05-10&to=2022-05-09");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await browser.GetAsync("/office/figures?handler=Sheet&from=x")).StatusCode
        );
        Assert.Equal("结束日期早于开始日期。", wrong.QuerySelector("#to-error")!.TextContent);
        Assert.Equal(
            SheetWriter.ContentType,
            (await browser.GetAsync("/office/figures?handler=Sheet&from=2022-05-01&to=2022-05-31"))
                .Content
                .Headers
                .ContentType!
                .MediaType
        );
        Assert.Null((await OpenAsync(browser, "/office/figures")).QuerySelector("select[name=office]"));
        using var supervisor = await SignedInAsync("supervisor");
        Assert.Equal(
            7,
            (await OpenAsync(supervisor, "/office/figures?office=410181"))
                .QuerySelectorAll("select[name=office] option")
                .Length
        );
    }

    private HttpClient Browser() =>
        office.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private static async Task<IHtmlDocument> OpenAsync(HttpClient browser, string path) =>
        await ReadAsync(await browser.GetAsync(path));

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

    private static async Task<IHtmlDocument> PostAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    ) => await ReadAsync(await SendAsync(browser, path, fields));

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string path,
        params (string Name, string Value)[] fields
    )
    {
        var token = (await OpenAsync(browser, "/track"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        return await browser.PostAsync(
            path,
            new FormUrlEncodedContent([
                .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                new("__RequestVerificationToken", token),
            ])
        );
    }

    private async Task<HttpClient> SignedInAsync(string user)
    {
        var browser = Browser();
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await SendAsync(browser, "/account/login", ("UserName", user), ("Password", Person.Password))).StatusCode
        );
        return browser;
    }
}
