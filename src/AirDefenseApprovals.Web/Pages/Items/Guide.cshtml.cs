using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Items;

/// <summary>The guide of an item (办事指南), its process drawn.</summary>
public sealed class GuideModel(PageTools tools) : OfficePage(tools)
{
    public ItemGuide Guide { get; private set; } = null!;

    public ProcessPicture Picture { get; private set; } = null!;

    public ItemLimits Limits => Book.Items[Guide.Code].Limits;

    public IActionResult OnGet(string code)
    {
        if (Tools.Guides.Of(code) is not { } guide) return NotFound();
        Guide = guide;
        Picture = ProcessPicture.Of(Book.Newest(guide.Process)!);
        return Page();
    }

    public string? Article(LegalBasis? basis) => basis is null ? null : PreCheck.Basis(basis, Tools.Problems);

    /// <summary>Whether a special step is left out of the statutory limit too (R11).</summary>
    public static bool StopsBoth(SpecialStep step) => PauseKinds.Stops(step.Kind, Limit.Statutory);

    public OfficeProfile ProfileOf(string office) => Book.Register.ProfileAt(office, Now);

    /// <summary>The districts and counties whose projects an office handles today (R16).</summary>
    public IEnumerable<string> RegionsOf(string office) => Book.Register.Regions
        .Where(r => r.Kind != "city" && Book.Register.Handling(Guide.Code, r.Code, WorkingCalendar.DayOf(Now)).Office.Code == office).Select(r => Show.Name(r.Name));
}
