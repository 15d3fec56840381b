using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the register of delegations (R17).</summary>
internal static class DelegationQueries
{
    public static async Task<Page<DelegationRow>> ListAsync(AdaDb db, string? itemCode, string? office, DateOnly? on, Paging paging, CancellationToken cancellation)
    {
        var rows = db.Delegations.AsNoTracking();
        if (itemCode is { Length: > 0 }) rows = rows.Where(d => d.ItemCode == itemCode);
        if (office is { Length: > 0 }) rows = rows.Where(d => d.Office == office);
        if (on is { } day) rows = rows.Where(d => d.EffectiveFrom <= day && (d.EffectiveTo == null || d.EffectiveTo >= day));
        var total = await rows.CountAsync(cancellation);
        var items = await rows.OrderBy(d => d.ItemCode).ThenBy(d => d.Office).ThenBy(d => d.EffectiveFrom).Skip(paging.Skip).Take(paging.PageSize).ToListAsync(cancellation);
        return new(items, paging.Page, paging.PageSize, total);
    }
}
