using System.Text.RegularExpressions;
using PhoneNumbers;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Tells telephone numbers from what is none. They are kept as people write them (R35).</summary>
/// <remarks>
/// China's numbers are told by their form, so that one of a range which the library does not know yet is no mistake.
/// Those of other countries are told by the library.
/// </remarks>
public static partial class Telephones
{
    private const int Longest = 40;
    private const string China = "CN";

    /// <summary>Tells whether a text is a telephone number that can be called from China.</summary>
    /// <param name="text">The text, half-width.</param>
    public static bool IsNumber(string text)
    {
        if (text.Length > Longest)
            return false;
        var main = Extension.Replace(text, "");
        if (!Form.IsMatch(main))
            return false;
        return IsOfChina(main) || IsOfChina(SwitchboardExtension.Replace(main, "")) || IsKnown(main);
    }

    private static bool IsOfChina(string written) => National.IsMatch(Separators.Replace(written, ""));

    private static bool IsKnown(string written)
    {
        try
        {
            var library = PhoneNumberUtil.GetInstance();
            return library.IsValidNumber(library.Parse(written, China));
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    /// <summary>Digits, grouped by blanks, dashes, points and brackets.</summary>
    [GeneratedRegex(
        @"^\+?(\([0-9]{1,5}\)|[0-9])([ .-]*(\([0-9]{1,5}\)|[0-9]))*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Form { get; }

    /// <summary>An extension as people say it: 转 8001, 分机 8001, ext. 8001, # 8001.</summary>
    [GeneratedRegex(
        @"[ ,，-]*(转|轉|分机|分機|ext\.?|x|#)[ :：]*[0-9]{1,6}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Extension { get; }

    /// <summary>An extension behind one more dash: 0371-67890123-8001.</summary>
    [GeneratedRegex("-[0-9]{1,6}$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex SwitchboardExtension { get; }

    [GeneratedRegex("[ ().-]", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Separators { get; }

    /// <summary>A mobile number, a landline with its area code, a service number 400 or 800, or a short one for everybody.</summary>
    [GeneratedRegex(
        @"^((\+86|0086|86)?(1[3-9][0-9]{9}|0[1-9][0-9]{1,2}[0-9]{7,8}|[48]00[0-9]{7})|9[56][0-9]{3,4}|1[012][0-9]{3})$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex National { get; }
}
