using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// What a process must be, beyond a definition that the engine can run, before cases may use it: the same for a file at
/// start and for a version that is published.
/// </summary>
internal static class ProcessCheck
{
    /// <summary>
    /// What a walk finds of a process that no item uses: it is a part of others, and decides nothing by itself. Those
    /// that execute it are walked with it.
    /// </summary>
    private static readonly ImmutableArray<string> OfParts =
    [
        "process-too-many-ways",
        "process-effect-after-delay",
        "process-effect-after-silence",
    ];

    /// <summary>Everything that is wrong, each with its JSON path.</summary>
    /// <param name="process">The process.</param>
    /// <param name="items">The items that use it.</param>
    public static IEnumerable<FieldError> Of(WorkflowDefinition process, IEnumerable<ItemSheet> items)
    {
        FieldError[] wrong = [.. OfTasks(process)];
        return wrong.Length > 0 ? wrong : OfWays(process, items); // a walk makes sense once every outcome leads somewhere
    }

    /// <summary>What is wrong with its tasks, each by itself.</summary>
    public static IEnumerable<FieldError> OfTasks(WorkflowDefinition process) => process.HumanTasks.SelectMany(OfTask);

    /// <summary>What a walk of every way through it finds.</summary>
    public static IEnumerable<FieldError> OfWays(WorkflowDefinition process, IEnumerable<ItemSheet> items)
    {
        ItemSheet[] users = [.. items];
        return ProcessTrial
            .Walk(process, new FlowchartEngine(), users)
            .Mistakes.Where(m => users.Length > 0 || OfParts.Contains(m.Slug))
            .Select(m => new FieldError(m.Path, m.Slug, m.Argument));
    }

    private static IEnumerable<FieldError> OfTask(HumanTask task)
    {
        var name = task.Bookmark.Name;
        if (!Roles.All.Contains(task.Bookmark.Role))
            yield return new(
                task.Path + ".role",
                "catalogue-not-one-of",
                task.Bookmark.Role,
                string.Join(", ", Roles.All)
            );
        foreach (var outcome in task.Bookmark.Outcomes.Except(task.Connected))
            yield return new(task.Path + ".outcomes", "catalogue-outcome-unconnected", outcome, name);
        foreach (var outcome in task.Connected.Except(task.Bookmark.Outcomes))
            yield return new(task.Path + ".outcomes", "catalogue-connection-without-outcome", outcome, name);
        if (TimerDue.DeemedOutcome(task) is { } deemed && !task.Bookmark.Outcomes.Contains(deemed))
            yield return new(task.Path + ".deemedOutcome", "catalogue-outcome-unconnected", deemed, name);
        if (!HasBasis(task.Properties))
            yield return new(task.Path + ".customProperties.basis", "catalogue-no-basis");
    }

    private static bool HasBasis(JsonElement task) =>
        task.TryGetProperty("customProperties", out var custom)
        && custom.ValueKind == JsonValueKind.Object
        && custom.TryGetProperty("basis", out var basis)
        && basis.ValueKind == JsonValueKind.Array
        && basis.GetArrayLength() > 0;
}
