using System.Globalization;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Tells mail addresses that a mail server can take from what only looks like one (R35).</summary>
/// <remarks>
/// RFC 5321 allows more: quoted blanks, addresses in figures, letters of any script. Servers of the day refuse them, and
/// a notice that cannot be sent is worse than a sentence beside the field.
/// </remarks>
public static partial class MailAddresses
{
    private const int Longest = 254,
        LongestLocal = 64;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <summary>Tells whether a text is an address that mail can be sent to.</summary>
    /// <param name="text">The text, as it was typed.</param>
    public static bool IsAddress(string text)
    {
        if (text.Length > Longest || text.Split('@') is not [{ Length: > 0 and <= LongestLocal } local, var domain])
            return false;
        return Local.IsMatch(local) && AsciiOf(domain) is { } ascii && Domain.IsMatch(ascii);
    }

    /// <summary>A domain as it is sent: one in other letters has a form in ASCII. Null where it has none.</summary>
    private static string? AsciiOf(string domain)
    {
        if (domain.EnumerateRunes().Any(Workflows.Characters.IsInvisible))
            return null;
        try
        {
            return Domains.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Local { get; }

    /// <summary>Two labels at least; the last is no number.</summary>
    [GeneratedRegex(
        @"^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?![0-9]+$)[A-Za-z0-9-]{2,63}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Domain { get; }
}
