using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Reasons that acts must give. They are told to people and kept for ever, so they have an end.</summary>
internal static class Reasons
{
    /// <summary>Longest reason, in characters.</summary>
    public const int Longest = TaskData.LongestText;

    /// <summary>What is wrong with a reason that must be there.</summary>
    public static ImmutableArray<FieldError> Wrong(string field, string reason) =>
        !Characters.IsVisible(reason) ? [new(field, "field-required")]
        : TooLong(field, reason) is { } error ? [error]
        : [];

    /// <summary>The error of a text that is longer than any reason.</summary>
    public static FieldError? TooLong(string field, string? text) =>
        text is not null && Characters.IsLonger(text, Longest)
            ? new(field, "field-too-long", Longest.ToString(CultureInfo.InvariantCulture))
            : null;
}
