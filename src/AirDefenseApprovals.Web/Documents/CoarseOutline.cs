using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Rounds an outline to whole steps and straightens curves that bend less than the eye sees, so that a seal takes 7 kB
/// of a document instead of 30.
/// </summary>
internal static class CoarseOutline
{
    // How far, in steps, a straight line may run beside the curve that it replaces.
    private const float MostBend = 0.9f;

    /// <summary>The outline in units of <paramref name="step"/>, all its coordinates whole.</summary>
    public static SKPath Of(SKPath outline, float step)
    {
        using var scaled = new SKPath(outline);
        scaled.Transform(SKMatrix.CreateScale(1 / step, 1 / step));
        using var coarse = new SKPathBuilder();
        using var iterator = scaled.CreateRawIterator();
        var points = new SKPoint[4];
        for (var verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    coarse.MoveTo(Round(points[0]));
                    break;
                case SKPathVerb.Line:
                    coarse.LineTo(Round(points[1]));
                    break;
                case SKPathVerb.Quad:
                    Curve(coarse, points[0], points[1], points[2]);
                    break;
                case SKPathVerb.Close:
                    coarse.Close();
                    break;
                default:
                    throw new NotSupportedException($"Outlines of TrueType fonts have no {verb}.");
            }
        }
        return coarse.Detach();
    }

    private static void Curve(SKPathBuilder coarse, SKPoint from, SKPoint by, SKPoint to)
    {
        var bend = SKPoint.Distance(Middle(from, to), by) / 2;
        if (bend > 4 * MostBend)
        {
            // PDF has cubic curves only: this is the same curve.
            coarse.CubicTo(Round(Towards(from, by, 2f / 3)), Round(Towards(to, by, 2f / 3)), Round(to));
            return;
        }
        if (bend > MostBend)
            coarse.LineTo(Round(Middle(Middle(from, by), Middle(by, to))));
        coarse.LineTo(Round(to));
    }

    private static SKPoint Middle(SKPoint a, SKPoint b) => Towards(a, b, 0.5f);

    private static SKPoint Towards(SKPoint a, SKPoint b, float part) =>
        new(a.X + (b.X - a.X) * part, a.Y + (b.Y - a.Y) * part);

    private static SKPoint Round(SKPoint point) => new(MathF.Round(point.X), MathF.Round(point.Y));
}
