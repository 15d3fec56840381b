using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
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

    public CheckedDocument? Found { get; private set; }

    public DocumentState State => Found!.StateOn(WorkingCalendar.DayOf(Now));

    /// <summary>The colours of the state: never the only sign of it.</summary>
    public string Colour =>
        State switch
        {
            DocumentState.Valid => "success",
            DocumentState.Expired => "secondary",
            DocumentState.Annulled => "danger",
            _ => throw new InvalidOperationException($"No colour for {State}."),
        };

    /// <summary>The mark before the state.</summary>
    public string Mark => State == DocumentState.Valid ? "✓" : "✕";

    public string RegionName(string code) => Book.Register.Region(code) is { } region ? Show.Name(region.Name) : code;

    public string ItemName => Show.Name(Book.Items[Found!.Row.ItemCode].Name);

    public string OfficeName(string code) => Book.Register.Office(code) is { } office ? Show.Name(office.Name) : code;

    public async Task OnGetAsync()
    {
        if (string.IsNullOrWhiteSpace(Number) || string.IsNullOrWhiteSpace(Code))
            return;
        Found = await queries.DocumentAsync(Number, Code, HttpContext.RequestAborted);
        if (Found is null)
            Tell(Refusal.NotFound("document-not-found"));
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        await OnGetAsync();
        return Found is not null && await queries.PdfAsync(Found.Row.Number, HttpContext.RequestAborted) is { } pdf
            ? File(pdf, "application/pdf", Found.Row.Number + ".pdf")
            : Page();
    }
}
