using System.Globalization;
using System.Net;
using System.Text;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>Writes the picture. Kinds and states are told apart by shape and mark, never by colour alone.</summary>
internal sealed class SvgWriter(PictureGraph graph, PictureLayout layout, string language, IReadOnlyCollection<string> done, IReadOnlyCollection<string> current)
{
    private readonly StringBuilder svg = new();
    private bool English => language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    public string Write(string title)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layout.Width} {layout.Height}\" width=\"{Math.Min(1000, layout.Width)}\" style=\"min-width:{Math.Min(600, layout.Width)}px\" role=\"img\" aria-labelledby=\"pt pd\" font-family=\"'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif\" font-size=\"14\">");
        Add($"<title id=\"pt\">{Text(title)}</title><desc id=\"pd\">{Text(Description())}</desc>");
        Add($"<defs><marker id=\"ah\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0 0 10 5 0 10z\" fill=\"#54606c\"/></marker></defs>");
        foreach (var edge in graph.Edges)
            Draw(edge);
        foreach (var node in graph.Nodes)
            Draw(node);
        foreach (var edge in graph.Edges.Where(edge => edge.Labels.Count > 0))
            Label(edge);
        return svg.Append("</svg>").ToString();
    }

    private void Draw(PictureEdge edge)
    {
        var (a, b) = (layout.Box(edge.Source), layout.Box(edge.Target));
        string path;
        if (Lane(edge) is { } y)
        {
            var above = layout.Above.ContainsKey(edge);
            path = Leave(a, y, above, layout.IsFree(edge.Source, above)) + Enter(b, y, above, layout.IsFree(edge.Target, above), edge.Source == edge.Target);
        }
        else
        {
            var (x1, y1, x2, y2) = (a.X + a.Width, a.Y + (a.Height / 2.0), b.X, b.Y + (b.Height / 2.0));
            path = y1 == y2 ? Inv($"M{x1} {y1}H{x2}") : Inv($"M{x1} {y1}C{x1 + 30} {y1} {x2 - 34} {y2} {x2} {y2}");
        }

        Add($"<path d=\"{path}\" fill=\"none\" stroke=\"#54606c\" stroke-width=\"1.5\" stroke-linejoin=\"round\" marker-end=\"url(#ah)\"/>");
    }

    /// <summary>From an activity to its lane: straight, or beside what stands between.</summary>
    private static string Leave((double X, double Y, int Width, int Height) box, double lane, bool above, bool free)
    {
        var (x, y) = (box.X + (box.Width * (above ? 0.62 : 0.38)), above ? box.Y : box.Y + box.Height);
        return free ? Inv($"M{x} {y}V{lane}") : Inv($"M{box.X + box.Width} {box.Y + (box.Height * (above ? 0.25 : 0.75))}h{PictureLayout.Aside}V{lane}");
    }

    private static string Enter((double X, double Y, int Width, int Height) box, double lane, bool above, bool free, bool itself)
    {
        var (x, y) = (box.X + (box.Width * (itself ? 0.7 : above ? 0.38 : 0.62)), above ? box.Y : box.Y + box.Height);
        return free ? Inv($"H{x}V{y}") : Inv($"H{box.X - PictureLayout.Aside}V{box.Y + (box.Height * (above ? 0.25 : 0.75))}H{box.X}");
    }

    private void Label(PictureEdge edge)
    {
        var (a, b) = (layout.Box(edge.Source), layout.Box(edge.Target));
        if (Lane(edge) is { } lane)
        {
            Words((a.X + (a.Width / 2.0) + b.X + (b.Width / 2.0)) / 2, lane + 5, string.Join(" / ", edge.Labels));
            return;
        }

        var (y1, y2) = (a.Y + (a.Height / 2.0), b.Y + (b.Height / 2.0));
        var (x, y) = ((a.X + a.Width + b.X) / 2, y1 + ((y2 - y1) * (PictureLayout.IsSmall(edge.Target) ? 0.42 : 0.62))); // where ways meet, near their beginnings; where they part, near their ends
        var first = y2 > y1 + 1 ? y + 6 : y - 6 - (15 * (edge.Labels.Count - 1)); // below a connection that leads down, above all others
        for (var line = 0; line < edge.Labels.Count; line++)
            Words(x - 3, first + (15 * line), edge.Labels[line]);
    }

    private void Words(double x, double y, string text) =>
        Add($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" font-size=\"13\" fill=\"#2b3640\" stroke=\"#fff\" stroke-width=\"5\" paint-order=\"stroke\" stroke-linejoin=\"round\">{Text(text)}</text>");

    private void Draw(Node node)
    {
        var (x, y, width, height) = layout.Box(node);
        var (isDone, isCurrent) = (done.Contains(node.Id) && !current.Contains(node.Id), current.Contains(node.Id));
        var (fill, stroke, weight) = isCurrent ? ("#ffe08a", "#4d3800", 3.5) : isDone ? ("#e3f1e6", "#1d6b35", 2) : ("#fff", "#1f4e79", 1.75);
        var (cx, cy) = (x + (width / 2.0), y + (height / 2.0));
        Add($"<g data-activity=\"{Text(node.Id)}\">");
        switch (node.Kind)
        {
            case ActivityKind.Start:
                Add($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"15\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{weight}\"/>");
                break;
            case ActivityKind.End or ActivityKind.Finish or ActivityKind.Complete or ActivityKind.Fault:
                Add($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"16\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{weight}\"/><circle cx=\"{cx}\" cy=\"{cy}\" r=\"10\" fill=\"{stroke}\"/>");
                break;
            case ActivityKind.FlowFork or ActivityKind.FlowJoin or ActivityKind.FlowDecision or ActivityKind.FlowSwitch:
                Add($"<path d=\"M{cx} {y}L{x + width} {cy} {cx} {y + height} {x} {cy}z\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{weight}\"/>");
                Add($"<text x=\"{cx}\" y=\"{cy + 6}\" text-anchor=\"middle\" font-size=\"18\" fill=\"{stroke}\">{(node.Kind is ActivityKind.FlowFork or ActivityKind.FlowJoin ? "+" : "?")}</text>");
                break;
            default:
                Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{weight}\"/>");
                Name(node, cx, cy + 5, width - 12);
                break;
        }

        if (PictureLayout.IsSmall(node))
            Add($"<text x=\"{cx}\" y=\"{y + height + 16}\" text-anchor=\"middle\" font-size=\"13\" fill=\"#2b3640\">{Text(PictureGraph.NameOf(node, language))}</text>");
        if (isDone || isCurrent)
            Add($"<text x=\"{x + width - 2}\" y=\"{y - 3}\" text-anchor=\"end\" font-size=\"12\" font-weight=\"700\" fill=\"{stroke}\">{(isCurrent ? English ? "▶ now" : "▶ 当前" : "✓")}</text>");
        Add($"</g>");
    }

    private void Name(Node node, double x, double y, double width)
    {
        var name = PictureGraph.NameOf(node, language);
        var wide = name.Sum(c => c > 0x2e80 ? 14.0 : 7.4);
        var fit = wide > width ? string.Create(CultureInfo.InvariantCulture, $" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"") : "";
        Add($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" fill=\"#1b242c\"{fit}>{Text(name)}</text>");
    }

    /// <summary>The text alternative: the steps in order, and where the case is.</summary>
    private string Description()
    {
        var steps = graph.Nodes.Where(node => !PictureLayout.IsSmall(node)).OrderBy(node => layout.Box(node).X).Select(node => PictureGraph.NameOf(node, language) + (current.Contains(node.Id) ? English ? " (now)" : "（当前）" : done.Contains(node.Id) ? English ? " (done)" : "（已完成）" : ""));
        return (English ? "Steps: " : "环节：") + string.Join(English ? ", " : "、", steps);
    }

    private double? Lane(PictureEdge edge) =>
        layout.Above.TryGetValue(edge, out var above) ? layout.Top - 4 - (PictureLayout.LaneHeight * (above + 0.5)) : layout.Below.TryGetValue(edge, out var below) ? layout.Bottom + (PictureLayout.LaneHeight * (below + 0.5)) : null;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
