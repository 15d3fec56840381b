using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// The walls of R18 as the database keeps them: <see cref="Walls.Sees"/> in the form that every query carries.
/// <see cref="AdaDb"/> puts it on
/// every table with something of a case in it, so that a query that forgets who asks finds nothing rather than too much.
/// </summary>
/// <param name="SeesAll">No wall: timers, the writer, whose acts Core judges, and commands of the host.</param>
/// <param name="SeesOffices">What any office handles: the city's staff, who read what was delegated.</param>
/// <param name="SeesCounted">What any office handles but practice: supervisors.</param>
/// <param name="Office">What this office handles: its staff. Empty for none.</param>
/// <param name="Own">What this account began: applicants, and whoever practises. Empty for none.</param>
public sealed record Wall(bool SeesAll, bool SeesOffices, bool SeesCounted, string Office, string Own)
{
    /// <summary>No wall.</summary>
    public static readonly Wall None = new(true, false, false, "", "");

    /// <summary>The wall before an actor.</summary>
    public static Wall Before(Actor actor)
    {
        var staff = Walls.IsStaff(actor);
        return new(
            actor == Actor.System,
            staff && actor.Office == Core.Routing.Office.City,
            actor.Is(Roles.Supervisor),
            staff ? actor.Office! : "",
            staff || actor.Is(Roles.Applicant) ? actor.UserId : ""
        );
    }
}

/// <summary>The one word that lets a query pass the walls.</summary>
internal static class WallQueries
{
    /// <summary>
    /// Passes the walls: for figures that name no case, and for what a number and a code together open. Each use stands
    /// in the list of a test.
    /// </summary>
    public static IQueryable<T> BeyondWalls<T>(this IQueryable<T> query)
        where T : class =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters(query, [AdaDb.WallFilter]);
}
