using System.Globalization;
using AirDefenseApprovals.Core.Statistics;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Sheets;

/// <summary>
/// The figures of completion acceptance as a workbook, in the reader's language: a sheet for each table of the page,
/// and before them what was asked for.
/// </summary>
public sealed class AcceptanceSheet(RulebookKeeper keeper, IStringLocalizer<StatisticsWords> words)
{
    private static readonly string[] Passed = ["projects", "area", "stations", "joint", "first-pass", "share"],
        Defects = ["defects", "open", "average-days", "median-days"];

    public byte[] Write(AcceptanceReport report, string? office, DateOnly? from, DateOnly? to) =>
        SheetWriter.Write([
            Table(
                "sheet-whole",
                ["office", "from", "to", .. Passed, .. Defects, "omissions"],
                [
                    [
                        office is null ? words["all-offices"].Value : Office(office),
                        from,
                        to,
                        .. Cells(report.Whole),
                        .. Cells(report.Defects),
                        report.Omissions,
                    ],
                ]
            ),
            Table(
                "sheet-months",
                ["month", .. Passed],
                report.Months.Select(m =>
                    (object?[])[m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), .. Cells(m.Figures)]
                )
            ),
            Table(
                "sheet-offices",
                ["office", .. Passed, .. Defects, "omissions"],
                report.Offices.Select(o =>
                    (object?[])[Office(o.Office), .. Cells(o.Figures), .. Cells(o.Defects), o.Omissions]
                )
            ),
            Table(
                "sheet-clauses",
                ["clause", "heading", .. Defects],
                report.Clauses.Select(c => (object?[])[c.Clause, Heading(c.Clause), .. Cells(c.Figures)])
            ),
            Table(
                "sheet-times",
                ["span", "closed"],
                report.Times.Select(t => (object?[])[SpanOf(t, words), t.Defects])
            ),
            Table(
                "sheet-omissions",
                ["clause", "heading", "omissions"],
                report.OmittedClauses.Select(c => (object?[])[c.Clause, Heading(c.Clause), c.Omissions])
            ),
        ]);

    /// <summary>A span of working days in words.</summary>
    internal static string SpanOf(RectifiedWithin span, IStringLocalizer<StatisticsWords> words) =>
        span switch
        {
            { From: 0, To: { } to } => words["span-up-to", to],
            { To: { } to } => words["span", span.From, to],
            _ => words["span-more", span.From - 1],
        };

    private static object?[] Cells(AcceptanceFigures f) =>
        [f.Projects, new Area(f.FloorArea), f.SpecialStations, f.JointAcceptances, f.FirstPass, f.FirstPassShare];

    private static object?[] Cells(DefectFigures f) => [f.Defects, f.Open, f.AverageDays, f.MedianDays];

    private SheetTable Table(string name, string[] columns, IEnumerable<object?[]> rows) =>
        new(
            words[name],
            [
                .. columns.Select(c =>
                    (
                        words["column-" + c].Value,
                        c is "office" or "heading" ? 28.0
                        : c is "area" or "clause" ? 20
                        : 14
                    )
                ),
            ],
            rows
        );

    private string? Heading(string clause) => keeper.Book.Standards.HeadingOf(clause);

    private string Office(string code) =>
        keeper.Book.Register.Office(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code;
}
