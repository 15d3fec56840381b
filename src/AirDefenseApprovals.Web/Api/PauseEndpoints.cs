using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The pauses of clocks (R11), one by one and in figures, for supervisors and heads.</summary>
internal static class PauseEndpoints
{
    public static void MapPauses(this RouteGroupBuilder api)
    {
        var pauses = api.MapGroup("/pauses").RequireAuthorization(Policies.PauseReaders).WithTags("Supervision");
        pauses
            .MapGet("", ListAsync)
            .Answers<ListShape<PauseListShape>>(200, 403, 422)
            .WithOperationId("listPauses")
            .WithSummary("Pauses of clocks, newest first; a county's head sees those of the own office (R11, R18).");
        pauses
            .MapGet("/figures", FiguresAsync)
            .Answers<PauseFigures>(200, 403, 422)
            .WithOperationId("getPauseFigures")
            .WithSummary("The same pauses by ground, by officer and by nearness to the promised end.");
    }

    private static async Task<IResult> ListAsync(
        HttpContext http,
        PauseQueries queries,
        CaseView view,
        Problems problems,
        string? office,
        string? kind,
        string? officer,
        bool? overlong,
        bool? nearDeadline,
        string? from,
        string? to,
        int? page,
        int? pageSize
    )
    {
        var errors = new List<FieldError>();
        var (paging, filter) = (
            ListQuery.Paging(page, pageSize, errors),
            Filter(office, kind, officer, overlong, nearDeadline, from, to, errors)
        );
        if (errors.Count > 0)
            return problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        var found = await queries.ListAsync(http.User.ToActor(), filter, paging, http.RequestAborted);
        return Results.Json(
            ListQuery.Shape(
                found.Select(p => new PauseListShape
                {
                    CaseId = p.Pause.CaseId,
                    CaseNumber = p.CaseNumber,
                    Office = view.OfficeOf(p.Pause.Office),
                    ItemCode = p.ItemCode,
                    Kind = p.Pause.Kind,
                    From = p.Pause.From.ToOffset(WorkingCalendar.Offset),
                    To = p.Pause.To?.ToOffset(WorkingCalendar.Offset),
                    ExpectedDays = p.Pause.ExpectedDays,
                    ExpectedEnd = p.Pause.ExpectedEnd.ToOffset(WorkingCalendar.Offset),
                    Officer = p.Pause.Officer,
                    Reason = p.Pause.Reason,
                    DaysLeft = p.Pause.DaysLeft,
                    Days = p.Days,
                    Overlong = p.IsOverlong,
                    NearDeadline = p.Pause.DaysLeft <= 0,
                })
            )
        );
    }

    private static async Task<IResult> FiguresAsync(
        HttpContext http,
        PauseQueries queries,
        Problems problems,
        string? office,
        string? kind,
        string? officer,
        bool? overlong,
        bool? nearDeadline,
        string? from,
        string? to
    )
    {
        var errors = new List<FieldError>();
        var filter = Filter(office, kind, officer, overlong, nearDeadline, from, to, errors);
        return errors.Count > 0
            ? problems.Answer(Refusal.Incomplete(null, "query-wrong", [.. errors]))
            : Results.Json(await queries.FiguresAsync(http.User.ToActor(), filter, http.RequestAborted));
    }

    private static PauseFilter Filter(
        string? office,
        string? kind,
        string? officer,
        bool? overlong,
        bool? nearDeadline,
        string? from,
        string? to,
        List<FieldError> errors
    )
    {
        if (kind is { Length: > 0 } && !PauseKinds.All.Contains(kind))
            errors.Add(new("kind", "word-unknown", kind, string.Join(", ", PauseKinds.All)));
        return new(
            TextInput.Clean(office),
            kind,
            TextInput.Clean(officer),
            overlong,
            nearDeadline ?? false,
            ListQuery.Day(from, "from", errors),
            ListQuery.Day(to, "to", errors)
        );
    }
}
