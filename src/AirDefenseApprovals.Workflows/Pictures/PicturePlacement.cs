using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>
/// Which layer and row each activity stands in. Where the designer has placed every activity, its columns and rows are kept and empty ones
/// closed up; otherwise each activity stands one layer after the latest that leads to it, without the connections that lead back.
/// </summary>
internal sealed class PicturePlacement
{
    /// <summary>Activities whose positions differ by less stand in one column or row: nobody drags to the pixel.</summary>
    private const double SameLine = 40;

    private readonly Dictionary<Node, (int Layer, double Row)> places = [];

    public PicturePlacement(PictureGraph graph)
    {
        if (graph.IsPlaced)
            AsDrawn(graph);
        else
            Layered(graph);
        Layers = places.Values.Select(place => place.Layer).DefaultIfEmpty(0).Max() + 1;
        Rows = (int)Math.Ceiling(places.Values.Select(place => place.Row).DefaultIfEmpty(0).Max()) + 1;
    }

    public int Layers { get; }

    public int Rows { get; }

    public IEnumerable<Node> Nodes => places.Keys;

    public (int Layer, double Row) Of(Node node) => places[node];

    /// <summary>How many layers a connection leads on; none or fewer for one that leads back.</summary>
    public int Span(PictureEdge edge) => places[edge.Target].Layer - places[edge.Source].Layer;

    /// <summary>Whether nothing stands between an activity and the lanes on one side of its layer.</summary>
    public bool IsFree(Node node, bool before)
    {
        var (layer, row) = places[node];
        return !places.Values.Any(other => other.Layer == layer && (before ? other.Row < row : other.Row > row));
    }

    private void AsDrawn(PictureGraph graph)
    {
        var positions = graph.Nodes.ToDictionary(node => node, node => PositionOf(node.Json)!.Value);
        int[] columns = Ranks([.. graph.Nodes.Select(node => positions[node].X)]),
            rows = Ranks([.. graph.Nodes.Select(node => positions[node].Y)]);
        for (var i = 0; i < graph.Nodes.Count; i++)
            places[graph.Nodes[i]] = (columns[i], rows[i]);
    }

    /// <summary>Where the designer put an activity; null where it did not.</summary>
    public static (double X, double Y)? PositionOf(JsonElement activity) =>
        activity.Property("metadata")?.Property("designer")?.Property("position") is { } position
        && position.Property("x") is { ValueKind: JsonValueKind.Number } x
        && position.Property("y") is { ValueKind: JsonValueKind.Number } y
            ? (x.GetDouble(), y.GetDouble())
            : null;

    private static int[] Ranks(double[] values)
    {
        var (ranks, rank, last) = (new int[values.Length], -1, double.NegativeInfinity);
        foreach (var i in Enumerable.Range(0, values.Length).OrderBy(i => values[i]))
        {
            if (values[i] - last >= SameLine)
                (rank, last) = (rank + 1, values[i]);
            ranks[i] = rank;
        }

        return ranks;
    }

    private void Layered(PictureGraph graph)
    {
        var back = BackEdges(graph);
        var layers = LayersOf(graph, back);
        var most = graph.Nodes.GroupBy(node => layers[node]).Max(group => group.Count());
        foreach (var layer in Ordered(graph, layers))
            for (var row = 0; row < layer.Count; row++)
                places[layer[row]] = (layers[layer[row]], row + ((most - layer.Count) / 2.0));
    }

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

    private static Dictionary<Node, int> LayersOf(PictureGraph graph, HashSet<PictureEdge> back)
    {
        var layers = new Dictionary<Node, int>();
        foreach (var node in graph.Nodes)
            LayerOf(node);
        return layers;

        int LayerOf(Node node)
        {
            if (layers.TryGetValue(node, out var known))
                return known;
            return layers[node] = graph
                .Edges.Where(edge => edge.Target == node && !back.Contains(edge))
                .Select(edge => LayerOf(edge.Source) + 1)
                .DefaultIfEmpty(0)
                .Max();
        }
    }

    /// <summary>Within a layer, activities stand in the order of those that lead to them; the way most take stays first.</summary>
    private static IEnumerable<List<Node>> Ordered(PictureGraph graph, Dictionary<Node, int> layers)
    {
        var position = new Dictionary<Node, double>();
        foreach (var layer in graph.Nodes.GroupBy(node => layers[node]).OrderBy(group => group.Key))
        {
            var ordered = layer
                .OrderBy(node =>
                    graph
                        .Edges.Where(edge => edge.Target == node && position.ContainsKey(edge.Source))
                        .Select(edge => position[edge.Source])
                        .DefaultIfEmpty(0)
                        .Average()
                )
                .ThenByDescending(node =>
                    graph.Edges.Count(edge => edge.Source == node && layers[edge.Target] > layers[node])
                )
                .ThenBy(node => node.Index)
                .ToList();
            for (var row = 0; row < ordered.Count; row++)
                position[ordered[row]] = row;
            yield return ordered;
        }
    }
}
