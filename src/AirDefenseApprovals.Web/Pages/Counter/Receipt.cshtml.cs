using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Counter;

/// <summary>What the visitor takes along: case number and query code, and the receipt to print.</summary>
public sealed class ReceiptModel(PageTools tools, Settings settings, IStringLocalizer<PageWords> words)
    : OfficePage(tools)
{
    public CaseShape Case { get; private set; } = null!;

    public Picture Qr { get; private set; } = null!;

    /// <summary>The form was sent twice: this is what became of it the first time.</summary>
    public bool Again { get; private set; }

    public bool HasEmail { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, bool again = false)
    {
        if (
            await Tools.Queries.FindAsync(Actor, id, HttpContext.RequestAborted)
                is not { Case.Number: { } number } found
            || !Walls.ActsForVisitor(Actor, found.Case)
        )
            return NotFound();
        (Case, Again, HasEmail) = (Tools.View.Show(found.Case, Actor), again, found.Case.Applicant.Email.Length > 0);
        Qr = Picture.OfCode(new Uri(settings.PublicUrl, $"track?number={number}").ToString(), words["qr-hint"]);
        return Page();
    }
}
