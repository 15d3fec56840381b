using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace AirDefenseApprovals.Web.Pages.Public;

/// <summary>Where a case stands, for anyone with its number and code.</summary>
[EnableRateLimiting(PeopleEndpoints.Guessing)]
public sealed class TrackModel(PageTools tools, PublicQueries queries) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public Case? Found { get; private set; }

    public Names? ItemName { get; private set; }

    public string OfficeName { get; private set; } = "";

    /// <summary>How the handling office is reached.</summary>
    public OfficeProfile? Contact => Found?.Office is { } office ? Book.Register.ProfileAt(office, Now) : null;

    public IReadOnlyList<TimelineShape> Timeline { get; private set; } = [];

    public void OnGet() { }

    public async Task OnPostAsync()
    {
        Found = await queries.TrackAsync(Number, Code, HttpContext.RequestAborted);
        if (Found is null)
        {
            Tell(Refusal.NotFound("track-not-found"));
            return;
        }

        ItemName = Book.Items[Found.ItemCode].Name;
        OfficeName = Book.Register.Office(Found.Office!) is { } office ? Show.Name(office.Name) : "";
        Timeline = Tools.View.TimelineOf(Found, forApplicant: true);
    }
}
