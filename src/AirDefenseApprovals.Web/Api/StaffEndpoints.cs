using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>An office's staff, for its heads, and for administrators: who is there, who is away, who has left (R30).</summary>
internal static class StaffEndpoints
{
    public static void MapStaff(this RouteGroupBuilder api)
    {
        var staff = api.MapGroup("/staff").RequireAuthorization(Policies.StaffKeepers).WithTags("Staff");
        staff.MapGet("", List).Answers<ListShape<StaffShape>>(200, 403, 422).WithSummary("The staff of the own office; for administrators of every office.");
        staff.MapPost("/{userName}/absences", (HttpContext http, StaffActs acts, OfficeClock clock, RulebookKeeper keeper, Problems problems, string userName, AbsenceBody body) =>
            DoAsync(http, acts, keeper, problems, new EnterAbsence(http.User.ToActor(), clock.Now, userName, body.From ?? default, body.To ?? default, TextInput.CleanNumber(body.Substitute) is { Length: > 0 } substitute ? substitute : null), 201))
            .Answers<StaffShape>(201, 400, 403, 404, 409, 422).WithSummary("Enters an absence; what the person has goes to the substitute, or in turn.");
        staff.MapDelete("/{userName}/absences/{id:guid}", (HttpContext http, StaffActs acts, OfficeClock clock, RulebookKeeper keeper, Problems problems, string userName, Guid id) =>
            DoAsync(http, acts, keeper, problems, new EndAbsence(http.User.ToActor(), clock.Now, userName, id))).Answers<StaffShape>(200, 403, 404, 409).WithSummary("Ends an absence early; nothing moves back.");
        staff.MapPost("/{userName}/disable", (HttpContext http, StaffActs acts, OfficeClock clock, RulebookKeeper keeper, Problems problems, string userName) =>
            DoAsync(http, acts, keeper, problems, new SetActive(http.User.ToActor(), clock.Now, userName, false))).Answers<StaffShape>(200, 403, 404, 409).WithSummary("Disables an account; what the person has goes on in turn at once.");
        staff.MapPost("/{userName}/enable", (HttpContext http, StaffActs acts, OfficeClock clock, RulebookKeeper keeper, Problems problems, string userName) =>
            DoAsync(http, acts, keeper, problems, new SetActive(http.User.ToActor(), clock.Now, userName, true))).Answers<StaffShape>(200, 403, 404, 409).WithSummary("Enables an account again.");
    }

    private static IResult List(HttpContext http, RulebookKeeper keeper, Problems problems, string? office, int? page, int? pageSize)
    {
        var (errors, actor) = (new List<FieldError>(), http.User.ToActor());
        var paging = ListQuery.Paging(page, pageSize, errors);
        if (errors.Count > 0) return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return Results.Json(ListQuery.Shape([.. keeper.Book.Staff.Where(m => StaffAct.Manages(actor, m) && (string.IsNullOrEmpty(office) || m.Office == office)).Select(Shape)], paging));
    }

    private static async Task<IResult> DoAsync(HttpContext http, StaffActs acts, RulebookKeeper keeper, Problems problems, StaffAct act, int status = 200) =>
        await acts.DoAsync(act, http.RequestAborted) is { } refusal ? problems.Answer(refusal) : Results.Json(Shape(act.MemberOf(keeper.Book)!), statusCode: status);

    private static StaffShape Shape(StaffMember m) => new(m.UserName, m.Name, m.Office, m.Roles, m.Active, [.. m.Absences.Select(a => new AbsenceShape(a.Id, a.From, a.To, a.Substitute))]);
}
