using System.Collections.Immutable;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Which roles may be given to one person: any of those who handle cases, together too, since four eyes are looked at case by case (R21);
/// or that of a supervisor alone, by an administrator and at the city office: whoever watches deadlines answers for none.
/// </summary>
public static class GivenRoles
{
    /// <summary>The roles that an actor may give.</summary>
    public static ImmutableArray<string> By(Actor actor) =>
        actor.Is(Roles.Administrator) ? [.. Roles.Staff, Roles.Supervisor] : Roles.Staff;

    /// <summary>Roles in their usual order, each once.</summary>
    public static ImmutableArray<string> InOrder(IEnumerable<string> roles) =>
        [
            .. roles
                .Distinct()
                .OrderBy(r => Roles.All.IndexOf(r) is var at && at < 0 ? int.MaxValue : at)
                .ThenBy(r => r, StringComparer.Ordinal),
        ];

    /// <summary>A refusal of roles that exist, but are not the actor's to give.</summary>
    internal static Refusal? NotToGive(Actor actor, ImmutableArray<string> roles) =>
        roles.Any(r => Roles.All.Contains(r) && !By(actor).Contains(r))
            ? Refusal.Forbidden("R18", "role-not-yours-to-give")
            : null;

    /// <summary>What is wrong with the roles of somebody of an office.</summary>
    internal static IEnumerable<FieldError> Wrong(string office, ImmutableArray<string> roles)
    {
        if (roles.IsEmpty)
            yield return new("roles", "roles-missing");
        foreach (var role in roles.Where(r => !Roles.All.Contains(r)))
            yield return new("roles", "role-unknown", Characters.Shortened(role, 40));
        if (!roles.Contains(Roles.Supervisor))
            yield break;
        if (roles.Length > 1)
            yield return new("roles", "supervisor-does-nothing-else");
        if (office != Office.City)
            yield return new("roles", "supervisor-of-the-city");
    }
}
