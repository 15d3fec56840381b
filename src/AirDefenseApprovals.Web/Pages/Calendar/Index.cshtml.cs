using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Web.Pages.Calendar;

/// <summary>The years of the calendar, newest first: anyone may count by them.</summary>
public sealed class IndexModel(PageTools tools, CalendarQueries queries) : OfficePage(tools)
{
    public IReadOnlyList<(CalendarYear Year, DateTimeOffset EnteredAt, string? EnteredBy)> Years { get; private set; } =
    [];

    /// <summary>This year and the next, where their notices are not entered.</summary>
    public IEnumerable<int> Unpublished =>
        Enumerable
            .Range(WorkingCalendar.DayOf(Now).Year, 2)
            .Append((Years is [var newest, ..] ? newest.Year.Year : 0) + 1)
            .Distinct()
            .Where(year => year > 1 && Years.All(y => y.Year.Year != year))
            .OrderDescending();

    public bool IsAdministrator => Actor.Is(Roles.Administrator);

    public async Task OnGetAsync() => Years = [.. (await queries.YearsAsync(HttpContext.RequestAborted)).Reverse()];
}
