using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Pictures;

/// <summary>
/// What a reader needs to see of a flowchart: people's tasks, gateways, beginning and end. What the system does by itself between two of
/// them is left out; the connection goes on to the next that is shown.
/// </summary>
internal sealed class PictureGraph
{
    public List<Node> Nodes { get; } = [];

    /// <summary>Connections between shown activities, those of the same ends joined: their labels stand together.</summary>
    public List<PictureEdge> Edges { get; } = [];

    public static PictureGraph Of(WorkflowDefinition definition, string language)
    {
        var graph = new PictureGraph();
        var root = definition.Workflow.Body!;
        if (root.Flow is not { } flow)
        {
            graph.Nodes.Add(root);
            return graph;
        }

        graph.Nodes.AddRange(root.Children.Where(IsShown));
        foreach (var node in graph.Nodes)
        {
            foreach (var index in flow.Outbound[node.Place])
            {
                var connection = flow.Connections[index];
                foreach (var target in Shown(root, flow, connection.Target, []))
                    graph.Connect(node, target, connection.Port is null or "Done" ? null : Words(node.Json, "outcomeNames", connection.Port, language) ?? connection.Port);
            }
        }

        return graph;
    }

    /// <summary>The activity's name for people.</summary>
    public static string NameOf(Node node, string language) => Words(node.Json, "displayNames", null, language) ?? node.Json.Property("metadata")?.Text("displayText") ?? node.Name;

    /// <summary>The definition's name for people.</summary>
    public static string TitleOf(WorkflowDefinition definition, string language) => definition.Document.Property("customProperties")?.Property("names")?.Text(language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh") ?? definition.Name;

    private static bool IsShown(Node node) => node.Kind is not (ActivityKind.Effect or ActivityKind.SetVariable or ActivityKind.SetName or ActivityKind.WriteLine);

    private static IEnumerable<Node> Shown(Node root, FlowGraph flow, int place, HashSet<int> seen)
    {
        if (!seen.Add(place))
            return [];
        return IsShown(root.Children[place]) ? [root.Children[place]] : flow.Outbound[place].SelectMany(index => Shown(root, flow, flow.Connections[index].Target, seen));
    }

    private void Connect(Node source, Node target, string? label)
    {
        var edge = Edges.Find(edge => edge.Source == source && edge.Target == target);
        if (edge is null)
            Edges.Add(edge = new(source, target));
        if (label is not null && !edge.Labels.Contains(label))
            edge.Labels.Add(label);
    }

    private static string? Words(JsonElement activity, string property, string? key, string language)
    {
        var words = activity.Property("metadata")?.Property(property);
        if (key is not null)
            words = words?.Property(key);
        return words?.Text(language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh");
    }
}

/// <summary>A connection of the picture.</summary>
internal sealed record PictureEdge(Node Source, Node Target)
{
    public List<string> Labels { get; } = [];
}
