using System.Net;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Api;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>Materials of an application on its page: sent in pieces, shown, removed, promised (R8).</summary>
[Collection(nameof(ApplyOffice))]
public sealed class ApplyMaterialTests(ApplyOffice office)
{
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
        using var browser = await office.SignedInAsync("applicant1");
        var at = await browser.NextAsync(
            $"/apply/case/{draft["id"]}?step=materials",
            [($"promise.{material}", "2022-06-01")]
        );
        Assert.DoesNotContain(
            material!,
            (await browser.OpenAsync(at))
                .QuerySelectorAll("#check li a")
                .Select(a => a.GetAttribute("href")!.Split('.')[^1])
        );
        Assert.Equal(
            "2022-06-01",
            (await browser.OpenAsync($"/apply/case/{draft["id"]}?step=materials"))
                .QuerySelector($"[name='promise.{material}']")!
                .GetAttribute("value")
        );
    }

    [Fact]
    public async Task A_file_comes_piece_by_piece_is_previewed_in_our_own_frames_alone_and_can_be_removed()
    {
        var draft = await (await office.As("applicant1")).DraftAsync("RF-13-01", without: "M30");
        using var browser = await office.SignedInAsync("applicant1");
        var token = await browser.TokenAsync($"/apply/case/{draft["id"]}?step=materials");
        var pdf = Person.Pdf("点位图");
        var upload = await browser.UploadInPiecesAsync(token, "点位图（盖章）.pdf", pdf, pdf.Length / 2);
        var answer = await browser.PostJsonAsync(
            $"/cases/{draft["id"]}/materials/M30/uploaded",
            token,
            new JsonObject { ["upload"] = upload }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        var page = await browser.OpenAsync($"/apply/case/{draft["id"]}?step=materials");
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
        var at = await browser.NextAsync($"/apply/case/{draft["id"]}?step=materials", [("action", "remove:M30")]);
        Assert.Null((await browser.OpenAsync(at)).QuerySelector("[id='materials.M30'] iframe"));
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
        using var browser = await office.SignedInAsync("applicant1");
        var token = await browser.TokenAsync($"/apply/case/{draft["id"]}?step=materials");
        var pdf = Person.Pdf("a");
        var upload = status == 415 ? await browser.UploadInPiecesAsync(token, name, pdf, 10) : Guid.NewGuid();
        Assert.Equal(
            status,
            (int)
                (
                    await browser.PostJsonAsync(
                        $"/cases/{draft["id"]}/materials/M30/uploaded",
                        token,
                        new JsonObject { ["upload"] = upload }
                    )
                ).StatusCode
        );
    }
}
