using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Worklist;

/// <summary>
/// The open tasks of the own office, least time left first; every filter stands in the address. No phone, e-mail or
/// identity number (R30).
/// </summary>
public sealed class IndexModel(PageTools tools, WorklistViews kept, IStringLocalizer<DeskWords> words)
    : OfficePage(tools)
{
    /// <summary>The keys of the list, with the word that says what each does.</summary>
    public static readonly IReadOnlyList<(string Key, string Does)> Keys =
    [
        ("j / ↓", "down"),
        ("k / ↑", "up"),
        ("Enter", "open"),
        ("x", "select"),
        ("/", "search"),
        ("?", "help"),
    ];

    /// <summary>The tasks there are, in the order a case meets them.</summary>
    public static readonly IReadOnlyList<string> TaskNames =
    [
        "intake",
        "issue",
        "siteInspection",
        "expertReview",
        "engineeringReview",
        "planningReview",
        "chiefReview",
        "review",
        "decide",
        "inspect",
        "reinspect",
        "jointAcceptance",
        "cityReply",
        "recusal",
        "followUp",
    ];

    public WorklistQuery Filters { get; private set; } = WorklistQuery.Of("");

    public Page<WaitingTask> Tasks { get; private set; } = null!;

    /// <summary>How many tasks have each card, whichever is chosen.</summary>
    public IReadOnlyDictionary<CardColour, int> Counts { get; private set; } = new Dictionary<CardColour, int>();

    public IReadOnlyList<SavedViewRow> Views { get; private set; } = [];

    /// <summary>What was just done, told once.</summary>
    public string? Done { get; private set; }

    /// <summary>The reader's task with least time left: offered when another was just done.</summary>
    public WaitingTask? Next { get; private set; }

    public IEnumerable<ItemSheet> Items => Book.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal);

    public async Task OnGetAsync(int p = 1)
    {
        Filters = WorklistQuery.Of(Request.Query);
        Tasks = await Tools.Queries.WorklistAsync(
            Actor,
            Filters.Filter,
            new Paging(Math.Clamp(p, 1, 100_000), 20),
            HttpContext.RequestAborted
        );
        Counts = await Tools.Queries.CardsOfWorklistAsync(Actor, Filters.Filter, HttpContext.RequestAborted);
        Views = await kept.OfAsync(Actor, HttpContext.RequestAborted);
        Done = TempData["Done"] as string;
        if (Done is not null)
            Next = Tasks.Items.FirstOrDefault(Mine)
                ?? (
                    await Tools.Queries.WorklistAsync(
                        Actor,
                        new WorklistFilter { Mine = true },
                        new Paging(1, 20),
                        HttpContext.RequestAborted
                    )
                ).Items.FirstOrDefault(Mine);
    }

    /// <summary>Keeps the filters in the address under a name.</summary>
    public async Task<IActionResult> OnPostViewAsync(string? name, string? query)
    {
        var filters = WorklistQuery.Of(query).ToString();
        var (view, refusal) = await kept.SaveAsync(
            new SaveView(Actor, Now, StandardInput.Line(name), filters),
            HttpContext.RequestAborted
        );
        if (refusal is null)
            return Back(words["view-saved", view!.Name], filters);
        Request.QueryString = new QueryString(filters.Length > 0 ? "?" + filters : "");
        Tell(refusal);
        await OnGetAsync();
        return Page();
    }

    /// <summary>Drops a view.</summary>
    public async Task<IActionResult> OnPostDropAsync(string? name, string? query)
    {
        await kept.DropAsync(new DropView(Actor, StandardInput.Line(name)), HttpContext.RequestAborted); // dropped twice, it is gone
        return Back(words["view-dropped", StandardInput.Line(name)], WorklistQuery.Of(query).ToString());
    }

    public override string? LabelOf(string field) => field == "name" ? words["view-name"].Value : null;

    /// <summary>This page with other filters.</summary>
    public string With(Func<WorklistQuery, WorklistQuery> change) => Address(change(Filters).ToString());

    public static string Address(string query) => query.Length > 0 ? "/worklist?" + query : "/worklist";

    /// <summary>Where a task is done; the filters go along, so that one comes back to the same list.</summary>
    public string PathOf(WaitingTask task) =>
        !Mine(task)
            ? $"/cases/{task.CaseId}"
            : $"/cases/{task.CaseId}/tasks/{task.Task}"
                + (Filters.ToString() is { Length: > 0 } back ? "?back=" + Uri.EscapeDataString(back) : "");

    /// <summary>Whether the reader may complete the task.</summary>
    public bool Mine(WaitingTask task) =>
        Actor.Is(task.Role)
        && (task.Role == Roles.Supervisor || task.Office == Actor.Office)
        && (task.Assignee is null || task.Assignee == Actor.UserName || task.Role == Roles.Inspector);

    /// <summary>Who was given it, or that nobody is free (R30); null for tasks that are not given to anyone.</summary>
    public string? WhoHas(WaitingTask task) =>
        task.Assignee is { } assignee ? Tools.Show.Person(assignee)
        : Roles.Staff.Contains(task.Role) ? Tools.Show.Label("unassigned")
        : null;

    /// <summary>Whether the case's pause has outlasted what was announced (R11).</summary>
    public bool IsOverlong(WaitingTask task) => task.PauseExpectedEnd < Now;

    public string ItemName(WaitingTask task) => Show.Name(Book.Items[task.ItemCode].Name);

    private LocalRedirectResult Back(string done, string query)
    {
        TempData["Kept"] = done;
        return LocalRedirect(Address(query));
    }
}
