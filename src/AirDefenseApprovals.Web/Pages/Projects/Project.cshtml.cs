using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Service;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Projects;

/// <summary>A key project: its briefings, and its builder's self-inspection.</summary>
public sealed class ProjectModel(
    PageTools tools,
    KeyProjects projects,
    Settings settings,
    IStringLocalizer<AcceptanceWords> words
) : OfficePage(tools)
{
    public KeyProject Project { get; private set; } = null!;

    /// <summary>The link that was just made, shown once.</summary>
    public string? Link { get; private set; }

    public bool MayServe => ProjectWalls.Refused(Actor, Project) is null;

    public IEnumerable<Standard> Standards =>
        Book.Standards.Standards.Where(s => s.AppliesTo is null || s.AppliesTo == Project.WorksKind);

    public IReadOnlyList<(ClauseEntry Point, SelfCheck? Mark)> Points =>
        [
            .. Project
                .Points(Book.Standards, WorkingCalendar.DayOf(Now))
                .Select(p => (p, Project.SelfChecks.FirstOrDefault(c => c.Clause == p.Citation))),
        ];

    /// <summary>The office that looks after it.</summary>
    public string OfficeName =>
        Book.Register.Office(Project.Office) is { } office ? Show.Name(office.Name) : Project.Office;

    public string RegionName =>
        Book.Register.Region(Project.RegionCode) is { } region ? Show.Name(region.Name) : Project.RegionCode;

    public IReadOnlyList<string> Chosen =>
        Request.HasFormContentType ? [.. Request.Form["standards"].OfType<string>()] : [];

    public string Posted(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : "";

    public override string? LabelOf(string field) =>
        words["briefing-" + field] is { ResourceNotFound: false } label ? label.Value : null;

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Link = TempData["Link"] as string;
        return Page();
    }

    public async Task<IActionResult> OnPostBriefingAsync(
        Guid id,
        string? heldOn,
        string? place,
        string? participants,
        string? notes
    )
    {
        if (!await LoadAsync(id))
            return NotFound();
        var day = DateOnly.TryParseExact(
            heldOn,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var held
        )
            ? held
            : (DateOnly?)null;
        var act = ProjectEndpoints.Briefing(Actor, Now, new(day, place, participants, Chosen, notes));
        var (_, refusal) = await projects.DoAsync(id, act.Refused, act.With, HttpContext.RequestAborted);
        return Answer(id, refusal);
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var act = new OpenSelfCheck(Actor, Now, Codes.Link());
        var (project, refusal) = await projects.DoAsync(
            id,
            (p, _) => act.Refused(p),
            act.With,
            HttpContext.RequestAborted
        );
        if (refusal is null)
            TempData["Link"] = AcceptanceEndpoints.Address(settings, "selfcheck", act.Word(project!));
        return Answer(id, refusal);
    }

    private IActionResult Answer(Guid id, Refusal? refusal)
    {
        if (refusal is null)
            return LocalRedirect($"/projects/{id}");
        Tell(refusal);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await projects.FindAsync(Actor, id, HttpContext.RequestAborted) is not { } found)
            return false;
        Project = found;
        return true;
    }
}
