using System.Globalization;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The number of a case: prefix of its office, day of handing in, sequence of that day, check character.</summary>
public static partial class CaseNumber
{
    /// <summary>Digits of a sequence below ten thousand.</summary>
    private const int ShortestSequence = 4;

    /// <summary>The number of the next case of an office and day.</summary>
    /// <param name="office">The office that handles it.</param>
    /// <param name="day">Day of handing in.</param>
    /// <param name="sequence">Which of that day, from 1.</param>
    public static string Of(Office office, DateOnly day, int sequence)
    {
        var digits = string.Create(
            CultureInfo.InvariantCulture,
            $"{office.NumberPrefix}-{day:yyyyMMdd}-{sequence:0000}"
        );
        return $"{digits}-{CheckDigits.Of(digits)}";
    }

    /// <summary>
    /// The number of a case, or of its document, as somebody typed it, in the form that it is kept in: without its
    /// hyphens, or with blanks or others in their place. What is none stays as it was typed.
    /// </summary>
    public static string Read(string typed)
    {
        if (Whole.IsMatch(typed))
            return typed;
        var plain = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        var parts = Parts.Match(plain);
        if (!parts.Success)
            return typed;
        var (office, day, rest) = (parts.Groups["office"].Value, parts.Groups["day"].Value, parts.Groups["rest"].Value);
        var shortest = parts.Groups["document"].Success ? ShortestSequence : rest.Length - 1;
        for (var length = rest.Length - 1; length >= shortest; length--)
        {
            var digits = $"{office}-{day}-{rest[..length]}";
            var isSequence = length == ShortestSequence || rest[0] != '0';
            if (isSequence && CheckDigits.Of(digits) == rest[length])
                return $"{Lead(parts)}{digits}-{rest[length]}{Ordinal(rest[(length + 1)..])}";
        }

        return typed;
    }

    private static string Lead(Match parts) => parts.Groups["document"].Success ? "WS-" : "";

    /// <summary>Which document of its case, from the second on.</summary>
    private static string Ordinal(string digits) => digits.Length > 0 ? "-" + digits : "";

    [GeneratedRegex(
        "^(WS-)?[0-9]{6}-[0-9]{8}-[0-9]{4,}-[0-9](-[0-9]+)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Whole { get; }

    [GeneratedRegex(
        "^(?<document>WS)?(?<office>[0-9]{6})(?<day>[0-9]{8})(?<rest>[0-9]{5,12})$",
        RegexOptions.CultureInvariant,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Parts { get; }
}
