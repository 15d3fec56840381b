using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Workflows;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the processes that the office keeps, and how many open cases run by each version.</summary>
public sealed class ProcessQueries(AdaDb db, RulebookKeeper keeper)
{
    public async Task<IReadOnlyList<KeptProcess>> ListAsync(CancellationToken cancellation)
    {
        var rows = await db
            .Processes.AsNoTracking()
            .Select(p => new
            {
                p.DefinitionId,
                p.Version,
                p.PublishedAt,
                p.PublishedBy,
            })
            .ToDictionaryAsync(p => (p.DefinitionId, p.Version), cancellation);
        var open = await db
            .Counted.BeyondWalls()
            .Where(c => c.EndedAt == null && c.Process != null)
            .GroupBy(c => new { c.Process, c.ProcessVersion })
            .Select(g => new
            {
                g.Key.Process,
                g.Key.ProcessVersion,
                Cases = g.Count(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. from process in keeper.Book.Processes.Values
            orderby process.DefinitionId, process.Version descending
            let row = rows.GetValueOrDefault((process.DefinitionId, process.Version))
            select new KeptProcess(
                process,
                keeper.Book.Newest(process.DefinitionId) == process,
                row?.PublishedAt.ToOffset(WorkingCalendar.Offset),
                row?.PublishedBy,
                open.FirstOrDefault(o =>
                    o.Process == process.DefinitionId && o.ProcessVersion == process.Version
                )?.Cases
                    ?? 0
            ),
        ];
    }
}

/// <summary>A version of a process as the office keeps it.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="IsNewest">Whether new cases run by it.</param>
/// <param name="PublishedAt">When it came into force.</param>
/// <param name="PublishedBy">Who published it; null for one of the catalogue's files.</param>
/// <param name="OpenCases">Open cases that run by it.</param>
public sealed record KeptProcess(
    WorkflowDefinition Definition,
    bool IsNewest,
    DateTimeOffset? PublishedAt,
    string? PublishedBy,
    int OpenCases
);
