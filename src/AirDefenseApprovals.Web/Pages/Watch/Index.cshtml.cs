using AirDefenseApprovals.Web.Watching;

namespace AirDefenseApprovals.Web.Pages.Watch;

/// <summary>How the system is, for administrators: what monitors read, as a page.</summary>
public sealed class IndexModel(PageTools tools, OfficeHealth health, HealthWords words) : OfficePage(tools)
{
    public HealthShape State { get; private set; } = null!;

    public async Task OnGetAsync() => State = words.Say(await health.ReportAsync(HttpContext.RequestAborted));

    public string Colour(string status) =>
        status switch
        {
            "Healthy" => "text-bg-success",
            "Degraded" => "text-bg-warning",
            _ => "text-bg-danger",
        };
}
