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
        || (
            @case.State != CaseState.Draft
            && (
                (actor.Is(Roles.Supervisor) && !@case.Practice)
                || (IsStaff(actor) && (actor.Office == @case.Office || actor.Office == Office.City))
            )
        );

    /// <summary>Whether the case is the actor's own: an applicant's, or a practice case of who began it.</summary>
    public static bool Owns(Actor actor, Case @case) =>
        actor.UserId == @case.OwnerId && (@case.Practice ? IsStaff(actor) : actor.Is(Roles.Applicant));

    /// <summary>
    /// Whether the actor stands at the counter for a visitor without an account: any clerk of the handling office, of a
    /// case that was taken in there.
    /// </summary>
    public static bool ActsForVisitor(Actor actor, Case @case) =>
        @case.AtCounter
        && IsStaff(actor)
        && actor.Is(Roles.Clerk)
        && actor.Office == @case.Office
        && !@case.IsAside(actor.UserName);

    /// <summary>
    /// Whether the actor reads the query code: its applicant; of a case taken in at the counter whoever took it in, on
    /// that day, to hand it out.
    /// </summary>
    public static bool ReadsQueryCode(Actor actor, Case @case, DateOnly today) =>
        (actor.UserId == @case.OwnerId && !@case.Practice)
        || (
            @case.AtCounter
            && actor.UserName == @case.TakenInBy
            && ActsForVisitor(actor, @case)
            && @case.SubmittedAt is { } at
            && Calendar.WorkingCalendar.DayOf(at) == today
        );

    /// <summary>
    /// Whether the actor is in the role that a task asks for. Of a practice case, whoever began it is the applicant
    /// too; of one taken in at the counter, a clerk stands there for the visitor.
    /// </summary>
    public static bool IsIn(Actor actor, string role, Case @case) =>
        role == Roles.Applicant ? Owns(actor, @case) || ActsForVisitor(actor, @case) : actor.Is(role);

    /// <summary>Whether the actor handles cases of some office.</summary>
    public static bool IsStaff(Actor actor) => actor.Office is not null && Roles.Staff.Any(actor.Is);

    /// <summary>Refuses who is neither the case's applicant nor at the counter for its visitor.</summary>
    public static Refusal? ForApplicant(Actor actor, Case @case) =>
        ActsForVisitor(actor, @case) ? null : ForOwner(actor, @case);

    /// <summary>Refuses who is not the case's applicant in person: nobody at a counter rates the office for a visitor (R29).</summary>
    public static Refusal? ForOwner(Actor actor, Case @case) =>
        !Sees(actor, @case) ? Refusal.NotFound()
        : Owns(actor, @case) ? null
        : Refusal.Forbidden("R18", "not-the-applicant");

    /// <summary>
    /// The docket of an applicant's act: at the counter the clerk is on record as who acts, and the visit is counted
    /// (R22).
    /// </summary>
    internal static Docket DocketForApplicant(Case @case, CaseAct act, Rulebook book) =>
        ActsForVisitor(act.By, @case) && !Owns(act.By, @case)
            ? new Docket(@case.Visited(Calendar.WorkingCalendar.DayOf(act.At)), act, book) { Role = Roles.Clerk }
            : new Docket(@case, act, book) { Role = Roles.Applicant };

    /// <summary>Refuses who is not staff of the handling office (R18), or has none of the roles named.</summary>
    public static Refusal? ForHandlers(Actor actor, Case @case, params ReadOnlySpan<string> roles)
    {
        if (!Sees(actor, @case))
            return Refusal.NotFound();
        if (!IsStaff(actor) || actor.Office != @case.Office)
            return Refusal.Forbidden("R18", "not-the-handling-office"); // R18
        if (@case.IsAside(actor.UserName))
            return Refusal.Forbidden("R30", "stepped-aside");
        foreach (var role in roles)
            if (actor.Is(role))
                return null;
        return roles.IsEmpty ? null : Refusal.Forbidden(null, "another-role", roles);
    }
}
