using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>Whether an office has the people that an item's process needs.</summary>
public static class Staffing
{
    /// <summary>
    /// Who of an office has an active account in each role that the item's cases need: clerk and head always, and
    /// whoever the process asks for.
    /// </summary>
    /// <param name="book">Items, processes and staff.</param>
    /// <param name="itemCode">The item.</param>
    /// <param name="office">The office.</param>
    /// <param name="on">Leaves out who is away that day; null leaves out nobody.</param>
    public static ImmutableArray<RoleStaff> Of(Rulebook book, string itemCode, string office, DateOnly? on = null)
    {
        var process = book.Items.TryGetValue(itemCode, out var item) ? book.Newest(item.Process) : null;
        var needed = (process?.HumanTasks.Select(t => t.Bookmark.Role) ?? [])
            .Concat([Roles.Clerk, Roles.Head])
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Roles
                .Staff.Where(needed.Contains)
                .Select(role => new RoleStaff(
                    role,
                    [
                        .. book
                            .Staff.Where(m => m.Serves(office, role) && (on is not { } day || m.AbsentOn(day) is null))
                            .Select(m => m.UserName),
                    ]
                )),
        ];
    }
}

/// <summary>The people of an office in one role.</summary>
/// <param name="Role">The role, of <see cref="Cases.Roles"/>.</param>
/// <param name="People">Their account names.</param>
public sealed record RoleStaff(string Role, ImmutableArray<string> People);
