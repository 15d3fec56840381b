using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Journal;

/// <summary>The dates of a case that its journal names, as the last entry about each left them (R10, R27).</summary>
/// <param name="IntakeDueAt">When the office must have answered what was handed in last.</param>
/// <param name="AnswerBy">When the correction window ends.</param>
/// <param name="Deadlines">Deadlines of defects by their number.</param>
public sealed record JournalDates(
    DateTimeOffset? IntakeDueAt,
    DateTimeOffset? AnswerBy,
    ImmutableSortedDictionary<int, DateOnly> Deadlines
)
{
    /// <summary>Reads them.</summary>
    /// <param name="entries">The journal, in order.</param>
    public static JournalDates Of(IEnumerable<JournalEntry> entries)
    {
        var dates = new JournalDates(null, null, ImmutableSortedDictionary<int, DateOnly>.Empty);
        foreach (var entry in entries)
        {
            dates = entry.Act switch
            {
                "submitted" or "correctionAnswered" => dates with { IntakeDueAt = Instant(entry.Data, "intakeDueAt") },
                "correctionRequired" => dates with { AnswerBy = Instant(entry.Data, "answerBy") },
                "defectsNotified" => dates with
                {
                    Deadlines = List(entry, "items")
                        .ToImmutableSortedDictionary(
                            i => i.GetProperty("itemNo").GetInt32(),
                            i => DateOnly.Parse(i.GetProperty("deadline").GetString()!, CultureInfo.InvariantCulture)
                        ),
                },
                "dueDateChanged" => List(entry, "changes").Aggregate(dates, Moved),
                _ => dates,
            };
        }

        return dates;
    }

    /// <summary>Which edition of the calendar the decision was counted by; 1 for one older than the editions.</summary>
    public static int EditionOfDecision(IEnumerable<JournalEntry> entries) =>
        entries.LastOrDefault(e => e.Act == "decided") is { } decided
        && decided.Data.TryGetProperty("calendar", out var edition)
        && edition.TryGetInt32(out var number)
            ? number
            : 1;

    /// <summary>
    /// Whether the notice's own defects have the deadlines the journal tells; those that arose later are on record with
    /// the task.
    /// </summary>
    public bool SameDeadlines(DefectNotice? notice) =>
        notice is null
        || notice
            .Items.Where(d => d.ArisenOn is null)
            .All(d => Deadlines.TryGetValue(d.ItemNo, out var day) && day == d.Deadline);

    private static JournalDates Moved(JournalDates dates, JsonElement change) =>
        change.GetProperty("limit").GetString() switch
        {
            "intake" => dates with { IntakeDueAt = Instant(change, "to") },
            "correction" => dates with { AnswerBy = Instant(change, "to") },
            "rectification" => dates with
            {
                Deadlines = dates.Deadlines.SetItem(
                    change.GetProperty("itemNo").GetInt32(),
                    WorkingCalendar.DayOf(Instant(change, "to")!.Value)
                ),
            },
            _ => dates,
        };

    private static JsonElement.ArrayEnumerator List(JournalEntry entry, string name) =>
        entry.Data.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    private static DateTimeOffset? Instant(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture)
            : null;
}
