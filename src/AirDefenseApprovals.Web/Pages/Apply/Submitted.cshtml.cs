using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>The receipt on screen.</summary>
public sealed class SubmittedModel(PageTools tools, Settings settings, IStringLocalizer<PageWords> words)
    : OfficePage(tools)
{
    public CaseShape Case { get; private set; } = null!;

    public Picture Qr { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (
            await Tools.Queries.FindAsync(Actor, id, HttpContext.RequestAborted)
            is not { Case.Number: { } number } found
        )
            return NotFound();
        Case = Tools.View.Show(found.Case, Actor);
        Qr = Picture.OfCode(new Uri(settings.PublicUrl, $"track?number={number}").ToString(), words["qr-hint"]);
        return Page();
    }
}
