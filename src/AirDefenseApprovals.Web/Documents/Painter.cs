using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>Draws marks on pages with the typefaces cut for one document.</summary>
internal sealed class Painter(SKTypeface regular, SKTypeface bold) : IDisposable
{
    private readonly SKPaint paint = new() { IsAntialias = true };

    public void Draw(SKCanvas canvas, Mark mark, float top)
    {
        switch (mark)
        {
            case TextMark text:
                Text(canvas, text, top);
                break;
            case BoxMark box:
                Box(canvas, box, top);
                break;
            case PictureMark picture:
                Picture(canvas, picture, top);
                break;
            case QrMark code:
                Qr(canvas, code, top);
                break;
            case SealMark seal:
                Seal.Draw(canvas, bold, seal, seal.X, top + seal.Y);
                break;
            default:
                throw new NotSupportedException($"The press does not draw {mark.GetType().Name}.");
        }
    }

    public static SKColor Colour(uint rgb) => new(0xFF000000 | rgb);

    public void Dispose() => paint.Dispose();

    private void Text(SKCanvas canvas, TextMark text, float top)
    {
        if (text.Text.Length == 0)
            return;
        using var font = new SKFont(text.Style.Bold ? bold : regular, text.Style.Size)
        {
            Hinting = SKFontHinting.None,
            Subpixel = true,
            LinearMetrics = true,
        };
        var glyphs = font.GetGlyphs(text.Text);
        var places = font.GetGlyphPositions(glyphs, new SKPoint(text.X, top + text.Y));
        for (var i = 0; i < places.Length; i++)
            places[i].X += i * text.Spacing;
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs, font, places);
        using var blob = builder.Build();
        paint.Color = Colour(text.Style.Colour);
        canvas.DrawText(blob, 0, 0, paint);
    }

    private void Box(SKCanvas canvas, BoxMark box, float top)
    {
        paint.Color = Colour(box.Colour);
        canvas.DrawRect(box.X, top + box.Y, box.Width, box.Height, paint);
    }

    /// <summary>A JPEG goes into the file as it is, for Skia keeps the bytes of an image that nobody decoded.</summary>
    private static void Picture(SKCanvas canvas, PictureMark mark, float top)
    {
        using var content = mark.Picture.Open();
        using var data = SKData.Create(content);
        using var image = SKImage.FromEncodedData(data)
            ?? throw new InvalidOperationException($"Skia does not read the picture \"{mark.Picture.Caption}\".");
        canvas.DrawImage(
            image,
            SKRect.Create(mark.X, top + mark.Y, mark.Width, mark.Height),
            new SKSamplingOptions(SKFilterMode.Linear)
        );
    }

    private void Qr(SKCanvas canvas, QrMark code, float top)
    {
        var (side, dark) = QrCode.Modules(code.Payload);
        using var outline = new SKPathBuilder();
        foreach (var (x, y, length) in dark)
            outline.AddRect(SKRect.Create(x, y, length, 1));
        using var path = outline.Detach(); // one shape, so that no hairlines show between the rows
        paint.Color = SKColors.Black;
        canvas.Save();
        canvas.Translate(code.X, top + code.Y);
        canvas.Scale(code.Size / side);
        canvas.DrawPath(path, paint);
        canvas.Restore();
    }
}
