using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// Publishes a process: as its next version, or as a new one. Cases received from now on run by it; those in flight
/// keep theirs.
/// </summary>
/// <param name="By">Who publishes.</param>
/// <param name="At">When.</param>
/// <param name="Definition">The Elsa 3 definition, as its file says it.</param>
public sealed record PublishProcess(Actor By, DateTimeOffset At, string Definition)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Decides: the version to keep, or why not, with every mistake by its JSON path.</summary>
    /// <param name="book">The rulebook in force.</param>
    public (WorkflowDefinition? Version, Refusal? Refusal) Decide(Rulebook book)
    {
        if (!By.Is(Roles.Administrator))
            return (null, Refusal.Forbidden(null, "another-role", Roles.Administrator));
        if (Read(Definition, book, out var refusal) is not { } drawn)
            return (null, refusal);
        if (book.Engine.Name != Case.BuiltInEngine && drawn.BuiltInOnly is [_, ..])
            return (
                null,
                Refusal.Incomplete(
                    null,
                    "definition-wrong",
                    [
                        .. drawn.BuiltInOnly.Select(path => new FieldError(
                            path,
                            "activity-on-this-engine",
                            book.Engine.Name
                        )),
                    ]
                )
            );
        FieldError[] wrong = [.. ProcessCheck.Of(drawn, book.Items.Values.Where(i => i.Process == drawn.DefinitionId))];
        if (wrong.Length > 0)
            return (null, Refusal.Incomplete(null, "definition-wrong", wrong));
        var newest = book.Newest(drawn.DefinitionId);
        var next = Numbered(drawn, (newest?.Version ?? 0) + 1);
        return
            newest is not null
            && SameChildren(newest, next)
            && JsonElement.DeepEquals(Numbered(newest, next.Version).Document, next.Document)
            ? (null, Refusal.Conflict(null, "process-unchanged", drawn.DefinitionId))
            : (next, null);
    }

    /// <summary>Reads a definition; every mistake is told by its JSON path.</summary>
    /// <param name="definition">The text.</param>
    /// <param name="book">The rulebook in force: a process executes others in their newest versions.</param>
    /// <param name="refusal">Why it cannot be read.</param>
    public static WorkflowDefinition? Read(string definition, Rulebook book, out Refusal? refusal)
    {
        var read = WorkflowDefinition.Read(definition, out var mistakes, book.Newest);
        refusal = read is not null
            ? null
            : Refusal.Incomplete(
                null,
                "definition-wrong",
                [.. mistakes.Select(m => new FieldError(m.Path, m.Slug, m.Argument))]
            );
        return read;
    }

    /// <summary>The office counts the versions: whatever number the file bore, all else in it stays as it was drawn.</summary>
    private static WorkflowDefinition Numbered(WorkflowDefinition drawn, int version)
    {
        var document = JsonNode.Parse(drawn.Document.GetRawText())!.AsObject();
        document["id"] = $"{drawn.DefinitionId}-v{version}";
        document["version"] = version;
        document["isLatest"] = true;
        document["isPublished"] = true;
        return WorkflowDefinition.Read(document.ToJsonString(Readable), out _, drawn.Children.GetValueOrDefault)!;
    }

    /// <summary>A process that stayed as it was is published again to take newer versions of what it executes.</summary>
    private static bool SameChildren(WorkflowDefinition one, WorkflowDefinition other) =>
        one.Children.Count == other.Children.Count
        && one.Children.All(child =>
            other.Children.TryGetValue(child.Key, out var same) && same.Version == child.Value.Version
        );
}
