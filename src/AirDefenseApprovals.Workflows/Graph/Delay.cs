using System.Globalization;

namespace AirDefenseApprovals.Workflows.Graph;

/// <summary>The time of an <c>Elsa.Delay</c>, as .NET writes it: <c>3.00:00:00</c> is three days.</summary>
internal static class Delay
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>The time; null when the text is none, or one that no case waits for.</summary>
    public static TimeSpan? Read(string? text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero && span <= Longest
            ? span
            : null;
}
