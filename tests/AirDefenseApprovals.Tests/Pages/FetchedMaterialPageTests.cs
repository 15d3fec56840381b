using System.Net;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The office records on the page of the case what it fetched itself.</summary>
public sealed class FetchedMaterialPageTests(FetchedMaterialPageTests.Host office)
    : IClassFixture<FetchedMaterialPageTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1")]
    [InlineData("supervisor")]
    [InlineData("clerk.city")]
    public async Task R18_the_form_is_the_handling_offices_alone(string user)
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        using var visitor = await Visitor.SignedInAsync(office, user);
        Assert.Null((await visitor.OpenAsync($"/cases/{@case["id"]}")).QuerySelector("#fetching"));
    }

    [Fact]
    public async Task What_is_typed_stays_until_it_is_whole_and_then_is_told_to_both()
    {
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-01-03", "410122");
        var address = $"/cases/{@case["id"]}";
        using var clerk = await Visitor.SignedInAsync(office, "clerk.410122");
        var page = await clerk.OpenAsync(address);
        Assert.Contains("尚未获取", page.QuerySelector("#fetching")!.TextContent, StringComparison.Ordinal);
        var (status, again) = await clerk.SendAsync(page, "#fetching form", ("found", "false"), ("from", "电子证照库"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("电子证照库", again.QuerySelector("#from")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector("#note-error"));
        Assert.Equal("true", again.QuerySelector("#note")!.GetAttribute("aria-invalid"));
        Assert.Contains(
            "note-error",
            again.QuerySelector("#note")!.GetAttribute("aria-describedby")!,
            StringComparison.Ordinal
        );
        Assert.Null(again.QuerySelector("#from")!.GetAttribute("aria-invalid"));
        (status, _) = await clerk.SendAsync(again, "#fetching details[open] form", ("note", "系统维护"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        using var applicant = await Visitor.SignedInAsync(office, "applicant1");
        foreach (var reader in new[] { clerk, applicant })
            Assert.Contains(
                "未取到，来源：电子证照库",
                (await reader.OpenAsync(address)).QuerySelector("main")!.TextContent,
                StringComparison.Ordinal
            );
    }
}
