using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>Enters a delegation. What is wrong stands beside its field, and the form stays as it was typed.</summary>
public sealed class EnterModel(PageTools tools, RegisterActs acts) : RegisterPage(tools)
{
    public DelegationInput Typed { get; private set; } = null!;

    public void OnGet(string? itemCode, string? office, string? effectiveFrom) =>
        Typed = new(itemCode, office, "devolved", null, null, effectiveFrom, null, Handover.Open);

    /// <summary>What it would move, before it is entered.</summary>
    public IActionResult OnPostRehearse(
        [FromForm] string? itemCode,
        [FromForm] string? office,
        [FromForm] string? effectiveFrom
    ) =>
        LocalRedirect(
            "/delegations/rehearsal"
                + new QueryBuilder
                {
                    { "itemCode", TextInput.Clean(itemCode) },
                    { "office", TextInput.Clean(office) },
                    { "on", TextInput.Clean(effectiveFrom) },
                }
        );

    public async Task<IActionResult> OnPostAsync(
        [FromForm] string? itemCode,
        [FromForm] string? office,
        [FromForm] string? mode,
        [FromForm] string? instrument,
        [FromForm] string? handoverDate,
        [FromForm] string? effectiveFrom,
        [FromForm] string? effectiveTo,
        [FromForm] string? handover
    )
    {
        Typed = new(itemCode, office, mode, instrument, handoverDate, effectiveFrom, effectiveTo, handover);
        var errors = new List<FieldError>();
        var act = new GrantDelegation(Actor, Now, Typed.Read(errors), Typed.HandoverWord ?? Handover.Open);
        var refusal =
            errors.Count > 0
                ? DelegationInput.With(errors, act.Refused(Book))
                : (await acts.GrantAsync(act, HttpContext.RequestAborted)).Refusal;
        if (refusal is null)
        {
            var item = Uri.EscapeDataString(act.Delegation.ItemCode);
            var county = Uri.EscapeDataString(act.Delegation.Office);
            return LocalRedirect($"/delegations/history?itemCode={item}&office={county}&entered=true");
        }

        Tell(
            refusal.Slug == "delegation-overlap"
                ? refusal with
                {
                    Errors =
                    [
                        new(
                            "effectiveFrom",
                            "delegation-overlap",
                            [ItemName(act.Delegation.ItemCode), OfficeName(act.Delegation.Office)]
                        ),
                    ],
                    Arguments = [ItemName(act.Delegation.ItemCode), OfficeName(act.Delegation.Office)],
                }
                : refusal
        );
        return Page();
    }
}
