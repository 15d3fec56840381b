using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AirDefenseApprovals.Tests.Data.Files;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Files of materials as people have them: each spelling, each device, cut off on the way.</summary>
public sealed class MaterialFileTests(MaterialFileTests.Host office) : IClassFixture<MaterialFileTests.Host>
{
    public sealed class Host : OfficeHost;

    private static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic\0\0\0\0mif1heic"u8, .. new byte[200]];

    [Theory]
    [InlineData("applicant2", 404)]
    [InlineData("clerk.410122", 404)]
    [InlineData("supervisor", 404)]
    public async Task R18_nobody_else_hands_in_what_was_sent_by_pieces(string user, int status)
    {
        var draft = await DraftAsync();
        var stranger = await office.As(user);
        (await stranger.PostAsync($"cases/{draft}/materials/M30/uploaded", new { upload = Guid.NewGuid() })).Refused(
            status
        );
    }

    [Theory]
    [InlineData("扫描件.jpg")]
    [InlineData("扫描件.JPEG")]
    [InlineData("扫描件.jpe")]
    [InlineData("扫描件.jfif")]
    public async Task Each_spelling_of_JPEG_is_taken(string name) =>
        Assert.Equal("image/jpeg", (await PutAsync(name, Photographs.Jpeg())).Ok()["contentType"]!.GetValue<string>());

    [Theory]
    [InlineData("IMG_0001.HEIC")]
    [InlineData("IMG_0001.heif")]
    [InlineData("IMG_0001.jpg")]
    [InlineData("现场.mp4")]
    public async Task Who_has_an_iPhone_is_told_how_to_make_a_JPG(string name)
    {
        var refused = (await PutAsync(name, Heic)).Refused(415);
        Assert.Equal("urn:ada:file-is-heic", refused["type"]!.GetValue<string>());
        Assert.Contains("JPG", refused["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-", "pdf-broken")]
    [InlineData("%PDF-1.4\n%%EOF", "pdf-broken")]
    public async Task A_PDF_that_nobody_can_open_is_refused_with_its_reason(string text, string reason) =>
        Assert.Equal(
            "urn:ada:" + reason,
            (await PutAsync("点位图.pdf", Encoding.Latin1.GetBytes(text))).Refused(422)["type"]!.GetValue<string>()
        );

    [Fact]
    public async Task A_file_that_was_changed_while_it_was_cut_off_is_not_taken()
    {
        var draft = await DraftAsync();
        var applicant = await office.As("applicant1");
        var (first, second) = (Person.Pdf("第一版"), Person.Pdf("第二版"));
        var upload = await SendAsync(applicant, [.. first[..60], .. second[60..]]);
        var uploaded = $"cases/{draft}/materials/M30/uploaded";
        var body = new { upload, sha256 = Convert.ToHexStringLower(SHA256.HashData(second)) };
        var refused = (await applicant.PostAsync(uploaded, body)).Refused(422);
        Assert.Equal("urn:ada:upload-mixed", refused["type"]!.GetValue<string>());
        Assert.Equal(
            "urn:ada:upload-not-whole",
            (await applicant.PostAsync(uploaded, body)).Refused(422)["type"]!.GetValue<string>()
        );
        var again = await SendAsync(applicant, second);
        var taken = await applicant.PostAsync(
            uploaded,
            new { upload = again, sha256 = body.sha256.ToUpperInvariant() }
        );
        Assert.Equal(body.sha256, taken.Ok()["sha256"]!.GetValue<string>());
    }

    private async Task<string> DraftAsync() =>
        (await (await office.As("applicant1")).DraftAsync("RF-13-01", without: "M30"))["id"]!.GetValue<string>();

    private async Task<Answer> PutAsync(string name, byte[] content)
    {
        var applicant = await office.As("applicant1");
        return await applicant.UploadAsync($"cases/{await DraftAsync()}/materials/M30", name, content);
    }

    private static async Task<Guid> SendAsync(Person applicant, byte[] content)
    {
        var length = content.Length.ToString(CultureInfo.InvariantCulture);
        using var begin = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads");
        begin.Headers.Add("Upload-Length", length);
        begin.Headers.Add("Upload-Metadata", "filename " + Convert.ToBase64String("点位图.pdf"u8));
        using var begun = await applicant.Http.SendAsync(begin);
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        var at = begun.Headers.Location!.ToString();
        using var piece = new HttpRequestMessage(HttpMethod.Patch, at) { Content = new ByteArrayContent(content) };
        piece.Content.Headers.ContentType = new("application/offset+octet-stream");
        piece.Headers.Add("Upload-Offset", "0");
        using var sent = await applicant.Http.SendAsync(piece);
        Assert.Equal(HttpStatusCode.NoContent, sent.StatusCode);
        return Guid.Parse(at.Split('/')[^1]);
    }
}
