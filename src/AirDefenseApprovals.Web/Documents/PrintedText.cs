using System.Globalization;
using System.Text;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Makes any string printable: what no font has becomes 〓, what has no shape disappears, so that no name can stop a
/// document.
/// </summary>
internal static class PrintedText
{
    private const char Missing = '〓';

    /// <summary>The text with only line feeds and characters that the fonts cover.</summary>
    public static string Clean(string text, Func<Rune, bool> covered)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // a lone surrogate comes out as U+FFFD
            whole.Append(
                IsRadical(rune) ? Characters.Normalized(rune.ToString(), NormalizationForm.FormKC) : rune.ToString()
            );

        var clean = new StringBuilder(whole.Length);
        foreach (var rune in Characters.Normalized(whole.ToString()).EnumerateRunes())
        {
            if (rune.Value is '\n')
                clean.Append('\n');
            else if (rune.Value is '\t' or '\u00a0' or '\u2028' or '\u2029')
                clean.Append(' ');
            else if (IsShapeless(rune))
                continue;
            else if (covered(rune))
                clean.Append(rune.ToString());
            else
                clean.Append(Missing);
        }
        return clean.ToString();
    }

    /// <summary>
    /// Whether the character is a dictionary radical (⼈ U+2F08), which looks like the character 人 but is not found by a
    /// search for it.
    /// </summary>
    private static bool IsRadical(Rune rune) => rune.Value is >= 0x2E80 and <= 0x2FDF;

    private static bool IsShapeless(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF); // variation selectors
}
