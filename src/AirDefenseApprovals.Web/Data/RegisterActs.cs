using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Workflows;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Carries out acts on the register and the processes: decided by Core in the writer's transaction, then in force for
/// what is received next (R16, R17).
/// </summary>
public sealed class RegisterActs(
    WriterQueue writer,
    RulebookKeeper keeper,
    IDatabase database,
    IDbContextFactory<AdaDb> databases
)
{
    /// <summary>Enters a delegation.</summary>
    public async Task<(DelegationRow? Row, Refusal? Refusal)> GrantAsync(
        GrantDelegation act,
        CancellationToken cancellation
    )
    {
        var result = await writer.WriteAsync<(DelegationRow?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                if (act.Refused(await AsSavedAsync(db)) is { } refusal)
                    return ((null, refusal), false);
                var row = RowOf(act);
                db.Delegations.Add(row);
                return ((row, null), true);
            },
            cancellation
        );
        await ReloadAsync(result.Item2);
        return result;
    }

    /// <summary>Enters several delegations in one transaction: all, or none.</summary>
    public async Task<(IReadOnlyList<DelegationRow> Rows, Refusal? Refusal)> GrantAllAsync(
        GrantDelegations act,
        CancellationToken cancellation
    )
    {
        var result = await writer.WriteAsync<(IReadOnlyList<DelegationRow>, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                if (act.Refused(await AsSavedAsync(db)) is { } refusal)
                    return (([], refusal), false);
                var rows = act.Lines.Select(l => RowOf(l.ActOf(act.By, act.At))).ToList();
                db.Delegations.AddRange(rows);
                return ((rows, null), true);
            },
            cancellation
        );
        await ReloadAsync(result.Item2);
        return result;
    }

    /// <summary>Ends a delegation.</summary>
    public async Task<(DelegationRow? Row, Refusal? Refusal)> RevokeAsync(
        Guid id,
        RevokeDelegation act,
        CancellationToken cancellation
    )
    {
        var result = await writer.WriteAsync<(DelegationRow?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                if (
                    await db
                        .Delegations.Include(d => d.Revocations)
                        .FirstOrDefaultAsync(d => d.Id == id, CancellationToken.None)
                    is not { } row
                )
                    return ((null, Refusal.NotFound()), false);
                if (act.Refused(RulebookKeeper.Delegation(row)) is { } refusal)
                    return ((null, refusal), false);
                row.EffectiveTo = act.EffectiveTo;
                db.Revocations.Add(
                    new()
                    {
                        DelegationId = row.Id,
                        Ordinal = row.Revocations.Count + 1,
                        EffectiveTo = act.EffectiveTo,
                        Instrument = act.Instrument.Trim(),
                        RevokedBy = act.By.UserName,
                        RevokedAt = act.At,
                    }
                );
                return ((row, null), true);
            },
            cancellation
        );
        await ReloadAsync(result.Item2);
        return result;
    }

    /// <summary>Changes how an office shows itself: the profile as it is in force, or why not.</summary>
    public async Task<(ProfileVersion? Version, Refusal? Refusal)> ChangeProfileAsync(
        ChangeProfile act,
        CancellationToken cancellation
    )
    {
        var result = await writer.WriteAsync<(ProfileVersion?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                var register = keeper.Book.Register with
                {
                    Profiles = await KeptProfiles.ReadAsync(db, CancellationToken.None),
                };
                if (act.Refused(register) is { } refusal)
                    return ((null, refusal), false);
                var version = new ProfileVersion(
                    act.Office,
                    (register.Profiles.LastOrDefault(p => p.Office == act.Office)?.Version ?? 0) + 1,
                    act.Profile,
                    act.At,
                    act.By.UserName
                );
                db.OfficeProfiles.Add(KeptProfiles.Row(version));
                return ((version, null), true);
            },
            cancellation
        );
        await ReloadAsync(result.Item2);
        return result;
    }

    /// <summary>Publishes a version of a process.</summary>
    public async Task<(WorkflowDefinition? Version, Refusal? Refusal)> PublishAsync(
        PublishProcess act,
        CancellationToken cancellation
    )
    {
        var (version, refusal) = act.Decide(keeper.Book); // ahead of the writer: no case waits while every way is walked
        if (version is null)
            return (null, refusal);
        refusal = await writer.WriteAsync(
            async db =>
            {
                await database.ReviseAsync(db);
                if (
                    await db.Processes.AnyAsync(
                        p => p.DefinitionId == version.DefinitionId && p.Version >= version.Version,
                        CancellationToken.None
                    )
                )
                    return ((Refusal?)Refusal.Conflict(null, "done-already"), false); // somebody published meanwhile
                db.Processes.Add(KeptVersions.Row(version, act.At, act.By.UserName));
                return (null, true);
            },
            cancellation
        );
        await ReloadAsync(refusal);
        return (refusal is null ? version : null, refusal);
    }

    private static DelegationRow RowOf(GrantDelegation act)
    {
        var row = RulebookKeeper.Row(act.Entered, act.By.UserName, act.At);
        row.Ticks = [.. act.Checklist.Ticks.Select(t => HandoverActs.Row(row.Id, t))];
        return row;
    }

    /// <summary>
    /// The rulebook with the register as it is saved: the rulebook may be a moment behind, and two that overlap must
    /// not pass it together.
    /// </summary>
    private async Task<Rulebook> AsSavedAsync(AdaDb db)
    {
        var entered = await db.Delegations.AsNoTracking().ToListAsync();
        return keeper.Book with
        {
            Register = keeper.Book.Register with { Delegations = [.. entered.Select(RulebookKeeper.Delegation)] },
        };
    }

    /// <summary>What was saved is in force, even for whoever hung up after sending it.</summary>
    private async Task ReloadAsync(Refusal? refusal)
    {
        if (refusal is not null)
            return;
        await using var db = await databases.CreateDbContextAsync();
        await keeper.LoadAsync(db, CancellationToken.None);
    }
}
