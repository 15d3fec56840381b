using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Knows the dots that stand between the parts of a name (古丽·示例). The standard asks for U+00B7; keyboards and papers
/// give many others, and people see no difference.
/// </summary>
public static partial class MiddleDots
{
    /// <summary>Puts something else in the place of each middle dot.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="by">What stands there instead.</param>
    public static string Replace(string text, string by) => Dot.Replace(text, by);

    [GeneratedRegex(
        "[\u00B7\u0387\u05BC\u16EB\u2022\u2024\u2027\u2219\u22C5\u2E31\u2E33\u30FB\uA78F\uFF65\u25CF\u25E6\u26AB]",
        RegexOptions.CultureInvariant,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Dot { get; }
}
