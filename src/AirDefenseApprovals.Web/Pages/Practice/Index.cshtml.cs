using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Practice;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Practice;

/// <summary>Practice cases (练习办件) of the own office: what waits, what there was, and beginning another.</summary>
public sealed class IndexModel(PageTools tools, PracticeDesk practice) : OfficePage(tools)
{
    public Page<WaitingTask> Tasks { get; private set; } = null!;

    public Page<Case> Cases { get; private set; } = null!;

    public IEnumerable<ItemSheet> Items => Book.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal);

    public string Posted(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public string ItemName(string code) => Show.Name(Book.Items[code].Name);

    public bool Mine(WaitingTask task) => Actor.Is(task.Role) && task.Office == Actor.Office;

    public async Task OnGetAsync(int p = 1)
    {
        Tasks = await Tools.Queries.WorklistAsync(
            Actor,
            new WorklistFilter { Practice = true },
            new Paging(1, 50),
            HttpContext.RequestAborted
        );
        Cases = await Tools.Queries.ListAsync(
            Actor,
            new CaseFilter(Practice: true),
            new Paging(Math.Clamp(p, 1, 100_000), 20),
            HttpContext.RequestAborted
        );
    }

    public async Task<IActionResult> OnPostAsync(string? itemCode, string? complete)
    {
        var result = await practice.StartAsync(
            Actor,
            TextInput.Clean(itemCode),
            complete != "no",
            Now,
            null,
            HttpContext.RequestAborted
        );
        if (result.Refusal is null)
            return LocalRedirect($"/cases/{result.Case!.Id}?done=Practice");
        Tell(result.Refusal);
        await OnGetAsync();
        return Page();
    }
}
