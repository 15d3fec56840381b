using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>Notices on pages: how many are not read stands in the menu, and all are read at once.</summary>
public sealed class InboxPageTests(InboxPageTests.Host office) : IClassFixture<InboxPageTests.Host>
{
    public sealed class Host : OfficeHost;

    private const string Unread = "a[href='/inbox'] .badge";

    [Fact]
    public async Task What_is_not_read_is_counted_in_the_menu_and_read_at_once()
    {
        await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        var page = await applicant.OpenAsync("/inbox");
        Assert.NotEqual("0", page.QuerySelector(Unread)!.TextContent[^1..]);
        Assert.NotEmpty((await applicant.OpenAsync("/inbox?unread=true")).QuerySelectorAll("main .list-group-item"));
        page = await applicant.OpenAsync("/inbox");
        await applicant.SendAsync(page, "form[action*='ReadAll']");
        page = await applicant.OpenAsync("/inbox?unread=true");
        Assert.Null(page.QuerySelector(Unread));
        Assert.Null(page.QuerySelector("form[action*='ReadAll']"));
        Assert.Empty(page.QuerySelectorAll("main .list-group-item"));
        Assert.Contains("没有未读通知", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await applicant.OpenAsync("/inbox")).QuerySelectorAll("main .list-group-item"));
    }

    [Fact]
    public async Task Nobody_signed_in_is_shown_a_count()
    {
        using var anyone = new Visitor(office);
        Assert.Null((await anyone.OpenAsync("/")).QuerySelector("a[href='/inbox']"));
    }

    [Fact]
    public async Task A_page_carries_Chinese_as_it_is_and_markup_escaped()
    {
        using var http = office.CreateClient();
        var page = await http.GetStringAsync(new Uri("/items?q=" + Uri.EscapeDataString("人防<b>"), UriKind.Relative));
        Assert.Contains("value=\"人防&lt;b&gt;\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x4EBA;", page, StringComparison.Ordinal);
    }
}
