using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Calendar;

/// <summary>
/// An edition of the office's calendar: what one entry made of it (R10). Editions are counted from 1, the catalogue's files at the first
/// start. None is ever changed: the figures of a decision are judged by the edition they were counted by (R15).
/// </summary>
/// <param name="Number">Which edition.</param>
/// <param name="EnteredAt">When it was entered: from then on it is what limits are counted by.</param>
/// <param name="Entered">The years entered with it.</param>
/// <param name="Calendar">The whole calendar from then on.</param>
/// <param name="IsRecomputed">Whether every open due date has been counted again by it.</param>
public sealed record CalendarEdition(
    int Number,
    DateTimeOffset EnteredAt,
    ImmutableArray<CalendarYear> Entered,
    WorkingCalendar Calendar,
    bool IsRecomputed
)
{
    /// <summary>The notices its years come from.</summary>
    public string Source => string.Join('；', Entered.Select(y => y.Source));
}
