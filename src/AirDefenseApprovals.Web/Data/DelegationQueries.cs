using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the register of delegations (R17).</summary>
internal static class DelegationQueries
{
    public static async Task<Page<DelegationRow>> ListAsync(AdaDb db, string? itemCode, string? office, DateOnly? on, Paging paging, CancellationToken cancellation)
    {
        var rows = Found(db, itemCode, office, on);
        var total = await rows.CountAsync(cancellation);
        return new(await rows.Skip(paging.Skip).Take(paging.PageSize).ToListAsync(cancellation), paging.Page, paging.PageSize, total);
    }

    /// <summary>All of them, with their revocations.</summary>
    public static Task<List<DelegationRow>> AllAsync(AdaDb db, string? itemCode, string? office, DateOnly? on, CancellationToken cancellation) => Found(db, itemCode, office, on).ToListAsync(cancellation);

    private static IQueryable<DelegationRow> Found(AdaDb db, string? itemCode, string? office, DateOnly? on)
    {
        var rows = db.Delegations.AsNoTracking().Include(d => d.Revocations.OrderBy(r => r.Ordinal)).AsQueryable();
        if (TextInput.Clean(itemCode) is { Length: > 0 } item) rows = rows.Where(d => d.ItemCode == item);
        if (TextInput.Clean(office) is { Length: > 0 } handler) rows = rows.Where(d => d.Office == handler);
        if (on is { } day) rows = rows.Where(d => d.EffectiveFrom <= day && (d.EffectiveTo == null || d.EffectiveTo >= day));
        return rows.OrderBy(d => d.ItemCode).ThenBy(d => d.Office).ThenBy(d => d.EffectiveFrom);
    }
}
