using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the register of delegations (R17).</summary>
internal static class DelegationQueries
{
    public static async Task<Page<DelegationRow>> ListAsync(
        AdaDb db,
        string? itemCode,
        string? office,
        DateOnly? on,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var rows = Found(db, itemCode, office, on);
        var total = await rows.CountAsync(cancellation);
        return new(
            await rows.Skip(paging.Skip).Take(paging.PageSize).ToListAsync(cancellation),
            paging.Page,
            paging.PageSize,
            total
        );
    }

    /// <summary>All of them, with their revocations.</summary>
    public static Task<List<DelegationRow>> AllAsync(
        AdaDb db,
        string? itemCode,
        string? office,
        DateOnly? on,
        CancellationToken cancellation
    ) => Found(db, itemCode, office, on).ToListAsync(cancellation);

    /// <summary>A delegation with its handover, if the actor may read that (R18).</summary>
    public static async Task<DelegationRow?> FindAsync(AdaDb db, Actor actor, Guid id, CancellationToken cancellation)
    {
        if (
            await WithHandover(db).FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } row
            || !Handover.SeenBy(actor, row.Office)
        )
            return null;
        await CountPractisedAsync(db, row, cancellation);
        return row;
    }

    /// <summary>Counts the practice cases of its item that the office has brought to a decision: no more than their number.</summary>
    public static async Task CountPractisedAsync(AdaDb db, DelegationRow row, CancellationToken cancellation) =>
        row.Practised = await db
            .Cases.BeyondWalls()
            .CountAsync(
                c => c.Practice && c.Office == row.Office && c.ItemCode == row.ItemCode && c.DecidedAt != null,
                cancellation
            );

    /// <summary>What waits for its handover, of what the actor may read; the first to come into force first.</summary>
    public static async Task<Page<DelegationRow>> WaitingAsync(
        AdaDb db,
        Actor actor,
        DateOnly today,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var own = Handover.SeenBy(actor, "") ? null : actor.Office ?? "";
        var rows = WithHandover(db)
            .Where(d =>
                d.ReleasedOn == null
                && (d.EffectiveTo == null || d.EffectiveTo >= today)
                && (own == null || d.Office == own)
            );
        var total = await rows.CountAsync(cancellation);
        return new(
            await rows.OrderBy(d => d.EffectiveFrom)
                .ThenBy(d => d.Id)
                .Skip(paging.Skip)
                .Take(paging.PageSize)
                .ToListAsync(cancellation),
            paging.Page,
            paging.PageSize,
            total
        );
    }

    private static IQueryable<DelegationRow> WithHandover(AdaDb db) =>
        db.Delegations.AsNoTracking().Include(d => d.Ticks).Include(d => d.Revocations.OrderBy(r => r.Ordinal));

    private static IQueryable<DelegationRow> Found(AdaDb db, string? itemCode, string? office, DateOnly? on)
    {
        var rows = WithHandover(db);
        if (TextInput.Clean(itemCode) is { Length: > 0 } item)
            rows = rows.Where(d => d.ItemCode == item);
        if (TextInput.Clean(office) is { Length: > 0 } handler)
            rows = rows.Where(d => d.Office == handler);
        if (on is { } day)
            rows = rows.Where(d =>
                d.EffectiveFrom <= day && d.ReleasedOn <= day && (d.EffectiveTo == null || d.EffectiveTo >= day)
            );
        return rows.OrderBy(d => d.ItemCode).ThenBy(d => d.Office).ThenBy(d => d.EffectiveFrom);
    }
}
