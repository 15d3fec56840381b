using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Documents;
using AirDefenseApprovals.Web.Identity;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Why a date is what it is.</summary>
internal static class ClockEndpoints
{
    public static void MapClock(this RouteGroupBuilder api) =>
        api.MapGet("/cases/{id:guid}/clock/explain", ExplainAsync)
            .RequireAuthorization()
            .WithTags("Cases")
            .Answers<ExplanationShape>(200, 404)
            .AnswersFile("application/pdf")
            .WithOperationId("getClockExplanation")
            .WithSummary("Each limit day by day (R1, R9-R12), or as PDF with Accept: application/pdf.");

    private static async Task<IResult> ExplainAsync(
        HttpContext http,
        Desk desk,
        RulebookKeeper keeper,
        LedgerWords words,
        ClockPaper paper,
        Guid id
    )
    {
        if (await desk.Queries.FindAsync(http.User.ToActor(), id, http.RequestAborted) is not { } found)
            return desk.Problems.Answer(Refusal.NotFound());
        http.Response.Headers.Vary = "Accept, Accept-Language";
        var pdf =
            MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted)
            && accepted.Any(a => a.MediaType.Equals("application/pdf", StringComparison.OrdinalIgnoreCase));
        return pdf && found.Case.Office is not null
            ? Results.Bytes(paper.Print(found.Case), "application/pdf")
            : Results.Json(
                new ExplanationShape([
                    .. LimitLedger
                        .Of(found.Case, keeper.Book.CalendarOf(found.Case), desk.Now)
                        .Select(l => words.Of(l, keeper.Book.SheetOf(found.Case))),
                ])
            );
    }
}
