using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// The clerk's desk: views of the worklist, what the system checked already, standard sentences, papers printed
/// together.
/// </summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/worklist/views").RequireAuthorization(Policies.StaffOrSupervisor).WithTags("Office");
        views
            .MapGet("", async (HttpContext http, WorklistViews kept) =>
                Results.Json(
                    ListShape.Whole((await kept.OfAsync(http.User.ToActor(), http.RequestAborted)).Select(ViewShape.Of))
                )
            )
            .Answers<ListShape<ViewShape>>(200, 403)
            .WithOperationId("listWorklistViews")
            .WithSummary("The reader's own views of the worklist.");
        views
            .MapPut("", SaveViewAsync)
            .Answers<ViewShape>(200, 400, 403, 409, 422)
            .WithOperationId("saveWorklistView")
            .WithSummary("Keeps a view under a name; the same name again takes its place. At most 20.");
        views
            .MapDelete("", DropViewAsync)
            .Answers(204, 403, 404)
            .WithOperationId("dropWorklistView")
            .WithSummary("Drops a view, by ?name=.");
        api.MapGet("/cases/{id:guid}/checks", ChecksAsync)
            .RequireAuthorization()
            .WithTags("Cases")
            .Answers<ListShape<DeskCheckShape>>(200, 403, 404)
            .WithOperationId("listDeskChecks")
            .WithSummary(
                "What the system looked at already, each with a sentence: for who handles or watches the case."
            );
        api.MapGet("/papers", PapersAsync)
            .RequireAuthorization(Policies.CaseReaders)
            .WithTags("Files")
            .Answers(200, 400, 403, 404, 422)
            .AnswersFile("application/pdf")
            .WithOperationId("printPapers")
            .WithSummary(
                "Papers of several cases as one PDF: ?case= up to 50 times, ?paper= of receipt, acceptance, "
                    + "correction, defects, refusal, result. Cases that the reader does not see are not there."
            );
        var sentences = api.MapGroup("/sentences").WithTags("Office");
        sentences
            .MapGet("", ListSentencesAsync)
            .RequireAuthorization(Policies.OfficeReaders)
            .Answers<ListShape<SentenceShape>>(200, 403, 422)
            .WithOperationId("listSentences")
            .WithSummary(
                "The standard sentences for correction notices: those of all offices and the own (R4). "
                    + "?retired=true: with those that are offered no more."
            );
        sentences
            .MapPost("", AddSentenceAsync)
            .RequireAuthorization(Policies.StaffKeepers)
            .Answers<SentenceShape>(201, 400, 403, 409, 422)
            .WithOperationId("createSentence")
            .WithSummary("Enters one: a head for the own office, an administrator for all.");
        sentences
            .MapPost("/{id:guid}/retire", RetireSentenceAsync)
            .RequireAuthorization(Policies.StaffKeepers)
            .Answers<SentenceShape>(200, 403, 404, 409)
            .WithOperationId("retireSentence")
            .WithSummary("Retires one: it is offered no more and stays on record.");
    }

    private static async Task<IResult> SaveViewAsync(
        HttpContext http,
        WorklistViews kept,
        OfficeClock clock,
        Problems problems,
        ViewBody body
    )
    {
        var (view, refusal) = await kept.SaveAsync(
            new SaveView(
                http.User.ToActor(),
                clock.Now,
                StandardInput.Line(body.Name),
                WorklistQuery.Of(body.Query).ToString()
            ),
            http.RequestAborted
        );
        return refusal is not null ? problems.Answer(refusal) : Results.Json(ViewShape.Of(view!));
    }

    private static async Task<IResult> DropViewAsync(
        HttpContext http,
        WorklistViews kept,
        Problems problems,
        string? name
    ) =>
        await kept.DropAsync(new DropView(http.User.ToActor(), StandardInput.Line(name)), http.RequestAborted)
            is { } refusal
            ? problems.Answer(refusal)
            : Results.NoContent();

    private static async Task<IResult> ChecksAsync(HttpContext http, Desk desk, DeskChecks checks, Guid id)
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (!Walls.IsStaff(actor) && !actor.Is(Roles.Supervisor))
            return desk.Problems.Answer(Refusal.Forbidden("R18", "checks-for-the-office"));
        return Results.Json(ListShape.Whole(await checks.OfAsync(actor, found.Case, http.RequestAborted)));
    }

    private static async Task<IResult> PapersAsync(
        HttpContext http,
        CaseQueries queries,
        CasePapers papers,
        Problems problems,
        [FromQuery] Guid[]? @case,
        [FromQuery] string[]? paper
    )
    {
        var (pdf, refusal) = await PrintAsync(
            http.User.ToActor(),
            queries,
            papers,
            @case ?? [],
            paper ?? [],
            http.RequestAborted
        );
        return refusal is not null ? problems.Answer(refusal) : Results.Bytes(pdf!, "application/pdf");
    }

    /// <summary>Prints papers of several cases together, for API and pages alike.</summary>
    public static async Task<(byte[]? Pdf, Refusal? Refusal)> PrintAsync(
        Actor reader,
        CaseQueries queries,
        CasePapers papers,
        IReadOnlyList<Guid> ids,
        IReadOnlyList<string> kinds,
        CancellationToken cancellation
    )
    {
        var errors = new List<FieldError>();
        if (ids.Count == 0)
            errors.Add(new("case", "papers-no-case"));
        if (ids.Distinct().Count() > CasePapers.MostCases)
            errors.Add(
                new(
                    "case",
                    "papers-too-many",
                    CasePapers.MostCases.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
            );
        if (kinds.Count == 0)
            errors.Add(new("paper", "papers-no-kind"));
        foreach (var unknown in kinds.Where(k => !CasePapers.Kinds.Append(CasePapers.Result).Contains(k)).Take(1))
            errors.Add(
                new("paper", "word-unknown", unknown, string.Join(", ", CasePapers.Kinds.Append(CasePapers.Result)))
            );
        if (errors.Count > 0)
            return (null, Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var pdf = papers.Print(await queries.AllOfAsync(reader, [.. ids.Distinct()], cancellation), kinds, reader);
        return pdf is null ? (null, Refusal.NotFound("papers-none")) : (pdf, null);
    }

    private static async Task<IResult> ListSentencesAsync(
        HttpContext http,
        SentenceQueries queries,
        Problems problems,
        bool? retired,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return Results.Json(
            ListQuery.Shape(
                (await queries.ListAsync(http.User.ToActor(), retired ?? false, http.RequestAborted)).ConvertAll(
                    SentenceShape.Of
                ),
                paging
            )
        );
    }

    private static async Task<IResult> AddSentenceAsync(
        HttpContext http,
        SentenceActs acts,
        OfficeClock clock,
        Problems problems,
        SentenceBody body
    )
    {
        var (row, refusal) = await acts.AddAsync(body.ToAct(http.User.ToActor(), clock.Now), http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(SentenceShape.Of(row!), statusCode: 201);
    }

    private static async Task<IResult> RetireSentenceAsync(
        HttpContext http,
        SentenceActs acts,
        OfficeClock clock,
        Problems problems,
        Guid id
    )
    {
        var (row, refusal) = await acts.RetireAsync(
            new RetireSentence(http.User.ToActor(), clock.Now, id),
            http.RequestAborted
        );
        return refusal is not null ? problems.Answer(refusal) : Results.Json(SentenceShape.Of(row!));
    }
}
