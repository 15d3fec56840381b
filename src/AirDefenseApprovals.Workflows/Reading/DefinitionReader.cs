using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>Reads a definition, with the processes that it executes, and collects its mistakes; one reader per definition.</summary>
internal sealed class DefinitionReader(Func<string, WorkflowDefinition?>? published)
{
    // A chain of this length is skipped by recursion; see FlowchartRun.
    public const int MostActivities = 2000;

    private readonly List<DefinitionMistake> mistakes = [];
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private WorkflowDefinition? inside;
    private string insidePath = "";

    public IReadOnlyList<DefinitionMistake> Mistakes => mistakes;
    public List<Node> Nodes { get; } = [];
    public string DefinitionId { get; private set; } = "";
    public string Name { get; private set; } = "";
    public int Version { get; private set; } = 1;

    /// <summary>The processes that this one executes itself.</summary>
    public Dictionary<string, WorkflowDefinition> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>What ids of activities begin with inside an executed process, so that each is unique in the whole.</summary>
    public string Prefix { get; private set; } = "";

    public void Mistake(string path, string slug, string argument = "") =>
        mistakes.Add(new(Place(path), slug, argument));

    /// <summary>The path in this document: all inside an executed process stands where the process is named.</summary>
    public string Place(string path) => inside is null ? path : insidePath;

    /// <summary>The version of a process that an activity executes: inside another process, the one that process was read with.</summary>
    public WorkflowDefinition? Published(string id)
    {
        if (inside is not null)
            return inside.Children.GetValueOrDefault(id);
        if (!Children.TryGetValue(id, out var child) && (child = published?.Invoke(id)) is not null)
            Children.Add(id, child);
        return child;
    }

    public Node? Read(string json, out JsonElement document)
    {
        document = default;
        try
        {
            document = JsonElement.Parse(json);
        }
        catch (JsonException exception)
        {
            Mistake("$", DefinitionMistakes.MalformedJson, exception.Message);
            return null;
        }

        if (Json.UnreadableText(document, "$") is { } unreadable)
        {
            Mistake(unreadable, DefinitionMistakes.UnreadableText);
            return null;
        }

        if (document.ValueKind != JsonValueKind.Object)
        {
            Mistake("$", DefinitionMistakes.NotAnObject);
            return null;
        }

        (DefinitionId, Name, Version) = HeadReader.Read(this, document);
        var workflow = new Node
        {
            Index = 0,
            Id = "",
            Name = Name,
            Type = "Elsa.Workflow",
            Path = "$",
            Kind = ActivityKind.Workflow,
            Json = document,
            Parent = null,
        };
        Add(workflow);
        ReadWorkflow(workflow);
        foreach (var task in Nodes.Where(node => node.Bookmark is { Outcomes.Count: 0 }))
            task.Bookmark = task.Bookmark! with { Outcomes = ["Done"] };
        return workflow;
    }

    /// <summary>Reads an executed process into this one.</summary>
    public void ReadInside(WorkflowDefinition child, Node workflow, string path)
    {
        var before = (inside, insidePath, Prefix);
        (inside, insidePath, Prefix) = (child, Place(path), workflow.Id);
        ReadWorkflow(workflow);
        (inside, insidePath, Prefix) = before;
    }

    /// <summary>Counts an activity in.</summary>
    public void Add(Node node)
    {
        Nodes.Add(node);
        if (node.Index == MostActivities + 1)
            Mistake(node.Path, DefinitionMistakes.TooManyActivities, $"{MostActivities}");
    }

    private void ReadWorkflow(Node workflow)
    {
        ArgumentReader.Read(this, workflow);
        workflow.Variables = VariableReader.Read(this, workflow.Json, "variables");
        if (workflow.Json.Property("root") is not { } root)
            Mistake("root", DefinitionMistakes.MissingRoot);
        else
            workflow.Body = ActivityReader.Read(this, root, "root", workflow, -1);
    }

    /// <summary>Registers an id; an activity's id is what signals and states name, so it is unique in the whole definition.</summary>
    public void Register(string id, string path)
    {
        if (!ids.Add(id))
            Mistake($"{path}.id", DefinitionMistakes.DuplicateId, id);
    }

    /// <summary>The items of an array property; a mistake if it is something else.</summary>
    public IEnumerable<JsonElement> Items(JsonElement json, string name, string path)
    {
        if (json.Property(name) is not { } value)
            return [];
        if (value.Property("$values") is { } values)
            value = values;
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();
        Mistake(path, DefinitionMistakes.WrongKind, "array");
        return [];
    }
}
