using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Carries out acts on the staff: decided by Core in the writer's transaction, in force on every node; then what is
/// open follows, one act per case (R30).
/// </summary>
public sealed class StaffActs(
    WriterQueue writer,
    RulebookKeeper keeper,
    IDatabase database,
    IDbContextFactory<AdaDb> databases,
    AssignmentSweep sweep
)
{
    /// <summary>Does an act; null, or why not.</summary>
    public async Task<Refusal?> DoAsync(StaffAct act, CancellationToken cancellation)
    {
        string? office = null;
        try
        {
            var refusal = await writer.WriteAsync(
                async db =>
                {
                    await database.ReviseAsync(db);
                    var book = keeper.Book with
                    {
                        Staff = (await KeptStaff.ReadAsync(db, CancellationToken.None)).Staff,
                    }; // the rulebook may be a moment behind
                    var decided = act is HireStaff hire
                        ? hire with
                        {
                            IsTaken = await StaffSaver.IsTakenAsync(db, hire.UserName),
                        }
                        : act;
                    if (decided.Refused(book) is { } no)
                        return ((Refusal?)no, false);
                    office = await StaffSaver.SaveAsync(db, decided, decided.MemberOf(book));
                    return (null, true);
                },
                cancellation
            );
            if (refusal is not null)
                return refusal;
        }
        catch (Exception error) when (act is HireStaff && DatabaseErrors.IsTaken(error)) // somebody registered under that name meanwhile
        {
            return Refusal.Incomplete(null, "hiring-wrong", new FieldError("userName", "user-name-taken"));
        }

        await using (var db = await databases.CreateDbContextAsync(CancellationToken.None))
            await keeper.LoadAsync(db, CancellationToken.None);
        await sweep.ExecuteAsync(act.By, office, CancellationToken.None); // even for whoever hung up
        return null;
    }
}
