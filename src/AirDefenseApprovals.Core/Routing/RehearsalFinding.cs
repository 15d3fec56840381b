using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Core.Routing;

/// <summary>Something to look at before a delegation comes into force, or ends.</summary>
/// <param name="Slug">Key of the sentence in the resources.</param>
/// <param name="Arguments">What the sentence names: days as <c>2022-05-09</c>, offices, roles and regions by code.</param>
/// <param name="CaseId">The case it is about; null when it is about the delegation.</param>
public sealed record RehearsalFinding(string Slug, ImmutableArray<string> Arguments, Guid? CaseId = null)
{
    /// <summary>How near to the day, in working days before or after, the end of a promised limit is a finding.</summary>
    public const int NearDays = 3;

    /// <summary>All there is to say of a rehearsal.</summary>
    /// <param name="rehearsal">The rehearsal so far.</param>
    /// <param name="book">The rulebook in force.</param>
    /// <param name="without">The register without the delegation.</param>
    /// <param name="today">The day it is rehearsed.</param>
    public static IEnumerable<RehearsalFinding> Of(
        Rehearsal rehearsal,
        Rulebook book,
        Register without,
        DateOnly today
    ) =>
        [
            .. OfDay(rehearsal.On, book.Calendar, today),
            .. OfDelegation(rehearsal, without),
            .. OfOffice(rehearsal, book),
            .. rehearsal.Cases.SelectMany(c => OfCase(c, rehearsal.On, book.Calendar)),
        ];

    private static IEnumerable<RehearsalFinding> OfDay(DateOnly on, WorkingCalendar calendar, DateOnly today)
    {
        if (on < today)
            yield return new("rehearsal-day-past", [Text(on)]);
        if (!calendar.IsWorkingDay(on, out var published))
            yield return new("rehearsal-not-working-day", [Text(on)]);
        if (!published)
            yield return new("rehearsal-provisional-day", [Text(on)]);
    }

    private static IEnumerable<RehearsalFinding> OfDelegation(Rehearsal rehearsal, Register without)
    {
        var d = rehearsal.Delegation;
        if (rehearsal.Entered && d.ReleasedOn is null)
            yield return new("rehearsal-waiting", []);
        if (rehearsal.Entered && d.EffectiveFrom > rehearsal.On)
            yield return new("rehearsal-before-first-day", [Text(d.EffectiveFrom)]);
        foreach (var other in without.Delegations.Where(d.Overlaps))
            yield return new(
                "rehearsal-overlap",
                [other.Instrument, Text(other.EffectiveFrom), other.EffectiveTo is { } to ? Text(to) : ""]
            );
        foreach (var region in rehearsal.Regions.Where(r => r.Before != Office.City && r.Before != d.Office))
            yield return new("rehearsal-other-office", [region.Before, region.Region]);
        var stay = rehearsal.Cases.Count(c => c.Office == d.Office);
        if (d.EffectiveTo is { } end && stay > 0)
            yield return new(
                "rehearsal-open-at-end",
                [Text(end), d.Office, stay.ToString(CultureInfo.InvariantCulture)]
            );
    }

    private static IEnumerable<RehearsalFinding> OfOffice(Rehearsal rehearsal, Rulebook book) =>
        Staffing
            .Of(book, rehearsal.Delegation.ItemCode, rehearsal.Delegation.Office, rehearsal.On)
            .Where(s => s.People.IsEmpty)
            .Select(s => new RehearsalFinding("rehearsal-nobody", [s.Role, Text(rehearsal.On)]));

    private static IEnumerable<RehearsalFinding> OfCase(RehearsedCase @case, DateOnly on, WorkingCalendar calendar)
    {
        if (
            @case is { Limit: Limit.Promised, DueAt: { } dueAt }
            && WorkingCalendar.DayOf(dueAt) is var due
            && Math.Abs(due.DayNumber - on.DayNumber) <= 31
            && Math.Abs(calendar.WorkingDaysBetween(on, due)) <= NearDays
        )
            yield return new("rehearsal-near-due", [@case.Number, Text(due)], @case.Id);
        if (@case.CorrectBy is { } correctBy && correctBy >= on)
            yield return new("rehearsal-correction", [@case.Number, Text(correctBy)], @case.Id);
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
