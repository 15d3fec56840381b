using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Core.Service;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Projects;

/// <summary>Key projects that the office looks after before anything is applied for.</summary>
public sealed class IndexModel(PageTools tools, KeyProjects projects, IStringLocalizer<AcceptanceWords> words)
    : OfficePage(tools)
{
    public IReadOnlyList<KeyProject> All { get; private set; } = [];

    public bool MayFlag => Walls.IsStaff(Actor);

    public IEnumerable<Region> Regions => Book.Register.Regions.Where(r => r.Kind != "city");

    public int PointsOf(KeyProject project) =>
        project.Points(Book.Standards, Core.Calendar.WorkingCalendar.DayOf(Now)).Length;

    public string RegionName(string code) => Book.Register.Region(code) is { } region ? Show.Name(region.Name) : code;

    public string Posted(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : "";

    public override string? LabelOf(string field) =>
        words["project-" + field] is { ResourceNotFound: false } label ? label.Value : Show.Label("project." + field);

    public async Task OnGetAsync() => All = await projects.ListAsync(Actor, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync(
        string? name,
        string? kind,
        string? regionCode,
        string? builder,
        string? approvalNumber
    )
    {
        var (project, refusal) = await projects.FlagAsync(
            ProjectEndpoints.Flag(Actor, Now, new(name, kind, regionCode, builder, approvalNumber)),
            HttpContext.RequestAborted
        );
        if (refusal is null)
            return LocalRedirect($"/projects/{project!.Id}");
        Tell(refusal);
        await OnGetAsync();
        return Page();
    }
}
