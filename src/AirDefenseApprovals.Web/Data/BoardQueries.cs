using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// What is late, what will be late and who needs help, from behind the walls of R18: of all offices for supervisors and
/// the city's head, of the
/// own office for whoever works there. No phone, e-mail or identity number (R30).
/// </summary>
public sealed class BoardQueries(AdaDb db, RulebookKeeper keeper, OfficeClock clock)
{
    /// <summary>How many cases each list names; the worklist has them all.</summary>
    public const int Longest = 10;

    /// <summary>The board; null for an office that is not there, or not to be read.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="office">The office; null for all, which only those may read who may choose.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Board?> OfAsync(Actor actor, string? office, CancellationToken cancellation)
    {
        if (
            office is null
                ? !OfficeFigures.MayChoose(actor)
                : keeper.Book.Register.Office(office) is null || !OfficeFigures.MayRead(actor, office)
        )
            return null;
        var now = clock.Now;
        var horizon = keeper.Book.Calendar.ClosingOf(keeper.Book.Calendar.NextWorkingDay(WorkingCalendar.DayOf(now)));
        var tasks = db
            .Tasks.AsNoTracking()
            .Where(t => !t.Practice && t.Role != Roles.Applicant && t.Role != Roles.Supervisor);
        if (office is not null)
            tasks = tasks.Where(t => t.Office == office);
        var late = tasks.Where(t => t.DueAt < now);
        var soon = tasks.Where(t => t.DueAt >= now && t.DueAt <= horizon);
        return new(
            now,
            horizon,
            await ListAsync(late, cancellation),
            await ListAsync(soon, cancellation),
            await LoadsAsync(tasks, now, horizon, cancellation),
            await ColumnsAsync(office, cancellation)
        );
    }

    private static async Task<BoardList> ListAsync(IQueryable<TaskRow> tasks, CancellationToken cancellation) =>
        new(
            await tasks.CountAsync(cancellation),
            await tasks
                .OrderBy(t => t.DueAt)
                .ThenBy(t => t.CaseId)
                .ThenBy(t => t.Position)
                .Take(Longest)
                .Select(t => new BoardTask
                {
                    CaseId = t.CaseId,
                    CaseNumber = t.Case.Number!,
                    ItemCode = t.Case.ItemCode,
                    ProjectName = t.Case.ProjectName,
                    Task = t.Name,
                    Role = t.Role,
                    Assignee = t.Assignee,
                    Office = t.Office!,
                    DueAt = t.DueAt,
                    Card = t.Case.Card,
                })
                .ToListAsync(cancellation)
        );

    /// <summary>How much each person has, most in need of help first: what nobody has been given counts as nobody's.</summary>
    private static async Task<IReadOnlyList<BoardLoad>> LoadsAsync(
        IQueryable<TaskRow> tasks,
        DateTimeOffset now,
        DateTimeOffset horizon,
        CancellationToken cancellation
    )
    {
        var loads = await tasks
            .GroupBy(t => new { t.Office, t.Assignee })
            .Select(g => new
            {
                g.Key.Office,
                g.Key.Assignee,
                Open = g.Count(),
                Late = g.Count(t => t.DueAt < now),
                Soon = g.Count(t => t.DueAt >= now && t.DueAt <= horizon),
            })
            .ToListAsync(cancellation);
        return
        [
            .. loads
                .Select(l => new BoardLoad(l.Office!, l.Assignee, l.Open, l.Late, l.Soon))
                .OrderByDescending(l => l.Late)
                .ThenByDescending(l => l.Soon)
                .ThenByDescending(l => l.Open)
                .ThenBy(l => l.Office, StringComparer.Ordinal)
                .ThenBy(l => l.Person, StringComparer.Ordinal),
        ];
    }

    /// <summary>Open cases by the card they have (R13), the least time left first.</summary>
    private async Task<IReadOnlyList<BoardColumn>> ColumnsAsync(string? office, CancellationToken cancellation)
    {
        var cases = db.Cases.AsNoTracking().Where(c => !c.Practice && c.State != CaseState.Draft && c.EndedAt == null);
        if (office is not null)
            cases = cases.Where(c => c.Office == office);
        var counts = await cases
            .GroupBy(c => c.Card)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var columns = new List<BoardColumn>();
        foreach (var card in Enum.GetValues<CardColour>())
        {
            var shown = counts.ContainsKey(card)
                ? await cases
                    .Where(c => c.Card == card)
                    .Select(c => new
                    {
                        c.Id,
                        c.Number,
                        c.ItemCode,
                        c.ProjectName,
                        c.Office,
                        c.State,
                        DueAt = db.Tasks.Where(t => t.CaseId == c.Id).Min(t => t.DueAt),
                    })
                    .OrderBy(c => c.DueAt == null)
                    .ThenBy(c => c.DueAt)
                    .ThenBy(c => c.Id)
                    .Take(Longest)
                    .ToListAsync(cancellation)
                : [];
            columns.Add(
                new(
                    card,
                    counts.GetValueOrDefault(card),
                    [
                        .. shown.Select(c => new BoardCase(
                            c.Id,
                            c.Number!,
                            c.ItemCode,
                            c.ProjectName,
                            c.Office!,
                            c.State,
                            c.DueAt
                        )),
                    ]
                )
            );
        }

        return columns;
    }
}

/// <summary>
/// An office's board at an instant. <c>Horizon</c>: closing of the next working day, until which something will soon be
/// late.
/// </summary>
public sealed record Board(
    DateTimeOffset At,
    DateTimeOffset Horizon,
    BoardList Late,
    BoardList Soon,
    IReadOnlyList<BoardLoad> Loads,
    IReadOnlyList<BoardColumn> Columns
);

/// <summary>The first of a list, and how many there are.</summary>
public sealed record BoardList(int Total, IReadOnlyList<BoardTask> Tasks);

/// <summary>A task that waits.</summary>
public sealed record BoardTask
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ItemCode { get; init; }

    public required string ProjectName { get; init; }

    public required string Task { get; init; }

    public required string Role { get; init; }

    public required string? Assignee { get; init; }

    public required string Office { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required CardColour Card { get; init; }
}

/// <summary>What somebody has to do; <c>Person</c>: account name, null for what nobody was given.</summary>
public sealed record BoardLoad(string Office, string? Person, int Open, int Late, int Soon);

/// <summary>Open cases of a card.</summary>
public sealed record BoardColumn(CardColour Card, int Total, IReadOnlyList<BoardCase> Cases);

/// <summary>A case on the board.</summary>
public sealed record BoardCase(
    Guid Id,
    string Number,
    string ItemCode,
    string ProjectName,
    string Office,
    CaseState State,
    DateTimeOffset? DueAt
);
