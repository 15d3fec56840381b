using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Items;

/// <summary>The items, searched and narrowed.</summary>
public sealed class IndexModel(PageTools tools) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? MainItem { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? OnTheSpot { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool? Delegated { get; set; }

    public IReadOnlyList<ItemSummary> Found { get; private set; } = [];

    public IReadOnlyList<MainItemShape> MainItems { get; private set; } = [];

    public void OnGet()
    {
        MainItems = [.. Tools.Guides.Search().Select(i => i.MainItem).DistinctBy(m => m.Code)];
        Found = Tools.Guides.Search(Q, OnTheSpot == true ? true : null, Delegated == true ? true : null, MainItem);
    }
}
