using System.Linq.Expressions;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Data;

/// <summary>Reads cases from behind the walls of R18, which <see cref="Wall"/> puts before every query.</summary>
public sealed class CaseQueries(AdaDb db)
{
    /// <summary>The cases that an actor may see: no more than the wall lets through, said so that an index answers.</summary>
    public IQueryable<CaseRow> Visible(Actor actor)
    {
        var cases = db.Cases.AsNoTracking();
        if (Walls.IsStaff(actor) && actor.Office == Office.City)
            return cases.Where(c => c.State != CaseState.Draft);
        if (actor.Is(Roles.Supervisor))
            return cases.Where(c => c.State != CaseState.Draft && !c.Practice);
        if (Walls.IsStaff(actor))
            return cases.Where(c => c.State != CaseState.Draft && c.Office == actor.Office);
        return actor.Is(Roles.Applicant) ? cases.Where(c => c.OwnerId == actor.UserId) : cases.Where(_ => false);
    }

    /// <summary>A case and its version, if the actor may see it.</summary>
    public async Task<(Case Case, int Version)?> FindAsync(Actor actor, Guid id, CancellationToken cancellation) =>
        await Visible(actor)
            .Where(c => c.Id == id)
            .Select(c => new { c.Body, c.Version })
            .FirstOrDefaultAsync(cancellation)
            is { } row
            ? (CaseJson.Read(row.Body), row.Version)
            : null;

    /// <summary>
    /// A page of the cases an actor may see, newest first; of an applicant's own, those first that wait for the
    /// applicant, if it is asked for.
    /// </summary>
    public async Task<Page<Case>> ListAsync(
        Actor actor,
        CaseFilter filter,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var cases = Visible(actor).Where(c => c.Practice == filter.Practice);
        if (filter.State is { } state)
            cases = cases.Where(c => c.State == state);
        if (TextInput.Clean(filter.ItemCode) is { Length: > 0 } item)
            cases = cases.Where(c => c.ItemCode == item);
        if (filter.Text is { Length: > 0 } text)
        {
            var (like, number) = (Like(text), LikeNumber(text));
            cases = cases.Where(c =>
                EF.Functions.Like(AdaDb.Lower(c.Number!), number, "\\")
                || EF.Functions.Like(AdaDb.Lower(c.ApplicantName), like, "\\")
                || EF.Functions.Like(AdaDb.Lower(c.ProjectName), like, "\\")
            );
        }

        if (filter.Waiting)
            cases = cases.Where(WaitsForApplicant());
        var total = await cases.CountAsync(cancellation);
        var rows = await Ordered(cases, actor, filter)
            .ThenByDescending(c => c.Id)
            .Skip(paging.Skip)
            .Take(paging.PageSize)
            .Select(c => c.Body)
            .ToListAsync(cancellation);
        return new([.. rows.Select(CaseJson.Read)], paging.Page, paging.PageSize, total);
    }

    /// <summary>How many of an applicant's own cases wait for the applicant.</summary>
    public Task<int> WaitingAsync(Actor actor, CancellationToken cancellation) =>
        Visible(actor).Where(c => !c.Practice).CountAsync(WaitsForApplicant(), cancellation);

    /// <summary>Staff see no drafts, so what they see has a day of receipt.</summary>
    private IOrderedQueryable<CaseRow> Ordered(IQueryable<CaseRow> cases, Actor actor, CaseFilter filter)
    {
        if (Walls.IsStaff(actor) || actor.Is(Roles.Supervisor))
            return cases.OrderByDescending(c => c.ReceivedAt);
        if (!filter.Waiting && !filter.WaitingFirst)
            return cases.OrderByDescending(c => c.ReceivedAt ?? c.CreatedAt);
        var never = DateTimeOffset.MaxValue;
        return cases
            .OrderByDescending(c => db.Tasks.Any(t => t.CaseId == c.Id && t.Role == Roles.Applicant))
            .ThenByDescending(WaitsForApplicant())
            .ThenBy(c => db.Tasks.Where(t => t.CaseId == c.Id && t.Role == Roles.Applicant).Min(t => t.DueAt ?? never))
            .ThenByDescending(c => c.ReceivedAt ?? c.CreatedAt);
    }

    /// <summary>
    /// What <see cref="Case.WaitsForApplicant"/> says, to the database. A promise stands in the case's body alone,
    /// where no text of a person can look like it: its quotes are escaped there.
    /// </summary>
    private Expression<Func<CaseRow, bool>> WaitsForApplicant() =>
        c =>
            db.Tasks.Any(t => t.CaseId == c.Id && t.Role == Roles.Applicant)
            || (
                c.EndedAt == null
                && c.State != CaseState.Draft
                && c.State != CaseState.Submitted
                && EF.Functions.Like(c.Body, "%\"status\":\"Promised\"%")
            );

    /// <summary>A page of the open tasks of an actor's own office, least time left first.</summary>
    public async Task<Page<WaitingTask>> WorklistAsync(
        Actor actor,
        WorklistFilter filter,
        Paging paging,
        CancellationToken cancellation
    )
    {
        var tasks = Narrowed(actor, filter);
        var total = await tasks.CountAsync(cancellation);
        var ordered = filter.Sort switch
        {
            WorklistSort.Newest => tasks.OrderByDescending(t => t.Case.ReceivedAt),
            WorklistSort.Item => tasks.OrderBy(t => t.Case.ItemCode),
            _ => db.Database.IsNpgsql()
                ? tasks.OrderBy(t => t.DueAt)
                // Without a date last, as PostgreSQL has it anyway: so its index gives the order
                : tasks.OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt),
        };
        var page = ordered.ThenBy(t => t.CaseId).ThenBy(t => t.Position).Skip(paging.Skip).Take(paging.PageSize);
        var found = await (
            from t in page
            join p in db.Pauses.Where(p => p.To == null) on t.CaseId equals p.CaseId into open
            from p in open.DefaultIfEmpty()
            select new
            {
                t.Position,
                t.Case.ReceivedAt,
                Task = new WaitingTask
                {
                    CaseId = t.CaseId,
                    CaseNumber = t.Case.Number!,
                    ItemCode = t.Case.ItemCode,
                    Task = t.Name,
                    Role = t.Role,
                    DueAt = t.DueAt,
                    Card = t.Case.Card,
                    ApplicantName = t.Case.ApplicantName,
                    ProjectName = t.Case.ProjectName,
                    State = t.Case.State,
                    Office = t.Office!,
                    PauseKind = p == null ? null : p.Kind,
                    PauseExpectedEnd = p == null ? null : p.ExpectedEnd,
                    Assignee = t.Assignee,
                },
            }
        ).ToListAsync(cancellation);
        var rows = filter.Sort switch
        {
            WorklistSort.Newest => found.OrderByDescending(f => f.ReceivedAt),
            WorklistSort.Item => found.OrderBy(f => f.Task.ItemCode, StringComparer.Ordinal),
            _ => found.OrderBy(f => f.Task.DueAt is null).ThenBy(f => f.Task.DueAt),
        };
        return new(
            [.. rows.ThenBy(f => f.Task.CaseId).ThenBy(f => f.Position).Select(f => f.Task)],
            paging.Page,
            paging.PageSize,
            total
        );
    }

    /// <summary>How many tasks of a worklist have each card, whichever card it is narrowed to.</summary>
    public async Task<IReadOnlyDictionary<CardColour, int>> CardsOfWorklistAsync(
        Actor actor,
        WorklistFilter filter,
        CancellationToken cancellation
    ) =>
        await Narrowed(actor, filter with { Card = null })
            .GroupBy(t => t.Case.Card)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    /// <summary>
    /// Cases of the same project, by name, or of the same applicant for the same item, newest first: no more than the
    /// reader may see (R18).
    /// </summary>
    public async Task<IReadOnlyList<Case>> AlikeAsync(Actor actor, Case @case, CancellationToken cancellation)
    {
        const int most = 10;
        var others = Visible(actor).Where(c => c.Id != @case.Id && !c.Practice);
        var (project, applicant, item) = (@case.Project.Name, @case.Applicant.Name, @case.ItemCode);
        var rows =
            project.Length == 0
                ? []
                : await OfProject(others, project)
                    .OrderByDescending(c => c.ReceivedAt)
                    .Take(most)
                    .Select(c => c.Body)
                    .ToListAsync(cancellation);
        if (applicant.Length > 0)
            rows.AddRange(
                await OfApplicant(others, applicant)
                    .Where(c => c.ItemCode == item)
                    .OrderByDescending(c => c.ReceivedAt)
                    .Take(most)
                    .Select(c => c.Body)
                    .ToListAsync(cancellation)
            );
        return [.. rows.Select(CaseJson.Read).DistinctBy(c => c.Id).OrderByDescending(c => c.ReceivedAt).Take(most)];
    }

    /// <summary>By an index where the name has no dot; else whichever dot was typed.</summary>
    private static IQueryable<CaseRow> OfProject(IQueryable<CaseRow> cases, string name)
    {
        var pattern = WithAnyDot(Escaped(name));
        return pattern == Escaped(name)
            ? cases.Where(c => c.ProjectName == name)
            : cases.Where(c => EF.Functions.Like(c.ProjectName, pattern, "\\"));
    }

    private static IQueryable<CaseRow> OfApplicant(IQueryable<CaseRow> cases, string name)
    {
        var pattern = WithAnyDot(Escaped(name));
        return pattern == Escaped(name)
            ? cases.Where(c => c.ApplicantName == name)
            : cases.Where(c => EF.Functions.Like(c.ApplicantName, pattern, "\\"));
    }

    /// <summary>Those of some cases that a reader may see, in the order asked for (R18): what is not theirs is not there.</summary>
    public async Task<IReadOnlyList<Case>> AllOfAsync(
        Actor actor,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellation
    )
    {
        var rows = await Visible(actor).Where(c => ids.Contains(c.Id)).Select(c => c.Body).ToListAsync(cancellation);
        return [.. rows.Select(CaseJson.Read).OrderBy(c => ids.ToList().IndexOf(c.Id))];
    }

    private IQueryable<TaskRow> Narrowed(Actor actor, WorklistFilter filter)
    {
        var tasks = db
            .Tasks.AsNoTracking()
            .Where(t => t.Practice == filter.Practice)
            .Where(t =>
                actor.Is(Roles.Supervisor)
                    ? t.Role == Roles.Supervisor || t.Role != Roles.Applicant
                    : t.Office == actor.Office && t.Role != Roles.Applicant && t.Role != Roles.Supervisor
            );
        if (filter.Mine)
            tasks = tasks.Where(t =>
                t.Assignee == actor.UserName || (t.Assignee == null && actor.Roles.AsEnumerable().Contains(t.Role))
            );
        if (filter.Role is { Length: > 0 } role)
            tasks = tasks.Where(t => t.Role == role);
        if (filter.Task is { Length: > 0 } task)
            tasks = tasks.Where(t => t.Name == task);
        if (filter.State is { } state)
            tasks = tasks.Where(t => t.Case.State == state);
        if (filter.Card is { } card)
            tasks = tasks.Where(t => t.Case.Card == card);
        if (TextInput.Clean(filter.ItemCode) is { Length: > 0 } item)
            tasks = tasks.Where(t => t.Case.ItemCode == item);
        if (filter.Text is { Length: > 0 } text)
        {
            var (like, number) = (Like(text), LikeNumber(text));
            tasks = tasks.Where(t =>
                EF.Functions.Like(AdaDb.Lower(t.Case.Number!), number, "\\")
                || EF.Functions.Like(AdaDb.Lower(t.Case.ApplicantName), like, "\\")
                || EF.Functions.Like(AdaDb.Lower(t.Case.ProjectName), like, "\\")
            );
        }

        return tasks;
    }

    /// <summary>
    /// In lower case on both sides: to PostgreSQL, not to SQLite, letters differ by case. Without what no stored text
    /// can hold. For a middle dot any character will do.
    /// </summary>
    private static string Like(string text) => $"%{WithAnyDot(Escaped(TextInput.Clean(text).ToLowerInvariant()))}%";

    /// <summary>
    /// A case's number as it is kept, however it was typed: without hyphens, with blanks, in full width. Of a part of
    /// one, the hyphens have to be typed.
    /// </summary>
    private static string LikeNumber(string text)
    {
        var number = CaseNumber.Read(TextInput.CleanCode(text));
        return Like(number.Any(char.IsAsciiDigit) ? number : text);
    }

    /// <summary>A pattern in which a middle dot stands for whichever there is (R35).</summary>
    private static string WithAnyDot(string pattern) => MiddleDots.Replace(pattern, "_");

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}

/// <summary>A page of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int PageNumber, int PageSize, int Total)
{
    public Page<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], PageNumber, PageSize, Total);
}

/// <summary>Which page of a list: from 1, at most 200 a page.</summary>
public readonly record struct Paging(int Page, int PageSize)
{
    public int Skip => (Page - 1) * PageSize;
}

/// <summary>What a list of cases is narrowed to.</summary>
public sealed record CaseFilter(
    CaseState? State = null,
    string? ItemCode = null,
    string? Text = null,
    bool Practice = false
)
{
    /// <summary>Those alone that wait for their applicant, soonest due first.</summary>
    public bool Waiting { get; init; }

    /// <summary>Those first that wait for their applicant, soonest due first.</summary>
    public bool WaitingFirst { get; init; }
}

/// <summary>What a worklist is narrowed to.</summary>
public sealed record WorklistFilter
{
    public CaseState? State { get; init; }

    public CardColour? Card { get; init; }

    public string? ItemCode { get; init; }

    public string? Text { get; init; }

    public bool Mine { get; init; }

    public bool Practice { get; init; }

    public string? Role { get; init; }

    public string? Task { get; init; }

    public WorklistSort Sort { get; init; } = WorklistSort.Left;
}

/// <summary>In which order a worklist is read.</summary>
public enum WorklistSort
{
    /// <summary>Least time left first.</summary>
    Left,

    /// <summary>Received last first.</summary>
    Newest,

    /// <summary>By item.</summary>
    Item,
}

/// <summary>
/// A task on a worklist. No phone, e-mail or identity number (R30). Of a pause that is open: its kind, and when it was
/// announced to end.
/// </summary>
public sealed record WaitingTask
{
    public required Guid CaseId { get; init; }

    public required string CaseNumber { get; init; }

    public required string ItemCode { get; init; }

    public required string Task { get; init; }

    public required string Role { get; init; }

    public required DateTimeOffset? DueAt { get; init; }

    public required CardColour Card { get; init; }

    public required string ApplicantName { get; init; }

    public required string ProjectName { get; init; }

    public required CaseState State { get; init; }

    public required string Office { get; init; }

    public required string? PauseKind { get; init; }

    public required DateTimeOffset? PauseExpectedEnd { get; init; }

    public required string? Assignee { get; init; }
}
