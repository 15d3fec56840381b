using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Carries out acts on handovers: decided by Core in the writer's transaction; the last one puts the delegation in
/// force for what is received next (R16, R17).
/// </summary>
public sealed class HandoverActs(
    WriterQueue writer,
    RulebookKeeper keeper,
    IDatabase database,
    IDbContextFactory<AdaDb> databases
)
{
    /// <summary>Does an act on the handover of a delegation; the delegation afterwards, or why not.</summary>
    public async Task<(DelegationRow? Row, Refusal? Refusal)> DoAsync(
        Guid id,
        HandoverAct act,
        CancellationToken cancellation
    )
    {
        if (act.Wall is { } wall)
            return (null, wall); // whoever may do it to none does not learn which there are
        var result = await writer.WriteAsync<(DelegationRow?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                if (
                    await db
                        .Delegations.Include(d => d.Ticks)
                        .Include(d => d.Revocations)
                        .FirstOrDefaultAsync(d => d.Id == id, CancellationToken.None)
                    is not { } row
                )
                    return ((null, Refusal.NotFound()), false);
                await DelegationQueries.CountPractisedAsync(db, row, CancellationToken.None);
                // The rulebook may be a moment behind
                var book = keeper.Book with { Staff = (await KeptStaff.ReadAsync(db, CancellationToken.None)).Staff };
                var (delegation, before) = (RulebookKeeper.Delegation(row), Handover(row));
                var (after, refusal) = act.Decide(delegation, before, book);
                if (after is null)
                    return ((null, refusal), false);
                Apply(db, row, before, after);
                row.ReleasedOn = act.ReleasedOn(delegation, after);
                return ((row, null), true);
            },
            cancellation
        );
        if (result.Item2 is not null)
            return result;
        await using var fresh = await databases.CreateDbContextAsync(CancellationToken.None);
        await keeper.LoadAsync(fresh, CancellationToken.None); // even for whoever hung up
        return result;
    }

    internal static Handover Handover(DelegationRow row) =>
        new(
            [.. row.Ticks.Select(t => new HandoverTick(t.Point, t.DoneOn, t.TickedBy, t.TickedAt, t.Note))],
            row.OverriddenAt is { } at ? new(row.OverriddenBy!, row.OverriddenName!, at, row.OverrideReason!) : null
        )
        {
            Practised = row.Practised,
        };

    internal static HandoverTickRow Row(Guid delegation, HandoverTick tick) =>
        new()
        {
            DelegationId = delegation,
            Point = tick.Point,
            DoneOn = tick.DoneOn,
            Note = tick.Note,
            TickedBy = tick.By,
            TickedAt = tick.At,
        };

    private static void Apply(AdaDb db, DelegationRow row, Handover before, Handover after)
    {
        db.HandoverTicks.AddRange(after.Ticks.Except(before.Ticks).Select(t => Row(row.Id, t)));
        (row.OverriddenBy, row.OverriddenName, row.OverriddenAt, row.OverrideReason) = (
            after.Override?.By,
            after.Override?.Name,
            after.Override?.At,
            after.Override?.Reason
        );
    }
}
