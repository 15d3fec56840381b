using System.Net;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// The calendar's pages: anyone reads a year, an administrator enters one as the notice has it, having seen what would
/// move.
/// </summary>
public sealed class CalendarPageTests : IDisposable
{
    private readonly OfficeHost office = new();

    public void Dispose() => office.Dispose();

    [Theory]
    [InlineData("applicant1")]
    [InlineData("clerk.city")]
    [InlineData("head.410122")]
    [InlineData("supervisor")]
    public async Task R10_nobody_but_an_administrator_enters_a_year_on_the_page(string user)
    {
        using var browser = await office.SignedInAsync(user);
        foreach (var handler in new[] { "Preview", "Enter" })
        {
            var answer = await browser.PostAsync(
                $"/calendar/2027/edit?handler={handler}",
                Browsing.Form(
                    await browser.TokenAsync(),
                    ("Source", "通知"),
                    ("Holidays", "元旦：1月1日"),
                    ("Workdays", "")
                )
            );
            Assert.Contains("/account/denied", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(await office.DatabaseAsync(db => db.CalendarEditions.Where(r => r.Edition > 1).ToListAsync()));
        Assert.DoesNotContain("/edit", await browser.GetStringAsync("/calendar/2022"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_years_picture_marks_holidays_and_make_up_days_by_words_and_shape()
    {
        using var anyone = office.Browser();
        var page = await anyone.OpenAsync("/calendar/2022");
        Assert.Equal(12, page.QuerySelectorAll("table.month").Length);
        Assert.Equal(365, page.QuerySelectorAll("table.month .date").Length);
        // As the notice of 2022 leaves them
        Assert.Equal(249, page.QuerySelectorAll("table.month .date-worked, table.month .date-makeup").Length);
        Assert.Equal("周一", page.QuerySelector("table.month th")!.GetAttribute("abbr"));
        Assert.Equal("1休 元旦放假", page.QuerySelector("table.month .date-holiday")!.TextContent);
        Assert.Equal("29班 春节调休上班", page.QuerySelector("table.month .date-makeup")!.TextContent);
        Assert.Contains(
            "临时",
            (await anyone.OpenAsync("/calendar/2027")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync("/calendar/1900")).StatusCode);
        Assert.DoesNotContain("admin", page.QuerySelector("#history")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R10_mistakes_are_told_beside_their_field_and_what_was_typed_is_still_there()
    {
        using var admin = await office.SignedInAsync("admin");
        var page = await admin.PageAfterAsync(
            "/calendar/2027/edit?handler=Preview",
            ("Source", "通知"),
            ("Holidays", "元旦：1月1日\n春节"),
            ("Workdays", "元旦：1月4日")
        );
        Assert.Contains(
            "看不懂这一行：春节",
            page.GetElementById("holidays-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("元旦：1月1日\n春节", ((IHtmlTextAreaElement)page.GetElementById("holidays")!).Value);
        page = await admin.PageAfterAsync(
            "/calendar/2027/edit?handler=Preview",
            ("Source", ""),
            ("Holidays", "元旦：1月1日"),
            ("Workdays", "元旦：1月4日")
        );
        Assert.Contains(
            "2027-01-04 本来就是工作日",
            page.GetElementById("workdays-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.GetElementById("source-error"));
        Assert.All(page.QuerySelectorAll("#problem a"), link =>
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]))
        );
    }

    [Fact]
    public async Task R10_an_administrator_sees_what_would_move_enters_it_and_finds_it_in_the_history()
    {
        var @case = await (await office.As("applicant1")).AcceptedAsync("RF-13-01");
        using var admin = await office.SignedInAsync("admin");
        var form = await admin.OpenAsync("/calendar/2022/edit");
        var (source, holidays, workdays) = (
            ((IHtmlInputElement)form.GetElementById("source")!).Value,
            ((IHtmlTextAreaElement)form.GetElementById("holidays")!).Value,
            ((IHtmlTextAreaElement)form.GetElementById("workdays")!).Value
        );
        Assert.Contains("国庆节：2022-10-01..2022-10-07", holidays, StringComparison.Ordinal);
        var preview = await admin.PageAfterAsync(
            "/calendar/2022/edit?handler=Preview",
            ("Source", source),
            ("Holidays", holidays + "\n另定：5月10日"),
            ("Workdays", workdays)
        );
        Assert.Contains("1 件在办件", preview.GetElementById("preview")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            @case["caseNumber"]!.ToString(),
            preview.GetElementById("preview")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await office.DatabaseAsync(db => db.CalendarEditions.MaxAsync(r => r.Edition))); // only shown

        var confirm = preview
            .QuerySelectorAll("#preview form input[type=hidden]")
            .OfType<IHtmlInputElement>()
            .Select(i => (i.Name!, i.Value))
            .ToArray();
        var entered = await admin.PostAsync(
            "/calendar/2022/edit?handler=Enter",
            new FormUrlEncodedContent(confirm.Select(f => KeyValuePair.Create(f.Item1, f.Value)))
        );
        Assert.Equal("/calendar/2022?entered=true", entered.Headers.Location!.ToString());
        var year = await Patience.ForAsync("a year that is carried through", async () =>
            await admin.OpenAsync("/calendar/2022?entered=true") is var page && page.GetElementById("progress") is null
                ? page
                : null
        );
        Assert.Contains(
            "1 件在办件的期限已相应变更",
            year.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "改为放假：5月10日",
            year.QuerySelector("#history tbody tr")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("admin", year.QuerySelector("#history tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            @case["caseNumber"]!.ToString(),
            year.GetElementById("moved")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            @case["caseNumber"]!.ToString(),
            await office.Anyone.Http.GetStringAsync("/calendar/2022"),
            StringComparison.Ordinal
        );
        using var clerk = await office.SignedInAsync("clerk.city");
        var journal = (await clerk.OpenAsync($"/cases/{@case["id"]}/journal")).QuerySelector("table")!.TextContent;
        Assert.Contains("办结期限变更", journal, StringComparison.Ordinal);
        Assert.Contains("变更为", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R10_the_notice_itself_can_be_pasted()
    {
        using var admin = await office.SignedInAsync("admin");
        const string Notice =
            "一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。\n六、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。";
        var preview = await admin.PageAfterAsync(
            "/calendar/2027/edit?handler=Preview",
            ("Source", "通知"),
            ("Holidays", Notice),
            ("Workdays", "")
        );
        Assert.Equal(
            "元旦：2027-01-01..2027-01-03\n国庆节：2027-10-01..2027-10-07",
            ((IHtmlTextAreaElement)preview.GetElementById("holidays")!).Value
        );
        Assert.Equal(
            "国庆节：2027-09-26、2027-10-09",
            ((IHtmlTextAreaElement)preview.GetElementById("workdays")!).Value
        );
        Assert.Contains(
            "没有在办件的期限会变动",
            preview.GetElementById("preview")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("国庆节：2027-10-01 至 2027-10-07，10月9日", 8)]
    [InlineData("国庆节: 2027/10/1~2027/10/7", 7)]
    [InlineData("国庆节：10月1日—3日、5日", null)] // which month the 5th belongs to is a guess
    [InlineData("国庆节：13月1日", null)]
    [InlineData("国庆节：10月7日至1日", null)]
    [InlineData("国庆节：放假", null)]
    [InlineData("国庆节 10月1日", null)]
    [InlineData("2027-10-01", null)]
    public void A_line_is_read_or_asked_about_and_never_half_read(string line, int? days)
    {
        var (errors, text) = (new List<Core.FieldError>(), new Web.Pages.Calendar.NoticeText(2027));
        text.Read(line, "holidays", errors);
        if (days is null)
            Assert.Equal("calendar-line-unclear", Assert.Single(errors).Slug);
        else
            Assert.Equal((0, days), (errors.Count, text.Off["国庆节"].Length));
    }
}
