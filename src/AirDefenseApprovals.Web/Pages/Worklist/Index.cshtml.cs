using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Worklist;

/// <summary>The open tasks of the own office, least time left first. No phone, e-mail or identity number (R30).</summary>
public sealed class IndexModel(PageTools tools) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public bool Everyone { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CardColour? Card { get; set; }

    public Page<WaitingTask> Tasks { get; private set; } = null!;

    public async Task OnGetAsync(int p = 1) =>
        Tasks = await Tools.Queries.WorklistAsync(Actor, new WorklistFilter(null, Card, null, Q, !Everyone), new Paging(Math.Clamp(p, 1, 100_000), 20), HttpContext.RequestAborted);

    /// <summary>Whether the reader may complete the task.</summary>
    public bool Mine(WaitingTask task) => Actor.Is(task.Role) && (task.Role == Roles.Supervisor || task.Office == Actor.Office) && (task.Assignee is null || task.Assignee == Actor.UserName || task.Role == Roles.Inspector);

    /// <summary>Who was given it, or that nobody is free (R30); null for tasks that are not given to anyone.</summary>
    public string? WhoHas(WaitingTask task) => task.Assignee is { } assignee ? Tools.Show.Person(assignee) : Roles.Staff.Contains(task.Role) ? Tools.Show.Label("unassigned") : null;

    /// <summary>Whether the case's pause has outlasted what was announced (R11).</summary>
    public bool IsOverlong(WaitingTask task) => task.PauseExpectedEnd < Now;

    public string ItemName(WaitingTask task) => Show.Name(Book.Items[task.ItemCode].Name);
}
