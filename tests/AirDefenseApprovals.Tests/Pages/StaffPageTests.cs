using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>An office's people on their page: hired, given roles, disabled, absent.</summary>
[Collection(nameof(OwnOffice))]
public sealed class StaffPageTests(OwnOffice office)
{
    [Fact]
    public async Task Somebody_is_hired_sets_a_password_by_the_link_and_signs_in()
    {
        using var browser = await office.SignedInAsync("head.410182");
        var wrong = await browser.PageAfterAsync(
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
        var answer = await browser.SubmitAsync(
            "/office/people/hire",
            ("userName", "wang.410182"),
            ("displayName", "王示例"),
            ("email", "wang@example.com"),
            ("roles", "clerk")
        );
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var link = new Uri((await answer.PageAsync()).QuerySelector<IHtmlInputElement>("#invitation-link")!.Value);
        Assert.DoesNotContain(link.Query, await browser.GetStringAsync("/office/people"), StringComparison.Ordinal); // told once

        using var stranger = office.Browser();
        var form = await stranger.OpenAsync(link.PathAndQuery);
        var (user, token) = (
            form.QuerySelector<IHtmlInputElement>("#user")!.Value,
            form.QuerySelector<IHtmlInputElement>("input[name=Token]")!.Value
        );
        Assert.Equal("wang.410182", user);
        Assert.Contains(
            "不一致",
            (
                await stranger.PageAfterAsync(
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
                await stranger.PageAfterAsync(
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
                await stranger.SubmitAsync(
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
            (await stranger.SubmitAsync("/account/login", ("UserName", user), ("Password", "Abcdef-123"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/worklist")).StatusCode);
        var log = (await browser.OpenAsync("/office/people/log")).QuerySelector("main tbody")!.TextContent;
        Assert.Contains("本人设置了密码", log, StringComparison.Ordinal);
        Assert.Contains("建立账号，岗位：经办人", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_are_changed_on_the_page_and_what_is_refused_stays_as_it_was_sent()
    {
        using var browser = await office.SignedInAsync("head.410183");
        var wrong = await browser.SubmitAsync("/office/people?handler=Roles", ("person", "clerk.410183"));
        var page = await wrong.PageAsync();
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, true),
            (wrong.StatusCode, page.QuerySelector("#roles")!.Closest("details")!.HasAttribute("open"))
        );
        Assert.Equal("至少选择一个岗位。", page.QuerySelector("#roles-error")!.TextContent);
        Assert.Equal(
            HttpStatusCode.Conflict,
            (
                await browser.SubmitAsync("/office/people?handler=Roles", ("person", "head.410183"), ("roles", "clerk"))
            ).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await browser.SubmitAsync(
                    "/office/people?handler=Roles",
                    ("person", "clerk.410183"),
                    ("roles", "clerk"),
                    ("roles", "inspector")
                )
            ).StatusCode
        );
        page = await browser.OpenAsync("/office/people");
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
        using var browser = await office.SignedInAsync("head.410184");
        var asked = await browser.PageAfterAsync("/office/people?handler=Disable", ("person", "clerk.410184"));
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
                await browser.SubmitAsync(
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
        using var browser = await office.SignedInAsync("head.410185");
        Assert.Equal(
            4,
            (await browser.OpenAsync("/office/people")).QuerySelectorAll("form[action*='handler=Invite']").Length
        );
        var made = await browser.PageAfterAsync("/office/people?handler=Invite", ("person", "reviewer.410185"));
        Assert.StartsWith(
            "/account/welcome?user=reviewer.410185&token=",
            new Uri(made.QuerySelector<IHtmlInputElement>("#invitation-link")!.Value).PathAndQuery,
            StringComparison.Ordinal
        );
        Assert.Null((await browser.OpenAsync("/office/people")).QuerySelector("#invitation-link"));
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await browser.SubmitAsync("/office/people?handler=Invite", ("person", "head.410185"))).StatusCode
        );
    }

    [Fact]
    public async Task R30_a_head_enters_an_absence_and_sees_what_is_wrong_beside_its_field()
    {
        using var browser = await office.SignedInAsync("head.410185");
        var wrong = await browser.SubmitAsync(
            "/office/people?handler=Absence",
            ("person", "clerk.410185"),
            ("from", "2022-05-12"),
            ("to", "2022-05-11")
        );
        var page = await wrong.PageAsync();
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "2022-05-11"),
            (wrong.StatusCode, page.QuerySelector("#to")!.GetAttribute("value"))
        );
        Assert.All(page.QuerySelectorAll("main input:not([type=hidden]), main select"), input =>
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (
                await browser.SubmitAsync(
                    "/office/people?handler=Absence",
                    ("person", "clerk.410185"),
                    ("from", "2022-05-11"),
                    ("to", "2022-05-12")
                )
            ).StatusCode
        );
        Assert.Contains(
            "2022年5月11日",
            (await browser.OpenAsync("/office/people")).Body!.TextContent,
            StringComparison.Ordinal
        );
        var last = await browser.SubmitAsync("/office/people?handler=Disable", ("person", "head.410185"));
        Assert.Equal(HttpStatusCode.Conflict, last.StatusCode);
    }
}
