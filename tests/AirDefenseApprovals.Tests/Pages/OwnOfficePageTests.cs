using System.Net;
using AirDefenseApprovals.Web.Sheets;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>An office's own pages: its profile and its figures, and who must not get in.</summary>
[Collection(nameof(OwnOffice))]
public sealed class OwnOfficePageTests(OwnOffice office)
{
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
        using var browser = await office.SignedInAsync(user);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("/office/profile")]
    [InlineData("/office/people/hire")]
    public async Task R18_no_form_takes_anything_for_another_office(string path)
    {
        using var browser = await office.SignedInAsync("head.410181");
        var answer = await browser.SubmitAsync(
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
    [InlineData("head.410122", "/worklist", "/office/people", "/office/expiring", "/office/figures", "/office/profile")]
    [InlineData("clerk.410122", "/worklist", "/office/expiring", "/office/figures")]
    [InlineData("supervisor", "/worklist", "/office/figures")]
    [InlineData("admin", "/office/people", "/office/profile")]
    public async Task Each_finds_the_ways_that_are_theirs(string user, params string[] ways)
    {
        using var browser = await office.SignedInAsync(user);
        Assert.NotNull((await browser.OpenAsync("/items")).QuerySelector("nav a[href='/office']"));
        var cards = (await browser.OpenAsync("/office"))
            .QuerySelectorAll("main .row > .col a")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        Assert.Equal(ways, cards);
        await Assert.AllAsync(cards, async path =>
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode)
        );
    }

    [Fact]
    public async Task A_profile_is_changed_and_shown_to_who_wants_to_reach_the_office()
    {
        using var browser = await office.SignedInAsync("head.410185");
        var page = await browser.OpenAsync("/office/profile");
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
        var wrong = await browser.PageAfterAsync("/office/profile", Sound("110"));
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
            (await browser.SubmitAsync("/office/profile", Sound("0371-00001850"))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await browser.SubmitAsync("/office/profile", Sound("0371-00001851"))).StatusCode
        ); // from the form that somebody else's change made old
        var applicant = await office.As("applicant1");
        var @case = await applicant.SubmitAsync("RF-01-03", "410185");
        using var stranger = office.Browser();
        Assert.Contains(
            "0371-00001850",
            (await stranger.OpenAsync("/items/RF-01-03")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "周一至周五 9:00至17:00",
            (
                await stranger.PageAfterAsync(
                    "/track",
                    ("Number", @case["caseNumber"]!.GetValue<string>()),
                    ("Code", @case["queryCode"]!.GetValue<string>())
                )
            )
                .QuerySelector("main")!
                .TextContent,
            StringComparison.Ordinal
        );
        using var owner = await office.SignedInAsync("applicant1");
        Assert.Contains(
            "登封示例路1号",
            (await owner.OpenAsync($"/cases/{@case["id"]}")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Figures_are_told_for_a_period_and_as_a_sheet_and_a_wrong_day_beside_its_field()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-08-02", "410181");
        using var browser = await office.SignedInAsync("head.410181");
        foreach (var period in new[] { "month", "quarter", "year" })
            Assert.Contains(
                "RF-08-02",
                (await browser.OpenAsync("/office/figures?period=" + period)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
        Assert.Contains(
            "没有收件",
            (await browser.OpenAsync("/office/figures?from=2022-05-10"))
                .QuerySelector("main [role=status]")!
                .TextContent,
            StringComparison.Ordinal
        );
        var wrong = await browser.OpenWrongAsync("/office/figures?from=2022-05-10&to=2022-05-09");
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
        Assert.Null((await browser.OpenAsync("/office/figures")).QuerySelector("select[name=office]"));
        using var supervisor = await office.SignedInAsync("supervisor");
        Assert.Equal(
            7,
            (await supervisor.OpenAsync("/office/figures?office=410181"))
                .QuerySelectorAll("select[name=office] option")
                .Length
        );
    }
}
