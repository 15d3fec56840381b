using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Api;

/// <summary>What administrators change: delegations; and trying a process before it is used.</summary>
internal static class AdministrationEndpoints
{
    private const int MostSteps = 200;

    public static void MapAdministration(this RouteGroupBuilder api)
    {
        var administration = api.MapGroup("").RequireAuthorization(Roles.Administrator).WithTags("Administration");
        administration.MapPost("/delegations", GrantAsync).Answers<DelegationShape>(201, 400, 403, 409, 422).WithSummary("Hands authority over a sub-item to a county office (R17).");
        administration.MapPost("/delegations/{id:guid}/revoke", RevokeAsync).Answers<DelegationShape>(200, 400, 403, 404, 409, 422).WithSummary("Ends a delegation from a day on (R17).");
        administration.MapPost("/processes/dry-run", DryRun).Answers<DryRunShape>(200, 400, 403, 422).WithSummary("Runs an Elsa 3 definition on the engine without a case.");
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

    private static IResult DryRun(RulebookKeeper keeper, Problems problems, DryRunBody body)
    {
        var definition = WorkflowDefinition.Read(body.Definition?.GetRawText() ?? "", out var mistakes);
        if (definition is null) return problems.Answer(Refusal.Incomplete(null, "definition-wrong", [.. mistakes.Select(m => new FieldError(m.Path, m.Slug, m.Argument))]));
        if (body.Steps?.Count > MostSteps) return problems.Answer(Refusal.Incomplete(null, "steps-wrong", new FieldError("steps", "too-many-steps")));
        var engine = keeper.Book.Engine;
        var (advance, executed, output) = (engine.Start(definition), new List<string>(), new List<string>());
        for (var i = 0; ; i++)
        {
            executed.AddRange(advance.Executed);
            output.AddRange(advance.Output);
            if (i >= (body.Steps?.Count ?? 0)) break;
            var step = body.Steps![i];
            if (advance.State.Status != WorkflowStatus.Suspended || step?.Activity is not { } activity || advance.State.Open.All(o => o.ActivityId != activity))
                return problems.Answer(Refusal.Incomplete(null, "steps-wrong", new FieldError($"steps[{i}].activity", "step-not-open", step?.Activity ?? "")));
            advance = engine.Resume(definition, advance.State, new Signal(activity, step.Outcome ?? ""));
        }

        return Results.Json(new DryRunShape(
            advance.State.Status, executed, [.. advance.State.Open.Select(o => new OpenActivityShape(o.ActivityId, o.Name, o.Outcomes))], output,
            advance.State.Variables.ToDictionary(v => v.Key, v => JsonElement.Parse(v.Value)), advance.State.Fault));
    }

    private static DelegationShape Shape(DelegationRow d) => new(d.Id, d.ItemCode, d.Office, d.Instrument, d.Mode, d.HandoverDate, d.EffectiveFrom, d.EffectiveTo);
}
