using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Carries out entries into the standards register: decided by Core in the writer's transaction, then in force for what
/// is inspected next (R24).
/// </summary>
public sealed class StandardActs(
    WriterQueue writer,
    RulebookKeeper keeper,
    IDatabase database,
    IDbContextFactory<AdaDb> databases
)
{
    /// <summary>Enters a standard, or enters it anew.</summary>
    public Task<(Standard? Entered, Refusal? Refusal)> EnterAsync(EnterStandard act, CancellationToken cancellation) =>
        EnterAsync(
            act.Refused,
            (register, db) =>
            {
                var entered = act.Entered(register);
                db.Standards.Add(KeptStandards.Row(entered, act.At, act.By.UserName));
                return entered;
            },
            cancellation
        );

    /// <summary>Enters a clause, or enters it anew.</summary>
    public Task<(Clause? Entered, Refusal? Refusal)> EnterAsync(EnterClause act, CancellationToken cancellation) =>
        EnterAsync(
            act.Refused,
            (register, db) =>
            {
                var entered = act.Entered(register);
                db.Clauses.Add(
                    KeptStandards.Row(act.Standard, entered, act.Replaces(register), act.At, act.By.UserName)
                );
                return entered;
            },
            cancellation
        );

    private async Task<(T? Entered, Refusal? Refusal)> EnterAsync<T>(
        Func<StandardsRegister, Refusal?> refused,
        Func<StandardsRegister, AdaDb, T> enter,
        CancellationToken cancellation
    )
        where T : class
    {
        var result = await writer.WriteAsync<(T?, Refusal?)>(
            async db =>
            {
                await database.ReviseAsync(db);
                var register = await KeptStandards.ReadAsync(db, CancellationToken.None); // the rulebook may be a moment behind
                return refused(register) is { } refusal
                    ? ((null, refusal), false)
                    : ((enter(register, db), null), true);
            },
            cancellation
        );
        if (result.Item2 is not null)
            return result;
        // In force, even for whoever hung up after sending it
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await keeper.LoadAsync(db, CancellationToken.None);
        return result;
    }
}
