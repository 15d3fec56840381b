using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>Ends a delegation from a day on: forward only (R17). Cases received by then stay where they are (R16).</summary>
public sealed class RevokeModel(PageTools tools, AdaDb db, RegisterActs acts) : RegisterPage(tools)
{
    public DelegationRow Row { get; private set; } = null!;

    public string? Instrument { get; private set; }

    public string? EffectiveTo { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid id) => FindAsync(id);

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm] string? effectiveTo, [FromForm] string? instrument)
    {
        if (await FindAsync(id) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult page)
            return NotFound();
        (EffectiveTo, Instrument) = (effectiveTo, instrument);
        var errors = new List<FieldError>();
        var act = new RevokeDelegation(
            Actor,
            Now,
            DelegationInput.Day(effectiveTo, "effectiveTo", errors) ?? default,
            TextInput.Clean(instrument)
        );
        var refusal =
            errors.Count > 0
                ? DelegationInput.With(errors, act.Refused(RulebookKeeper.Delegation(Row)))
                : (await acts.RevokeAsync(id, act, HttpContext.RequestAborted)).Refusal;
        if (refusal is null)
            return LocalRedirect(
                $"/delegations/history?itemCode={Uri.EscapeDataString(Row.ItemCode)}&office={Uri.EscapeDataString(Row.Office)}&revoked=true"
            );
        Tell(
            refusal.Slug == "delegation-ends-before"
                ? refusal with
                {
                    Errors = [new("effectiveTo", "delegation-ends-before")],
                }
                : refusal
        );
        return page;
    }

    private async Task<IActionResult> FindAsync(Guid id)
    {
        if (
            await db.Delegations.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, HttpContext.RequestAborted)
            is not { } row
        )
            return NotFound();
        Row = row;
        return Page();
    }
}
