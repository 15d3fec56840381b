using System.Collections.Immutable;
using System.Globalization;

namespace AirDefenseApprovals.Core.Calendar;

/// <summary>The hours of a working day (R1), in China's time, in order and apart.</summary>
public sealed record OfficeHours
{
    private OfficeHours(ImmutableArray<(TimeOnly Opens, TimeOnly Closes)> spans) => Spans = spans;

    /// <summary>From when to when the office is open.</summary>
    public ImmutableArray<(TimeOnly Opens, TimeOnly Closes)> Spans { get; }

    /// <summary>When the day opens.</summary>
    public TimeOnly Opens => Spans[0].Opens;

    /// <summary>When the day closes: what counts for limits (R9).</summary>
    public TimeOnly Closes => Spans[^1].Closes;

    /// <summary>How long the office is open on a working day.</summary>
    public TimeSpan Length => Spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + (span.Closes - span.Opens));

    /// <summary>09:00-12:00 and 13:00-17:00.</summary>
    public static OfficeHours Default { get; } =
        Parse("09:00-12:00,13:00-17:00") ?? throw new InvalidOperationException();

    /// <summary>Reads <c>09:00-12:00,13:00-17:00</c>; null when it is not that.</summary>
    public static OfficeHours? Parse(string text)
    {
        var spans = ImmutableArray.CreateBuilder<(TimeOnly, TimeOnly)>();
        var last = TimeOnly.MinValue;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (
                part.Split('-') is not [var a, var b]
                || !Time(a, out var opens)
                || !Time(b, out var closes)
                || closes <= opens
                || (spans.Count > 0 && opens <= last)
            )
                return null;
            spans.Add((opens, closes));
            last = closes;
        }

        return spans.Count == 0 ? null : new OfficeHours(spans.ToImmutable());

        static bool Time(string s, out TimeOnly time) =>
            TimeOnly.TryParseExact(s, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}
