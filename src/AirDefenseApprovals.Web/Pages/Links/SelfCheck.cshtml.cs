using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Service;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace AirDefenseApprovals.Web.Pages.Links;

/// <summary>The builder inspects by the inspectors' own checklist, by a link and without an account.</summary>
[EnableRateLimiting(PeopleEndpoints.Guessing)]
public sealed class SelfCheckModel(PageTools tools, KeyProjects projects) : OfficePage(tools)
{
    public KeyProject? Project { get; private set; }

    public bool Done { get; private set; }

    public IReadOnlyList<ClauseEntry> Points => Project!.Points(Book.Standards, WorkingCalendar.DayOf(Now));

    public SelfCheck? Mark(string clause) => Project!.SelfChecks.FirstOrDefault(c => c.Clause == clause);

    public async Task OnGetAsync(string word, bool done)
    {
        Done = done;
        await OpenAsync(word);
    }

    public async Task<IActionResult> OnPostAsync(string word)
    {
        if (!await OpenAsync(word))
            return Page();
        var marks = Points
            .Select(
                (p, i) =>
                    (
                        p.Citation,
                        State: Enum.TryParse<PointState>(Request.Form[$"state[{i}]"], out var state)
                            ? state
                            : (PointState?)null,
                        Note: TextInput.Clean(Request.Form[$"note[{i}]"].ToString())
                    )
            )
            .Where(m => m.State is not null)
            .Select(m => new SelfCheck(m.Citation, m.State!.Value, m.Note.Length > 0 ? m.Note : null, Now))
            .ToImmutableArray();
        var act = new MarkSelfCheck(Now, word, marks);
        var (_, refusal) = await projects.DoAsync(Project!.Id, act.Refused, act.With, HttpContext.RequestAborted);
        if (refusal is null)
            return LocalRedirect($"/selfcheck/{Uri.EscapeDataString(word)}?done=true");
        Tell(refusal);
        return Page();
    }

    private async Task<bool> OpenAsync(string word)
    {
        Response.Headers.CacheControl = "no-store";
        Project = await projects.OpenAsync(word, HttpContext.RequestAborted);
        if (Project is null)
            Tell(Refusal.NotFound("link-opens-nothing"));
        return Project is not null;
    }
}
