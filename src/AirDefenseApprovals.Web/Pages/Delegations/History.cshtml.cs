using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>
/// Everything there ever was between one item and one office: who entered it when, by which instrument, and how it
/// ended.
/// </summary>
public sealed class HistoryModel(PageTools tools, AdaDb db) : RegisterPage(tools)
{
    public string ItemCode { get; private set; } = "";

    public string Office { get; private set; } = "";

    public IReadOnlyList<DelegationRow> Delegations { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Entered { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Revoked { get; set; }

    public async Task<IActionResult> OnGetAsync(string? itemCode, string? office)
    {
        (ItemCode, Office) = (TextInput.Clean(itemCode), TextInput.Clean(office));
        if (!Book.Items.ContainsKey(ItemCode) || Book.Register.Office(Office) is null)
            return NotFound();
        Delegations =
        [
            .. (await DelegationQueries.AllAsync(db, ItemCode, Office, null, HttpContext.RequestAborted))
                .AsEnumerable()
                .Reverse(),
        ];
        return Page();
    }

    /// <summary>Whether a revocation could still end it sooner.</summary>
    public bool CanEnd(DelegationRow d) => IsAdministrator && (d.EffectiveTo is not { } to || to > Today);
}
