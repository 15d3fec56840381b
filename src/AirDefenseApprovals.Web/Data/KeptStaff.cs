using System.Collections.Frozen;
using System.Collections.Immutable;
using AirDefenseApprovals.Core.People;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads the staff of all offices: accounts with an office, their roles and absences.</summary>
internal static class KeptStaff
{
    public static async Task<(ImmutableArray<StaffMember> Staff, FrozenDictionary<string, string> Stamps)> ReadAsync(
        AdaDb db,
        CancellationToken cancellation
    )
    {
        var accounts = await db
            .Users.AsNoTracking()
            .Where(u => u.Office != null)
            .Select(u => new
            {
                u.Id,
                u.UserName,
                u.DisplayName,
                u.Office,
                u.Disabled,
                u.SecurityStamp,
            })
            .ToListAsync(cancellation);
        var roles = (
            await (
                from held in db.UserRoles
                join role in db.Roles on held.RoleId equals role.Id
                join user in db.Users on held.UserId equals user.Id
                where user.Office != null
                select new { held.UserId, role.Name }
            ).ToListAsync(cancellation)
        ).ToLookup(r => r.UserId, r => r.Name!);
        var absences = (await db.Absences.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancellation)).ToLookup(
            a => a.UserId,
            a => new Absence(a.From, a.To, a.Substitute) { Id = a.Id }
        );
        return (
            [
                .. accounts
                    .OrderBy(a => a.UserName, StringComparer.Ordinal)
                    .Select(a => new StaffMember(
                        a.Id,
                        a.UserName!,
                        a.DisplayName,
                        a.Office!,
                        [.. roles[a.Id].Order(StringComparer.Ordinal)],
                        !a.Disabled,
                        [.. absences[a.Id]]
                    )),
            ],
            accounts.Where(a => a.SecurityStamp is not null).ToFrozenDictionary(a => a.Id, a => a.SecurityStamp!)
        );
    }
}
