using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The standards register (R24): anyone reads, administrators enter.</summary>
internal static class StandardEndpoints
{
    public static void MapStandards(this RouteGroupBuilder api)
    {
        var open = api.MapGroup("/standards").AllowAnonymous().WithTags("Catalogue");
        open.MapGet("", Search)
            .Answers<ListShape<ClauseShape>>(200, 422)
            .WithOperationId("searchClauses")
            .WithSummary(
                "The clauses that defect notices cite (R24), by words in number, "
                    + "heading, text or typical defect, and by the day they are in force."
            );
        open.MapGet("/{number}", Of)
            .Answers<StandardShape>(200, 404)
            .WithOperationId("getStandard")
            .WithSummary("An edition of a standard with its clauses.");
        open.MapGet("/{number}/clauses/{clause}", HistoryAsync)
            .Answers<ListShape<ClauseEntryShape>>(200, 404)
            .WithOperationId("listClauseEntries")
            .WithSummary("Every entry of a clause, the newest first.");
        var administration = api.MapGroup("/standards")
            .RequireAuthorization(Roles.Administrator)
            .WithTags("Administration");
        administration
            .MapPost("", EnterStandardAsync)
            .Answers<StandardShape>(201, 400, 403, 409, 422)
            .WithOperationId("createStandard")
            .WithSummary("Enters an edition of a standard.");
        administration
            .MapPut("/{number}", ReviseStandardAsync)
            .Answers<StandardShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("reviseStandard")
            .WithSummary(
                "Enters an edition anew: with its days, or with what took its place. Earlier entries are kept."
            );
        administration
            .MapPost("/clauses", EnterClauseAsync)
            .Answers<ClauseShape>(201, 400, 403, 409, 422)
            .WithOperationId("createClause")
            .WithSummary("Enters a clause, or the same clause for other days.");
        administration
            .MapPut("/{number}/clauses/{clause}", ReviseClauseAsync)
            .Answers<ClauseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("reviseClause")
            .WithSummary(
                "Enters a clause anew: its words, its days, or what took its place. Earlier entries are kept, and notices keep their words."
            );
    }

    private static IResult Search(
        RulebookKeeper keeper,
        Problems problems,
        string? q,
        string? on,
        string? standard,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var (paging, day) = (ListQuery.Paging(page, pageSize, errors), ListQuery.Day(on, "on", errors));
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var found = ListQuery.Shape(
            keeper.Book.Standards.Search(TextInput.Clean(q), day, StandardInput.Line(standard)),
            paging
        );
        return Results.Json(
            new ListShape<ClauseShape>([.. found.Items.Select(ClauseShape.Of)], found.Page, found.PageSize, found.Total)
        );
    }

    private static IResult Of(RulebookKeeper keeper, Problems problems, string number) =>
        keeper.Book.Standards.Standard(StandardInput.Number(number)) is { } standard
            ? Results.Json(StandardShape.Of(standard))
            : problems.Answer(Refusal.NotFound("standard-not-there"));

    private static async Task<IResult> HistoryAsync(
        HttpContext http,
        AdaDb db,
        Problems problems,
        string number,
        string clause
    ) =>
        await KeptStandards.HistoryAsync(
            db,
            StandardInput.Number(number),
            StandardInput.Line(clause),
            http.RequestAborted
        )
            is { Count: > 0 } rows
            ? Results.Json(ListShape.Whole(rows.Select(ClauseEntryShape.Of)))
            : problems.Answer(Refusal.NotFound("clause-not-there"));

    private static Task<IResult> EnterStandardAsync(
        HttpContext http,
        StandardActs acts,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        StandardBody body
    ) =>
        EnterAsync(
            http,
            acts,
            keeper,
            problems,
            201,
            new EnterStandard(
                http.User.ToActor(),
                clock.Now,
                StandardInput.Standard(
                    body.Number,
                    body.Title,
                    body.InForceFrom,
                    body.InForceTo,
                    body.SupersededBy,
                    body.AppliesTo
                )
            )
        );

    private static Task<IResult> ReviseStandardAsync(
        HttpContext http,
        StandardActs acts,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        string number,
        StandardRevisionBody body
    ) =>
        EnterAsync(
            http,
            acts,
            keeper,
            problems,
            200,
            new EnterStandard(
                http.User.ToActor(),
                clock.Now,
                StandardInput.Standard(
                    StandardInput.Number(number),
                    body.Title,
                    body.InForceFrom,
                    body.InForceTo,
                    body.SupersededBy,
                    body.AppliesTo
                ),
                Revises: true,
                body.Version
            )
        );

    private static Task<IResult> EnterClauseAsync(
        HttpContext http,
        StandardActs acts,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        ClauseBody body
    ) =>
        EnterAsync(
            http,
            acts,
            keeper,
            problems,
            201,
            new EnterClause(
                http.User.ToActor(),
                clock.Now,
                StandardInput.Line(body.Standard),
                StandardInput.Clause(
                    body.Clause,
                    body.Heading,
                    body.Text,
                    body.TypicalDefect,
                    body.UsualRemedy,
                    body.UsualDeadlineDays,
                    body.InForceFrom,
                    body.InForceTo,
                    body.SupersededBy
                )
            )
        );

    private static Task<IResult> ReviseClauseAsync(
        HttpContext http,
        StandardActs acts,
        RulebookKeeper keeper,
        OfficeClock clock,
        Problems problems,
        string number,
        string clause,
        ClauseRevisionBody body
    ) =>
        EnterAsync(
            http,
            acts,
            keeper,
            problems,
            200,
            new EnterClause(
                http.User.ToActor(),
                clock.Now,
                StandardInput.Number(number),
                StandardInput.Clause(
                    clause,
                    body.Heading,
                    body.Text,
                    body.TypicalDefect,
                    body.UsualRemedy,
                    body.UsualDeadlineDays,
                    body.InForceFrom,
                    body.InForceTo,
                    body.SupersededBy
                ),
                Revises: true,
                body.Version
            )
        );

    private static async Task<IResult> EnterAsync(
        HttpContext http,
        StandardActs acts,
        RulebookKeeper keeper,
        Problems problems,
        int status,
        EnterStandard act
    )
    {
        var (entered, refusal) = await acts.EnterAsync(act, http.RequestAborted);
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(StandardShape.Of(keeper.Book.Standards.Standard(entered!.Number)!), statusCode: status);
    }

    private static async Task<IResult> EnterAsync(
        HttpContext http,
        StandardActs acts,
        RulebookKeeper keeper,
        Problems problems,
        int status,
        EnterClause act
    )
    {
        var (entered, refusal) = await acts.EnterAsync(act, http.RequestAborted);
        return refusal is not null
            ? problems.Answer(refusal)
            : Results.Json(
                ClauseShape.Of(new(keeper.Book.Standards.Standard(act.Standard)!, entered!)),
                statusCode: status
            );
    }
}
