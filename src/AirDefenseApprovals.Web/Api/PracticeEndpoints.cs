using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Practice;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Practice cases (练习办件) of the own office. What is done with one is done as with any case.</summary>
internal static class PracticeEndpoints
{
    public static void MapPractice(this RouteGroupBuilder api)
    {
        var practice = api.MapGroup("/practice").RequireAuthorization(Policies.Staff).WithTags("Practice");
        practice
            .MapGet("", ListAsync)
            .Answers<ListShape<CaseShape>>(200, 403, 422)
            .WithOperationId("listPracticeCases")
            .WithSummary("The own office's practice cases, newest first (the city's: all).");
        practice
            .MapPost("", StartAsync)
            .Answers<CaseShape>(201, 400, 403, 422)
            .WithOperationId("createPracticeCase")
            .WithSummary(
                "Begins a practice case: an application handed in, whole or with a "
                    + "material missing. It has no part in figures, numbers or documents."
            );
    }

    private static async Task<IResult> ListAsync(HttpContext http, Desk desk, int? page, int? pageSize)
    {
        var (errors, actor) = (new List<FieldError>(), http.User.ToActor());
        var paging = ListQuery.Paging(page, pageSize, errors);
        return errors.Count > 0
            ? desk.Problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]))
            : Results.Json(
                ListQuery.Shape(
                    (
                        await desk.Queries.ListAsync(actor, new CaseFilter(Practice: true), paging, http.RequestAborted)
                    ).Select(c => desk.View.Show(c, actor))
                )
            );
    }

    private static async Task<IResult> StartAsync(HttpContext http, Desk desk, PracticeDesk practice, PracticeBody body)
    {
        var actor = http.User.ToActor();
        var result = await practice.StartAsync(
            actor,
            TextInput.Clean(body.ItemCode),
            body.Complete ?? true,
            desk.Now,
            RepeatedWrites.KeyOf(http),
            http.RequestAborted
        );
        return result.Refusal is { } refusal
            ? desk.Problems.Answer(refusal)
            : desk.Show(http, result.Case!, result.Version, actor, 201);
    }
}
