using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Calendar;

/// <summary>
/// A year's picture, its lists, and what was entered of it when. Administrators see besides which dates moved, and how
/// far a recomputing has come.
/// </summary>
public sealed class YearModel(PageTools tools, CalendarQueries queries, IStringLocalizer<CalendarWords> words)
    : OfficePage(tools)
{
    private const int MostExamples = 20;

    public YearPicture Picture { get; private set; } = null!;

    public IReadOnlyList<CalendarEntry> Entries { get; private set; } = [];

    public IReadOnlyList<(MovedDateRow Date, string? CaseNumber)> Examples { get; private set; } = [];

    /// <summary>Whether it was just entered.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Entered { get; set; }

    /// <summary>Whether what was just entered said the same as before.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Same { get; set; }

    /// <summary>The year as it is in force; null while it is not published.</summary>
    public new CalendarYear? Now => Entries is [var newest, ..] ? newest.Year : null;

    /// <summary>The entry that is still being carried through.</summary>
    public CalendarEntry? Running => Entries.LastOrDefault(e => e.RecomputedAt is null);

    public bool IsAdministrator => Actor.Is(Roles.Administrator);

    public async Task<IActionResult> OnGetAsync(int year)
    {
        if (year is < EnterCalendarYear.FirstYear or > EnterCalendarYear.LastYear)
            return NotFound();
        Entries = await queries.EntriesAsync(year, HttpContext.RequestAborted);
        Picture = new(year, Now);
        if (Running is not null)
            Response.Headers["Refresh"] = "3"; // without a script
        if (IsAdministrator && Entries is [{ Moved: > 0 } newest, ..])
            Examples = await queries.ExamplesAsync(newest.Edition, MostExamples, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>What an entry changed against the one before it.</summary>
    public string Difference(int index)
    {
        var year = Picture.Year;
        var (before, after) = (index + 1 < Entries.Count ? Entries[index + 1].Year : null, Entries[index].Year);
        if (before is null)
            return words["first-entry"];
        var (was, now) = (
            new WorkingCalendar([before], Book.Calendar.Hours),
            new WorkingCalendar([after], Book.Calendar.Hours)
        );
        var days = Enumerable
            .Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(d => was.IsWorkingDay(d) != now.IsWorkingDay(d))
            .ToLookup(now.IsWorkingDay);
        string[] parts =
        [
            .. days[false].Any() ? [words["now-off", Text(days[false])].Value] : Array.Empty<string>(),
            .. days[true].Any() ? [words["now-worked", Text(days[true])].Value] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? words["words-alone"] : string.Join(words["semicolon"], parts);
    }

    private string Text(IEnumerable<DateOnly> days) =>
        string.Join(
            words["comma"],
            NoticeText
                .SpansOf(days)
                .Select(s =>
                    s.First == s.Last
                        ? Show.ShortDay(s.First)
                        : words["span", Show.ShortDay(s.First), Show.ShortDay(s.Last)].Value
                )
        );
}
