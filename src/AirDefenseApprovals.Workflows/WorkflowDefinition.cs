using System.Text.Json;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// An Elsa 3 workflow definition, read once and then immutable. The document is kept as it was written, every property in its order,
/// so that it goes back to Elsa Studio without loss.
/// </summary>
public sealed class WorkflowDefinition
{
    private WorkflowDefinition() { }

    /// <summary>The definition's identity across versions, e.g. <c>standard</c>.</summary>
    public string DefinitionId { get; private init; } = "";

    /// <summary>Its name for people.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Its version, counted from 1.</summary>
    public int Version { get; private init; }

    /// <summary>The document as read.</summary>
    public JsonElement Document { get; private init; }

    /// <summary>Every human task of the definition, nested ones too.</summary>
    public IReadOnlyList<HumanTask> HumanTasks { get; private init; } = [];

    /// <summary>Every effect of the definition, nested ones too.</summary>
    public IReadOnlyList<Effect> Effects { get; private init; } = [];

    /// <summary>Reads and checks a definition. Either the definition or the mistakes are there, never both.</summary>
    /// <param name="json">The document, UTF-8 text decoded.</param>
    /// <param name="mistakes">All mistakes at once, each with its JSON path; empty when the definition is good.</param>
    public static WorkflowDefinition? Read(string json, out IReadOnlyList<DefinitionMistake> mistakes) => throw new NotSupportedException();
}

/// <summary>A human task of a definition.</summary>
/// <param name="Path">JSON path of the activity.</param>
/// <param name="Bookmark">The bookmark it makes when it is reached.</param>
/// <param name="Connected">The ports that connections leave by.</param>
/// <param name="Properties">The activity as written.</param>
public sealed record HumanTask(string Path, Bookmark Bookmark, IReadOnlyList<string> Connected, JsonElement Properties);
