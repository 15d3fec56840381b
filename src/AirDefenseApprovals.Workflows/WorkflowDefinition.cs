using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Reading;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// An Elsa 3 workflow definition, read once and then immutable. The document is kept as it was written, every property in its order,
/// so that it goes back to Elsa Studio without loss.
/// </summary>
public sealed class WorkflowDefinition
{
    private WorkflowDefinition(DefinitionReader reader, JsonElement document, Node workflow)
    {
        DefinitionId = reader.DefinitionId;
        Name = reader.Name;
        Version = reader.Version;
        Document = document;
        Workflow = workflow;
        Nodes = [.. reader.Nodes];
        Children = reader.Children;
        ById = Nodes.Skip(1).ToDictionary(node => node.Id, StringComparer.Ordinal);
        HumanTasks =
        [
            .. Nodes
                .Where(node => node.Kind == ActivityKind.HumanTask)
                .Select(node => new HumanTask(node.Path, node.Bookmark!, ConnectionReader.Connected(node), node.Json)),
        ];
        Effects = [.. Nodes.Where(node => node.Kind == ActivityKind.Effect).Select(node => node.Effect!)];
    }

    /// <summary>The definition's identity across versions, e.g. <c>standard</c>.</summary>
    public string DefinitionId { get; }

    /// <summary>Its name for people.</summary>
    public string Name { get; }

    /// <summary>Its version, counted from 1.</summary>
    public int Version { get; }

    /// <summary>The document as read.</summary>
    public JsonElement Document { get; }

    /// <summary>Every human task of the definition, nested ones and those of executed processes too.</summary>
    public IReadOnlyList<HumanTask> HumanTasks { get; }

    /// <summary>JSON paths of what the built-in engine alone runs: delays, and executed processes.</summary>
    public IReadOnlyList<string> BuiltInOnly =>
        [
            .. Nodes
                .Where(node => node.Kind is ActivityKind.Delay or ActivityKind.ExecuteWorkflow)
                .Select(node => node.Path),
        ];

    /// <summary>Every effect of the definition, nested ones and those of executed processes too.</summary>
    public IReadOnlyList<Effect> Effects { get; }

    /// <summary>
    /// The processes that this one executes itself (<c>Elsa.ExecuteWorkflow</c>), by id, in the versions it was read with. It runs them for
    /// ever: to take a newer version, it must be read again.
    /// </summary>
    public IReadOnlyDictionary<string, WorkflowDefinition> Children { get; }

    /// <summary>The workflow itself: Elsa runs the root activity inside it.</summary>
    internal Node Workflow { get; }

    /// <summary>Every activity by its index, the workflow first.</summary>
    internal Node[] Nodes { get; }

    internal Dictionary<string, Node> ById { get; }

    /// <summary>The JSON path of an activity; <c>root</c> for one that is not there.</summary>
    /// <param name="activityId">Its id.</param>
    public string PathOf(string activityId) => ById.TryGetValue(activityId, out var node) ? node.Path : "root";

    /// <summary>Reads and checks a definition. Either the definition or the mistakes are there, never both.</summary>
    /// <param name="json">The document, UTF-8 text decoded.</param>
    /// <param name="mistakes">All mistakes at once, each with its JSON path; empty when the definition is good.</param>
    /// <param name="published">
    /// The process of an id, for one that executes others: it is read into this one, with <c>executing-activity/</c> before the ids of its
    /// activities. Null where there is none.
    /// </param>
    public static WorkflowDefinition? Read(
        string json,
        out IReadOnlyList<DefinitionMistake> mistakes,
        Func<string, WorkflowDefinition?>? published = null
    )
    {
        var reader = new DefinitionReader(published);
        var workflow = reader.Read(json, out var document);
        mistakes = reader.Mistakes;
        return workflow is null || reader.Mistakes.Count > 0
            ? null
            : new WorkflowDefinition(reader, document, workflow);
    }

    /// <summary>Whether it executes a process, be it through others.</summary>
    internal bool Executes(string definitionId) =>
        Children.ContainsKey(definitionId) || Children.Values.Any(child => child.Executes(definitionId));
}

/// <summary>A human task of a definition.</summary>
/// <param name="Path">JSON path of the activity.</param>
/// <param name="Bookmark">The bookmark it makes when it is reached.</param>
/// <param name="Connected">The ports that connections leave by.</param>
/// <param name="Properties">The activity as written.</param>
public sealed record HumanTask(string Path, Bookmark Bookmark, IReadOnlyList<string> Connected, JsonElement Properties);
