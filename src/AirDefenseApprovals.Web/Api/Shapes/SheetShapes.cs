using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Api.Shapes;

/// <summary>A version of an item's sheet (R34).</summary>
public sealed record SheetVersionShape
{
    public required int Version { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day in force; null while no later version is known.</summary>
    public required DateOnly? To { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Who published it; null for one of the catalogue's files.</summary>
    public required string? PublishedBy { get; init; }

    /// <summary>Open cases that are judged by it.</summary>
    public required int OpenCases { get; init; }

    /// <summary>What it says differently from the version before; nothing for the first.</summary>
    public required IReadOnlyList<SheetChangeShape> Changes { get; init; }

    /// <summary>The sheet as its file says it.</summary>
    public required JsonElement Sheet { get; init; }

    /// <summary>Shows a version.</summary>
    public static SheetVersionShape Of(SheetVersion version, Rulebook book, int openCases) =>
        new()
        {
            Version = version.Number,
            From = version.From,
            To = book.Sheets.LastDayOf(version),
            PublishedAt = CaseParts.China(version.PublishedAt),
            PublishedBy = version.PublishedBy,
            OpenCases = openCases,
            Changes = book.Sheets.Before(version) is { } before
                ? [.. SheetChanges.Between(before.Sheet, version.Sheet).Select(SheetChangeShape.Of)]
                : [],
            Sheet = JsonElement.Parse(SheetText.Of(version.Sheet)),
        };
}

/// <summary>One thing that a version says differently.</summary>
/// <param name="Path">Where in the sheet, fields and materials by name.</param>
/// <param name="Subject">Label of the field or name of the material it belongs to.</param>
/// <param name="Before">What stood there; null for nothing.</param>
/// <param name="After">What stands there; null for nothing.</param>
public sealed record SheetChangeShape(string Path, Names? Subject, JsonNode? Before, JsonNode? After)
{
    /// <summary>Shows a change.</summary>
    public static SheetChangeShape Of(SheetChange change) =>
        new(change.Path, change.Subject, change.Before, change.After);
}

/// <summary>A version to publish.</summary>
/// <param name="Sheet">The sheet as its file says it; the version's number is counted by the office.</param>
/// <param name="EffectiveFrom">First day in force, yyyy-MM-dd; today where none is said.</param>
/// <param name="TryOnly">Whether the answer alone is wanted, and nothing is to be kept.</param>
public sealed record PublishSheetBody(JsonElement? Sheet, string? EffectiveFrom = null, bool TryOnly = false);
