using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Carries out acts on the register and the processes: decided by Core in the writer's transaction, then in force for what is received next (R16, R17).</summary>
public sealed class RegisterActs(WriterQueue writer, RulebookKeeper keeper, IDbContextFactory<AdaDb> databases)
{
    /// <summary>Enters a delegation.</summary>
    public async Task<(DelegationRow? Row, Refusal? Refusal)> GrantAsync(GrantDelegation act, CancellationToken cancellation)
    {
        var result = await writer.WriteAsync<(DelegationRow?, Refusal?)>(db =>
        {
            if (act.Refused(keeper.Book) is { } refusal) return Task.FromResult<((DelegationRow?, Refusal?), bool)>(((null, refusal), false));
            var row = RulebookKeeper.Row(act.Delegation);
            db.Delegations.Add(row);
            return Task.FromResult<((DelegationRow?, Refusal?), bool)>(((row, null), true));
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

    /// <summary>Publishes a version of a process.</summary>
    public async Task<(WorkflowDefinition? Version, Refusal? Refusal)> PublishAsync(PublishProcess act, CancellationToken cancellation)
    {
        var result = await writer.WriteAsync(db =>
        {
            var (version, refusal) = act.Decide(keeper.Book);
            if (version is not null) db.Processes.Add(new ProcessRow { DefinitionId = version.DefinitionId, Version = version.Version, Body = version.Document.GetRawText(), PublishedAt = act.At, PublishedBy = act.By.UserName });
            return Task.FromResult(((version, refusal), version is not null));
        }, cancellation);
        await ReloadAsync(result.refusal, cancellation);
        return result;
    }

    private async Task ReloadAsync(Refusal? refusal, CancellationToken cancellation)
    {
        if (refusal is not null) return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await keeper.LoadAsync(db, cancellation);
    }
}
