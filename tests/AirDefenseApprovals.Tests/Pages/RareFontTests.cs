using System.Net;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>The font of rare characters, as browsers ask for it.</summary>
public sealed class RareFontTests(RareFontTests.Host office) : IClassFixture<RareFontTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("rare.css", HttpStatusCode.OK, "text/css")]
    [InlineData("rare/20b.ttf", HttpStatusCode.OK, "font/ttf")]
    [InlineData("rare/2eb.ttf", HttpStatusCode.OK, "font/ttf")]
    [InlineData("rare/1ff.ttf", HttpStatusCode.NotFound, null)]
    [InlineData("rare/2ec.ttf", HttpStatusCode.NotFound, null)]
    [InlineData("rare/fff.ttf", HttpStatusCode.NotFound, null)]
    [InlineData("rare/..%2f..%2foffice.ttf", HttpStatusCode.NotFound, null)]
    [InlineData("rare/20B0.ttf", HttpStatusCode.NotFound, null)]
    public async Task A_part_is_there_or_is_not(string path, HttpStatusCode status, string? type)
    {
        using var browser = office.CreateClient();
        using var answer = await browser.GetAsync(new Uri("/fonts/" + path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
        if (type is null)
            return;
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_names_a_part_for_each_block_and_loads_none_by_itself()
    {
        using var browser = office.CreateClient();
        var css = await browser.GetStringAsync(new Uri("/fonts/rare.css", UriKind.Relative));
        Assert.Equal(0x2EB - 0x200 + 1, css.Split("unicode-range").Length - 1);
        Assert.Contains("unicode-range:U+20B??", css, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_no_font_has_is_told_to_applicant_and_clerk_and_keeps_nobody_out()
    {
        var (applicant, clerk) = (await office.As("applicant1"), await office.As("clerk.city"));
        var application = await applicant.ApplicationAsync("RF-13-01");
        application["applicant"]!["name"] = "示例\U00030000公司";
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        var found = (await applicant.PostAsync($"cases/{draft["id"]}/check")).Ok();
        Assert.Contains(found["defects"]!.AsArray(), f =>
            f!["field"]?.ToString() == "applicant.name" && f["severity"]!.ToString() == "warning"
        );
        foreach (var material in draft["materials"]!.AsArray().Where(m => m!["status"]!.ToString() == "missing"))
            (
                await applicant.UploadAsync(
                    $"cases/{draft["id"]}/materials/{material!["materialCode"]}",
                    "材料.pdf",
                    Person.Pdf("甲")
                )
            ).Ok();
        var sent = (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
        var checks = (await clerk.GetAsync($"cases/{sent["id"]}/checks")).Ok();
        Assert.Contains(
            "字库",
            checks.ToJsonString(
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            ),
            StringComparison.Ordinal
        );
    }
}
