using System.Collections.Immutable;
using System.Globalization;

namespace AirDefenseApprovals.Core.Eligibility;

/// <summary>A question to whoever plans something.</summary>
public sealed record Question
{
    /// <summary>The types there are.</summary>
    public static readonly ImmutableArray<string> Types = ["choice", "area"];

    /// <summary>More characters than this and a decimal would round what was written.</summary>
    private const int LongestNumber = 28;

    /// <summary>Its name in addresses.</summary>
    public required string Name { get; init; }

    /// <summary><c>choice</c>, or <c>area</c>: m2 with at most four decimals.</summary>
    public required string Type { get; init; }

    /// <summary>The question as it is asked.</summary>
    public required Names Text { get; init; }

    /// <summary>What helps to answer it.</summary>
    public Names? Hint { get; init; }

    /// <summary>The choices.</summary>
    public ImmutableArray<Choice> Options { get; init; } = [];

    /// <summary>Least area, in m2.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest area, in m2.</summary>
    public decimal? Max { get; init; }

    /// <summary>What is wrong with an answer, or null.</summary>
    /// <param name="text">As it came; without thousands separators.</param>
    public FieldError? Check(string text)
    {
        if (Type == "choice")
            return Options.Any(o => o.Value == text)
                ? null
                : new(Name, "eligibility-not-an-option", string.Join(", ", Options.Select(o => o.Value)));
        if (Items.NumberReading.Unclear(Name, text) is { } unclear)
            return unclear;
        if (
            text.Length > LongestNumber
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var area)
        )
            return new(Name, "eligibility-not-an-area");
        if (decimal.Round(area, 4) != area)
            return new(Name, "field-too-many-decimals", "4");
        if (area < Min)
            return new(Name, "field-too-small", Min.Value.ToString(CultureInfo.InvariantCulture));
        return area > (Max ?? 1_000_000_000m)
            ? new(Name, "field-too-large", (Max ?? 1_000_000_000m).ToString(CultureInfo.InvariantCulture))
            : null;
    }
}

/// <summary>A choice.</summary>
/// <param name="Value">Its name in addresses.</param>
/// <param name="Label">What it says.</param>
public sealed record Choice(string Value, Names Label);
