using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads the connections of a flowchart, in the notation of Elsa 3 and in the flat one of its first versions.</summary>
internal static class ConnectionReader
{
    public static void Read(DefinitionReader reader, Node flowchart)
    {
        var path = $"{flowchart.Path}.connections";
        var places = flowchart
            .Children.DistinctBy(child => child.Id)
            .ToDictionary(child => child.Id, child => child.Place, StringComparer.Ordinal);
        var written = Written(flowchart.Json);
        var connections = new List<Connection>();
        var index = -1;
        foreach (var item in reader.Items(flowchart.Json, "connections", path))
        {
            var here = $"{path}[{++index}]";
            var source = End(reader, item, here, "source", places, written, out var port);
            var target = End(reader, item, here, "target", places, written, out var targetPort);
            // Elsa takes equal connections for one.
            if (source is { } from && target is { } to && !connections.Contains(new(from, port, to, targetPort)))
                connections.Add(new(from, port, to, targetPort));
        }

        flowchart.Flow = new FlowGraph(flowchart.Children.Length, [.. connections], Start(flowchart, connections));
        foreach (var child in flowchart.Children)
        {
            if (child.Bookmark is { Outcomes.Count: 0 } bookmark)
                child.Bookmark = bookmark with { Outcomes = Connected(child) };
        }
    }

    /// <summary>The ports that connections leave an activity by, in the order of the connections.</summary>
    public static IReadOnlyList<string> Connected(Node node) =>
        node is { Place: >= 0, Parent.Flow: { } flow }
            ? [.. flow.Outbound[node.Place].Select(index => flow.Connections[index].Port ?? "Done").Distinct()]
            : [];

    // The property "start" is not honoured: Elsa's reader passes over it.
    private static int Start(Node flowchart, List<Connection> connections)
    {
        var children = flowchart.Children;
        if (Array.FindIndex(children, child => child.Kind == ActivityKind.Start) is >= 0 and var start)
            return start;
        if (Array.FindIndex(children, CanStart) is >= 0 and var able)
            return able;
        if (
            Array.FindIndex(children, child => !connections.Exists(connection => connection.Target == child.Place))
            is >= 0
                and var root
        )
            return root;
        return children.Length > 0 ? 0 : -1;
    }

    private static bool CanStart(Node node) =>
        node.Json.Property("customProperties")?.Property("canStartWorkflow")?.ValueKind == JsonValueKind.True;

    // An activity that itself is mistaken is still there: its connections are not mistaken too.
    private static HashSet<string> Written(JsonElement flowchart) =>
        flowchart.Property("activities") is { ValueKind: JsonValueKind.Array } activities
            ? [.. activities.EnumerateArray().Select(item => item.Text("id")).OfType<string>()]
            : [];

    private static int? End(
        DefinitionReader reader,
        JsonElement item,
        string path,
        string name,
        Dictionary<string, int> places,
        HashSet<string> written,
        out string? port
    )
    {
        port = null;
        var end = item.Property(name);
        var id = end switch
        {
            { ValueKind: JsonValueKind.String } flat => flat.GetString(),
            { ValueKind: JsonValueKind.Object } nested => nested.Text("activity"),
            _ => null,
        };
        port = end is { ValueKind: JsonValueKind.Object } ? end.Value.Text("port") : item.Text($"{name}Port");
        if (string.IsNullOrEmpty(id))
            reader.Mistake($"{path}.{name}", DefinitionMistakes.IncompleteConnection);
        else if (places.TryGetValue(reader.Prefix + id, out var place))
            return place;
        else if (!written.Contains(id))
            reader.Mistake($"{path}.{name}.activity", DefinitionMistakes.UnknownConnectionActivity, id);
        return null;
    }
}
