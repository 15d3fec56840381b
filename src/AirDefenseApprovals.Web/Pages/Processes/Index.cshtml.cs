using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Processes;

/// <summary>The processes the office keeps, their versions, and how many open cases run by each.</summary>
public sealed class IndexModel(PageTools tools, ProcessQueries queries) : OfficePage(tools)
{
    public IReadOnlyList<KeptProcess> Processes { get; private set; } = [];

    /// <summary>Whether one was just published.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Published { get; set; }

    public async Task OnGetAsync() => Processes = await queries.ListAsync(HttpContext.RequestAborted);

    public int ItemsOf(string definitionId) => Book.Items.Values.Count(i => i.Process == definitionId);
}
