using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>Enters a delegation. What is wrong stands beside its field, and the form stays as it was typed.</summary>
public sealed class EnterModel(PageTools tools, RegisterActs acts) : RegisterPage(tools)
{
    public DelegationInput Typed { get; private set; } = null!;

    public void OnGet(string? itemCode, string? office) => Typed = new(itemCode, office, "devolved", null, null, null, null);

    public async Task<IActionResult> OnPostAsync([FromForm] string? itemCode, [FromForm] string? office, [FromForm] string? mode, [FromForm] string? instrument, [FromForm] string? handoverDate, [FromForm] string? effectiveFrom, [FromForm] string? effectiveTo)
    {
        Typed = new(itemCode, office, mode, instrument, handoverDate, effectiveFrom, effectiveTo);
        var errors = new List<FieldError>();
        var act = new GrantDelegation(Actor, Now, Typed.Read(errors));
        var refusal = errors.Count > 0 ? DelegationInput.With(errors, act.Refused(Book)) : (await acts.GrantAsync(act, HttpContext.RequestAborted)).Refusal;
        if (refusal is null) return LocalRedirect($"/delegations/history?itemCode={Uri.EscapeDataString(act.Delegation.ItemCode)}&office={Uri.EscapeDataString(act.Delegation.Office)}&entered=true");
        Tell(refusal.Slug == "delegation-overlap" ? refusal with { Errors = [new("effectiveFrom", "delegation-overlap", [ItemName(act.Delegation.ItemCode), OfficeName(act.Delegation.Office)])], Arguments = [ItemName(act.Delegation.ItemCode), OfficeName(act.Delegation.Office)] } : refusal);
        return Page();
    }
}
