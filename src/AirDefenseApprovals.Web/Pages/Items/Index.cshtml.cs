using AirDefenseApprovals.Core.Finding;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Items;

/// <summary>The items, searched and narrowed.</summary>
public sealed class IndexModel(PageTools tools, Wizard wizard) : OfficePage(tools)
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

    public bool HasWizard => wizard.Knows;

    /// <summary>Whom to ask who finds nothing.</summary>
    public OfficeProfile City => Book.Register.ProfileAt(Office.City, Now);

    /// <summary>Whether nothing says all of what was typed, and the list is of what comes near.</summary>
    public bool IsClose => Found.Any(i => i.FoundBy.Any(b => b.Kind == FoundKind.Close));

    public void OnGet()
    {
        MainItems = [.. Tools.Guides.Search().Select(i => i.MainItem).DistinctBy(m => m.Code)];
        Found = Tools.Guides.Search(Q, OnTheSpot == true ? true : null, Delegated == true ? true : null, MainItem);
    }

    /// <summary>Why an item was found, where its name does not say so itself.</summary>
    public static IEnumerable<FoundBy> Reasons(ItemSummary item) => item.FoundBy.Where(b => b.Kind != FoundKind.Name);
}
