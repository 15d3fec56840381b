using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads an activity and everything inside it.</summary>
internal static class ActivityReader
{
    public static Node? Read(DefinitionReader reader, JsonElement json, string path, Node parent, int place)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            reader.Mistake(path, DefinitionMistakes.WrongKind, "object");
            return null;
        }

        var id = json.Text("id");
        if (string.IsNullOrWhiteSpace(id))
            reader.Mistake($"{path}.id", DefinitionMistakes.MissingId);
        else
            reader.Register(reader.Prefix + id, path);
        if (Kind(reader, json, path) is not { } kind)
            return null;
        var node = new Node
        {
            Index = reader.Nodes.Count,
            Id = reader.Prefix + id,
            Name = json.Text("name") is { Length: > 0 } name ? name : id ?? "",
            Type = json.Text("type")!,
            Path = reader.Place(path),
            Kind = kind,
            Json = json,
            Parent = parent,
            Place = place,
        };
        reader.Add(node);
        CheckProperties(reader, node);
        ReadParts(reader, node);
        return node;
    }

    /// <summary>Reads the activities of a container in their order.</summary>
    private static void ReadChildren(DefinitionReader reader, Node node)
    {
        node.Variables = VariableReader.Read(reader, node.Json, $"{node.Path}.variables");
        var children = new List<Node>();
        var index = 0;
        foreach (var item in reader.Items(node.Json, "activities", $"{node.Path}.activities"))
        {
            if (Read(reader, item, $"{node.Path}.activities[{index++}]", node, children.Count) is { } child)
                children.Add(child);
        }

        node.Children = [.. children];
        if (node.Kind == ActivityKind.Flowchart)
            ConnectionReader.Read(reader, node);
    }

    private static void ReadParts(DefinitionReader reader, Node node)
    {
        switch (node.Kind)
        {
            case ActivityKind.Flowchart or ActivityKind.Sequence or ActivityKind.Parallel:
                ReadChildren(reader, node);
                break;
            case ActivityKind.HumanTask:
                HumanTaskReader.Read(reader, node);
                break;
            case ActivityKind.Effect:
                node.Effect = new(node.Id, node.Type, node.Json);
                break;
            case ActivityKind.ExecuteWorkflow:
                InputReader.Read(reader, node);
                ExecuteWorkflowReader.Read(reader, node);
                break;
            default:
                InputReader.Read(reader, node);
                node.Body = Port(
                    reader,
                    node,
                    node.Kind switch
                    {
                        ActivityKind.If => "then",
                        ActivityKind.Switch => "default",
                        _ => "body",
                    }
                );
                node.Else = Port(reader, node, "else");
                if (
                    node is { Body: null, Kind: ActivityKind.For or ActivityKind.While or ActivityKind.ParallelForEach }
                )
                    reader.Mistake($"{node.Path}.body", DefinitionMistakes.MissingBody);
                break;
        }
    }

    public static Node? Port(DefinitionReader reader, Node node, string name) =>
        node.Json.Property(name) is { } json ? Read(reader, json, $"{node.Path}.{name}", node, -1) : null;

    private static ActivityKind? Kind(DefinitionReader reader, JsonElement json, string path)
    {
        var type = json.Text("type");
        if (string.IsNullOrWhiteSpace(type))
        {
            reader.Mistake($"{path}.type", DefinitionMistakes.MissingType);
            return null;
        }

        var kind = ActivityTypes.Kind(type);
        if (kind is null)
            reader.Mistake(
                $"{path}.type",
                ActivityTypes.IsNotYetSupported(type)
                    ? DefinitionMistakes.UnsupportedActivity
                    : DefinitionMistakes.UnknownActivity,
                type
            );
        return kind;
    }

    private static void CheckProperties(DefinitionReader reader, Node node)
    {
        foreach (var property in node.Json.EnumerateObject())
        {
            var name = property.Name is "" ? "" : char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            if (!ActivityTypes.MayHave(node.Type, name) && !IsEmpty(property.Value))
                reader.Mistake($"{node.Path}.{property.Name}", DefinitionMistakes.UnsupportedProperty, property.Name);
        }

        var asynchronous =
            node.Json.Property("runAsynchronously")?.ValueKind == JsonValueKind.True
            || node.Json.Property("customProperties")?.Property("runAsynchronously")?.ValueKind == JsonValueKind.True;
        if (asynchronous)
            reader.Mistake(
                $"{node.Path}.runAsynchronously",
                DefinitionMistakes.UnsupportedProperty,
                "runAsynchronously"
            );
    }

    private static bool IsEmpty(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.False => true,
            JsonValueKind.Array => value.GetArrayLength() == 0,
            JsonValueKind.Object => !value.EnumerateObject().Any(),
            _ => false,
        };
}
