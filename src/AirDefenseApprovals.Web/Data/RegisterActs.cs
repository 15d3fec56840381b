using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Carries out acts on the register of delegations: decided by Core in the writer's transaction, then in force for what is received next (R16, R17).</summary>
public sealed class RegisterActs(WriterQueue writer, RulebookKeeper keeper, IDbContextFactory<AdaDb> databases)
{
    /// <summary>Enters a delegation.</summary>
    public async Task<(DelegationRow? Row, Refusal? Refusal)> GrantAsync(GrantDelegation act, CancellationToken cancellation)
    {
        var result = await writer.WriteAsync<(DelegationRow?, Refusal?)>(async db =>
        {
            var entered = await db.Delegations.AsNoTracking().ToListAsync(CancellationToken.None); // the rulebook may be a moment behind: two that overlap must not pass it together
            var book = keeper.Book with { Register = keeper.Book.Register with { Delegations = [.. entered.Select(RulebookKeeper.Delegation)] } };
            if (act.Refused(book) is { } refusal) return ((null, refusal), false);
            var row = RulebookKeeper.Row(act.Delegation);
            db.Delegations.Add(row);
            return ((row, null), true);
        }, cancellation);
        await ReloadAsync(result.Item2, cancellation);
        return result;
    }

    /// <summary>Ends a delegation.</summary>
    public async Task<(DelegationRow? Row, Refusal? Refusal)> RevokeAsync(Guid id, RevokeDelegation act, CancellationToken cancellation)
    {
        var result = await writer.WriteAsync<(DelegationRow?, Refusal?)>(async db =>
        {
            if (await db.Delegations.FirstOrDefaultAsync(d => d.Id == id) is not { } row) return ((null, Refusal.NotFound()), false);
            if (act.Refused(RulebookKeeper.Delegation(row)) is { } refusal) return ((null, refusal), false);
            (row.EffectiveTo, row.RevokedBy) = (act.EffectiveTo, act.Instrument.Trim());
            return ((row, null), true);
        }, cancellation);
        await ReloadAsync(result.Item2, cancellation);
        return result;
    }

    private async Task ReloadAsync(Refusal? refusal, CancellationToken cancellation)
    {
        if (refusal is not null) return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await keeper.LoadAsync(db, cancellation);
    }
}
