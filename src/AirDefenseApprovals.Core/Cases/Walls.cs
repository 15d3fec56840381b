using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The walls of R18: who sees a case, and who may act on it.</summary>
public static class Walls
{
    /// <summary>Whether the actor sees the case at all. <c>CaseQueries.Visible</c> says the same to the database.</summary>
    public static bool Sees(Actor actor, Case @case) =>
        actor == Actor.System
        || Owns(actor, @case)
        || (actor.Is(Roles.Party) && actor.UserId == PartyLink.ActorOf(@case.Id, "").UserId)
        || (@case.State != CaseState.Draft && ((actor.Is(Roles.Supervisor) && !@case.Practice) || (IsStaff(actor) && (actor.Office == @case.Office || actor.Office == Office.City))));

    /// <summary>Whether the case is the actor's own: an applicant's, or a practice case of who began it.</summary>
    public static bool Owns(Actor actor, Case @case) => actor.UserId == @case.OwnerId && (@case.Practice ? IsStaff(actor) : actor.Is(Roles.Applicant));

    /// <summary>Whether the actor is in the role that a task asks for. Of a practice case, whoever began it is the applicant too.</summary>
    public static bool IsIn(Actor actor, string role, Case @case) => role == Roles.Applicant ? Owns(actor, @case) : actor.Is(role);

    /// <summary>Whether the actor handles cases of some office.</summary>
    public static bool IsStaff(Actor actor) => actor.Office is not null && Roles.Staff.Any(actor.Is);

    /// <summary>Refuses who is not the case's applicant.</summary>
    public static Refusal? ForApplicant(Actor actor, Case @case) =>
        !Sees(actor, @case) ? Refusal.NotFound() : Owns(actor, @case) ? null : Refusal.Forbidden("R18", "not-the-applicant");

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
