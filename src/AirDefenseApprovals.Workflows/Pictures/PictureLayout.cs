using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>
/// Places a graph in layers from left to right: each activity one layer after the latest that leads to it, without the connections that
/// lead back. Connections to the next layer go straight; longer ones run in lanes above, those that lead back in lanes below, a lane each,
/// so that none crosses an activity.
/// </summary>
internal sealed class PictureLayout
{
    public const int TaskWidth = 116, TaskHeight = 46, Small = 36, Gap = 78, RowHeight = 96, LaneHeight = 26, Margin = 12, Aside = 16;

    private readonly Dictionary<Node, (int Layer, int Row)> places = [];
    private readonly int[] layerX;
    private readonly int[] layerSize;
    private readonly int rows;

    public PictureLayout(PictureGraph graph)
    {
        var back = BackEdges(graph);
        var layers = Layers(graph, back);
        layerSize = new int[layers.Values.DefaultIfEmpty(0).Max() + 1];
        foreach (var node in Ordered(graph, layers))
            places[node] = (layers[node], layerSize[layers[node]]++);
        rows = Math.Max(1, layerSize.Max());
        layerX = new int[layerSize.Length + 1];
        layerX[0] = Margin;
        for (var layer = 0; layer < layerSize.Length; layer++)
            layerX[layer + 1] = layerX[layer] + WidthOf(layer) + Gap;
        foreach (var edge in graph.Edges.Where(edge => back.Contains(edge)).OrderBy(edge => Span(edge)))
            Below[edge] = Lane(Below, edge);
        foreach (var edge in graph.Edges.Where(edge => !back.Contains(edge) && Span(edge) > 1).OrderBy(edge => Span(edge)))
            Above[edge] = Lane(Above, edge);
        Top = Margin + (LaneHeight * (Above.Values.DefaultIfEmpty(-1).Max() + 1));
        Bottom = Top + (rows * RowHeight);
        Height = Bottom + (LaneHeight * (Below.Values.DefaultIfEmpty(-1).Max() + 1)) + Margin;
        Width = layerX[^1] - Gap + Aside + Margin;
    }

    public Dictionary<PictureEdge, int> Above { get; } = [];
    public Dictionary<PictureEdge, int> Below { get; } = [];
    public int Top { get; }
    public int Bottom { get; }
    public int Width { get; }
    public int Height { get; }

    public (double X, double Y, int Width, int Height) Box(Node node)
    {
        var (layer, row) = places[node];
        var (width, height) = SizeOf(node);
        var x = layerX[layer] + ((WidthOf(layer) - width) / 2.0);
        var y = Top + (RowHeight * (rows - layerSize[layer]) / 2.0) + (RowHeight * row) + ((RowHeight - height) / 2.0);
        return (x, y, width, height);
    }

    /// <summary>Whether nothing stands above or below an activity in its layer.</summary>
    public bool IsFree(Node node, bool above)
    {
        var (layer, row) = places[node];
        return above ? row == 0 : row == layerSize[layer] - 1;
    }

    public static bool IsSmall(Node node) => node.Kind is ActivityKind.Start or ActivityKind.End or ActivityKind.Finish or ActivityKind.Complete or ActivityKind.FlowFork or ActivityKind.FlowJoin or ActivityKind.FlowDecision or ActivityKind.FlowSwitch or ActivityKind.Fault;

    private static (int Width, int Height) SizeOf(Node node) => IsSmall(node) ? (Small, Small) : (TaskWidth, TaskHeight);

    private int WidthOf(int layer) => places.Where(place => place.Value.Layer == layer).Select(place => SizeOf(place.Key).Width).DefaultIfEmpty(Small).Max();

    private int Span(PictureEdge edge) => Math.Abs(places[edge.Target].Layer - places[edge.Source].Layer);

    /// <summary>The lowest lane that no connection over the same layers has taken.</summary>
    private int Lane(Dictionary<PictureEdge, int> taken, PictureEdge edge)
    {
        var (from, to) = Reach(edge);
        for (var lane = 0; ; lane++)
        {
            if (!taken.Any(other => other.Value == lane && Reach(other.Key) is var (a, b) && a <= to && from <= b))
                return lane;
        }
    }

    private (int From, int To) Reach(PictureEdge edge) => (Math.Min(places[edge.Source].Layer, places[edge.Target].Layer), Math.Max(places[edge.Source].Layer, places[edge.Target].Layer));

    private static HashSet<PictureEdge> BackEdges(PictureGraph graph)
    {
        var (back, done, path) = (new HashSet<PictureEdge>(), new HashSet<Node>(), new HashSet<Node>());
        foreach (var start in graph.Nodes.OrderByDescending(node => node.Kind == ActivityKind.Start))
            Walk(start);
        return back;

        void Walk(Node node)
        {
            if (!done.Add(node))
                return;
            path.Add(node);
            foreach (var edge in graph.Edges.Where(edge => edge.Source == node))
            {
                if (path.Contains(edge.Target))
                    back.Add(edge);
                else
                    Walk(edge.Target);
            }

            path.Remove(node);
        }
    }

    private static Dictionary<Node, int> Layers(PictureGraph graph, HashSet<PictureEdge> back)
    {
        var layers = new Dictionary<Node, int>();
        foreach (var node in graph.Nodes)
            LayerOf(node);
        return layers;

        int LayerOf(Node node)
        {
            if (layers.TryGetValue(node, out var known))
                return known;
            return layers[node] = graph.Edges.Where(edge => edge.Target == node && !back.Contains(edge)).Select(edge => LayerOf(edge.Source) + 1).DefaultIfEmpty(0).Max();
        }
    }

    /// <summary>Within a layer, activities stand in the order of those that lead to them; the way most take stays on top.</summary>
    private static IEnumerable<Node> Ordered(PictureGraph graph, Dictionary<Node, int> layers)
    {
        var position = new Dictionary<Node, double>();
        foreach (var layer in graph.Nodes.GroupBy(node => layers[node]).OrderBy(group => group.Key))
        {
            var ordered = layer.OrderBy(node => graph.Edges.Where(edge => edge.Target == node && position.ContainsKey(edge.Source)).Select(edge => position[edge.Source]).DefaultIfEmpty(0).Average())
                .ThenByDescending(node => graph.Edges.Count(edge => edge.Source == node && layers[edge.Target] > layers[node])).ThenBy(node => node.Index).ToList();
            for (var row = 0; row < ordered.Count; row++)
                position[ordered[row]] = row;
            foreach (var node in ordered)
                yield return node;
        }
    }
}
