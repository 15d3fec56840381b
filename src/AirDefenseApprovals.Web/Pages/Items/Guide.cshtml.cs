using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Items;

/// <summary>
/// The guide of an item (办事指南): first whether one can apply, what one needs and how long it takes; then all the rest,
/// its process drawn.
/// </summary>
public sealed class GuideModel(
    PageTools tools,
    Wizard wizard,
    EarlierCases earlier,
    IStringLocalizer<FindingWords> words
) : OfficePage(tools)
{
    private const int MostEarlier = 3;

    public ItemGuide Guide { get; private set; } = null!;

    public ProcessPicture Picture { get; private set; } = null!;

    public ItemLimits Limits => Book.Items[Guide.Code].Limits;

    /// <summary>The reader's own newest cases of this item, to begin another from; none for who does not apply.</summary>
    public IReadOnlyList<Case> Earlier { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (Tools.Guides.Of(code) is not { } guide)
            return NotFound();
        Guide = guide;
        Picture = ProcessPicture.Of(Book.Newest(guide.Process)!);
        Earlier = await earlier.NewestAsync(Actor, guide.Code, MostEarlier, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>What the applicant hands in.</summary>
    public IReadOnlyList<MaterialGuide> FromYou => [.. Guide.Materials.Where(m => m.Source == "applicant")];

    /// <summary>What the office fetches or makes itself (免提交).</summary>
    public IReadOnlyList<MaterialGuide> FromOffice => [.. Guide.Materials.Where(m => m.Source != "applicant")];

    /// <summary>The projects that need this item, as the questions of <c>/which</c> lead to it.</summary>
    public IReadOnlyList<Names> WhenNeeded => [.. wizard.LeadingTo(Guide.Code).Select(r => r.Reason).Distinct()];

    /// <summary>
    /// Today's application, counted by the real calendar: when it is received, answered and decided at the latest (R1,
    /// R2, R9).
    /// </summary>
    public IEnumerable<string> Example
    {
        get
        {
            var (calendar, received) = (Book.Calendar, Book.Calendar.Receive(Now));
            var day = WorkingCalendar.DayOf(received);
            yield return words["example-received", Show.Day(WorkingCalendar.DayOf(Now)), Show.Day(day)];
            yield return Guide.OnTheSpot
                ? words["example-spot", Show.Day(day)]
                : words["example-at-once", Show.Day(calendar.AddWorkingDays(day, Guide.PromisedDays))];
            if (Guide.OnTheSpot)
                yield break;
            var accepted = calendar.AddWorkingDays(day, SubmitCase.IntakeDays);
            yield return words[
                "example-latest",
                Show.Day(accepted),
                Show.Day(calendar.AddWorkingDays(accepted, Guide.PromisedDays))
            ];
        }
    }

    /// <summary>Whether the example reaches into a year whose holidays are not published (R10).</summary>
    public bool Provisional =>
        Book.Calendar.IsProvisional(
            Book.Calendar.AddWorkingDays(WorkingCalendar.DayOf(Now), SubmitCase.IntakeDays + Guide.PromisedDays + 1)
        );

    public string? Article(LegalBasis? basis) => basis is null ? null : PreCheck.Basis(basis, Tools.Problems);

    /// <summary>Whether a special step is left out of the statutory limit too (R11).</summary>
    public static bool StopsBoth(SpecialStep step) => PauseKinds.Stops(step.Kind, Limit.Statutory);

    public OfficeProfile ProfileOf(string office) => Book.Register.ProfileAt(office, Now);

    /// <summary>The districts and counties whose projects an office handles today (R16).</summary>
    public IEnumerable<string> RegionsOf(string office) =>
        Book
            .Register.Regions.Where(r =>
                r.Kind != "city"
                && Book.Register.Handling(Guide.Code, r.Code, WorkingCalendar.DayOf(Now)).Office.Code == office
            )
            .Select(r => Show.Name(r.Name));
}
