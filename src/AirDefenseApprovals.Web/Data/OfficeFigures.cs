using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Core.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// An office's figures beside the average of all, from behind the walls of R18: one's own office; for supervisors and
/// the city's head any.
/// </summary>
public sealed class OfficeFigures(AdaDb db, RulebookKeeper keeper, OfficeClock clock)
{
    /// <summary>Whether an actor may choose among offices.</summary>
    public static bool MayChoose(Actor actor) =>
        actor.Is(Roles.Supervisor) || (actor.Is(Roles.Head) && actor.Office == Office.City);

    /// <summary>Whether an actor may read an office's figures.</summary>
    public static bool MayRead(Actor actor, string office) =>
        MayChoose(actor) || (Walls.IsStaff(actor) && actor.Office == office);

    /// <summary>Whether an actor sees the cases of every office anyway: then no average has to be withheld (R18).</summary>
    public static bool SeesAll(Actor actor) =>
        actor.Is(Roles.Supervisor) || (Walls.IsStaff(actor) && actor.Office == Office.City);

    /// <summary>The figures of the cases received in a period; null for an office that is not there, or not to be seen.</summary>
    public async Task<ComparedOffice?> OfAsync(
        Actor actor,
        string office,
        DateOnly? from,
        DateOnly? to,
        CancellationToken cancellation
    )
    {
        if (keeper.Book.Register.Office(office) is null || !MayRead(actor, office))
            return null;
        return OfficeComparison.Of(await CountAsync(Counted(from, to), cancellation), office, SeesAll(actor));
    }

    /// <summary>The cases that count: here and nowhere else.</summary>
    private IQueryable<CaseRow> Counted(DateOnly? from, DateOnly? to)
    {
        var cases = db.Counted.BeyondWalls().Where(c => c.ReceivedAt != null && c.Office != null);
        if (Periods.Start(from) is { } start)
            cases = cases.Where(c => c.ReceivedAt >= start);
        if (Periods.End(to) is { } end)
            cases = cases.Where(c => c.ReceivedAt < end);
        return cases;
    }

    /// <summary>A row per office and item, counted by the database. Cards count for the office that got them.</summary>
    private Task<List<OfficeCounts>> CountAsync(IQueryable<CaseRow> cases, CancellationToken cancellation)
    {
        var now = clock.Now;
        return cases
            .Select(c => new
            {
                c.Office,
                c.ItemCode,
                c.AcceptedAt,
                c.DecidedAt,
                c.PromiseMet,
                c.DaysUsed,
                c.Visits,
                c.FirstJointAt,
                c.FirstJointPassed,
                c.Score,
                Yellow = db.Cards.Any(k => k.CaseId == c.Id && k.Office == c.Office && k.Colour == CardColour.Yellow),
                Red = db.Cards.Any(k => k.CaseId == c.Id && k.Office == c.Office && k.Colour == CardColour.Red),
                Breach = db.Cards.Any(k => k.CaseId == c.Id && k.Office == c.Office && k.Colour == CardColour.Breach),
                Paused = db.Pauses.Any(p => p.CaseId == c.Id && p.To == null),
                Overlong = db.Pauses.Any(p =>
                    p.CaseId == c.Id && (p.To == null ? p.ExpectedEnd < now : p.To > p.ExpectedEnd)
                ),
            })
            .GroupBy(c => new { c.Office, c.ItemCode })
            .Select(g => new OfficeCounts
            {
                Office = g.Key.Office!,
                ItemCode = g.Key.ItemCode,
                Received = g.Count(),
                Accepted = g.Count(c => c.AcceptedAt != null),
                Decided = g.Count(c => c.DecidedAt != null),
                OnTime = g.Count(c => c.PromiseMet == true),
                DaysUsed = g.Sum(c => c.DaysUsed ?? 0),
                ZeroVisits = g.Count(c => c.DecidedAt != null && c.Visits == 0),
                Yellow = g.Count(c => c.Yellow),
                Red = g.Count(c => c.Red),
                Breach = g.Count(c => c.Breach),
                Paused = g.Count(c => c.Paused),
                Overlong = g.Count(c => c.Overlong),
                JointAcceptances = g.Count(c => c.FirstJointAt != null),
                FirstPass = g.Count(c => c.FirstJointPassed == true),
                Rated = g.Count(c => c.Score != null),
                Scores = g.Sum(c => c.Score ?? 0),
            })
            .ToListAsync(cancellation);
    }
}
