using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// An office's staff, for its heads, and for administrators: who is there and in which roles, who is away, who has left
/// (R30).
/// </summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this RouteGroupBuilder api)
    {
        var staff = api.MapGroup("/staff").RequireAuthorization(Policies.StaffKeepers).WithTags("Staff");
        staff
            .MapGet("", List)
            .Answers<ListShape<StaffShape>>(200, 403, 422)
            .WithOperationId("listStaff")
            .WithSummary("The staff of the own office; for administrators of every office.");
        staff
            .MapPost("", HireAsync)
            .Answers<HiredShape>(201, 400, 403, 404, 422)
            .WithOperationId("createStaffAccount")
            .WithSummary(
                "Makes an account for somebody of the own office; the answer has the link by which they set their password."
            );
        staff
            .MapGet("/log", LogAsync)
            .Answers<ListShape<StaffLogShape>>(200, 403, 422)
            .WithOperationId("listStaffLog")
            .WithSummary("What was done on the staff, newest first.");
        staff
            .MapPut(
                "/{userName}/roles",
                (
                    HttpContext http,
                    StaffActs acts,
                    OfficeClock clock,
                    RulebookKeeper keeper,
                    Problems problems,
                    string userName,
                    RolesBody body
                ) =>
                    DoAsync(
                        http,
                        acts,
                        keeper,
                        problems,
                        new ChangeRoles(http.User.ToActor(), clock.Now, userName, RolesOf(body.Roles))
                    )
            )
            .Answers<StaffShape>(200, 400, 403, 404, 409, 422)
            .WithOperationId("setStaffRoles")
            .WithSummary(
                "Gives somebody these roles instead of theirs; they sign in again, and what they may not do any more goes on in turn."
            );
        staff
            .MapPost("/{userName}/invitation", InviteAsync)
            .Answers<InvitationShape>(201, 403, 404, 409)
            .WithOperationId("inviteStaff")
            .WithSummary("A new link to set a password; earlier links and sign-ins are worth nothing from then on.");
        staff
            .MapPost(
                "/{userName}/absences",
                (
                    HttpContext http,
                    StaffActs acts,
                    OfficeClock clock,
                    RulebookKeeper keeper,
                    Problems problems,
                    string userName,
                    AbsenceBody body
                ) =>
                    DoAsync(
                        http,
                        acts,
                        keeper,
                        problems,
                        new EnterAbsence(
                            http.User.ToActor(),
                            clock.Now,
                            userName,
                            body.From ?? default,
                            body.To ?? default,
                            TextInput.CleanNumber(body.Substitute) is { Length: > 0 } substitute ? substitute : null
                        ),
                        201
                    )
            )
            .Answers<StaffShape>(201, 400, 403, 404, 409, 422)
            .WithOperationId("enterAbsence")
            .WithSummary("Enters an absence; what the person has goes to the substitute, or in turn.");
        staff
            .MapDelete(
                "/{userName}/absences/{id:guid}",
                (
                    HttpContext http,
                    StaffActs acts,
                    OfficeClock clock,
                    RulebookKeeper keeper,
                    Problems problems,
                    string userName,
                    Guid id
                ) => DoAsync(http, acts, keeper, problems, new EndAbsence(http.User.ToActor(), clock.Now, userName, id))
            )
            .Answers<StaffShape>(200, 403, 404, 409)
            .WithOperationId("endAbsence")
            .WithSummary("Ends an absence early; nothing moves back.");
        staff
            .MapPost(
                "/{userName}/disable",
                (
                    HttpContext http,
                    StaffActs acts,
                    OfficeClock clock,
                    RulebookKeeper keeper,
                    Problems problems,
                    string userName
                ) =>
                    DoAsync(
                        http,
                        acts,
                        keeper,
                        problems,
                        new SetActive(http.User.ToActor(), clock.Now, userName, false)
                    )
            )
            .Answers<StaffShape>(200, 403, 404, 409)
            .WithOperationId("disableStaff")
            .WithSummary("Disables an account; what the person has goes on in turn at once.");
        staff
            .MapPost(
                "/{userName}/enable",
                (
                    HttpContext http,
                    StaffActs acts,
                    OfficeClock clock,
                    RulebookKeeper keeper,
                    Problems problems,
                    string userName
                ) =>
                    DoAsync(http, acts, keeper, problems, new SetActive(http.User.ToActor(), clock.Now, userName, true))
            )
            .Answers<StaffShape>(200, 403, 404, 409)
            .WithOperationId("enableStaff")
            .WithSummary("Enables an account again.");
    }

    private static IResult List(
        HttpContext http,
        RulebookKeeper keeper,
        Problems problems,
        string? office,
        int? page,
        int? pageSize
    )
    {
        var (errors, actor) = (new List<FieldError>(), http.User.ToActor());
        var paging = ListQuery.Paging(page, pageSize, errors);
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return Results.Json(
            ListQuery.Shape(
                [
                    .. keeper
                        .Book.Staff.Where(m =>
                            StaffAct.Manages(actor, m) && (string.IsNullOrEmpty(office) || m.Office == office)
                        )
                        .Select(StaffShape.Of),
                ],
                paging
            )
        );
    }

    private static async Task<IResult> LogAsync(
        HttpContext http,
        StaffQueries queries,
        Problems problems,
        string? office,
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
                    await queries.LogAsync(http.User.ToActor(), TextInput.Clean(office), paging, http.RequestAborted)
                ).Select(StaffLogShape.Of)
            )
        );
    }

    private static async Task<IResult> HireAsync(
        HttpContext http,
        StaffActs acts,
        Invitations invitations,
        OfficeClock clock,
        RulebookKeeper keeper,
        Problems problems,
        HireBody body
    )
    {
        var actor = http.User.ToActor();
        var office = TextInput.Clean(body.Office) is { Length: > 0 } named ? named : actor.Office ?? "";
        var act = new HireStaff(
            actor,
            clock.Now,
            TextInput.CleanNumber(body.UserName),
            office,
            TextInput.Clean(body.DisplayName),
            TextInput.CleanEmail(body.Email),
            RolesOf(body.Roles)
        );
        if (await acts.DoAsync(act, http.RequestAborted) is { } refusal)
            return problems.Answer(refusal);
        return Results.Json(
            new HiredShape(
                StaffShape.Of(act.MemberOf(keeper.Book)!),
                InvitationShape.Of(await invitations.LinkAsync(act.UserName))
            ),
            statusCode: 201
        );
    }

    private static async Task<IResult> InviteAsync(
        HttpContext http,
        StaffActs acts,
        Invitations invitations,
        OfficeClock clock,
        Problems problems,
        string userName
    ) =>
        await acts.DoAsync(new InviteStaff(http.User.ToActor(), clock.Now, userName), http.RequestAborted)
            is { } refusal
            ? problems.Answer(refusal)
            : Results.Json(InvitationShape.Of(await invitations.LinkAsync(userName)), statusCode: 201);

    private static ImmutableArray<string> RolesOf(IEnumerable<string?>? roles) =>
        GivenRoles.InOrder((roles ?? []).Select(TextInput.Clean));

    private static async Task<IResult> DoAsync(
        HttpContext http,
        StaffActs acts,
        RulebookKeeper keeper,
        Problems problems,
        StaffAct act,
        int status = 200
    ) =>
        await acts.DoAsync(act, http.RequestAborted) is { } refusal
            ? problems.Answer(refusal)
            : Results.Json(StaffShape.Of(act.MemberOf(keeper.Book)!), statusCode: status);
}
