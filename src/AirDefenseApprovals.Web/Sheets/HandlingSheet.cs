using System.Globalization;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// How cases were handled as a workbook, in the reader's language: a sheet for each table of the page, and before them
/// what was asked for.
/// </summary>
public sealed class HandlingSheet(
    RulebookKeeper keeper,
    IStringLocalizer<BoardWords> words,
    IStringLocalizer<StatisticsWords> common
)
{
    public byte[] Write(HandlingReport report, string? office, DateOnly? from, DateOnly? to)
    {
        var figures = Figures();
        var whole = SheetTable.Of(
            common["sheet-whole"],
            [
                Label<HandlingReport>(common["column-office"], _ =>
                    office is null ? common["all-offices"].Value : Office(office)
                ),
                Label<HandlingReport>(common["column-from"], _ => from),
                Label<HandlingReport>(common["column-to"], _ => to),
                .. figures.Of((HandlingReport r) => r.Whole),
            ],
            [report]
        );
        var months = SheetTable.Of(
            common["sheet-months"],
            [
                Label<HandlingOf<DateOnly>>(common["column-month"], m =>
                    m.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture)
                ),
                .. figures.Of((HandlingOf<DateOnly> m) => m.Figures),
            ],
            report.Months
        );
        var offices = SheetTable.Of(
            common["sheet-offices"],
            [
                Label<HandlingOf<string>>(common["column-office"], o => Office(o.Key)),
                .. figures.Of((HandlingOf<string> o) => o.Figures),
            ],
            report.Offices
        );
        var items = SheetTable.Of(
            words["sheet-items"],
            [
                Label<HandlingOf<string>>(words["column-item-code"], i => i.Key),
                Label<HandlingOf<string>>(words["column-item"], i => Item(i.Key)),
                .. figures.Of((HandlingOf<string> i) => i.Figures),
            ],
            report.Items
        );
        return SheetWriter.Write([whole, months, offices, items]);
    }

    private SheetColumn<HandlingFigures>[] Figures() =>
        [
            Figure("decided", f => f.Decided),
            Figure("on-time-count", f => f.OnTime),
            Figure("within-statutory", f => f.WithinStatutory),
            Figure("on-time", f => f.OnTimeShare),
            Figure("days", f => f.AverageDaysUsed),
            Figure("excluded", f => f.DaysExcluded),
            Figure("zero-visits", f => f.ZeroVisitShare),
            Figure("yellow", f => f.Yellow),
            Figure("red", f => f.Red),
            Figure("breach", f => f.Breaches),
            Figure("rated", f => f.Rated),
            Figure("score", f => f.AverageScore),
            Figure("poor", f => f.Poor),
        ];

    private SheetColumn<HandlingFigures> Figure(string name, Func<HandlingFigures, object?> value) =>
        new(words["column-" + name], 14, value);

    /// <summary>A column that says whose figures stand in the row.</summary>
    private static SheetColumn<TRow> Label<TRow>(string heading, Func<TRow, object?> value) => new(heading, 26, value);

    private string Office(string code) =>
        keeper.Book.Register.Office(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code;

    private string Item(string code) =>
        keeper.Book.Items.GetValueOrDefault(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code;
}
