using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Standards;

/// <summary>What the pages of the standards register share.</summary>
public abstract class StandardPage(PageTools tools, IStringLocalizer<StandardWords> words) : OfficePage(tools)
{
    protected IStringLocalizer<StandardWords> Words => words;

    public bool IsAdministrator => Actor.Is(Roles.Administrator);

    /// <summary>Where a clause stands today, as the words call it.</summary>
    public string StandingOf(ClauseEntry entry) =>
        WorkingCalendar.DayOf(Now) is var today && entry.IsInForceOn(today) ? "current"
        : entry.From > today ? "coming"
        : "over";

    /// <summary>From when to when, in words; null for always.</summary>
    public string? Days(DateOnly? from, DateOnly? to) =>
        (from, to) switch
        {
            (null, null) => null,
            ({ } first, null) => words["in-force-from", Show.Day(first)].Value,
            (null, { } last) => words["in-force-to", Show.Day(last)].Value,
            _ => words["in-force-from-to", Show.Day(from), Show.Day(to)].Value,
        };

    public override string? LabelOf(string field) =>
        words["field-" + field] is { ResourceNotFound: false } label ? label.Value : null;
}
