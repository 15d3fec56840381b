using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The walls of R18: who sees a case, and who may act on it.</summary>
public static class Walls
{
    /// <summary>Whether the actor sees the case at all.</summary>
    public static bool Sees(Actor actor, string ownerId, CaseState state, string? office) =>
        actor == Actor.System
        || (actor.Is(Roles.Applicant) && actor.UserId == ownerId)
        || (state != CaseState.Draft && (actor.Is(Roles.Supervisor) || (IsStaff(actor) && (actor.Office == office || actor.Office == Office.City))));

    /// <summary>Whether the actor sees the case at all.</summary>
    public static bool Sees(Actor actor, Case @case) => Sees(actor, @case.OwnerId, @case.State, @case.Office);

    /// <summary>Whether the actor handles cases of some office.</summary>
    public static bool IsStaff(Actor actor) => actor.Office is not null && Roles.Staff.Any(actor.Is);

    /// <summary>Refuses who is not the case's applicant.</summary>
    public static Refusal? ForApplicant(Actor actor, Case @case) =>
        !Sees(actor, @case) ? Refusal.NotFound() : actor.UserId == @case.OwnerId && actor.Is(Roles.Applicant) ? null : Refusal.Forbidden("R18", "not-the-applicant");

    /// <summary>Refuses who is not staff of the handling office (R18), or has none of the roles named.</summary>
    public static Refusal? ForHandlers(Actor actor, Case @case, params ReadOnlySpan<string> roles)
    {
        if (!Sees(actor, @case)) return Refusal.NotFound();
        if (!IsStaff(actor) || actor.Office != @case.Office) return Refusal.Forbidden("R18", "not-the-handling-office");
        if (@case.IsAside(actor.UserName)) return Refusal.Forbidden("R30", "stepped-aside");
        foreach (var role in roles) if (actor.Is(role)) return null;
        return roles.IsEmpty ? null : Refusal.Forbidden(null, "another-role", roles);
    }
}
