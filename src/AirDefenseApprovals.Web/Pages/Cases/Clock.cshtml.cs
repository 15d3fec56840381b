using System.Globalization;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Documents;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Why the case's dates are what they are: each limit day by day, on the page and as PDF.</summary>
public sealed class ClockModel(PageTools tools, LedgerWords words, ClockPaper paper) : CasePage(tools)
{
    public IReadOnlyList<ExplainedLimit> Limits { get; private set; } = [];

    /// <summary>When the office closes: what every limit ends at (CC 203).</summary>
    public string Closes => Book.Calendar.Hours.Closes.ToString("HH:mm", CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Limits = [.. LimitLedger.Of(Case, Book.CalendarOf(Case), Now).Select(l => words.Of(l, Item))];
        return Page();
    }

    public async Task<IActionResult> OnGetPdfAsync(Guid id) =>
        await LoadAsync(id) && Case.Office is not null ? File(paper.Print(Case), "application/pdf") : NotFound();
}
