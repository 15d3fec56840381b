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

    /// <summary>The cases, oldest first.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Case>> PagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (Guid? last = null; ;)
        {
            List<string> bodies;
            await using (var db = await databases.CreateDbContextAsync(cancellation))
            {
                var rows = Open(db);
                if (last is { } id) rows = rows.Where(c => c.Id > id);
                bodies = await rows.OrderBy(c => c.Id).Take(PageSize).Select(c => c.Body).ToListAsync(cancellation);
            }

            if (bodies.Count == 0) yield break;
            var page = new Case[bodies.Count];
            Parallel.For(0, bodies.Count, i => page[i] = CaseJson.Read(bodies[i]));
            yield return page;
            last = page[^1].Id;
        }
    }

    /// <summary>Handed in and not ended, or ended with a poor rating that waits for its follow-up (R29).</summary>
    private static IQueryable<CaseRow> Open(AdaDb db) =>
        db.Cases.AsNoTracking().Where(c => (c.EndedAt == null && c.State != CaseState.Draft) || (c.Score <= 2 && db.Tasks.Any(t => t.CaseId == c.Id)));
}
