using System.Globalization;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// The supervisor's figures of cases as a workbook, in the reader's language: whole, by office, by item, and what
/// passed acceptance.
/// </summary>
public sealed class StatisticsSheet(IStringLocalizer<StatisticsWords> words)
{
    private static readonly string[] Cases =

        [
            "received",
            "accepted",
            "decided",
            "on-time",
            "on-time-share",
            "average-days-used",
            "zero-visit-share",
            "check-agreed-share",
        ],
        Passed = ["projects", "area", "stations", "joint", "first-pass", "share"];

    public byte[] Write(StaffFigures figures) =>
        SheetWriter.Write([
            Table("sheet-cases", Cases, [Cells(figures.Cases)]),
            Table("sheet-offices", ["office", .. Cases], figures.ByOffice.Select(Row)),
            Table(
                "sheet-items",
                ["item", "item-name", .. Cases],
                figures.ByItem.Select(i => (object?[])[i.Code, .. Row(i)])
            ),
            Table(
                "sheet-acceptance",
                Passed,
                [
                    [
                        figures.Acceptance.Projects,
                        new Area(figures.Acceptance.FloorArea),
                        figures.Acceptance.SpecialStations,
                        figures.Acceptance.JointAcceptances,
                        figures.Acceptance.FirstPass,
                        figures.Acceptance.FirstPassShare,
                    ],
                ]
            ),
        ]);

    private static object?[] Row(FiguresOf one) =>
        [one.Name.In(CultureInfo.CurrentUICulture.Name), .. Cells(one.Cases)];

    private static object?[] Cells(CaseFigures f) =>
        [
            f.Received,
            f.Accepted,
            f.Decided,
            f.OnTime,
            f.OnTimeShare,
            f.AverageDaysUsed,
            f.ZeroVisitShare,
            f.CheckAgreedShare,
        ];

    private SheetTable Table(string name, string[] columns, IEnumerable<object?[]> rows) =>
        new(
            words[name],
            [.. columns.Select(c => (words["column-" + c].Value, c is "office" or "item-name" ? 28.0 : 14))],
            rows
        );
}
