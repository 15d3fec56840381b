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
    private static readonly string[] Figures =
    [
        "decided",
        "on-time-count",
        "within-statutory",
        "on-time",
        "days",
        "excluded",
        "zero-visits",
        "yellow",
        "red",
        "breach",
        "rated",
        "score",
        "poor",
    ];

    public byte[] Write(HandlingReport report, string? office, DateOnly? from, DateOnly? to) =>
        SheetWriter.Write([
            Table(
                common["sheet-whole"],
                [common["column-office"], common["column-from"], common["column-to"]],
                [
                    [office is null ? common["all-offices"].Value : Office(office), from, to, .. Cells(report.Whole)],
                ]
            ),
            Table(
                common["sheet-months"],
                [common["column-month"]],
                report.Months.Select(m =>
                    (object?[])[m.Key.ToString("yyyy-MM", CultureInfo.InvariantCulture), .. Cells(m.Figures)]
                )
            ),
            Table(
                common["sheet-offices"],
                [common["column-office"]],
                report.Offices.Select(o => (object?[])[Office(o.Key), .. Cells(o.Figures)])
            ),
            Table(
                words["sheet-items"],
                [words["column-item-code"], words["column-item"]],
                report.Items.Select(i =>
                    (object?[])
                        [
                            i.Key,
                            keeper.Book.Items.TryGetValue(i.Key, out var item)
                                ? item.Name.In(CultureInfo.CurrentUICulture.Name)
                                : i.Key,
                            .. Cells(i.Figures),
                        ]
                )
            ),
        ]);

    private static object?[] Cells(HandlingFigures f) =>
        [
            f.Decided,
            f.OnTime,
            f.WithinStatutory,
            f.OnTimeShare,
            f.AverageDaysUsed,
            f.DaysExcluded,
            f.ZeroVisitShare,
            f.Yellow,
            f.Red,
            f.Breaches,
            f.Rated,
            f.AverageScore,
            f.Poor,
        ];

    private SheetTable Table(string name, string[] first, IEnumerable<object?[]> rows) =>
        new(name, [.. first.Select(c => (c, 26.0)), .. Figures.Select(c => (words["column-" + c].Value, 14.0))], rows);

    private string Office(string code) =>
        keeper.Book.Register.Office(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code;
}
