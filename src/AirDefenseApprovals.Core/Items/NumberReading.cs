using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Reads a number as people write it. One that can be read in two ways is not guessed (R35).</summary>
/// <param name="Plain">The number in plain digits; as it was written where it is none, or can be read in two ways.</param>
/// <param name="Readings">The two ways to read it; empty where there are no two.</param>
/// <remarks>
/// <c>12,345.6</c> is one number: commas stand between thousands, as everywhere in China. <c>12,5</c> is none of that
/// kind, and whoever types it means 12.5 or has mistyped 125: the two differ by a factor of ten, so we ask.
/// </remarks>
public sealed partial record NumberReading(string Plain, ImmutableArray<string> Readings)
{
    /// <summary>Tells whether two numbers may be meant.</summary>
    public bool IsAmbiguous => Readings.Length > 1;

    /// <summary>Reads a number.</summary>
    /// <param name="written">The number, in half-width characters and without blanks.</param>
    public static NumberReading Of(string written)
    {
        if (Grouped.IsMatch(written))
            return new(written.Replace(",", "", StringComparison.Ordinal), []);
        if (!DecimalComma.IsMatch(written))
            return new(written, []);
        var withoutCommas = written.Replace(",", "", StringComparison.Ordinal);
        var withoutPoints = written.Replace(".", "", StringComparison.Ordinal);
        var withDecimalComma = withoutPoints.Replace(',', '.');
        return new(written, [Tidy(withDecimalComma), Tidy(withoutCommas)]);
    }

    /// <summary>Says of a text in a field for numbers that it can be read in two ways; null when it cannot.</summary>
    /// <param name="path">The field.</param>
    /// <param name="written">What stands in it.</param>
    public static FieldError? Unclear(string path, string? written) =>
        written is not null && Of(written) is { IsAmbiguous: true } reading
            ? new(path, "number-comma", written, reading.Readings[0], reading.Readings[1])
            : null;

    private static string Tidy(string number) =>
        decimal.TryParse(
            number,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var read
        )
            ? read.ToString(CultureInfo.InvariantCulture)
            : number;

    /// <summary>Digits with a comma before every three, and nothing else.</summary>
    [GeneratedRegex(
        @"^[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Grouped { get; }

    /// <summary>One comma that stands where no thousands end, with or without points before it.</summary>
    [GeneratedRegex(
        @"^[+-]?[0-9]{1,12}(\.[0-9]{3})*,[0-9]{1,10}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex DecimalComma { get; }
}
