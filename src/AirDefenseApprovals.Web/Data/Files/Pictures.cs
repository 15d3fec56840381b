using AirDefenseApprovals.Core.Cases;
using SkiaSharp;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>
/// Makes the copy of a picture that is published: upright, small enough that a notice with 200 of them can be sent by
/// mail, and without anything that
/// its camera wrote into it, for it is made of the pixels alone. Pictures are decoded at reduced scale and two at a
/// time, so that no upload takes the memory of another.
/// </summary>
public sealed class Pictures(FileStore files) : IDisposable
{
    /// <summary>Most megapixels of a picture: a file of a few kilobytes may claim any number.</summary>
    public const int MostMegapixels = 100;

    /// <summary>Most megapixels of a picture that has to be decoded whole: a PNG, a progressive JPEG.</summary>
    public const int MostMegapixelsWhole = 25;

    /// <summary>Longest edge of a published copy, in pixels.</summary>
    public const int LongestEdge = 1280;

    /// <summary>Largest published copy, in bytes.</summary>
    public const int LargestCopy = 85_000;

    /// <summary>
    /// Edge and quality, from what is wanted to what always fits: a page shows a picture 5 cm wide, so pixels go before
    /// the last of the quality does.
    /// </summary>
    private static readonly (int Edge, int Quality)[] Steps =
    [
        (LongestEdge, 75),
        (1120, 66),
        (1000, 60),
        (1000, 45),
        (800, 45),
        (640, 40),
        (480, 30),
        (320, 20),
    ];

    private readonly SemaphoreSlim turn = new(2, 2);

    /// <summary>
    /// The file with its published copy and what its camera says; as it was if it is no picture, without a copy if it
    /// cannot be decoded. A picture of too many pixels is told by how many it may have.
    /// </summary>
    public async Task<(AttachedFile File, int? MostMegapixels)> PublishAsync(
        AttachedFile file,
        CancellationToken cancellation
    )
    {
        if (file.ContentType is not ("image/jpeg" or "image/png"))
            return (file, null);
        await using var content = files.Open(file.Sha256)!;
        var notes = file.ContentType == "image/jpeg" ? CameraNotes.Of(content) : new(null, false, Whole: true);
        file = file with { TakenAt = notes.TakenAt, Located = notes.Located };
        content.Position = 0;
        byte[]? copy;
        await turn.WaitAsync(cancellation);
        try
        {
            using var codec = SKCodec.Create(content);
            if (codec is null)
                return (file, null);
            var most = notes.Whole ? MostMegapixelsWhole : MostMegapixels;
            if ((long)codec.Info.Width * codec.Info.Height > most * 1_000_000L)
                return (file, most);
            copy = Copy(codec);
        }
        finally
        {
            turn.Release();
        }

        if (copy is null)
            return (file, null);
        using var published = new MemoryStream(copy);
        return (
            file with
            {
                Published = (await files.SaveAsync(published, LargestCopy, cancellation)).File?.Sha256,
            },
            null
        );
    }

    /// <summary>Width and height of a published copy; null when it is not there.</summary>
    public (int Width, int Height)? SizeOf(string sha256)
    {
        using var content = files.Open(sha256);
        if (content is null)
            return null;
        using var codec = SKCodec.Create(content);
        return codec is null ? null : (codec.Info.Width, codec.Info.Height);
    }

    public void Dispose() => turn.Dispose();

    /// <summary>The published copy's bytes; null when the picture cannot be decoded to its end.</summary>
    private static byte[]? Copy(SKCodec codec)
    {
        var size = Reduced(codec);
        var info = new SKImageInfo(
            size.Width,
            size.Height,
            SKColorType.Rgba8888,
            codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul,
            SKColorSpace.CreateSrgb()
        );
        using var pixels = new SKBitmap();
        if (!pixels.TryAllocPixels(info) || codec.GetPixels(info, pixels.GetPixels()) != SKCodecResult.Success)
            return null;
        pixels.SetImmutable();
        using var whole = SKImage.FromBitmap(pixels);
        foreach (var (edge, quality) in Steps)
        {
            using var copy = Upright.Draw(whole, codec.EncodedOrigin, edge);
            // Or the encoder would add a profile: in PDF/A the document's own stands for all its pictures
            using var plain = copy.PeekPixels().WithColorSpace(null!)!;
            using var encoded = plain.Encode(
                new SKJpegEncoderOptions(
                    quality,
                    SKJpegEncoderDownsample.Downsample420,
                    SKJpegEncoderAlphaOption.Ignore
                )
            )!;
            if (encoded.Size <= LargestCopy)
                return encoded.ToArray();
        }

        return null;
    }

    /// <summary>The smallest size that the codec decodes to by itself and that is not below what is published.</summary>
    private static SKSizeI Reduced(SKCodec codec) =>
        Enumerable
            .Range(1, 8)
            .Select(eighths => codec.GetScaledDimensions(eighths / 8f))
            .FirstOrDefault(s => Math.Max(s.Width, s.Height) >= LongestEdge, codec.Info.Size);
}
