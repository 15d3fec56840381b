using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>
/// Places a graph in layers from left to right, or, narrow, from top to bottom for a phone. Connections to the next layer go straight;
/// longer ones run in lanes before the rows (above, or left), those that lead back in lanes after them (below, or right), a lane each, so
/// that none crosses an activity. Distances are counted along the way and across it; <see cref="Point"/> turns them into x and y.
/// </summary>
internal sealed class PictureLayout
{
    private const int TaskWidth = 116,
        NarrowWidth = 100,
        TaskHeight = 46,
        Small = 36,
        Aside = 14;

    private readonly PicturePlacement placement;
    private readonly double[] layerStart;
    private readonly double[] layerSize;
    private readonly double top,
        bottom;
    private readonly int lane,
        pitch;

    public PictureLayout(PictureGraph graph, bool narrow)
    {
        IsNarrow = narrow;
        placement = new PicturePlacement(graph);
        (lane, pitch) = narrow ? (32, 108) : (26, 96);
        var (gap, margin) = narrow ? (58, 16) : (78, 12);
        layerSize =
        [
            .. Enumerable
                .Range(0, placement.Layers)
                .Select(layer =>
                    placement
                        .Nodes.Where(node => placement.Of(node).Layer == layer)
                        .Select(node => narrow ? Size(node).Height : Size(node).Width)
                        .DefaultIfEmpty(Small)
                        .Max()
                ),
        ];
        layerStart = new double[placement.Layers];
        for (var layer = 0; layer < placement.Layers; layer++)
            layerStart[layer] = layer == 0 ? margin : layerStart[layer - 1] + layerSize[layer - 1] + gap;
        foreach (
            var edge in graph.Edges.Where(edge => placement.Span(edge) <= 0).OrderBy(edge => -placement.Span(edge))
        )
            After[edge] = FreeLane(After, edge);
        foreach (var edge in graph.Edges.Where(edge => placement.Span(edge) > 1).OrderBy(placement.Span))
            Before[edge] = FreeLane(Before, edge);
        top = margin + (lane * (Before.Values.DefaultIfEmpty(-1).Max() + 1));
        bottom = top + (placement.Rows * pitch);
        var across = bottom + (lane * (After.Values.DefaultIfEmpty(-1).Max() + 1)) + margin;
        var along = layerStart[^1] + layerSize[^1] + Aside + margin;
        (Width, Height) = narrow ? ((int)across, (int)along) : ((int)along, (int)across);
    }

    public bool IsNarrow { get; }

    /// <summary>Begins the ids of its elements: a page may hold the wide picture and the narrow one.</summary>
    public string Prefix => IsNarrow ? "pn" : "pw";

    public int Width { get; }

    public int Height { get; }

    private Dictionary<PictureEdge, int> Before { get; } = [];

    private Dictionary<PictureEdge, int> After { get; } = [];

    public static bool IsSmall(Node node) =>
        node.Kind
            is ActivityKind.Start
                or ActivityKind.End
                or ActivityKind.Finish
                or ActivityKind.Complete
                or ActivityKind.FlowFork
                or ActivityKind.FlowJoin
                or ActivityKind.FlowDecision
                or ActivityKind.FlowSwitch
                or ActivityKind.Fault
                or ActivityKind.Delay;

    public (double X, double Y) Point(double along, double across) => IsNarrow ? (across, along) : (along, across);

    /// <summary>An activity's box along and across the way.</summary>
    public PictureBox Box(Node node)
    {
        var (layer, row) = placement.Of(node);
        var (width, height) = Size(node);
        var (along, across) = IsNarrow ? (height, width) : (width, height);
        var start = layerStart[layer] + ((layerSize[layer] - along) / 2);
        var before = top + (pitch * row) + ((pitch - across) / 2.0);
        return new(
            start,
            before,
            start + along,
            before + across,
            layerStart[layer] - Aside,
            layerStart[layer] + layerSize[layer] + Aside
        );
    }

    /// <summary>The lane that a connection runs in, and whether it lies before the rows; null for one to the next layer.</summary>
    public (double Across, bool IsBefore)? LaneOf(PictureEdge edge) =>
        Before.TryGetValue(edge, out var before) ? (top - (IsNarrow ? 0 : 4) - (lane * (before + 0.5)), true)
        : After.TryGetValue(edge, out var after) ? (bottom + (lane * (after + 0.5)), false)
        : null;

    public bool IsFree(Node node, bool before) => placement.IsFree(node, before);

    private (int Width, int Height) Size(Node node) =>
        IsSmall(node) ? (Small, Small) : (IsNarrow ? NarrowWidth : TaskWidth, TaskHeight);

    /// <summary>The first lane that no connection over the same layers has taken.</summary>
    private int FreeLane(Dictionary<PictureEdge, int> taken, PictureEdge edge)
    {
        var (from, to) = Reach(edge);
        for (var number = 0; ; number++)
        {
            if (!taken.Any(other => other.Value == number && Reach(other.Key) is var (a, b) && a <= to && from <= b))
                return number;
        }
    }

    private (int From, int To) Reach(PictureEdge edge)
    {
        var (a, b) = (placement.Of(edge.Source).Layer, placement.Of(edge.Target).Layer);
        return (Math.Min(a, b), Math.Max(a, b));
    }
}

/// <summary>A box, along and across the way.</summary>
/// <param name="Start">Where it begins along the way.</param>
/// <param name="Before">Where it begins across.</param>
/// <param name="End">Where it ends along the way.</param>
/// <param name="After">Where it ends across.</param>
/// <param name="PassBefore">Where a connection passes ahead of its layer, clear of every box in it.</param>
/// <param name="PassAfter">Where one passes behind it.</param>
internal readonly record struct PictureBox(
    double Start,
    double Before,
    double End,
    double After,
    double PassBefore,
    double PassAfter
)
{
    public double Along(double share) => Start + ((End - Start) * share);

    public double Across(double share) => Before + ((After - Before) * share);
}
