using AirDefenseApprovals.Core.Journal;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>What the register says of a citation on a day (R24).</summary>
/// <param name="Standing">Whether it may be cited.</param>
/// <param name="Entry">The clause: in force, or the one that is not; null for one that is unknown.</param>
/// <param name="Instead">What is to be cited instead, as far as the register knows: a citation, or a standard's number.</param>
public sealed record ClauseFinding(ClauseStanding Standing, ClauseEntry? Entry = null, string? Instead = null)
{
    /// <summary>Why a defect may not cite it; null when it may.</summary>
    /// <param name="field">Path of the field it was cited in.</param>
    /// <param name="citation">As it was cited.</param>
    /// <param name="day">The day the works are judged by.</param>
    public FieldError? Wrong(string field, string citation, DateOnly day) =>
        (Standing, Instead) switch
        {
            (ClauseStanding.InForce, _) => null,
            (ClauseStanding.Unknown, _) => new(field, "clause-unknown", citation),
            (ClauseStanding.NotYet, null) => new(
                field,
                "clause-not-yet",
                citation,
                JournalEntry.DayText(Entry!.From),
                JournalEntry.DayText(day)
            ),
            (ClauseStanding.NotYet, { } then) => new(
                field,
                "clause-not-yet-but",
                citation,
                JournalEntry.DayText(Entry!.From),
                JournalEntry.DayText(day),
                then
            ),
            (_, null) => new(
                field,
                "clause-ended",
                citation,
                JournalEntry.DayText(Entry!.To),
                JournalEntry.DayText(day)
            ),
            (_, { } successor) => new(
                field,
                "clause-superseded",
                citation,
                JournalEntry.DayText(Entry!.To),
                JournalEntry.DayText(day),
                successor
            ),
        };
}

/// <summary>Whether a clause may be cited.</summary>
public enum ClauseStanding
{
    /// <summary>The register does not know it.</summary>
    Unknown,

    /// <summary>It is in force on the day.</summary>
    InForce,

    /// <summary>It came into force later.</summary>
    NotYet,

    /// <summary>It was no longer in force.</summary>
    NoLonger,
}
