using System.Globalization;
using AirDefenseApprovals.Core.Statistics;
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
    public byte[] Write(StaffFigures figures)
    {
        var cases = Cases();
        var ofOne = cases.Of((FiguresOf one) => one.Cases).ToArray();
        var whole = SheetTable.Of(words["sheet-cases"], cases, [figures.Cases]);
        var offices = SheetTable.Of(
            words["sheet-offices"],
            [Column<FiguresOf>("office", NameOf), .. ofOne],
            figures.ByOffice
        );
        var items = SheetTable.Of(
            words["sheet-items"],
            [Column<FiguresOf>("item", i => i.Code), Column<FiguresOf>("item-name", NameOf), .. ofOne],
            figures.ByItem
        );
        var acceptance = SheetTable.Of(words["sheet-acceptance"], Passed(), [figures.Acceptance]);
        return SheetWriter.Write([whole, offices, items, acceptance]);
    }

    private SheetColumn<CaseFigures>[] Cases() =>
        [
            Column<CaseFigures>("received", f => f.Received),
            Column<CaseFigures>("accepted", f => f.Accepted),
            Column<CaseFigures>("decided", f => f.Decided),
            Column<CaseFigures>("on-time", f => f.OnTime),
            Column<CaseFigures>("on-time-share", f => f.OnTimeShare),
            Column<CaseFigures>("average-days-used", f => f.AverageDaysUsed),
            Column<CaseFigures>("zero-visit-share", f => f.ZeroVisitShare),
            Column<CaseFigures>("check-agreed-share", f => f.CheckAgreedShare),
        ];

    private SheetColumn<AcceptanceFigures>[] Passed() =>
        [
            Column<AcceptanceFigures>("projects", f => f.Projects),
            Column<AcceptanceFigures>("area", f => new Area(f.FloorArea)),
            Column<AcceptanceFigures>("stations", f => f.SpecialStations),
            Column<AcceptanceFigures>("joint", f => f.JointAcceptances),
            Column<AcceptanceFigures>("first-pass", f => f.FirstPass),
            Column<AcceptanceFigures>("share", f => f.FirstPassShare),
        ];

    private SheetColumn<TRow> Column<TRow>(string name, Func<TRow, object?> value) =>
        new(words["column-" + name], name is "office" or "item-name" ? 28 : 14, value);

    private static string NameOf(FiguresOf one) => one.Name.In(CultureInfo.CurrentUICulture.Name);
}
