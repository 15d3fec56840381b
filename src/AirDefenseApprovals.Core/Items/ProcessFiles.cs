using System.Text.Json;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Items;

/// <summary>
/// Reads the processes of a catalogue, each once. One that executes others takes them from the files, in their newest
/// versions.
/// </summary>
internal sealed class ProcessFiles(IEnumerable<CatalogueFile> files, List<CatalogueMistake> found)
{
    private readonly (CatalogueFile File, string? Id, int Version)[] heads = [.. files.Select(Head)];
    private readonly Dictionary<string, WorkflowDefinition?> read = [];
    private readonly Stack<string> reading = new();

    /// <summary>Reads a file, and before it those of the processes that it executes. Null when it has mistakes.</summary>
    public WorkflowDefinition? Read(CatalogueFile file)
    {
        if (read.TryGetValue(file.Path, out var known))
            return known;
        reading.Push(file.Path);
        var definition = WorkflowDefinition.Read(file.Text, out var mistakes, id =>
            Newest(id) is { } newest && !reading.Contains(newest.Path) ? Read(newest) : null
        );
        found.AddRange(
            mistakes.Select(m => new CatalogueMistake(
                file.Path,
                m.Path,
                IsCircle(m) ? DefinitionMistakes.CircularWorkflow : m.Slug,
                m.Argument
            ))
        );
        reading.Pop();
        return read[file.Path] = definition;
    }

    private bool IsCircle(DefinitionMistake mistake) =>
        mistake.Slug == DefinitionMistakes.UnknownWorkflow
        && Newest(mistake.Argument) is { } newest
        && reading.Contains(newest.Path);

    private CatalogueFile? Newest(string id) =>
        heads.Where(h => h.Id == id).OrderByDescending(h => h.Version).FirstOrDefault().File;

    private static (CatalogueFile, string?, int) Head(CatalogueFile file)
    {
        try
        {
            var document = JsonElement.Parse(file.Text);
            return document.ValueKind != JsonValueKind.Object
                ? (file, null, 0)
                : (
                    file,
                    document.TryGetProperty("definitionId", out var id) ? id.ToString() : null,
                    document.TryGetProperty("version", out var version)
                    && version.ValueKind == JsonValueKind.Number
                    && version.TryGetInt32(out var number)
                        ? number
                        : 1
                );
        }
        catch (JsonException)
        {
            return (file, null, 0); // told when it is read
        }
    }
}
