using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Clock;

namespace AirDefenseApprovals.Core.Journal;

/// <summary>A case's clock as its journal alone tells it: what an outsider with an export would compute (R14, R15, R27).</summary>
public static class JournalClock
{
    /// <summary>The clock's facts; null while no limit but the intake's runs.</summary>
    /// <param name="entries">The journal, in order.</param>
    public static ClockFacts? Of(IEnumerable<JournalEntry> entries)
    {
        var (promised, statutory) = (0, 0);
        ClockFacts? clock = null;
        foreach (var entry in entries)
        {
            switch (entry.Act)
            {
                case "submitted":
                    (promised, statutory) = (Number(entry, "promisedDays"), Number(entry, "statutoryDays"));
                    clock = Started(entry, promised, statutory);
                    break;
                case "correctionRequired":
                    clock = null;
                    break;
                case "correctionAnswered" or "accepted" or "deemedAccepted":
                    clock ??= Started(entry, promised, statutory);
                    break;
                case "paused":
                    clock = clock! with
                    {
                        Pauses = clock.Pauses.Add(
                            new(
                                Text(entry, "kind"),
                                entry.At,
                                null,
                                Number(entry, "expectedDays"),
                                Text(entry, "reason")
                            )
                        ),
                    };
                    break;
                case "resumed":
                    clock = clock! with
                    {
                        Pauses = clock.Pauses.SetItem(clock.Pauses.Length - 1, clock.Pauses[^1] with { To = entry.At }),
                    };
                    break;
                case "extended":
                    clock = clock! with { Extension = new(Number(entry, "days"), Text(entry, "reason"), entry.At) };
                    break;
                case "decided" or "withdrawn" or "lapsed" or "notAccepted" or "notRequired":
                    clock = clock is null ? null : clock with { StoppedAt = entry.At };
                    break;
            }
        }

        return clock;
    }

    /// <summary>Whether two clocks say the same.</summary>
    public static bool Same(ClockFacts? one, ClockFacts? other) =>
        (one, other) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a with
            {
                Pauses = ImmutableArray<Pause>.Empty,
            } == b with { Pauses = ImmutableArray<Pause>.Empty }
                && a.Pauses.SequenceEqual(b.Pauses),
            _ => false,
        };

    private static ClockFacts? Started(JournalEntry entry, int promised, int statutory) =>
        Instant(entry, "startedAt") is { } at
            ? new()
            {
                StartedAt = at,
                PromisedDays = promised,
                StatutoryDays = statutory,
            }
            : null;

    private static DateTimeOffset? Instant(JournalEntry entry, string name) =>
        Text(entry, name) is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Text(JournalEntry entry, string name) =>
        entry.Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    private static int Number(JournalEntry entry, string name) =>
        entry.Data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetInt32()
            : 0;
}
