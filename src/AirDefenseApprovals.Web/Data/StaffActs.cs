using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Data.Databases;
using AirDefenseApprovals.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Carries out acts on the staff: decided by Core in the writer's transaction, in force on every node; then what is open follows, one act per case (R30).</summary>
public sealed class StaffActs(WriterQueue writer, RulebookKeeper keeper, IDatabase database, IDbContextFactory<AdaDb> databases, AssignmentSweep sweep)
{
    /// <summary>Does an act; null, or why not.</summary>
    public async Task<Refusal?> DoAsync(StaffAct act, CancellationToken cancellation)
    {
        string? office = null;
        var refusal = await writer.WriteAsync(async db =>
        {
            await database.ReviseAsync(db);
            var book = keeper.Book with { Staff = (await KeptStaff.ReadAsync(db, CancellationToken.None)).Staff }; // the rulebook may be a moment behind
            if (act.Refused(book) is { } no) return ((Refusal?)no, false);
            var member = act.MemberOf(book)!;
            office = member.Office;
            await ApplyAsync(db, act, member);
            return (null, true);
        }, cancellation);
        if (refusal is not null) return refusal;
        await using (var db = await databases.CreateDbContextAsync(CancellationToken.None)) await keeper.LoadAsync(db, CancellationToken.None);
        await sweep.ExecuteAsync(act.By, office, CancellationToken.None); // even for whoever hung up
        return null;
    }

    private static async Task ApplyAsync(AdaDb db, StaffAct act, StaffMember member)
    {
        switch (act)
        {
            case EnterAbsence absence:
                db.Absences.Add(new AbsenceRow { Id = Guid.CreateVersion7(), UserId = member.UserId, From = absence.From, To = absence.To, Substitute = absence.Substitute, EnteredBy = act.By.UserName, EnteredAt = act.At });
                break;
            case EndAbsence end:
                var row = await db.Absences.FirstAsync(a => a.Id == end.Absence);
                if (end.LastDay(member.Absences.First(a => a.Id == end.Absence)) is { } last) row.To = last;
                else db.Absences.Remove(row);
                break;
            case SetActive set:
                var account = await db.Users.FirstAsync(u => u.Id == member.UserId);
                (account.Disabled, account.SecurityStamp, account.ConcurrencyStamp) = (!set.Active, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N")); // what was issued before is worth nothing
                break;
        }
    }
}
