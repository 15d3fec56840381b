using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads how many open cases stand under each version of a sheet.</summary>
public sealed class SheetQueries(AdaDb db)
{
    /// <summary>The open cases of an item by the version they were handed in under.</summary>
    public Task<Dictionary<int, int>> OpenCasesAsync(string code, CancellationToken cancellation) =>
        db
            .Counted.BeyondWalls()
            .Where(c => c.ItemCode == code && c.SheetVersion != null && c.EndedAt == null && c.State != CaseState.Draft)
            .GroupBy(c => c.SheetVersion!.Value)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), cancellation);
}
