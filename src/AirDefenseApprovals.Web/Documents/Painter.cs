using System.Text;
using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>Draws marks on pages with the typefaces cut for one document.</summary>
internal sealed class Painter(CutFonts fonts, IReadOnlyDictionary<Rune, Func<Stream>> pictures) : IDisposable
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
                Seal.Draw(canvas, fonts, seal, seal.X, top + seal.Y);
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
        var (x, set) = (text.X, 0);
        var begun = 0;
        foreach (var (rune, at) in Pictured(text.Text))
        {
            (x, set) = Letters(canvas, text, text.Text[begun..at], x, set, top);
            Character(canvas, rune, x + set * text.Spacing, top + text.Y, text.Style.Size);
            (x, set, begun) = (x + text.Style.Size, set + 1, at + rune.Utf16SequenceLength);
        }

        Letters(canvas, text, text.Text[begun..], x, set, top);
    }

    /// <summary>The characters of a text that there are pictures of, each with its place.</summary>
    private IEnumerable<(Rune Rune, int At)> Pictured(string text)
    {
        var at = 0;
        foreach (var rune in pictures.Count == 0 ? [] : text.EnumerateRunes().ToArray())
        {
            if (pictures.ContainsKey(rune))
                yield return (rune, at);
            at += rune.Utf16SequenceLength;
        }
    }

    /// <summary>Draws letters, and tells where the next one stands and how many were set before it.</summary>
    private (float X, int Set) Letters(SKCanvas canvas, TextMark text, string letters, float x, int set, float top)
    {
        if (letters.Length == 0)
            return (x, set);
        using var builder = new SKTextBlobBuilder();
        foreach (var (run, typeface) in fonts.Runs(letters, text.Style.Bold))
        {
            using var font = new SKFont(typeface, text.Style.Size)
            {
                Hinting = SKFontHinting.None,
                Subpixel = true,
                LinearMetrics = true,
            };
            var glyphs = font.GetGlyphs(run);
            var places = font.GetGlyphPositions(glyphs, new SKPoint(x, top + text.Y));
            for (var i = 0; i < places.Length; i++)
                places[i].X += (set + i) * text.Spacing;
            builder.AddPositionedRun(glyphs, font, places);
            (x, set) = (x + font.MeasureText(glyphs), set + glyphs.Length);
        }

        using var blob = builder.Build();
        paint.Color = Colour(text.Style.Colour);
        canvas.DrawText(blob, 0, 0, paint);
        return (x, set);
    }

    /// <summary>Draws the picture of a character in the square that the character would stand in.</summary>
    private void Character(SKCanvas canvas, Rune rune, float x, float baseline, float size)
    {
        using var content = pictures[rune]();
        using var data = SKData.Create(content);
        using var image = SKImage.FromEncodedData(data)
            ?? throw new InvalidOperationException($"Skia does not read the picture of {rune}.");
        var scale = size / Math.Max(image.Width, image.Height);
        var (width, height) = (image.Width * scale, image.Height * scale);
        var above = Typesetter.Ascent * size;
        canvas.DrawImage(
            image,
            SKRect.Create(x + (size - width) / 2, baseline - above + (size - height) / 2, width, height),
            new SKSamplingOptions(SKFilterMode.Linear)
        );
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
