using SkiaSharp;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>Draws a picture as it was seen: a camera stores its rows as the sensor lay, and notes how to turn them.</summary>
internal static class Upright
{
    /// <summary>The picture upright on white, its longer edge at most <paramref name="edge"/>.</summary>
    public static SKBitmap Draw(SKImage stored, SKEncodedOrigin origin, int edge)
    {
        var scale = Math.Min(1, edge / (float)Math.Max(stored.Width, stored.Height));
        var (width, height) = (
            Math.Max(1, (int)MathF.Round(stored.Width * scale)),
            Math.Max(1, (int)MathF.Round(stored.Height * scale))
        );
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var upright = new SKBitmap(
            new SKImageInfo(
                turned ? height : width,
                turned ? width : height,
                SKColorType.Rgba8888,
                SKAlphaType.Opaque,
                SKColorSpace.CreateSrgb()
            )
        );
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.Concat(Turn(origin, width, height));
        canvas.DrawImage(
            stored,
            SKRect.Create(width, height),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        return upright;
    }

    private static SKMatrix Turn(SKEncodedOrigin origin, float w, float h) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
