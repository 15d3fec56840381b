using System.Runtime.CompilerServices;
using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads every case that a due date is open in, page by page: no reading transaction stays open while others write.</summary>
public sealed class OpenCases(IDbContextFactory<AdaDb> databases)
{
    private const int PageSize = 1_000;

    /// <summary>How many there are.</summary>
    public async Task<int> CountAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await Open(db).CountAsync(cancellation);
    }

    /// <summary>The cases and their versions, oldest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<(Case Case, int Version)>> PagesAsync(
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (Guid? last = null; ; )
        {
            List<Read> read;
            await using (var db = await databases.CreateDbContextAsync(cancellation))
            {
                var rows = Open(db);
                if (last is { } id)
                    rows = rows.Where(c => c.Id > id);
                read = await rows.OrderBy(c => c.Id)
                    .Take(PageSize)
                    .Select(c => new Read(c.Body, c.Version))
                    .ToListAsync(cancellation);
            }

            if (read.Count == 0)
                yield break;
            var page = new (Case Case, int Version)[read.Count];
            Parallel.For(0, read.Count, i => page[i] = (CaseJson.Read(read[i].Body), read[i].Version));
            yield return page;
            last = page[^1].Case.Id;
        }
    }

    /// <summary>Handed in and not ended, or ended with a poor rating that waits for its follow-up (R29).</summary>
    private static IQueryable<CaseRow> Open(AdaDb db) =>
        db
            .Cases.AsNoTracking()
            .Where(c =>
                (c.EndedAt == null && c.State != CaseState.Draft)
                || (c.Score <= 2 && db.Tasks.Any(t => t.CaseId == c.Id))
            );

    private sealed record Read(string Body, int Version);
}
