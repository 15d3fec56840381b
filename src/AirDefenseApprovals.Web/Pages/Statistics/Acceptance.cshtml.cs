using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Statistics;

/// <summary>Completion acceptance in figures (R24 to R26).</summary>
public sealed class AcceptanceModel(
    PageTools tools,
    AcceptanceStatistics statistics,
    AcceptanceSheet sheet,
    IStringLocalizer<StatisticsWords> words
) : PeriodPage(tools)
{
    /// <summary>The half-year whose figures the office has reported.</summary>
    private static readonly (DateOnly From, DateOnly To) Reported = (new(2022, 1, 1), new(2022, 6, 30));

    /// <summary>The figures; null when what was asked for is wrong.</summary>
    public AcceptanceReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync(FiguresAsync) ? Page() : NotFound();

    /// <summary>What the page shows as an XLSX file.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        FigureAsked? shown = null;
        if (!await ReadAsync(asked => FiguresAsync(shown = asked)))
            return NotFound();
        return Report is null
            ? Page()
            : File(
                sheet.Write(Report, shown!.Office, shown.From, shown.To),
                SheetWriter.ContentType,
                "acceptance.xlsx"
            );
    }

    /// <summary>The heading of a clause.</summary>
    public string? HeadingOf(string clause) => Book.Standards.HeadingOf(clause);

    /// <summary>A span of working days in words.</summary>
    public string SpanOf(RectifiedWithin span) => AcceptanceSheet.SpanOf(span, words);

    protected override async Task<IEnumerable<(string Name, string From, string To)>> PresetsAsync(DateOnly today)
    {
        var usual = (await base.PresetsAsync(today)).ToList();
        if (
            LastHalf(today) != Reported.From
            && await statistics.HasPassedAsync(Actor, Chosen, Reported.From, Reported.To, HttpContext.RequestAborted)
        )
            usual.Insert(usual.Count - 1, ("reported", Text(Reported.From), Text(Reported.To)));
        return usual;
    }

    private async Task<bool> FiguresAsync(FigureAsked asked) =>
        (Report = await statistics.OfAsync(Actor, asked.Office, asked.From, asked.To, HttpContext.RequestAborted))
            is not null;
}
