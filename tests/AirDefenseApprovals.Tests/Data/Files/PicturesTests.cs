using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data.Files;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using SkiaSharp;
using Directory = System.IO.Directory;

namespace AirDefenseApprovals.Tests.Data.Files;

/// <summary>The copy of a picture that is published.</summary>
public sealed class PicturesTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("ada-pictures-").FullName;
    private readonly FileStore store;
    private readonly Pictures pictures;

    public PicturesTests()
    {
        store = new FileStore(directory);
        pictures = new Pictures(store);
    }

    public void Dispose()
    {
        pictures.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task R25_what_is_published_carries_nothing_that_the_camera_wrote_and_the_original_keeps_it()
    {
        var (file, _) = await PublishAsync(
            Photographs.Jpeg(2000, 1000, taken: "2022-05-09 10:12", orientation: 6, located: true)
        );
        var published = Notes(file.Published!);
        Assert.Empty(published.OfType<ExifDirectoryBase>());
        Assert.DoesNotContain(published, notes =>
            notes.Name.Contains("GPS", StringComparison.Ordinal)
            || notes.Name.Contains("XMP", StringComparison.Ordinal)
            || notes.Name.Contains("ICC", StringComparison.Ordinal)
        );
        Assert.NotNull(Notes(file.Sha256).OfType<GpsDirectory>().Single().GetGeoLocation());
        Assert.True(file.Located);
    }

    [Theory]
    [InlineData(1, 400, 200, 0.1f, 0.5f)]
    [InlineData(2, 400, 200, 0.9f, 0.5f)]
    [InlineData(3, 400, 200, 0.9f, 0.5f)]
    [InlineData(4, 400, 200, 0.1f, 0.5f)]
    [InlineData(5, 200, 400, 0.5f, 0.1f)]
    [InlineData(6, 200, 400, 0.5f, 0.1f)]
    [InlineData(7, 200, 400, 0.5f, 0.9f)]
    [InlineData(8, 200, 400, 0.5f, 0.9f)]
    public async Task What_is_published_stands_upright(
        ushort orientation,
        int width,
        int height,
        float redX,
        float redY
    )
    {
        var (file, _) = await PublishAsync(Photographs.Jpeg(orientation: orientation));
        Assert.Equal((width, height), pictures.SizeOf(file.Published!));
        using var copy = SKBitmap.Decode(await BytesAsync(file.Published!));
        var (red, blue) = (
            copy.GetPixel((int)(width * redX), (int)(height * redY)),
            copy.GetPixel((int)(width * (1 - redX)), (int)(height * (1 - redY)))
        );
        Assert.True(red.Red > 200 && red.Blue < 60, red.ToString());
        Assert.True(blue.Blue > 200 && blue.Red < 60, blue.ToString());
    }

    [Theory]
    [InlineData("2022-05-09 23:30", null, "2022-05-09T23:30:00+08:00")] // a camera without a zone: the office's
    [InlineData("2022-05-09 23:30", "+08:00", "2022-05-09T23:30:00+08:00")]
    [InlineData("2022-05-09 23:30", "-05:00", "2022-05-09T23:30:00-05:00")]
    [InlineData("2022-05-09 23:30", "rubbish", "2022-05-09T23:30:00+08:00")]
    [InlineData(null, null, null)]
    public async Task When_a_picture_was_taken_is_read(string? taken, string? offset, string? expected)
    {
        var (file, _) = await PublishAsync(Photographs.Jpeg(taken: taken, offset: offset));
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            file.TakenAt
        );
        Assert.False(file.Located);
    }

    [Fact]
    public async Task A_large_picture_of_noise_becomes_a_small_copy_the_same_each_time()
    {
        using var noise = new SKBitmap(new SKImageInfo(3000, 2250, SKColorType.Rgba8888, SKAlphaType.Opaque));
        new Random(7).NextBytes(noise.GetPixelSpan());
        using var encoded = noise.Encode(SKEncodedImageFormat.Jpeg, 60);
        var (file, _) = await PublishAsync(encoded.ToArray());
        Assert.InRange((await BytesAsync(file.Published!)).Length, 1000, Pictures.LargestCopy);
        var (width, height) = pictures.SizeOf(file.Published!)!.Value;
        Assert.Equal(4 / 3.0, width / (double)height, 0.01);
        Assert.Equal(file.Published, (await PublishAsync(encoded.ToArray())).File.Published);
    }

    [Fact]
    public async Task A_small_picture_is_not_enlarged_and_what_is_see_through_becomes_white()
    {
        var (file, _) = await PublishAsync(Photographs.Png(), "image/png");
        Assert.Equal((400, 200), pictures.SizeOf(file.Published!));
        using var copy = SKBitmap.Decode(await BytesAsync(file.Published!));
        Assert.True(copy.GetPixel(350, 100) is { Red: > 250, Green: > 250, Blue: > 250 });
    }

    [Fact]
    public async Task What_cannot_be_decoded_has_no_copy()
    {
        Assert.Null((await PublishAsync(Photographs.Fake)).File.Published);
        Assert.Null((await PublishAsync(Photographs.Jpeg(1000, 800)[..2000])).File.Published); // cut off
        Assert.Null((await PublishAsync([0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, .. "Exif\0\0MM"u8])).File.Published);
        var (pdf, _) = await PublishAsync("%PDF-1.4"u8.ToArray(), "application/pdf");
        Assert.Equal((null, null, false), (pdf.Published, pdf.TakenAt, pdf.Located));
    }

    [Fact]
    public async Task A_bomb_is_told_by_its_head_and_never_decoded()
    {
        Assert.Equal(Pictures.MostMegapixels, (await PublishAsync(Photographs.Claiming(12000, 12000))).MostMegapixels);
        Assert.Equal(
            Pictures.MostMegapixelsWhole,
            (await PublishAsync(Photographs.PngClaiming(30000, 30000), "image/png")).MostMegapixels
        );
    }

    private async Task<(AttachedFile File, int? MostMegapixels)> PublishAsync(
        byte[] content,
        string type = "image/jpeg"
    )
    {
        using var stream = new MemoryStream(content);
        var saved = (await store.SaveAsync(stream, content.Length, CancellationToken.None)).File!;
        return await pictures.PublishAsync(
            new AttachedFile("照片.jpg", saved.Length, saved.Sha256, type),
            CancellationToken.None
        );
    }

    private IReadOnlyList<MetadataExtractor.Directory> Notes(string sha256)
    {
        using var content = store.Open(sha256)!;
        return ImageMetadataReader.ReadMetadata(content);
    }

    private async Task<byte[]> BytesAsync(string sha256)
    {
        await using var content = store.Open(sha256)!;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
