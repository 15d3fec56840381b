using System.Globalization;
using System.Text;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>Draws connections: where they run, and the outcomes that they are taken by.</summary>
internal sealed class EdgeWriter(PictureLayout layout, StringBuilder svg)
{
    public void Draw(PictureEdge edge)
    {
        var (a, b) = (layout.Box(edge.Source), layout.Box(edge.Target));
        var path = layout.LaneOf(edge) is var (lane, before) ? Lane(edge, a, b, lane, before) : Straight(a, b);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path d=\"{path}\" fill=\"none\" stroke=\"#54606c\" stroke-width=\"1.5\" stroke-linejoin=\"round\" "
        );
        svg.Append(CultureInfo.InvariantCulture, $"marker-end=\"url(#{layout.Prefix}a)\"/>");
    }

    public void Label(PictureEdge edge)
    {
        var (a, b) = (layout.Box(edge.Source), layout.Box(edge.Target));
        if (layout.LaneOf(edge) is var (lane, _))
        {
            var middle = (a.Along(0.5) + b.Along(0.5)) / 2;
            if (layout.IsNarrow)
                Words(middle - (8 * (edge.Labels.Count - 1)), lane, edge.Labels);
            else
                Words(middle, lane, [string.Join(" / ", edge.Labels)]);
            return;
        }

        var (from, to) = (a.Across(0.5), b.Across(0.5));
        if (layout.IsNarrow)
        {
            Words(a.End + ((b.Start - a.End) * 0.46), from + ((to - from) * 0.66), [string.Join(" / ", edge.Labels)]);
            return;
        }

        // Where ways meet, near their beginnings; where they part, near their ends
        var across = from + ((to - from) * (PictureLayout.IsSmall(edge.Target) ? 0.42 : 0.62));
        // Below a connection that leads down, above all others
        var first = to > from + 1 ? across + 1 : across - 11 - (15 * (edge.Labels.Count - 1));
        for (var line = 0; line < edge.Labels.Count; line++)
            Words(((a.End + b.Start) / 2) - 3, first + (15 * line), [edge.Labels[line]]);
    }

    private string Straight(PictureBox a, PictureBox b)
    {
        var (from, to) = (a.Across(0.5), b.Across(0.5));
        return Math.Abs(from - to) < 1
            ? $"M{At(a.End, from)}L{At(b.Start, to)}"
            : $"M{At(a.End, from)}C{At(a.End + 30, from)} {At(b.Start - 34, to)} {At(b.Start, to)}";
    }

    /// <summary>
    /// From an activity to its lane, along it, and in again: straight where nothing stands between, else ahead of or
    /// behind the layer.
    /// </summary>
    private string Lane(PictureEdge edge, PictureBox a, PictureBox b, double lane, bool before)
    {
        var path = new StringBuilder();
        if (layout.IsFree(edge.Source, before))
        {
            var along = a.Along(before ? 0.62 : 0.38);
            path.Append(CultureInfo.InvariantCulture, $"M{At(along, before ? a.Before : a.After)}L{At(along, lane)}");
        }
        else
        {
            var across = a.Across(before ? 0.25 : 0.75);
            path.Append(
                CultureInfo.InvariantCulture,
                $"M{At(a.End, across)}L{At(a.PassAfter, across)}L{At(a.PassAfter, lane)}"
            );
        }

        if (layout.IsFree(edge.Target, before))
        {
            var along = b.Along(
                edge.Source == edge.Target ? 0.7
                : before ? 0.38
                : 0.62
            );
            path.Append(CultureInfo.InvariantCulture, $"L{At(along, lane)}L{At(along, before ? b.Before : b.After)}");
        }
        else
        {
            var across = b.Across(before ? 0.25 : 0.75);
            path.Append(
                CultureInfo.InvariantCulture,
                $"L{At(b.PassBefore, lane)}L{At(b.PassBefore, across)}L{At(b.Start, across)}"
            );
        }

        return path.ToString();
    }

    /// <summary>Words around a point, a line each, readable over what they lie on.</summary>
    private void Words(double along, double across, List<string> lines)
    {
        var (x, y) = layout.Point(along, across);
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{x:0.#}\" y=\"{y + 5 + (16 * i):0.#}\" text-anchor=\"middle\" font-size=\"13\" "
            );
            svg.Append(
                "fill=\"#2b3640\" stroke=\"#fff\" stroke-width=\"5\" paint-order=\"stroke\" stroke-linejoin=\"round\">"
            );
            svg.Append(SvgWriter.Text(lines[i])).Append("</text>");
        }
    }

    private string At(double along, double across)
    {
        var (x, y) = layout.Point(along, across);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
    }
}
