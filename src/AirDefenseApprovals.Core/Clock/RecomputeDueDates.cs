using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Clock;

/// <summary>
/// Counts a case's open due dates again by a new edition of the calendar (R10): one act per case, and only for a case of which something
/// moves. Its <see cref="CaseAct.At"/> is the instant the edition was entered. Cards given stay given (R13). To do it twice does nothing.
/// </summary>
public sealed record RecomputeDueDates : CaseAct
{
    /// <summary>The edition.</summary>
    public required int Edition { get; init; }

    /// <summary>The act for an edition.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="recordedAt">When it is written down.</param>
    public static RecomputeDueDates For(CalendarEdition edition, DateTimeOffset recordedAt) =>
        new()
        {
            By = Actor.System,
            At = edition.EnteredAt,
            RecordedAt = recordedAt < edition.EnteredAt ? edition.EnteredAt : recordedAt,
            Edition = edition.Number,
        };

    /// <summary>Whether the act would change anything: asked of every open case before any of them is queued.</summary>
    public bool Touches(Case @case, Rulebook book) =>
        Outcome(@case, book) is var (moved, timers) && (timers || moved.Length > 0);

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        var (moved, timers) = Outcome(@case, book);
        if (moved.IsEmpty && !timers)
            return Refusal.Conflict("R10", "due-dates-stay");
        var docket = new Docket(DueDates.Apply(@case, moved), this, book with { Calendar = book.CalendarOf(Edition) });
        if (!moved.IsEmpty)
            Tell(docket, moved, book.Editions.First(e => e.Number == Edition));
        return docket.Close() with { Moved = moved };
    }

    private (ImmutableArray<MovedDate> Moved, bool Timers) Outcome(Case @case, Rulebook book)
    {
        if (@case.CalendarEdition >= Edition)
            return ([], false); // counted by it already, or begun after it
        var (before, after) = (book.CalendarOf(Edition - 1), book.CalendarOf(Edition));
        var moved = DueDates.Moved(@case, before, after, RecordedAt);
        // A reminder, or the announced end of a pause, can move although no date does: days before the date were exchanged.
        return (
            moved,
            moved.IsEmpty
                && @case
                    is { HasEnded: false }
                        and (
                            { State: CaseState.CorrectionRequired or CaseState.Rectification }
                            or { Clock.OpenPause: not null }
                        )
                && !CaseTimer.Of(@case, before).SequenceEqual(CaseTimer.Of(@case, after))
        );
    }

    private static void Tell(Docket docket, ImmutableArray<MovedDate> moved, CalendarEdition edition)
    {
        docket.Record(
            "dueDateChanged",
            new JsonObject
            {
                ["calendar"] = edition.Number,
                ["years"] = new JsonArray([.. edition.Entered.Select(y => (JsonNode)y.Year)]),
                ["source"] = edition.Source,
                ["changes"] = new JsonArray([.. moved.Select(ForJournal)]),
            },
            edition.Source
        );
        var followUps = moved.Where(m => m.Limit == "followUp").ToImmutableArray();
        var others = moved.RemoveRange(followUps);
        if (!others.IsEmpty)
            docket.Notify(
                "dueDateChanged",
                facts: [("changes", new NoticeFact.MovedDates(others)), ("source", Titles.Nested(edition.Source))]
            );
        if (!followUps.IsEmpty)
            docket.Notify(
                "followUpMoved",
                Audience.Supervisor,
                ("changes", new NoticeFact.MovedDates(followUps)),
                ("source", Titles.Nested(edition.Source))
            );
    }

    private static JsonNode ForJournal(MovedDate date)
    {
        var entry = new JsonObject
        {
            ["limit"] = date.Limit,
            ["from"] = JournalEntry.InstantText(date.From),
            ["to"] = JournalEntry.InstantText(date.To),
        };
        if (date.ItemNo > 0)
            entry["itemNo"] = date.ItemNo;
        return entry;
    }
}
