using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Items;

/// <summary>What to have at hand before applying, to print and tick.</summary>
public sealed class ChecklistModel(PageTools tools) : OfficePage(tools)
{
    public ItemGuide Guide { get; private set; } = null!;

    public DateOnly Today => WorkingCalendar.DayOf(Now);

    public IReadOnlyList<MaterialGuide> Papers => [.. Guide.Materials.Where(m => m.Source == "applicant")];

    public IReadOnlyList<MaterialGuide> Fetched => [.. Guide.Materials.Where(m => m.Source != "applicant")];

    public IEnumerable<(Names Office, OfficeProfile Profile)> Offices =>
        Guide.Offices.Select(o => (o.Office.Name, Book.Register.ProfileAt(o.Office.Code, Now)));

    public IActionResult OnGet(string code)
    {
        if (Tools.Guides.Of(code) is not { } guide)
            return NotFound();
        Guide = guide;
        return Page();
    }
}
