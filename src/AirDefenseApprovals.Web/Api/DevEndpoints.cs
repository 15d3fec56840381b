using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Jobs;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The office's clock, in Development alone: it only moves forward, and what fell due takes effect in legal order.</summary>
internal static class DevEndpoints
{
    public static void MapDev(this RouteGroupBuilder api)
    {
        var dev = api.MapGroup("/dev").AllowAnonymous().WithTags("Development");
        dev.MapGet("/clock", (OfficeClock clock) => Results.Json(new DevClockShape(clock.Now, 0)))
            .Answers<DevClockShape>(200)
            .WithOperationId("getOfficeClock")
            .WithSummary("The office's clock.");
        dev.MapPut(
                "/clock",
                async (
                    HttpContext http,
                    OfficeClock clock,
                    TimerSweep sweep,
                    AssignmentSweep assignments,
                    Problems problems,
                    DevClockBody body
                ) =>
                {
                    if (body.Now is not { } now || now.Year > 2200)
                        return Problems.Answer(problems.Of(422, "instant-wrong"));
                    if (!clock.MoveTo(now))
                        return Problems.Answer(problems.Of(409, "clock-moves-forward-only"));
                    var fired = await sweep.ExecuteAsync(http.RequestAborted);
                    await assignments.ExecuteAsync(http.RequestAborted); // an absence may have begun or ended
                    return Results.Json(new DevClockShape(clock.Now, fired));
                }
            )
            .Answers<DevClockShape>(200, 400, 409, 422)
            .WithOperationId("moveOfficeClock")
            .WithSummary("Moves the clock forward and fires what fell due.");
    }
}
