using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Cases: begin, change, submit, work, end.</summary>
internal static class CaseEndpoints
{
    public static void MapCases(this RouteGroupBuilder api)
    {
        var cases = api.MapGroup("/cases").RequireAuthorization().WithTags("Cases");
        cases
            .MapPost("", (HttpContext http, Desk desk, ApplicationBody body) =>
                desk.BeginAsync(http, body.ToAct(http.User.ToActor(), desk.Now))
            )
            .RequireAuthorization(Roles.Applicant)
            .Answers<CaseShape>(201, 400, 403, 422)
            .WithOperationId("createCase")
            .WithSummary("Begins a draft.");
        cases
            .MapGet("", ListAsync)
            .RequireAuthorization(Policies.CaseReaders)
            .Answers<ListShape<CaseShape>>(200, 400, 403, 422)
            .WithOperationId("listCases")
            .WithSummary(
                "Own cases; for staff those of the own office (the city's: delegated ones too, to read). "
                    + "waiting=true: those alone that wait for their applicant, soonest due first."
            );
        cases
            .MapGet("/{id:guid}", ShowAsync)
            .Answers<CaseShape>(200, 404)
            .WithOperationId("getCase")
            .WithSummary("A case.");
        cases
            .MapPut("/{id:guid}", (HttpContext http, Desk desk, Guid id, ApplicationBody body) =>
                desk.DoAsync(http, id, body.ToAct(http.User.ToActor(), desk.Now))
            )
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("updateDraft")
            .WithSummary("Changes a draft.");
        cases
            .MapDelete("/{id:guid}", DropAsync)
            .Answers(204, 403, 404, 409, 412)
            .WithOperationId("dropDraft")
            .WithSummary("Drops a draft.");
        cases
            .MapPost("/{id:guid}/submit", (HttpContext http, Desk desk, Guid id, SubmitBody? body) => desk.DoAsync(
                    http,
                    id,
                    new SubmitCase
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        QueryCode = Codes.Query(),
                        AcknowledgeIncomplete = body?.AcknowledgeIncomplete ?? false,
                        Declared = body?.Declared ?? false,
                        DeclaredVersion = body?.DeclaredVersion,
                        SheetVersion = body?.SheetVersion,
                        Promised =
                        [
                            .. (body?.Promised ?? []).Select(p => new PromisedMaterial(
                                TextInput.Clean(p?.MaterialCode),
                                p?.Date ?? DateOnly.MinValue
                            )),
                        ],
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("submitCase")
            .WithSummary("Hands the application in.");
        cases
            .MapPost("/{id:guid}/correction", AnswerCorrectionAsync)
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("answerCorrection")
            .WithSummary(
                "Answers the one-time correction notice as a whole (R5): an item about a field by its new value, or in words why the old one is right (R31)."
            );
        cases
            .MapPost("/{id:guid}/tasks/{task}", (HttpContext http, Desk desk, Guid id, string task, TaskBody body) =>
                desk.DoAsync(
                    http,
                    id,
                    new CompleteTask
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Task = task,
                        Outcome = body.Outcome ?? "",
                        Comment = TextInput.Clean(body.Comment) is { Length: > 0 } comment ? comment : null,
                        Data = body.Data is { } data ? TextInput.Clean(data) : null,
                        VerificationCode = Codes.Verification(),
                        LinkSecret = Codes.Link(),
                    }
                )
            )
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("completeTask")
            .WithSummary("Completes an open task with an outcome.");
        cases
            .MapPost(
                "/{id:guid}/tasks/{task}/reassign",
                (HttpContext http, Desk desk, Guid id, string task, ReassignBody body) =>
                    desk.DoAsync(
                        http,
                        id,
                        new ReassignTask
                        {
                            By = http.User.ToActor(),
                            At = desk.Now,
                            Task = task,
                            To = TextInput.CleanNumber(body.To),
                            Reason = TextInput.Clean(body.Reason),
                        }
                    )
            )
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("reassignTask")
            .WithSummary("Gives an open task to somebody else, by the head (R30).");
        cases
            .MapPost("/{id:guid}/step-aside", (HttpContext http, Desk desk, Guid id, ReasonBody body) => desk.DoAsync(
                    http,
                    id,
                    new StepAside
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Reason = TextInput.Clean(body.Reason),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("stepAside")
            .WithSummary("Steps aside from a case; what one has of it goes on in turn (R30).");
        cases
            .MapPost("/{id:guid}/questions", (HttpContext http, Desk desk, Guid id, OpinionBody body) => desk.DoAsync(
                    http,
                    id,
                    new AskCity
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Text = TextInput.Clean(body.Text),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("askCity")
            .WithSummary(
                "A county office asks the city (请示); the clock runs on. "
                    + "The city's head answers by the task cityReply, outcome Replied, data {text} (批复)."
            );
        cases
            .MapPost("/{id:guid}/recusal", (HttpContext http, Desk desk, Guid id, RecusalBody body) => desk.DoAsync(
                    http,
                    id,
                    new RequestRecusal
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Person = TextInput.Clean(body.Person),
                        AboutHead = body.AboutHead ?? false,
                        Reason = TextInput.Clean(body.Reason),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("requestRecusal")
            .WithSummary(
                "The applicant asks that somebody be kept from the case (回避, R30). "
                    + "Decided by the task recusal: Granted with data {person}, Refused with data {reason}."
            );
        cases
            .MapPost("/{id:guid}/withdraw", (HttpContext http, Desk desk, Guid id, ReasonBody body) => desk.DoAsync(
                    http,
                    id,
                    new WithdrawCase
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Reason = TextInput.Clean(body.Reason),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("withdrawCase")
            .WithSummary("Withdraws the application (R23).");
        cases
            .MapPost("/{id:guid}/rating", (HttpContext http, Desk desk, Guid id, RatingBody body) => desk.DoAsync(
                    http,
                    id,
                    new RateCase
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Score = body.Score ?? 0,
                        Comment = TextInput.Clean(body.Comment) is { Length: > 0 } c ? c : null,
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("rateCase")
            .WithSummary("Rates the service after the result, once (R29).");
        cases
            .MapPost("/{id:guid}/copy", (HttpContext http, Desk desk, Guid id) => desk.CopyAsync(http, id))
            .Answers<CaseShape>(201, 403, 404, 422)
            .WithOperationId("copyCase")
            .WithSummary(
                "Begins a new draft from an earlier case (R7), or answers with the copy of it that is there untouched."
            );
        cases
            .MapPost("/{id:guid}/check", CheckAsync)
            .Answers<CheckShape>(200, 403, 404)
            .WithOperationId("checkCase")
            .WithSummary("The defects that the system finds before handing in.");
        cases
            .MapPost("/{id:guid}/clock/pause", (HttpContext http, Desk desk, Guid id, PauseBody body) => desk.DoAsync(
                    http,
                    id,
                    new PauseClock
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Kind = body.Kind ?? "",
                        ExpectedDays = body.ExpectedDays ?? 0,
                        Reason = TextInput.Clean(body.Reason),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("pauseClock")
            .WithSummary("Pauses the clock for excluded time (R11).");
        cases
            .MapPost("/{id:guid}/clock/resume", (HttpContext http, Desk desk, Guid id) =>
                desk.DoAsync(http, id, new ResumeClock { By = http.User.ToActor(), At = desk.Now })
            )
            .Answers<CaseShape>(200, 403, 404, 409, 412)
            .WithOperationId("resumeClock")
            .WithSummary("Ends the pause (R11).");
        cases
            .MapPost("/{id:guid}/clock/extend", (HttpContext http, Desk desk, Guid id, ExtendBody body) => desk.DoAsync(
                    http,
                    id,
                    new ExtendClock
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Days = body.Days ?? 0,
                        Reason = TextInput.Clean(body.Reason),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 409, 412, 422)
            .WithOperationId("extendClock")
            .WithSummary("Extends both limits once, by the head (R12).");
        cases
            .MapPost("/{id:guid}/opinions", (HttpContext http, Desk desk, Guid id, OpinionBody body) => desk.DoAsync(
                    http,
                    id,
                    new GiveOpinion
                    {
                        By = http.User.ToActor(),
                        At = desk.Now,
                        Text = TextInput.Clean(body.Text),
                    }
                ))
            .Answers<CaseShape>(200, 400, 403, 404, 412, 422)
            .WithOperationId("addOpinion")
            .WithSummary("Adds a supervisory opinion (R18).");
        cases
            .MapPost("/{id:guid}/reveal", RevealAsync)
            .Answers<RevealShape>(200, 400, 403, 404, 412, 422)
            .WithOperationId("revealPersonalData")
            .WithSummary("Reads one of the applicant's personal data, with a reason (R30).");
    }

    private static async Task<IResult> AnswerCorrectionAsync(HttpContext http, Desk desk, Guid id, CorrectionBody body)
    {
        var actor = http.User.ToActor();
        var found = await desk.Queries.FindAsync(actor, id, http.RequestAborted);
        return await desk.DoAsync(
            http,
            id,
            new CompleteTask
            {
                By = actor,
                At = desk.Now,
                Task = "correction",
                Outcome = "Answered",
                Data = CorrectionInput.Data(found?.Case.Notice, body.Answers ?? []),
            }
        );
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        Desk desk,
        string? state,
        string? itemCode,
        string? q,
        bool? waiting,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var paging = ListQuery.Paging(page, pageSize, errors);
        var filter = new CaseFilter(ListQuery.Word<CaseState>(state, "state", errors), itemCode, q)
        {
            Waiting = waiting ?? false,
        };
        if (errors.Count > 0)
            return desk.Problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var actor = http.User.ToActor();
        return Results.Json(
            ListQuery.Shape(
                (await desk.Queries.ListAsync(actor, filter, paging, http.RequestAborted)).Select(c =>
                    desk.View.Show(c, actor)
                )
            )
        );
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Desk desk, Guid id)
    {
        var actor = http.User.ToActor();
        return await desk.Queries.FindAsync(actor, id, http.RequestAborted) is { } found
            ? desk.Show(http, found.Case, found.Version, actor)
            : desk.Problems.Answer(Refusal.NotFound());
    }

    private static async Task<IResult> DropAsync(HttpContext http, Desk desk, Guid id)
    {
        var result = await desk.RawAsync(http, id, new DropDraft { By = http.User.ToActor(), At = desk.Now });
        return result.Refusal is { } refusal ? desk.Problems.Answer(refusal) : Results.NoContent();
    }

    private static async Task<IResult> CheckAsync(HttpContext http, Desk desk, RulebookKeeper keeper, Guid id)
    {
        var actor = http.User.ToActor();
        if (await desk.Queries.FindAsync(actor, id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        if (Walls.ForApplicant(actor, found.Case) is { } wall)
            return desk.Problems.Answer(wall);
        return Results.Json(new CheckShape(PreCheck.Of(found.Case, keeper.Book, desk.Problems)));
    }

    private static async Task<IResult> RevealAsync(HttpContext http, Desk desk, Guid id, RevealBody body)
    {
        var act = new RevealPersonalData
        {
            By = http.User.ToActor(),
            At = desk.Now,
            Field = body.Field ?? "",
            Reason = TextInput.Clean(body.Reason),
        };
        var result = await desk.RawAsync(http, id, act);
        return result.Refusal is { } refusal
            ? desk.Problems.Answer(refusal)
            : Results.Json(new RevealShape(act.ValueIn(result.Case!)!));
    }
}
