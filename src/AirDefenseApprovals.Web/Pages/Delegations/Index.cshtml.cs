using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Delegations;

/// <summary>The register (R17): who handles what, by item, office and day.</summary>
public sealed class IndexModel(PageTools tools, AdaDb db, DelegationSheet sheet) : RegisterPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? ItemCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    /// <summary>The day; empty for all there ever were.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    /// <summary>How many were just entered.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Entered { get; set; }

    public Page<DelegationRow> Found { get; private set; } = null!;

    public async Task OnGetAsync(int p = 1)
    {
        var day = Day();
        Found = await DelegationQueries.ListAsync(
            db,
            ItemCode,
            Office,
            day,
            new Paging(Math.Clamp(p, 1, 100_000), 50),
            HttpContext.RequestAborted
        );
    }

    /// <summary>What the page lists, all pages of it, as an XLSX file.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        var day = Day();
        if (Problem is null)
            return File(
                sheet.Write(await DelegationQueries.AllAsync(db, ItemCode, Office, day, HttpContext.RequestAborted)),
                SheetWriter.ContentType,
                "delegations.xlsx"
            );
        await OnGetAsync();
        return Page();
    }

    private DateOnly? Day()
    {
        var errors = new List<FieldError>();
        var day = DelegationInput.Day(On, "on", errors);
        if (errors.Count > 0)
            Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return day;
    }
}
