using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Statistics;

/// <summary>
/// Figures of a period: of all offices for supervisors and the city's head, of the own office for whoever works there
/// (R18).
/// </summary>
public abstract class PeriodPage(PageTools tools) : OfficePage(tools)
{
    /// <summary>Code of the chosen office; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? FromText { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? ToText { get; set; }

    /// <summary>Whether the reader may choose among offices.</summary>
    public bool MayChoose => OfficeFigures.MayChoose(Actor);

    public IReadOnlyList<Office> Offices => [.. Book.Register.Offices.Where(o => OfficeFigures.MayRead(Actor, o.Code))];

    /// <summary>Periods that one may want, with their days as an address has them.</summary>
    public IReadOnlyList<(string Name, string From, string To)> Presets { get; private set; } = [];

    /// <summary>What is asked for, as an address has it.</summary>
    public string Query => Address(FromText, ToText);

    public override string? LabelOf(string field) => Show.Label(field == "office" ? "office-name" : field + "-day");

    /// <summary>The name of an office.</summary>
    public string NameOf(string office) => Book.Register.Office(office) is { } found ? Show.Name(found.Name) : office;

    /// <summary>An address of this page with other days and the same office.</summary>
    public string Address(string? from, string? to)
    {
        var days = $"from={Uri.EscapeDataString(from ?? "")}&to={Uri.EscapeDataString(to ?? "")}";
        return MayChoose ? $"{days}&office={Uri.EscapeDataString(Office ?? "")}" : days;
    }

    /// <summary>The height of a chart whose bars lie, so that the page does not move when it is drawn.</summary>
    public static string Tall(int rows) =>
        string.Create(CultureInfo.InvariantCulture, $"height:{Math.Max(8, (rows * 2.6) + 2.5):0.#}rem");

    protected string? Chosen => TextInput.Clean(Office) is { Length: > 0 } code ? code : null;

    /// <summary>
    /// Reads what is asked for, this year unless a period is named, and then the figures; false where nobody is told
    /// whether there are any (R18).
    /// </summary>
    /// <param name="read">Reads the figures; false for none to be told.</param>
    protected async Task<bool> ReadAsync(Func<FigureAsked, Task<bool>> read)
    {
        if (!MayChoose)
        {
            if (Chosen is { } other && other != Actor.Office)
                return false; // R18: alike for offices that are there and that are not
            Office = Actor.Office;
        }

        var today = WorkingCalendar.DayOf(Now);
        if (!Request.Query.ContainsKey("from") && !Request.Query.ContainsKey("to"))
            (FromText, ToText) = (Text(new(today.Year, 1, 1)), Text(new(today.Year, 12, 31)));
        var errors = new List<FieldError>();
        var asked = FigureQuery.Read(FromText, ToText, Office, Book, errors);
        Presets = [.. await PresetsAsync(today)];
        if (errors.Count == 0)
            return await read(new(asked.Office, asked.From, asked.To));
        Tell(Refusal.Incomplete(null, "query-wrong", [.. errors]));
        return true;
    }

    /// <summary>This year, the last half-year that is over, and all.</summary>
    protected virtual Task<IEnumerable<(string Name, string From, string To)>> PresetsAsync(DateOnly today)
    {
        var half = LastHalf(today);
        return Task.FromResult<IEnumerable<(string, string, string)>>([
            ("this-year", Text(new(today.Year, 1, 1)), Text(new(today.Year, 12, 31))),
            ("last-half", Text(half), Text(half.AddMonths(6).AddDays(-1))),
            ("all", "", ""),
        ]);
    }

    /// <summary>First day of the last half-year that is over.</summary>
    protected static DateOnly LastHalf(DateOnly today) =>
        today.Month > 6 ? new DateOnly(today.Year, 1, 1) : new DateOnly(today.Year - 1, 7, 1);

    protected static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The office and days asked for; null: all, and no limit.</summary>
    protected sealed record FigureAsked(string? Office, DateOnly? From, DateOnly? To);
}
