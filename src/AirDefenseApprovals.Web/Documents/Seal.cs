using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// A round red seal: rim, star, the office's name on the arc, a note below. Its letters are outlines, not text, so that
/// a search or a copy of the page
/// does not meet a name that is strewn over a circle.
/// </summary>
internal static class Seal
{
    /// <summary>The 42 mm of an office below the province.</summary>
    public const float Diameter = 42 * Sheet.Millimetre;

    private const float Radius = Diameter / 2,
        Rim = 3.2f,
        StarRadius = 7 * Sheet.Millimetre;
    private const float Grain = 0.1f; // the step of the outlines, 0.035 mm: finer than a printer shows
    private const float TextRadius = Radius - Rim - 4; // to the upper edge of the letters

    public static void Draw(SKCanvas canvas, CutFonts fonts, SealMark seal, float middleX, float middleY)
    {
        using var outline = new SKPathBuilder();
        AddStar(outline);
        AddArc(outline, fonts, seal.Name);
        AddNote(outline, fonts, seal.Note);
        using var exact = outline.Detach();
        using var path = CoarseOutline.Of(exact, Grain);

        using var paint = new SKPaint { Color = Painter.Colour(Sheet.Red), IsAntialias = true };
        canvas.Save();
        canvas.Translate(middleX, middleY);
        canvas.Scale(Grain);
        canvas.DrawPath(path, paint);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = Rim / Grain;
        canvas.DrawCircle(0, 0, (Radius - Rim / 2) / Grain, paint);
        canvas.Restore();
    }

    private static void AddStar(SKPathBuilder outline)
    {
        for (var i = 0; i < 10; i++)
        {
            var angle = Math.PI * (i / 5.0 - 0.5);
            var radius = i % 2 == 0 ? StarRadius : StarRadius * 0.382f;
            var point = new SKPoint(radius * (float)Math.Cos(angle), radius * (float)Math.Sin(angle));
            if (i == 0)
                outline.MoveTo(point);
            else
                outline.LineTo(point);
        }
        outline.Close();
    }

    private static void AddArc(SKPathBuilder outline, CutFonts fonts, string name)
    {
        var runes = name.EnumerateRunes().Where(rune => rune.Value != ' ').ToArray();
        if (runes.Length == 0)
            return;
        // Up to 250 degrees of the circle; a long name gets narrower letters, as on real seals.
        const float height = 15;
        var step = Math.Min(30f, 250f / runes.Length);
        var room = (TextRadius - height / 2) * step * MathF.PI / 180 * 0.92f;
        var narrow = Math.Min(1, room / height);
        for (var i = 0; i < runes.Length; i++)
        {
            using var font = new SKFont(fonts.For(runes[i], isBold: true), height) { Hinting = SKFontHinting.None };
            using var letter = font.GetTextPath(runes[i].ToString());
            var turn = (i - (runes.Length - 1) / 2f) * step;
            letter.Transform(
                SKMatrix
                    .CreateTranslation(-font.MeasureText(runes[i].ToString()) / 2, 0.86f * height - TextRadius)
                    .PostConcat(SKMatrix.CreateScale(narrow, 1))
                    .PostConcat(SKMatrix.CreateRotationDegrees(turn))
            );
            outline.AddPath(letter);
        }
    }

    private static void AddNote(SKPathBuilder outline, CutFonts fonts, string note)
    {
        if (note.Length == 0)
            return;
        using var font = new SKFont(fonts.For(note.EnumerateRunes().First(), isBold: true), 8.5f)
        {
            Hinting = SKFontHinting.None,
        };
        using var words = font.GetTextPath(note);
        words.Transform(SKMatrix.CreateTranslation(-font.MeasureText(note) / 2, Radius * 0.62f));
        outline.AddPath(words);
    }
}
