using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>Tells in one sentence where a case stands with its limits, and how much working time is left.</summary>
public sealed class ClockSentences(
    RulebookKeeper keeper,
    OfficeClock clock,
    Show show,
    IStringLocalizer<ClockWords> words,
    IStringLocalizer<CaseWords> caseWords
)
{
    /// <summary>The sentence of a case; null when no limit runs or ran.</summary>
    public ClockSentence? Of(Case @case) =>
        Standing.Of(@case, keeper.Book.CalendarOf(@case), clock.Now) is { } standing ? Of(standing) : null;

    /// <summary>The working time left until an instant, or since: days and hours, on the last day hours and minutes.</summary>
    public string Left(DateTimeOffset? due) =>
        due is { } end ? Left(TimeLeft.Until(keeper.Book.Calendar, end, clock.Now), exact: true) : "—";

    /// <summary>A time left, with hours beside days.</summary>
    public string Exactly(TimeLeft left) => Left(left, exact: true);

    private ClockSentence Of(Standing s) =>
        s switch
        {
            { Kind: StandingKind.ToAnswer } => Told(s, s.Left.IsLastDay ? "answer-today" : "answer", Left(s.Left)),
            { Kind: StandingKind.ToCorrect } => Told(s, s.Left.IsLastDay ? "correct-today" : "correct", Left(s.Left)),
            { Kind: StandingKind.Ended, Decision: null } => Told(s, "ended", "", s.DaysUsed),
            { Kind: StandingKind.Ended, Decision: { } d } => Told(
                s,
                (d.DaysUsed == 0 ? "decided-at-once" : "decided")
                    + (
                        d.PromiseMet ? ""
                        : d.StatutoryMet ? "-late"
                        : "-breach"
                    ),
                "",
                d.DaysUsed
            ),
            { Kind: StandingKind.Paused, Pause: { } pause } => Told(
                s,
                s.Overlong ? "paused-overlong"
                    : s.Left.IsOverdue ? "paused-overdue"
                    : "paused",
                caseWords["pause-" + pause.Kind],
                pause.ExpectedDays
            ),
            { Left.IsOverdue: true } => Told(
                s,
                s.Limit == Limit.Statutory ? "breach" : "overdue",
                Left(s.Left),
                show.Instant(s.Statutory?.At)
            ),
            _ => Told(s, s.Left.IsLastDay ? "run-today" : "run", Left(s.Left)),
        };

    private ClockSentence Told(Standing standing, string key, params object[] arguments)
    {
        var due =
            standing.Left.IsLastDay && standing.Kind is not (StandingKind.Ended or StandingKind.Paused)
                ? standing.Due.At.ToOffset(WorkingCalendar.Offset).ToString("HH:mm", CultureInfo.InvariantCulture)
                : show.Instant(standing.Due.At);
        return new(standing, words["tell-" + key].Value, due, arguments);
    }

    /// <param name="left">The time.</param>
    /// <param name="exact">Hours beside days too.</param>
    private string Left(TimeLeft left, bool exact = false)
    {
        var day = keeper.Book.Calendar.Hours.Length;
        // Before opening, the last day is still whole: it is told in hours
        var (days, time) = left.IsLastDay ? (0, left.Time + day * left.Days) : (left.Days, left.Time);
        var (hours, minutes) = ((int)time.TotalHours, time.Minutes);
        var parts =
            days > 0
                ? new[] { Many("day", days), exact && hours > 0 ? Many("hour", hours) : null }
                : [hours > 0 ? Many("hour", hours) : null, minutes > 0 || hours == 0 ? Many("minute", minutes) : null];
        if (left is { IsOverdue: true, Days: 0 } && time < TimeSpan.FromMinutes(1))
            return words["overdue"];
        return words[
            left.IsOverdue ? "overdue-by"
            : exact && left.IsLastDay ? "left-today"
            : "left",
            string.Join(' ', parts.OfType<string>())
        ];
    }

    private string Many(string unit, int count) => words[$"{unit}{(count == 1 ? "-1" : "s")}", count];
}

/// <summary>A sentence about a case's clock.</summary>
/// <param name="Standing">Where the case stands.</param>
/// <param name="Format">The sentence with places: 0 the date, then the others.</param>
/// <param name="Date">The date it names.</param>
/// <param name="Arguments">What stands in the other places.</param>
public sealed record ClockSentence(Standing Standing, string Format, string Date, IReadOnlyList<object> Arguments)
{
    /// <summary>The sentence as text.</summary>
    public string Text => string.Format(CultureInfo.CurrentCulture, Format, [Date, .. Arguments]);

    /// <summary>The sentence with its date leading to the ledger that tells why it is this date.</summary>
    public IHtmlContent Linked(Guid caseId)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = $"/cases/{caseId}/clock#{TimerDue.LimitName(Standing.Limit)}";
        link.InnerHtml.Append(Date);
        return new HtmlFormattableString(CultureInfo.CurrentCulture, Format, [link, .. Arguments]);
    }
}
