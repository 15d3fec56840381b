using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Files;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Jobs;

/// <summary>Deletes stored files that no case names: what was uploaded and refused, or belonged to a dropped draft.</summary>
public sealed class FileSweep(IDbContextFactory<AdaDb> databases, FileStore files, TimeProvider time)
{
    /// <summary>Younger files may belong to an act that is still on its way.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - Age;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var named = new HashSet<string>(StringComparer.Ordinal);
        await foreach (
            var body in db.Cases.AsNoTracking().Select(c => c.Body).AsAsyncEnumerable().WithCancellation(cancellation)
        )
        {
            var @case = CaseJson.Read(body);
            named.UnionWith(CaseFiles.Of(@case));
        }

        foreach (var (sha256, writtenAt) in files.All().ToList())
            if (writtenAt < before && !named.Contains(sha256))
                files.Delete(sha256, before);
        files.DeleteUnfinished(before);
    }
}
