using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Statistics;

/// <summary>How cases were handled: cards, decisions and ratings (R13, R15, R29), by office, item and month.</summary>
public sealed class IndexModel(PageTools tools, HandlingStatistics statistics, HandlingSheet sheet) : PeriodPage(tools)
{
    /// <summary>Code of the chosen item; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ItemCode { get; set; }

    public IEnumerable<ItemSheet> Items => Book.Items.Values.OrderBy(i => i.Code, StringComparer.Ordinal);

    /// <summary>The figures; null when what was asked for is wrong.</summary>
    public HandlingReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync(FiguresAsync) ? Page() : NotFound();

    /// <summary>What the page shows as an XLSX file.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        FigureAsked? shown = null;
        if (!await ReadAsync(asked => FiguresAsync(shown = asked)))
            return NotFound();
        return Report is null
            ? Page()
            : File(sheet.Write(Report, shown!.Office, shown.From, shown.To), SheetWriter.ContentType, "handling.xlsx");
    }

    public string ItemName(string code) => Book.Items.TryGetValue(code, out var item) ? Show.Name(item.Name) : code;

    /// <summary>What is asked for, with the item.</summary>
    public string WholeQuery => Query + "&itemCode=" + Uri.EscapeDataString(ItemCode ?? "");

    private async Task<bool> FiguresAsync(FigureAsked asked) =>
        (
            Report = await statistics.OfAsync(
                Actor,
                asked.Office,
                TextInput.Clean(ItemCode) is { Length: > 0 } item ? item : null,
                asked.From,
                asked.To,
                HttpContext.RequestAborted
            )
        )
            is not null;
}
