using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>What an applicant handed in before, so that nothing is typed twice: nobody else's (R18).</summary>
internal static class ApplicantEndpoints
{
    public static void MapApplicants(this RouteGroupBuilder api)
    {
        var own = api.MapGroup("/applicants/me").RequireAuthorization(Roles.Applicant).WithTags("Cases");
        own.MapGet("/last", LastAsync)
            .Answers<ApplicantShape>(200, 403, 404, 422)
            .WithOperationId("getLastApplicant")
            .WithSummary(
                "Who applied in one's newest case handed in; with itemCode: in the newest whose applicant may apply for it."
            );
        own.MapGet("/projects", ProjectsAsync)
            .Answers<ListShape<EarlierProjectShape>>(200, 403, 422)
            .WithOperationId("listEarlierProjects")
            .WithSummary(
                "One's earlier projects, newest first, at most 20; with itemCode: with the values that its form asks for too."
            );
    }

    private static async Task<IResult> LastAsync(
        HttpContext http,
        Desk desk,
        EarlierCases earlier,
        RulebookKeeper keeper,
        string? itemCode
    )
    {
        if (!IsKnown(itemCode, keeper, out var item))
            return desk.Problems.Answer(Unknown(itemCode));
        var last = await earlier.LastAsync(
            http.User.ToActor(),
            c => item is null || item.Applicants.Contains(c.Applicant.Kind),
            http.RequestAborted
        );
        return last is null ? desk.Problems.Answer(Refusal.NotFound()) : Results.Json(CaseParts.Of(last.Applicant));
    }

    private static async Task<IResult> ProjectsAsync(
        HttpContext http,
        Desk desk,
        EarlierCases earlier,
        RulebookKeeper keeper,
        string? itemCode
    )
    {
        if (!IsKnown(itemCode, keeper, out var item))
            return desk.Problems.Answer(Unknown(itemCode));
        var projects = await earlier.ProjectsAsync(http.User.ToActor(), http.RequestAborted);
        return Results.Json(
            ListShape.Whole(
                projects.Select(c => new EarlierProjectShape
                {
                    CaseId = c.Id,
                    ItemCode = c.ItemCode,
                    ItemName = keeper.Book.SheetOf(c).Name,
                    SubmittedAt = CaseParts.China(c.SubmittedAt),
                    Project = CaseParts.Of(c.Project, withAddressesOfFirms: true),
                    Form = item is null ? [] : new(Prefill.FormFor(item, c, keeper.Book)),
                })
            )
        );
    }

    private static bool IsKnown(string? itemCode, RulebookKeeper keeper, out ItemSheet? item)
    {
        item = null;
        return string.IsNullOrEmpty(itemCode) || keeper.Book.Items.TryGetValue(itemCode, out item);
    }

    private static Refusal Unknown(string? itemCode) =>
        Refusal.Incomplete(null, "query-wrong", new FieldError("itemCode", "item-unknown", itemCode ?? ""));
}
