using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Saves an act on the staff that Core has allowed, and its entry in the record, in the writer's transaction. Accounts
/// are written as Identity keeps them.
/// </summary>
internal static class StaffSaver
{
    private static readonly AccountNames Normalizer = new();

    /// <summary>Whether an account, of whomever, has a name.</summary>
    public static Task<bool> IsTakenAsync(AdaDb db, string userName) =>
        db.Users.AnyAsync(u => u.NormalizedUserName == Normalizer.NormalizeName(userName));

    /// <summary>Saves an act.</summary>
    /// <param name="db">The writer's context.</param>
    /// <param name="act">The act.</param>
    /// <param name="member">The one it is about, as they were; null for somebody new.</param>
    /// <returns>The office it is about.</returns>
    public static async Task<string> SaveAsync(AdaDb db, StaffAct act, StaffMember? member)
    {
        switch (act)
        {
            case EnterAbsence absence:
                db.Absences.Add(
                    new AbsenceRow
                    {
                        Id = Guid.CreateVersion7(),
                        UserId = member!.UserId,
                        From = absence.From,
                        To = absence.To,
                        Substitute = absence.Substitute,
                        EnteredBy = act.By.UserName,
                        EnteredAt = act.At,
                    }
                );
                break;
            case EndAbsence end:
                var row = await db.Absences.FirstAsync(a => a.Id == end.Absence);
                if (end.LastDay(member!.Absences.First(a => a.Id == end.Absence)) is { } last)
                    row.To = last;
                else
                    db.Absences.Remove(row);
                break;
            case SetActive set:
                (await StampedAsync(db, member!)).Disabled = !set.Active;
                break;
            case HireStaff hire:
                var account = AccountOf(hire);
                db.Users.Add(account);
                await GiveAsync(db, account.Id, hire.Roles);
                break;
            case ChangeRoles change:
                await StampedAsync(db, member!);
                await GiveAsync(db, member!.UserId, change.Roles);
                break;
            case InviteStaff:
                await StampedAsync(db, member!);
                break;
        }

        var office = member?.Office ?? ((HireStaff)act).Office;
        db.StaffLog.Add(
            LogOf(act.At, act.By.UserName, office, act.UserName, act.Name, act.Details(member).ToJsonString())
        );
        return office;
    }

    /// <summary>An entry of the record.</summary>
    public static StaffLogRow LogOf(
        DateTimeOffset at,
        string by,
        string office,
        string userName,
        string act,
        string details = "{}"
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            At = at,
            By = by,
            Office = office,
            UserName = userName,
            Act = act,
            Details = details,
        };

    /// <summary>Gives an account another stamp: what was issued under the old one, sign-ins and links alike, is worth nothing.</summary>
    public static void Stamp(Account account) =>
        (account.SecurityStamp, account.ConcurrencyStamp) = (
            Guid.NewGuid().ToString("N"),
            Guid.NewGuid().ToString("N")
        );

    private static async Task<Account> StampedAsync(AdaDb db, StaffMember member)
    {
        var account = await db.Users.FirstAsync(u => u.Id == member.UserId);
        Stamp(account);
        return account;
    }

    private static Account AccountOf(HireStaff hire) =>
        new()
        {
            UserName = hire.UserName,
            NormalizedUserName = Normalizer.NormalizeName(hire.UserName),
            Email = hire.Email,
            NormalizedEmail = Normalizer.NormalizeEmail(hire.Email),
            DisplayName = hire.DisplayName,
            Office = hire.Office,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };

    /// <summary>Leaves an account these roles and no other.</summary>
    private static async Task GiveAsync(AdaDb db, string userId, IReadOnlyCollection<string> roles)
    {
        var (ids, held) = (
            await db.Roles.Where(r => roles.Contains(r.Name!)).Select(r => r.Id).ToListAsync(),
            await db.UserRoles.Where(r => r.UserId == userId).ToListAsync()
        );
        db.UserRoles.RemoveRange(held.Where(h => !ids.Contains(h.RoleId)));
        db.UserRoles.AddRange(
            ids.Except(held.Select(h => h.RoleId))
                .Select(id => new IdentityUserRole<string> { UserId = userId, RoleId = id })
        );
    }
}
