using System.Net;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>Forms of all pages: a token with each, a label for every input.</summary>
[Collection(nameof(WalledOffice))]
public sealed class PageFormTests(WalledOffice office)
{
    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await office.SignedInAsync("applicant1");
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (
                await browser.PostAsync("/apply/RF-13-01", new FormUrlEncodedContent([new("applicant.name", "x")]))
            ).StatusCode
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/items?q=zzzz")]
    [InlineData("/items/RF-07-01")]
    [InlineData("/items/RF-07-01/checklist")]
    [InlineData("/which?matter=build&kind=public&deep=no")]
    [InlineData("/figures")]
    [InlineData("/account/login")]
    [InlineData("/track")]
    [InlineData("/calendar")]
    [InlineData("/calendar/2022")]
    [InlineData("/standards")]
    [InlineData("/standards/clause?of=GB%2050038-2005%203.3")]
    public async Task Every_input_has_a_label_and_every_page_one_heading(string path)
    {
        using var browser = office.Browser();
        var page = await browser.OpenAsync(path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
        Assert.All(page.QuerySelectorAll("input:not([type=hidden]), select, textarea"), input =>
            Assert.NotNull(page.QuerySelector($"label[for='{input.Id}']"))
        );
    }
}
