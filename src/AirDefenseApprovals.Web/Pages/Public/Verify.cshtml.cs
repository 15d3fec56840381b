using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace AirDefenseApprovals.Web.Pages.Public;

/// <summary>Checks a result document, without signing in (R22): where its QR code leads.</summary>
[EnableRateLimiting(PeopleEndpoints.Guessing)]
public sealed class VerifyModel(PageTools tools, PublicQueries queries) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public DocumentRow? Found { get; private set; }

    public Core.Routing.Authority? Authority { get; private set; }

    public string RegionName(string code) => Book.Register.Region(code) is { } region ? Show.Name(region.Name) : code;

    public string ItemName => Show.Name(Book.Items[Found!.ItemCode].Name);

    public string OfficeName(string code) => Book.Register.Office(code) is { } office ? Show.Name(office.Name) : code;

    public async Task OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Number) || string.IsNullOrWhiteSpace(Code))
            return;
        Found = await queries.DocumentAsync(
            TextInput.CleanNumber(Number),
            TextInput.CleanNumber(Code),
            HttpContext.RequestAborted
        );
        if (Found is null)
            Tell(Refusal.NotFound("document-not-found"));
        else
            Authority = await queries.AuthorityAsync(Found, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        await OnGetAsync();
        return Found is not null && await queries.PdfAsync(Found.Number, HttpContext.RequestAborted) is { } pdf
            ? File(pdf, "application/pdf", Found.Number + ".pdf")
            : Page();
    }
}
