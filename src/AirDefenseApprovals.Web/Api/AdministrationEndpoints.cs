using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;

namespace AirDefenseApprovals.Web.Api;

/// <summary>What administrators change: delegations.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this RouteGroupBuilder api)
    {
        var administration = api.MapGroup("").RequireAuthorization(Roles.Administrator).WithTags("Administration");
        administration.MapPost("/delegations", GrantAsync).Answers<DelegationShape>(201, 400, 403, 409, 422).WithSummary("Hands authority over a sub-item to a county office (R17).");
        administration.MapPost("/delegations/{id:guid}/revoke", RevokeAsync).Answers<DelegationShape>(200, 400, 403, 404, 409, 422).WithSummary("Ends a delegation from a day on (R17).");
    }

    private static async Task<IResult> GrantAsync(HttpContext http, RegisterActs acts, OfficeClock clock, Problems problems, DelegationBody body)
    {
        var delegation = new Delegation
        {
            ItemCode = TextInput.Clean(body.ItemCode),
            Office = TextInput.Clean(body.Office),
            Instrument = TextInput.Clean(body.Instrument),
            Mode = TextInput.Clean(body.Mode),
            HandoverDate = body.HandoverDate ?? default,
            EffectiveFrom = body.EffectiveFrom ?? default,
            EffectiveTo = body.EffectiveTo,
        };
        var (row, refusal) = await acts.GrantAsync(new GrantDelegation(http.User.ToActor(), clock.Now, delegation), http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(Shape(row!), statusCode: 201);
    }

    private static async Task<IResult> RevokeAsync(HttpContext http, RegisterActs acts, OfficeClock clock, Problems problems, Guid id, RevocationBody body)
    {
        var act = new RevokeDelegation(http.User.ToActor(), clock.Now, body.EffectiveTo ?? default, TextInput.Clean(body.Instrument));
        var (row, refusal) = await acts.RevokeAsync(id, act, http.RequestAborted);
        return refusal is not null ? problems.Answer(refusal) : Results.Json(Shape(row!));
    }

    private static DelegationShape Shape(DelegationRow d) => new(d.Id, d.ItemCode, d.Office, d.Instrument, d.Mode, d.HandoverDate, d.EffectiveFrom, d.EffectiveTo);
}
