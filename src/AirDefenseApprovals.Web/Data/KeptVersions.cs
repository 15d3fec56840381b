using System.Text.Json;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads kept versions of processes, each with the very versions of others that it was kept with.</summary>
internal sealed class KeptVersions(
    Dictionary<(string Id, int Version), WorkflowDefinition> read,
    IReadOnlyList<ProcessRow> rows
)
{
    private readonly Dictionary<(string, int), ProcessRow> rows = rows.ToDictionary(r => (r.DefinitionId, r.Version));

    /// <summary>The row of a version.</summary>
    public static ProcessRow Row(WorkflowDefinition process, DateTimeOffset at, string? by) =>
        new()
        {
            DefinitionId = process.DefinitionId,
            Version = process.Version,
            Body = process.Document.GetRawText(),
            Children =
                process.Children.Count > 0
                    ? JsonSerializer.Serialize(process.Children.ToDictionary(c => c.Key, c => c.Value.Version))
                    : null,
            PublishedAt = at,
            PublishedBy = by,
        };

    /// <summary>Reads what was not read before.</summary>
    public void ReadAll()
    {
        foreach (var key in rows.Keys)
            Read(key);
    }

    private WorkflowDefinition? Read((string Id, int Version) key)
    {
        if (read.TryGetValue(key, out var known))
            return known;
        if (!rows.TryGetValue(key, out var row))
            return null;
        var children = row.Children is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(row.Children)!;
        var definition = WorkflowDefinition.Read(row.Body, out var mistakes, id =>
            children.TryGetValue(id, out var version) ? Read((id, version)) : null
        )
            ?? throw new InvalidDataException(
                $"Version {row.Version} of process {row.DefinitionId}, kept in the database, cannot be read: {string.Join("; ", mistakes)}."
            );
        read.Add(key, definition);
        return definition;
    }
}
