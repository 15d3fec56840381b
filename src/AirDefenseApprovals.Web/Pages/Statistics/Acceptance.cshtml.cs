using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using AirDefenseApprovals.Web.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Statistics;

/// <summary>Completion acceptance in figures (R24 to R26): of all offices for supervisors and the city's head, of the own office for whoever works there (R18).</summary>
public sealed class AcceptanceModel(PageTools tools, AcceptanceStatistics statistics, AcceptanceSheet sheet, IStringLocalizer<StatisticsWords> words) : OfficePage(tools)
{
    /// <summary>The half-year whose figures the office has reported.</summary>
    private static readonly (DateOnly From, DateOnly To) Reported = (new(2022, 1, 1), new(2022, 6, 30));

    /// <summary>Code of the chosen office; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? ToText { get; set; }

    /// <summary>The figures; null when what was asked for is wrong.</summary>
    public AcceptanceReport? Report { get; private set; }

    /// <summary>Periods that one may want, with their days as an address has them.</summary>
    public IReadOnlyList<(string Name, string From, string To)> Presets { get; private set; } = [];

    /// <summary>Whether the reader may choose among offices.</summary>
    public bool MayChoose => OfficeFigures.MayChoose(Actor);

    public IReadOnlyList<Office> Offices => [.. Book.Register.Offices.Where(o => OfficeFigures.MayRead(Actor, o.Code))];

    /// <summary>What is asked for, as an address has it.</summary>
    public string Query => Address(FromText, ToText);

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    /// <summary>What the page shows as an XLSX file.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        if (!await ReadAsync()) return NotFound();
        return Report is null ? Page() : File(sheet.Write(Report, Chosen, Day(FromText), Day(ToText)), SheetWriter.ContentType, "acceptance.xlsx");
    }

    public override string? LabelOf(string field) => Show.Label(field == "office" ? "office-name" : field + "-day");

    /// <summary>The name of an office.</summary>
    public string NameOf(string office) => Book.Register.Office(office) is { } found ? Show.Name(found.Name) : office;

    /// <summary>The heading of a clause.</summary>
    public string? HeadingOf(string clause) => Book.Standards.HeadingOf(clause);

    /// <summary>A span of working days in words.</summary>
    public string SpanOf(RectifiedWithin span) => AcceptanceSheet.SpanOf(span, words);

    /// <summary>An address of this page with other days and the same office.</summary>
    public string Address(string? from, string? to) => $"from={Uri.EscapeDataString(from ?? "")}&to={Uri.EscapeDataString(to ?? "")}{(MayChoose ? "&office=" + Uri.EscapeDataString(Office ?? "") : "")}";

    private string? Chosen => TextInput.Clean(Office) is { Length: > 0 } code ? code : null;

    private async Task<bool> ReadAsync()
    {
        if (!MayChoose)
        {
            if (Chosen is { } other && other != Actor.Office) return false; // R18: alike for offices that are there and that are not
            Office = Actor.Office;
        }

        var today = WorkingCalendar.DayOf(Now);
        if (!Request.Query.ContainsKey("from") && !Request.Query.ContainsKey("to")) (FromText, ToText) = (Text(new(today.Year, 1, 1)), Text(new(today.Year, 12, 31)));
        var errors = new List<FieldError>();
        var asked = FigureQuery.Read(FromText, ToText, Office, Book, errors);
        if (errors.Count > 0) Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        else Report = await statistics.OfAsync(Actor, asked.Office, asked.From, asked.To, HttpContext.RequestAborted);
        Presets = await PresetsAsync(today);
        return errors.Count > 0 || Report is not null;
    }

    private async Task<IReadOnlyList<(string Name, string From, string To)>> PresetsAsync(DateOnly today)
    {
        var half = today.Month > 6 ? new DateOnly(today.Year, 1, 1) : new DateOnly(today.Year - 1, 7, 1); // the last one that is over
        List<(string, string, string)> presets = [("this-year", Text(new(today.Year, 1, 1)), Text(new(today.Year, 12, 31))), ("last-half", Text(half), Text(half.AddMonths(6).AddDays(-1)))];
        if (half != Reported.From && await statistics.HasPassedAsync(Actor, Chosen, Reported.From, Reported.To, HttpContext.RequestAborted)) presets.Add(("reported", Text(Reported.From), Text(Reported.To)));
        return [.. presets, ("all", "", "")];
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
