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

    /// <summary>Whether the designer has placed every activity of the definition.</summary>
    public bool IsPlaced { get; private init; }

    public static PictureGraph Of(WorkflowDefinition definition, string language)
    {
        var root = definition.Workflow.Body!;
        var graph = new PictureGraph
        {
            IsPlaced =
                definition
                    .Nodes.Where(node => node.Parent?.Flow is not null)
                    .All(node => PicturePlacement.PositionOf(node.Json) is not null)
                && definition.Nodes.All(node => node.Flow is null || node == root),
        };
        graph.Nodes.AddRange(root.Flow is null ? [root] : definition.Nodes.Where(node => IsShown(node, root)));
        foreach (var node in graph.Nodes.Where(node => node.Parent?.Flow is not null))
        {
            var flow = node.Parent!.Flow!;
            foreach (var connection in flow.Outbound[node.Place].Select(index => flow.Connections[index]))
            {
                foreach (var target in Shown(node.Parent.Children[connection.Target], root, []))
                    graph.Connect(
                        node,
                        target,
                        connection.Port is null or "Done"
                            ? null
                            : Words(node.Json, "outcomeNames", connection.Port, language) ?? connection.Port
                    );
            }
        }

        return graph;
    }

    /// <summary>The activity's name for people.</summary>
    public static string NameOf(Node node, string language) => NameOf(node.Json, language) ?? node.Name;

    /// <summary>The name that an activity's notes give it; null if they give none.</summary>
    public static string? NameOf(JsonElement activity, string language) =>
        Words(activity, "displayNames", null, language) ?? activity.Property("metadata")?.Text("displayText");

    /// <summary>The definition's name for people.</summary>
    public static string TitleOf(WorkflowDefinition definition, string language) =>
        definition
            .Document.Property("customProperties")
            ?.Property("names")
            ?.Text(language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh")
        ?? definition.Name;

    /// <summary>
    /// A flowchart inside another, or that of an executed process, is shown by what it holds, without its own beginning
    /// and end.
    /// </summary>
    private static bool IsShown(Node node, Node root) =>
        node.Parent?.Flow is not null
        && node.Kind switch
        {
            ActivityKind.Effect
            or ActivityKind.SetVariable
            or ActivityKind.SetName
            or ActivityKind.SetOutput
            or ActivityKind.WriteLine
            or ActivityKind.Flowchart => false,
            ActivityKind.ExecuteWorkflow => Inside(node) is null,
            ActivityKind.Start or ActivityKind.End => node.Parent == root,
            _ => true,
        };

    /// <summary>What is shown of an activity: itself, or what follows it.</summary>
    private static IEnumerable<Node> Shown(Node node, Node root, HashSet<Node> seen)
    {
        if (!seen.Add(node))
            return [];
        if (IsShown(node, root))
            return [node];
        if (Inside(node) is { Flow: { Start: >= 0 } inner } flowchart)
            return Shown(flowchart.Children[inner.Start], root, seen);
        // The end of an inner flowchart goes on where that one does
        var from = node.IsTerminal && node.Parent != root ? node.Parent! : node;
        while (from.Parent is { Kind: ActivityKind.Workflow, Parent: { } executing })
            from = executing;
        var flow = from.Parent!.Flow!;
        return flow.Outbound[from.Place]
            .SelectMany(index => Shown(from.Parent.Children[flow.Connections[index].Target], root, seen));
    }

    /// <summary>The flowchart that an activity is shown by: itself, or that of the process it executes.</summary>
    private static Node? Inside(Node node) =>
        node switch
        {
            { Kind: ActivityKind.ExecuteWorkflow, Body.Body: { Flow: not null } executed } => executed,
            { Kind: ActivityKind.ExecuteWorkflow } or { Flow: null } => null,
            _ => node,
        };

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
