using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the register of delegations (R17).</summary>
internal static class DelegationQueries
{
    public static async Task<Page<DelegationRow>> ListAsync(AdaDb db, string? itemCode, string? office, DateOnly? on, Paging paging, CancellationToken cancellation)
    {
        var rows = db.Delegations.AsNoTracking();
        if (TextInput.Clean(itemCode) is { Length: > 0 } item) rows = rows.Where(d => d.ItemCode == item);
        if (TextInput.Clean(office) is { Length: > 0 } handler) rows = rows.Where(d => d.Office == handler);
        if (on is { } day) rows = rows.Where(d => d.EffectiveFrom <= day && (d.EffectiveTo == null || d.EffectiveTo >= day));
        var total = await rows.CountAsync(cancellation);
        var items = await rows.OrderBy(d => d.ItemCode).ThenBy(d => d.Office).ThenBy(d => d.EffectiveFrom).Skip(paging.Skip).Take(paging.PageSize).ToListAsync(cancellation);
        return new(items, paging.Page, paging.PageSize, total);
    }
}
