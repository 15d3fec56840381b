using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Counter;

/// <summary>The counter (窗口代办): which item the visitor asks for.</summary>
public sealed class IndexModel(PageTools tools) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<ItemSummary> Items { get; private set; } = [];

    public void OnGet() => Items = Tools.Guides.Search(TextInput.Clean(Q));
}
