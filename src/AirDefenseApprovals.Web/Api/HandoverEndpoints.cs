using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The handover of delegations (R17): administrators tick, the city's head overrides, the heads concerned read besides.</summary>
internal static class HandoverEndpoints
{
    public static void MapHandovers(this RouteGroupBuilder api)
    {
        var readers = api.MapGroup("/delegations")
            .RequireAuthorization(Policies.HandoverReaders)
            .WithTags("Administration");
        readers
            .MapGet("/waiting", WaitingAsync)
            .Answers<ListShape<HandoverShape>>(200, 403, 422)
            .WithOperationId("listWaitingDelegations")
            .WithSummary(
                "Delegations that wait for their handover; a county's head sees those to the own office (R17, R18)."
            );
        readers
            .MapGet("/{id:guid}/handover", ShowAsync)
            .Answers<HandoverShape>(200, 403, 404)
            .WithOperationId("getHandover")
            .WithSummary("The checklist of a delegation, with what the system itself finds of each point (R17).");
        var acts = api.MapGroup("/delegations/{id:guid}/handover").WithTags("Administration");
        acts.MapPost("/{point}", TickAsync)
            .RequireAuthorization(Roles.Administrator)
            .Answers<HandoverShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("tickHandoverPoint")
            .WithSummary(
                "Ticks a point: agreement, materials, accounts, catalogue or trial. "
                    + "The last one puts the delegation in force, from its first day or today, whichever is later (R17)."
            );
        acts.MapPost("/override", OverrideAsync)
            .RequireAuthorization(Roles.Head)
            .Answers<HandoverShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("overrideHandover")
            .WithSummary(
                "Lets a delegation come into force before its checklist is complete: the head of the city office, with the reason (R17)."
            );
    }

    private static async Task<IResult> WaitingAsync(
        HttpContext http,
        AdaDb db,
        HandoverView view,
        OfficeClock clock,
        Problems problems,
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
                (
                    await DelegationQueries.WaitingAsync(
                        db,
                        http.User.ToActor(),
                        WorkingCalendar.DayOf(clock.Now),
                        paging,
                        http.RequestAborted
                    )
                ).Select(view.Show)
            )
        );
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        AdaDb db,
        HandoverView view,
        Problems problems,
        Guid id
    ) =>
        await DelegationQueries.FindAsync(db, http.User.ToActor(), id, http.RequestAborted) is { } row
            ? Results.Json(view.Show(row))
            : problems.Answer(Refusal.NotFound());

    private static Task<IResult> TickAsync(
        HttpContext http,
        HandoverActs acts,
        HandoverView view,
        OfficeClock clock,
        Problems problems,
        Guid id,
        string point,
        HandoverTickBody body
    ) =>
        DoAsync(
            http,
            acts,
            view,
            problems,
            id,
            new TickHandover(http.User.ToActor(), clock.Now, point, body.DoneOn ?? default, TextInput.Clean(body.Note))
        );

    private static Task<IResult> OverrideAsync(
        HttpContext http,
        HandoverActs acts,
        HandoverView view,
        OfficeClock clock,
        Problems problems,
        Guid id,
        ReasonBody body
    ) =>
        DoAsync(
            http,
            acts,
            view,
            problems,
            id,
            new OverrideHandover(http.User.ToActor(), clock.Now, TextInput.Clean(body.Reason))
        );

    private static async Task<IResult> DoAsync(
        HttpContext http,
        HandoverActs acts,
        HandoverView view,
        Problems problems,
        Guid id,
        HandoverAct act
    )
    {
        var (row, refusal) = await acts.DoAsync(id, act, http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(view.Show(row!));
    }
}
