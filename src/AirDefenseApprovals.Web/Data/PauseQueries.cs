using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Reads the pauses (R11) from behind the walls of R18, for who answers for deadlines: supervisors, and heads for their
/// own office.
/// </summary>
public sealed class PauseQueries(AdaDb db, RulebookKeeper keeper, OfficeClock clock)
{
    /// <summary>A page of pauses, newest first.</summary>
    public async Task<Page<GivenPause>> ListAsync(
        Actor actor,
        PauseFilter filter,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var pauses =
            from pause in Filtered(actor, filter)
            join row in db.Cases on pause.CaseId equals row.Id
            select new
            {
                pause,
                row.Number,
                row.ItemCode,
            };
        var total = await pauses.CountAsync(cancellation);
        var rows = await pauses
            .OrderByDescending(p => p.pause.From)
            .ThenBy(p => p.pause.CaseId)
            .ThenBy(p => p.pause.Ordinal)
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .ToListAsync(cancellation);
        return new(
            [
                .. rows.Select(r => new GivenPause(
                    r.pause,
                    r.Number!,
                    r.ItemCode,
                    DaysOf(r.pause.From, r.pause.To, r.pause.Days),
                    IsOverlong(r.pause)
                )),
            ],
            paging.Page,
            paging.PageSize,
            total
        );
    }

    /// <summary>The same pauses counted by ground, by officer and by nearness to the deadline.</summary>
    public async Task<PauseFigures> FiguresAsync(Actor actor, PauseFilter filter, CancellationToken cancellation)
    {
        var (now, pauses) = (clock.Now, Filtered(actor, filter));
        var groups = await pauses
            .GroupBy(p => new
            {
                p.Kind,
                p.Office,
                p.Officer,
                Nearness = p.DaysLeft < 0 ? Nearness.Overdue
                : p.DaysLeft == 0 ? Nearness.LastDay
                : p.DaysLeft == 1 ? Nearness.OneDay
                : Nearness.Earlier,
            })
            .Select(g => new
            {
                g.Key.Kind,
                g.Key.Office,
                g.Key.Officer,
                g.Key.Nearness,
                Count = g.Count(),
                Days = g.Sum(p => p.Days),
                Open = g.Count(p => p.To == null),
                Overlong = g.Count(p => p.To == null ? p.ExpectedEnd < now : p.To > p.ExpectedEnd),
            })
            .ToListAsync(cancellation);
        var open = await pauses
            .Where(p => p.To == null)
            .Select(p => new
            {
                p.Kind,
                p.Office,
                p.Officer,
                p.DaysLeft,
                p.From,
            })
            .ToListAsync(cancellation);
        var all = groups
            .Select(g => new Counted(g.Kind, g.Office, g.Officer, g.Nearness, g.Count, g.Open, g.Days, g.Overlong))
            .Concat(
                open.Select(o => new Counted(
                    o.Kind,
                    o.Office,
                    o.Officer,
                    o.DaysLeft < 0 ? Nearness.Overdue
                        : o.DaysLeft == 0 ? Nearness.LastDay
                        : o.DaysLeft == 1 ? Nearness.OneDay
                        : Nearness.Earlier,
                    0,
                    0,
                    DaysOf(o.From, null, 0),
                    0
                ))
            )
            .ToList();
        return new(
            Sum(all),
            By(all, c => c.Kind),
            [
                .. all.GroupBy(c => (c.Office, c.Officer))
                    .Select(g => new PausesOfOfficer(g.Key.Officer, g.Key.Office, Sum(g)))
                    .OrderByDescending(o => o.Figures.NearDeadline)
                    .ThenByDescending(o => o.Figures.Pauses)
                    .ThenBy(o => o.Officer, StringComparer.Ordinal),
            ],
            [.. Enum.GetValues<Nearness>().Select(n => new PausesByNearness(n, Sum(all.Where(c => c.Nearness == n))))]
        );
    }

    /// <summary>Whether a pause has outlasted what was announced.</summary>
    public bool IsOverlong(PauseRow pause) => (pause.To ?? clock.Now) > pause.ExpectedEnd;

    private IQueryable<PauseRow> Filtered(Actor actor, PauseFilter filter)
    {
        var (now, pauses) = (clock.Now, Visible(actor));
        if (filter.Office is { Length: > 0 } office)
            pauses = pauses.Where(p => p.Office == office);
        if (filter.Kind is { Length: > 0 } kind)
            pauses = pauses.Where(p => p.Kind == kind);
        if (filter.Officer is { Length: > 0 } officer)
            pauses = pauses.Where(p => p.Officer == officer);
        if (filter.Overlong is { } overlong)
            pauses = pauses.Where(p => (p.To == null ? p.ExpectedEnd < now : p.To > p.ExpectedEnd) == overlong);
        if (filter.NearDeadline)
            pauses = pauses.Where(p => p.DaysLeft <= 0);
        if (Periods.Start(filter.From) is { } start)
            pauses = pauses.Where(p => p.From >= start);
        if (Periods.End(filter.To) is { } end)
            pauses = pauses.Where(p => p.From < end);
        return pauses;
    }

    /// <summary>R18: the supervisor and the city's head see all, a county's head what the own office handles.</summary>
    private IQueryable<PauseRow> Visible(Actor actor)
    {
        var pauses = db.Pauses.AsNoTracking().Where(p => db.Counted.Any(c => c.Id == p.CaseId));
        if (actor.Is(Roles.Supervisor) || (actor.Is(Roles.Head) && actor.Office == Office.City))
            return pauses;
        return actor.Is(Roles.Head) && actor.Office is { } own
            ? pauses.Where(p => p.Office == own)
            : pauses.Where(_ => false);
    }

    private int DaysOf(DateTimeOffset from, DateTimeOffset? to, int days) =>
        to is not null
            ? days
            : Math.Max(
                0,
                keeper.Book.Calendar.WorkingDaysBetween(WorkingCalendar.DayOf(from), WorkingCalendar.DayOf(clock.Now))
            );

    private static IReadOnlyList<PausesOfKind> By(IEnumerable<Counted> all, Func<Counted, string> key) =>
        [
            .. all.GroupBy(key)
                .Select(g => new PausesOfKind(g.Key, Sum(g)))
                .OrderByDescending(k => k.Figures.Pauses)
                .ThenBy(k => k.Kind, StringComparer.Ordinal),
        ];

    private static PauseSums Sum(IEnumerable<Counted> some)
    {
        var list = some.ToList();
        return new(
            list.Sum(c => c.Count),
            list.Sum(c => c.Open),
            list.Sum(c => c.Days),
            list.Sum(c => c.Overlong),
            list.Where(c => c.Nearness is Nearness.LastDay or Nearness.Overdue).Sum(c => c.Count)
        );
    }

    private sealed record Counted(
        string Kind,
        string Office,
        string Officer,
        Nearness Nearness,
        int Count,
        int Open,
        int Days,
        int Overlong
    );
}

/// <summary>
/// What a list of pauses is narrowed to. <c>NearDeadline</c>: begun on the last promised day, when the yellow card is
/// given, or after it.
/// </summary>
public sealed record PauseFilter(
    string? Office = null,
    string? Kind = null,
    string? Officer = null,
    bool? Overlong = null,
    bool NearDeadline = false,
    DateOnly? From = null,
    DateOnly? To = null
);

/// <summary>A pause with its case, the working days it left out until now, and whether it outlasted what was announced.</summary>
public sealed record GivenPause(PauseRow Pause, string CaseNumber, string ItemCode, int Days, bool IsOverlong);

/// <summary>How near to the promised end a pause began.</summary>
public enum Nearness
{
    Earlier,
    OneDay,
    LastDay,
    Overdue,
}

/// <summary>Pauses in figures.</summary>
public sealed record PauseFigures(
    PauseSums Total,
    IReadOnlyList<PausesOfKind> ByKind,
    IReadOnlyList<PausesOfOfficer> ByOfficer,
    IReadOnlyList<PausesByNearness> ByNearness
);

/// <summary>
/// How many pauses, how many of them open, the working days they left out until now, how many outlasted what was
/// announced, how many began on the last promised day or after it.
/// </summary>
public sealed record PauseSums(int Pauses, int Open, int Days, int Overlong, int NearDeadline);

public sealed record PausesOfKind(string Kind, PauseSums Figures);

public sealed record PausesOfOfficer(string Officer, string Office, PauseSums Figures);

public sealed record PausesByNearness(Nearness Nearness, PauseSums Figures);
