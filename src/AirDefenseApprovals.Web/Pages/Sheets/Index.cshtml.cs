using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Pages.Sheets;

/// <summary>The sheets of all items: which version is in force since when, and which is announced (R34).</summary>
public sealed class IndexModel(PageTools tools) : OfficePage(tools)
{
    public IEnumerable<(SheetVersion InForce, SheetVersion? Next)> Sheets =>
        from code in Book.Items.Keys.Order(StringComparer.Ordinal)
        let inForce = Book.Sheets.InForce(code, WorkingCalendar.DayOf(Now))
        where inForce is not null
        select (inForce, Book.Sheets.Of(code).FirstOrDefault(v => v.Number > inForce.Number));
}
