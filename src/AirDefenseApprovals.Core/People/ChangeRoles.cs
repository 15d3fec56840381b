using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Gives somebody other roles. Signing in before is worth nothing afterwards, and open tasks follow. No office is left
/// without a head.
/// </summary>
/// <param name="By">Who acts.</param>
/// <param name="At">When.</param>
/// <param name="UserName">Account name.</param>
/// <param name="Roles">All roles from now on, as <see cref="GivenRoles"/> allows.</param>
public sealed record ChangeRoles(Actor By, DateTimeOffset At, string UserName, ImmutableArray<string> Roles)
    : MemberAct(By, At, UserName)
{
    /// <inheritdoc/>
    public override string Name => "rolesChanged";

    /// <inheritdoc/>
    public override JsonObject Details(StaffMember? before) =>
        new() { ["from"] = string.Join(' ', GivenRoles.InOrder(before!.Roles)), ["to"] = string.Join(' ', Roles) };

    /// <inheritdoc/>
    protected override Refusal? Wrong(StaffMember member, Rulebook book)
    {
        if (GivenRoles.NotToGive(By, Roles) is { } wall)
            return wall;
        if (GivenRoles.Wrong(member.Office, Roles).ToArray() is { Length: > 0 } wrong)
            return Refusal.Incomplete(null, "roles-wrong", wrong);
        if (Roles.ToHashSet().SetEquals(member.Roles))
            return Refusal.Conflict(null, "roles-same");
        return !Roles.Contains(Cases.Roles.Head) && IsLastHead(member, book)
            ? Refusal.Conflict(null, "last-head-stays")
            : null;
    }
}
