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
    public byte[] Write(AcceptanceReport report, string? office, DateOnly? from, DateOnly? to)
    {
        var passed = Passed();
        var defects = Defects();
        var whole = SheetTable.Of(
            words["sheet-whole"],
            [
                Column<AcceptanceReport>("office", _ => office is null ? words["all-offices"].Value : Office(office)),
                Column<AcceptanceReport>("from", _ => from),
                Column<AcceptanceReport>("to", _ => to),
                .. passed.Of((AcceptanceReport r) => r.Whole),
                .. defects.Of((AcceptanceReport r) => r.Defects),
                Column<AcceptanceReport>("omissions", r => r.Omissions),
            ],
            [report]
        );
        var months = SheetTable.Of(
            words["sheet-months"],
            [
                Column<FiguresOfMonth>("month", m => m.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
                .. passed.Of((FiguresOfMonth m) => m.Figures),
            ],
            report.Months
        );
        var offices = SheetTable.Of(
            words["sheet-offices"],
            [
                Column<FiguresOfOffice>("office", o => Office(o.Office)),
                .. passed.Of((FiguresOfOffice o) => o.Figures),
                .. defects.Of((FiguresOfOffice o) => o.Defects),
                Column<FiguresOfOffice>("omissions", o => o.Omissions),
            ],
            report.Offices
        );
        var clauses = SheetTable.Of(
            words["sheet-clauses"],
            [
                Column<DefectsOfClause>("clause", c => c.Clause),
                Column<DefectsOfClause>("heading", c => Heading(c.Clause)),
                .. defects.Of((DefectsOfClause c) => c.Figures),
            ],
            report.Clauses
        );
        var times = SheetTable.Of(
            words["sheet-times"],
            [Column<RectifiedWithin>("span", t => SpanOf(t, words)), Column<RectifiedWithin>("closed", t => t.Defects)],
            report.Times
        );
        var omissions = SheetTable.Of(
            words["sheet-omissions"],
            [
                Column<OmissionsOfClause>("clause", c => c.Clause),
                Column<OmissionsOfClause>("heading", c => Heading(c.Clause)),
                Column<OmissionsOfClause>("omissions", c => c.Omissions),
            ],
            report.OmittedClauses
        );
        return SheetWriter.Write([whole, months, offices, clauses, times, omissions]);
    }

    /// <summary>A span of working days in words.</summary>
    internal static string SpanOf(RectifiedWithin span, IStringLocalizer<StatisticsWords> words) =>
        span switch
        {
            { From: 0, To: { } to } => words["span-up-to", to],
            { To: { } to } => words["span", span.From, to],
            _ => words["span-more", span.From - 1],
        };

    private SheetColumn<AcceptanceFigures>[] Passed() =>
        [
            Column<AcceptanceFigures>("projects", f => f.Projects),
            Column<AcceptanceFigures>("area", f => new Area(f.FloorArea)),
            Column<AcceptanceFigures>("stations", f => f.SpecialStations),
            Column<AcceptanceFigures>("joint", f => f.JointAcceptances),
            Column<AcceptanceFigures>("first-pass", f => f.FirstPass),
            Column<AcceptanceFigures>("share", f => f.FirstPassShare),
        ];

    private SheetColumn<DefectFigures>[] Defects() =>
        [
            Column<DefectFigures>("defects", f => f.Defects),
            Column<DefectFigures>("open", f => f.Open),
            Column<DefectFigures>("average-days", f => f.AverageDays),
            Column<DefectFigures>("median-days", f => f.MedianDays),
        ];

    private SheetColumn<TRow> Column<TRow>(string name, Func<TRow, object?> value) =>
        new(words["column-" + name], WidthOf(name), value);

    private static double WidthOf(string column) =>
        column switch
        {
            "office" or "heading" => 28,
            "area" or "clause" => 20,
            _ => 14,
        };

    private string? Heading(string clause) => keeper.Book.Standards.HeadingOf(clause);

    private string Office(string code) =>
        keeper.Book.Register.Office(code)?.Name.In(CultureInfo.CurrentUICulture.Name) ?? code;
}
