using System.Text.Json.Nodes;
using SkiaSharp;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>The picture of a character that no font has, from the counter to the document.</summary>
public sealed class CharacterPictureTests(CharacterPictureTests.Host office) : IClassFixture<CharacterPictureTests.Host>
{
    private const string Strange = "\U00030000";
    private static readonly string Address = "characters/" + Uri.EscapeDataString(Strange);

    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.410181", 404)]
    [InlineData("supervisor", 403)]
    [InlineData("admin", 404)]
    public async Task R18_nobody_but_the_handling_office_attaches_one(string user, int status)
    {
        var @case = await SentAsync();
        (await (await office.As(user)).UploadAsync($"cases/{@case["id"]}/{Address}", "字.png", Png())).Refused(status);
    }

    [Fact]
    public async Task It_is_attached_seen_kept_and_printed()
    {
        var @case = await SentAsync();
        var clerk = await office.As("clerk.city");
        (await clerk.GetAsync($"cases/{@case["id"]}/{Address}")).Refused(404);
        var after = (await clerk.UploadAsync($"cases/{@case["id"]}/{Address}", "字.png", Png())).Ok();
        Assert.Equal([Strange], after["characters"]!.AsArray().Select(c => c!.ToString()));
        Assert.Equal([0xFF, 0xD8], (await clerk.GetAsync($"cases/{@case["id"]}/{Address}")).Body[..2]);
        Assert.Equal(
            [0xFF, 0xD8],
            (await (await office.As("applicant1")).GetAsync($"cases/{@case["id"]}/{Address}")).Body[..2]
        );
        var issued = (await clerk.TaskAsync(@case, "issue", "Issued")).Ok();
        var document = issued["decision"]!["document"]!;
        var pdf = (
            await office.Anyone.GetAsync(
                $"documents/{Uri.EscapeDataString(document["number"]!.ToString())}?code={document["code"]}",
                ("Accept", "application/pdf")
            )
        ).Body;
        using var file = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.DoesNotContain('〓', file.GetPage(1).Text);
        Assert.NotEmpty(file.GetPage(1).GetImages());
    }

    [Fact]
    public async Task What_is_no_picture_or_no_such_character_is_told()
    {
        var @case = await SentAsync();
        var clerk = await office.As("clerk.city");
        (await clerk.UploadAsync($"cases/{@case["id"]}/{Address}", "字.png", Person.Pdf("x"))).Refused(415);
        (await clerk.UploadAsync($"cases/{@case["id"]}/{Address}", "字.png", [])).Refused(422);
        (
            await clerk.UploadAsync($"cases/{@case["id"]}/characters/{Uri.EscapeDataString("王")}", "字.png", Png())
        ).Refused(422);
    }

    private async Task<JsonNode> SentAsync()
    {
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-08-01");
        application["applicant"]!["name"] = $"示例{Strange}公司";
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        foreach (var material in draft["materials"]!.AsArray().Where(m => m!["status"]!.ToString() == "missing"))
            (
                await applicant.UploadAsync(
                    $"cases/{draft["id"]}/materials/{material!["materialCode"]}",
                    "材料.pdf",
                    Person.Pdf("甲")
                )
            ).Ok();
        return (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
    }

    private static byte[] Png()
    {
        using var bitmap = new SKBitmap(200, 200);
        bitmap.Erase(SKColors.White);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
