using System.Globalization;
using System.Net;
using System.Text;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>Writes the picture. Kinds and states are told apart by shape and mark, never by colour alone.</summary>
internal sealed class SvgWriter(PictureGraph graph, PictureLayout layout, string language, PictureProgress progress)
{
    private const int WidestPicture = 1000;
    private const string Fonts = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif";

    /// <summary>Keeps small words readable over what they lie on.</summary>
    private const string Halo = "stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\" stroke-linejoin=\"round\"";

    private readonly StringBuilder svg = new();

    private bool English => language.StartsWith("en", StringComparison.OrdinalIgnoreCase);

    public string Write(string title)
    {
        var ids = layout.Prefix;
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {layout.Width} {layout.Height}\" ");
        Add($"width=\"{Math.Min(WidestPicture, layout.Width)}\" role=\"img\" aria-labelledby=\"{ids}t {ids}d\" ");
        Add($"font-family=\"{Fonts}\" font-size=\"{(layout.IsNarrow ? 15 : 14)}\">");
        Add($"<title id=\"{ids}t\">{Text(title)}</title><desc id=\"{ids}d\">{Text(Description())}</desc>");
        Add($"<defs><marker id=\"{ids}a\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" ");
        Add($"markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\">");
        Add($"<path d=\"M0 0 10 5 0 10z\" fill=\"#54606c\"/></marker></defs>");
        var edges = new EdgeWriter(layout, svg);
        foreach (var edge in graph.Edges)
            edges.Draw(edge);
        foreach (var node in graph.Nodes)
            Draw(node);
        foreach (var edge in graph.Edges.Where(edge => edge.Labels.Count > 0))
            edges.Label(edge);
        return svg.Append("</svg>").ToString();
    }

    public static string Text(string text) => WebUtility.HtmlEncode(Characters.ForXml(text));

    private void Draw(Node node)
    {
        var box = layout.Box(node);
        var ((x, y), (right, under)) = (layout.Point(box.Start, box.Before), layout.Point(box.End, box.After));
        var (width, height, cx, cy) = (right - x, under - y, (x + right) / 2, (y + under) / 2);
        var (isDone, isCurrent) = (progress.IsDone(node.Id), progress.IsCurrent(node.Id));
        var (fill, stroke, weight) =
            isCurrent ? ("#ffe08a", "#4d3800", 3.5)
            : isDone ? ("#e3f1e6", "#1d6b35", 2)
            : ("#fff", "#1f4e79", 1.75);
        FormattableString outline = $"fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{weight}\"";
        Add($"<g data-activity=\"{Text(node.Id)}\">");
        switch (node.Kind)
        {
            case ActivityKind.Start:
                Add($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"15\" {outline}/>");
                break;
            case ActivityKind.End or ActivityKind.Finish or ActivityKind.Complete or ActivityKind.Fault:
                Add($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"16\" {outline}/>");
                Add($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"10\" fill=\"{stroke}\"/>");
                break;
            case ActivityKind.Delay:
                Add($"<circle cx=\"{cx}\" cy=\"{cy}\" r=\"16\" {outline}/>");
                Add($"<path d=\"M{cx} {cy - 9}V{cy}H{cx + 7}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"2\"/>");
                break;
            case ActivityKind.FlowFork or ActivityKind.FlowJoin or ActivityKind.FlowDecision or ActivityKind.FlowSwitch:
                var sign = node.Kind is ActivityKind.FlowFork or ActivityKind.FlowJoin ? "+" : "?";
                Add($"<path d=\"M{cx} {y}L{right} {cy} {cx} {under} {x} {cy}z\" {outline}/>");
                Add(
                    $"<text x=\"{cx}\" y=\"{cy + 6}\" text-anchor=\"middle\" font-size=\"18\" fill=\"{stroke}\">{sign}</text>"
                );
                break;
            default:
                Add($"<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" {outline}/>");
                Name(node, cx, cy + 5, width - 12);
                break;
        }

        if (PictureLayout.IsSmall(node))
            NameBeside(node, right, under, cx, cy);
        var now = English ? "▶ now " : "▶ 当前 ";
        if (isDone || isCurrent)
            Mark(isCurrent ? now : "✓ ", progress.NoteOf(node.Id), right, y, stroke);
        Add($"</g>");
    }

    private void Mark(string mark, string? note, double right, double y, string colour)
    {
        Add($"<text x=\"{right - 2}\" y=\"{y - 4}\" text-anchor=\"end\" font-size=\"12\" font-weight=\"700\" ");
        Add($"fill=\"{colour}\" {Halo}>{Text((mark + note).TrimEnd())}</text>");
    }

    private void NameBeside(Node node, double right, double under, double cx, double cy)
    {
        var name = Text(PictureGraph.NameOf(node, language));
        if (layout.IsNarrow)
            Add($"<text x=\"{right + 6}\" y=\"{cy + 5}\" font-size=\"13\" fill=\"#2b3640\" {Halo}>{name}</text>");
        else
            Add(
                $"<text x=\"{cx}\" y=\"{under + 16}\" text-anchor=\"middle\" font-size=\"13\" fill=\"#2b3640\" {Halo}>{name}</text>"
            );
    }

    private void Name(Node node, double x, double y, double width)
    {
        var name = PictureGraph.NameOf(node, language);
        var wide = name.Sum(c => c > 0x2e80 ? 1.0 : 0.53) * (layout.IsNarrow ? 15 : 14);
        var fit =
            wide > width
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\""
                )
                : "";
        Add($"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" fill=\"#1b242c\"{fit}>{Text(name)}</text>");
    }

    /// <summary>The text alternative: the steps in order, and where the case is.</summary>
    private string Description()
    {
        var steps = graph
            .Nodes.Where(node => !PictureLayout.IsSmall(node))
            .OrderBy(node => layout.Box(node).Start)
            .Select(node => PictureGraph.NameOf(node, language) + StandingOf(node));
        return (English ? "Steps: " : "环节：") + string.Join(English ? ", " : "、", steps);
    }

    private string StandingOf(Node node) =>
        (progress.IsCurrent(node.Id), progress.IsDone(node.Id), English) switch
        {
            (true, _, true) => " (now)",
            (true, _, false) => "（当前）",
            (_, true, true) => " (done)",
            (_, true, false) => "（已完成）",
            _ => "",
        };

    private void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
