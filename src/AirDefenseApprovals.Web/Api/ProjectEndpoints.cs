using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Service;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Service before anything is applied for: key projects, technical briefings, and the checklist for self-inspection.</summary>
internal static class ProjectEndpoints
{
    public static void MapProjects(this RouteGroupBuilder api)
    {
        var projects = api.MapGroup("/projects").RequireAuthorization(Policies.StaffOrSupervisor).WithTags("Service");
        projects
            .MapGet("", async (HttpContext http, KeyProjects projects, RulebookKeeper keeper) =>
                Results.Json(
                    ListShape.Whole(
                        (await projects.ListAsync(http.User.ToActor(), http.RequestAborted)).Select(p =>
                            Shape(p, keeper.Book, WorkingCalendar.DayOf(p.FlaggedAt))
                        )
                    )
                )
            )
            .Answers<ListShape<KeyProjectShape>>(200, 403)
            .WithOperationId("listProjects")
            .WithSummary("Key projects of the own office; the city and supervisors see all.");
        projects
            .MapGet("/{id:guid}", ShowAsync)
            .Answers<KeyProjectShape>(200, 403, 404)
            .WithOperationId("getProject")
            .WithSummary("A key project with its briefings and what the builder marked.");
        projects
            .MapPost("", FlagAsync)
            .Answers<KeyProjectShape>(201, 400, 403, 422)
            .WithOperationId("createProject")
            .WithSummary("Flags a key project: school, metro, hospital, other.");
        projects
            .MapPost("/{id:guid}/briefings", BriefAsync)
            .Answers<KeyProjectShape>(200, 400, 403, 404, 422)
            .WithOperationId("recordBriefing")
            .WithSummary("Records a technical briefing with the standards gone through.");
        projects
            .MapPost("/{id:guid}/self-check", OpenAsync)
            .Answers<LinkShape>(200, 403, 404)
            .WithOperationId("openSelfCheck")
            .WithSummary("Gives the builder the checklist for self-inspection by a link.");
        var marks = api.MapGroup("/self-checks/{word}")
            .AllowAnonymous()
            .RequireRateLimiting(PeopleEndpoints.Guessing)
            .WithTags("Service");
        marks
            .MapGet("", MarksAsync)
            .Answers<SelfCheckShape>(200, 404, 429)
            .WithOperationId("getSelfCheck")
            .WithSummary("The checklist that a link opens, with what is marked.");
        marks
            .MapPost("", MarkAsync)
            .Answers<SelfCheckShape>(200, 400, 404, 422, 429)
            .WithOperationId("markSelfCheck")
            .WithSummary("Marks points: fine, problem, notApplicable.");
    }

    /// <summary>What somebody typed, as the act.</summary>
    internal static FlagProject Flag(Core.Cases.Actor by, DateTimeOffset at, FlagProjectBody body) =>
        new(
            by,
            at,
            TextInput.Clean(body.Name),
            TextInput.Clean(body.Kind),
            TextInput.Clean(body.RegionCode),
            TextInput.Clean(body.Builder),
            TextInput.Clean(body.ApprovalNumber) is { Length: > 0 } number ? number : null
        );

    /// <summary>What somebody typed, as the act.</summary>
    internal static RecordBriefing Briefing(Core.Cases.Actor by, DateTimeOffset at, BriefingBody body) =>
        new(
            by,
            at,
            body.HeldOn,
            TextInput.Clean(body.Place),
            TextInput.Clean(body.Participants),
            [.. (body.Standards ?? []).Take(50).Select(s => StandardInput.Line(s)).Where(s => s.Length > 0).Distinct()],
            TextInput.Clean(body.Notes) is { Length: > 0 } notes ? notes : null
        );

    private static KeyProjectShape Shape(KeyProject p, Rulebook book, DateOnly day) =>
        new()
        {
            Id = p.Id,
            Name = p.Name,
            Kind = p.Kind,
            RegionCode = p.RegionCode,
            Office = p.Office,
            Builder = p.Builder,
            ApprovalNumber = p.ApprovalNumber,
            FlaggedAt = p.FlaggedAt.ToOffset(WorkingCalendar.Offset),
            Briefings = p.Briefings,
            SelfChecks = p.SelfChecks,
            Points = p.Points(book.Standards, day).Length,
            LinkGiven = p.LinkHash is not null,
        };

    private static SelfCheckShape Shape(KeyProject p, Rulebook book, DateTimeOffset now) =>
        new(
            p.Name,
            p.Builder,
            [
                .. p.Points(book.Standards, WorkingCalendar.DayOf(now))
                    .Select(e => new CheckPointShape(
                        e.Citation,
                        e.Standard.Title,
                        e.Clause.Heading,
                        e.Clause.Text,
                        e.Clause.TypicalDefect,
                        e.Clause.UsualRemedy,
                        e.Clause.UsualDeadlineDays
                    )),
            ],
            p.SelfChecks
        );

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        KeyProjects projects,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        Guid id
    ) =>
        await projects.FindAsync(http.User.ToActor(), id, http.RequestAborted) is { } project
            ? Results.Json(Shape(project, keeper.Book, WorkingCalendar.DayOf(clock.Now)))
            : problems.Answer(Refusal.NotFound());

    private static async Task<IResult> FlagAsync(
        HttpContext http,
        KeyProjects projects,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        FlagProjectBody body
    )
    {
        var (project, refusal) = await projects.FlagAsync(
            Flag(http.User.ToActor(), clock.Now, body),
            http.RequestAborted
        );
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(Shape(project!, keeper.Book, WorkingCalendar.DayOf(clock.Now)), statusCode: 201);
    }

    private static async Task<IResult> BriefAsync(
        HttpContext http,
        KeyProjects projects,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        Guid id,
        BriefingBody body
    )
    {
        var act = Briefing(http.User.ToActor(), clock.Now, body);
        var (project, refusal) = await projects.DoAsync(id, act.Refused, act.With, http.RequestAborted);
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(Shape(project!, keeper.Book, WorkingCalendar.DayOf(clock.Now)));
    }

    private static async Task<IResult> OpenAsync(
        HttpContext http,
        KeyProjects projects,
        OfficeClock clock,
        Settings settings,
        Problems problems,
        Guid id
    )
    {
        var act = new OpenSelfCheck(http.User.ToActor(), clock.Now, Codes.Link());
        var (project, refusal) = await projects.DoAsync(id, (p, _) => act.Refused(p), act.With, http.RequestAborted);
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(
                new LinkShape(Parties.Builder, AcceptanceEndpoints.Address(settings, "selfcheck", act.Word(project!)))
            );
    }

    private static async Task<IResult> MarksAsync(
        HttpContext http,
        KeyProjects projects,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        string word
    ) =>
        await projects.OpenAsync(word, http.RequestAborted) is { } project
            ? Results.Json(Shape(project, keeper.Book, clock.Now))
            : problems.Answer(Refusal.NotFound("link-opens-nothing"));

    private static async Task<IResult> MarkAsync(
        HttpContext http,
        KeyProjects projects,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        string word,
        SelfCheckBody body
    )
    {
        if (await projects.OpenAsync(word, http.RequestAborted) is not { } found)
            return problems.Answer(Refusal.NotFound("link-opens-nothing"));
        var errors = new List<FieldError>();
        var marks = (body.Marks ?? [])
            .Take(500)
            .Select(
                (m, i) =>
                    new SelfCheck(
                        TextInput.Clean(m?.Clause),
                        ListQuery.Word<PointState>(m?.State, $"marks[{i}].state", errors)
                            ?? Missing(errors, $"marks[{i}].state"),
                        TextInput.Clean(m?.Note) is { Length: > 0 } note ? note : null,
                        clock.Now
                    )
            )
            .ToImmutableArray();
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "point-wrong", [.. errors]));
        var act = new MarkSelfCheck(clock.Now, word, marks);
        var (project, refusal) = await projects.DoAsync(found.Id, act.Refused, act.With, http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(Shape(project!, keeper.Book, clock.Now));
    }

    private static PointState Missing(List<FieldError> errors, string field)
    {
        if (errors.All(e => e.Field != field))
            errors.Add(new(field, "field-required"));
        return default;
    }
}

/// <summary>A key project to flag: kind <c>school</c>, <c>metro</c>, <c>hospital</c> or <c>other</c>.</summary>
public sealed record FlagProjectBody(
    [property: Required] string? Name,
    [property: Required] string? Kind,
    [property: Required] string? RegionCode,
    [property: Required] string? Builder,
    string? ApprovalNumber = null
);

/// <summary>A technical briefing; standards by number.</summary>
public sealed record BriefingBody(
    [property: Required] DateOnly? HeldOn,
    string? Place = null,
    string? Participants = null,
    IReadOnlyList<string?>? Standards = null,
    string? Notes = null
);

/// <summary>What the builder marks.</summary>
public sealed record SelfCheckBody([property: Required] IReadOnlyList<SelfCheckMarkBody?>? Marks);

/// <summary>A point: <c>fine</c>, <c>problem</c> or <c>notApplicable</c>.</summary>
public sealed record SelfCheckMarkBody(
    [property: Required] string? Clause,
    [property: Required] string? State,
    string? Note = null
);

/// <summary>A key project; <c>points</c>: how many the checklist has.</summary>
public sealed record KeyProjectShape
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string RegionCode { get; init; }

    public required string Office { get; init; }

    public required string Builder { get; init; }

    public required string? ApprovalNumber { get; init; }

    public required DateTimeOffset FlaggedAt { get; init; }

    public required IReadOnlyList<Briefing> Briefings { get; init; }

    public required IReadOnlyList<SelfCheck> SelfChecks { get; init; }

    public required int Points { get; init; }

    public required bool LinkGiven { get; init; }
}

/// <summary>The checklist for self-inspection.</summary>
public sealed record SelfCheckShape(
    string Project,
    string Builder,
    IReadOnlyList<CheckPointShape> Checklist,
    IReadOnlyList<SelfCheck> Marks
);
