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

namespace AirDefenseApprovals.Web.Pages.OwnOffice;

/// <summary>
/// An office's figures beside the average of all offices, for who works there; for supervisors and the city's head any
/// office's.
/// </summary>
public sealed class FiguresModel(
    PageTools tools,
    OfficeFigures figures,
    FigureSheet sheet,
    IStringLocalizer<OfficeWords> words
) : OfficePage(tools)
{
    public static readonly IReadOnlyList<string> Periods = ["month", "quarter", "year"];

    /// <summary>The figures that are told of each item.</summary>
    public static readonly IReadOnlyList<string> OfItems = ["received", "onTime", "averageDays", "zeroVisits", "red"];

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? ToText { get; set; }

    public Office Of { get; private set; } = null!;

    public ComparedOffice? Compared { get; private set; }

    /// <summary>Whether the reader sees every office anyway, and so every average.</summary>
    public bool SeesAll => OfficeFigures.SeesAll(Actor);

    public IReadOnlyList<Office> Offices => [.. Book.Register.Offices.Where(o => OfficeFigures.MayRead(Actor, o.Code))];

    /// <summary>The chosen office for an address that keeps it.</summary>
    public string Chosen => Offices.Count > 1 ? "&office=" + Of.Code : "";

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ? Page() : NotFound();

    /// <summary>What the page tells, and each item whole, as an XLSX file.</summary>
    public async Task<IActionResult> OnGetSheetAsync()
    {
        if (!await ReadAsync())
            return NotFound();
        return Compared is null
            ? Page()
            : File(
                sheet.Write(Compared, Of.Code, Day(FromText), Day(ToText)),
                SheetWriter.ContentType,
                $"figures-{Of.Code}.xlsx"
            );
    }

    public override string? LabelOf(string field) => Show.Label(field + "-day");

    public string ItemName(string code) => Show.Name(Book.Items[code].Name);

    /// <summary>A figure with its unit; a dash where there is none.</summary>
    public string Value(FigureUnit unit, decimal? value) =>
        value is not { } v
            ? "—"
            : unit switch
            {
                FigureUnit.Percent => Show.Share(v),
                FigureUnit.Days => words["value-days", v.ToString("0.##", CultureInfo.InvariantCulture)],
                FigureUnit.Score => v.ToString("0.00", CultureInfo.InvariantCulture),
                _ => v.ToString("0.#", CultureInfo.InvariantCulture),
            };

    private async Task<bool> ReadAsync()
    {
        var code = TextInput.Clean(Office) is { Length: > 0 } named ? named : Actor.Office ?? "";
        if (Book.Register.Office(code) is not { } office || !OfficeFigures.MayRead(Actor, code))
            return false;
        Of = office;
        if (string.IsNullOrEmpty(FromText) && string.IsNullOrEmpty(ToText))
            Period = Periods.Contains(Period) ? Period : "year";
        else
            Period = null;
        if (Period is not null)
            (FromText, ToText) = (Text(First(Period, WorkingCalendar.DayOf(Now))), Text(WorkingCalendar.DayOf(Now)));
        var errors = new List<FieldError>();
        var (from, to) = (ListQuery.Day(FromText, "from", errors), ListQuery.Day(ToText, "to", errors));
        if (errors.Count == 0 && to < from)
            errors.Add(new("to", "period-wrong"));
        if (errors.Count > 0)
            Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        else
            Compared = await figures.OfAsync(Actor, code, from, to, HttpContext.RequestAborted);
        return true;
    }

    private static DateOnly First(string period, DateOnly today) =>
        period switch
        {
            "month" => new(today.Year, today.Month, 1),
            "quarter" => new(today.Year, (today.Month - 1) / 3 * 3 + 1, 1),
            _ => new(today.Year, 1, 1),
        };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
