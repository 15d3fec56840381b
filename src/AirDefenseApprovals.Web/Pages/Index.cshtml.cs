using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>The start page: search and the ways in first, then how it works and what the office keeps of its promises.</summary>
public sealed class IndexModel(PageTools tools, Figures figures, Wizard wizard, IStringLocalizer<FindingWords> words)
    : OfficePage(tools)
{
    public PublicFigures Figures { get; private set; } = null!;

    public IReadOnlyList<ItemSummary> Items { get; private set; } = [];

    public bool HasWizard => wizard.Knows;

    /// <summary>Words that people often look for, as long as they lead anywhere.</summary>
    public IEnumerable<string> Often =>
        words["often-words"].Value.Split('|').Where(w => Tools.Guides.Search(w).Count > 0);

    public async Task OnGetAsync()
    {
        Figures = await figures.PublicAsync(HttpContext.RequestAborted);
        Items = Tools.Guides.Search();
    }
}
