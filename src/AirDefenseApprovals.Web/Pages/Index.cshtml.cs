using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>The start page: what the office promises and keeps, and the way in.</summary>
public sealed class IndexModel(PageTools tools, Figures figures) : OfficePage(tools)
{
    public PublicFigures Figures { get; private set; } = null!;

    public IReadOnlyList<ItemSummary> Items { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Figures = await figures.PublicAsync(HttpContext.RequestAborted);
        Items = Tools.Guides.Search();
    }
}
