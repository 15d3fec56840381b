using System.Globalization;
using System.Text;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// Keeps text well-formed. Unicode reserves 66 code points that are no characters (U+FDD0 to U+FDEF and the last two of
/// every plane); XML and
/// .NET's normalisation refuse some of them, and half a surrogate pair. Every text is composed here, so none can stop what it stands in.
/// </summary>
public static class Characters
{
    private const int LongestCharacter = 8, // UTF-16 units: a family of emoji has as many
        BlankBraille = 0x2800,
        ObjectMark = 0xFFFC;

    /// <summary>Tells whether a code point is reserved never to be a character.</summary>
    /// <param name="rune">The code point.</param>
    public static bool IsNone(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Drops what is no character; half a surrogate pair becomes U+FFFD.</summary>
    /// <param name="text">Any text.</param>
    public static string WellFormed(string text) => Kept(text, rune => !IsNone(rune));

    /// <summary>Normalises a text, whatever stands in it: .NET's own method throws for half a surrogate pair and for U+FFFE.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="form">The normal form.</param>
    public static string Normalized(string text, NormalizationForm form = NormalizationForm.FormC) =>
        WellFormed(text).Normalize(form);

    /// <summary>
    /// Makes a text fit to stand in XML 1.0: without what is no character and without control characters but tab and
    /// line ends.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string ForXml(string text) => Kept(text, rune => !IsNone(rune) && IsSeenByXml(rune));

    /// <summary>
    /// Counts the characters of a text as its reader counts them: what is written with several code points, such as a
    /// letter with its accent or a family of emoji, is one.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static int Count(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// Tells whether a text is longer than a number of characters. A character piled up without end counts as more than
    /// one: what is kept has a bound.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Most characters, as <see cref="Count"/> counts them.</param>
    public static bool IsLonger(string text, int most) =>
        text.Length > most && (text.Length > most * LongestCharacter || Count(text) > most);

    /// <summary>Cuts a text to a number of characters, never inside one.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Most characters that stay, as <see cref="Count"/> counts them.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        for (var kept = 0; kept < most && end < text.Length; kept++)
        {
            var next = StringInfo.GetNextTextElementLength(text.AsSpan(end));
            if (end + next > most * LongestCharacter)
                break;
            end += next;
        }

        return text[..end];
    }

    /// <summary>Cuts a text as <see cref="Cut"/> does, and shows by an ellipsis that more stood there.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Most characters that stay.</param>
    public static string Shortened(string text, int most) =>
        Cut(text, most) is var cut && cut.Length < text.Length ? cut + "…" : text;

    /// <summary>
    /// Tells whether a text shows anything. Blanks do not, nor do the marks that Unicode means to be invisible, nor
    /// letters that are drawn empty: the fillers of Hangul and Braille without a dot.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static bool IsVisible(string? text)
    {
        foreach (var rune in text.AsSpan().EnumerateRunes())
        {
            if (!IsInvisible(rune) && !Rune.IsWhiteSpace(rune) && rune.Value is not (BlankBraille or ObjectMark))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Tells whether a code point is never seen: control characters, and what Unicode calls default-ignorable (joiners,
    /// soft hyphens, marks of direction, variation selectors, tags, fillers).
    /// </summary>
    /// <param name="rune">The code point.</param>
    public static bool IsInvisible(Rune rune) =>
        rune.Value switch
        {
            0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0 => true,
            (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) => true,
            (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFFF0 and <= 0xFFF8) => true,
            (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF) => true,
            _ => Rune.IsControl(rune) || IsNone(rune),
        };

    private static bool IsSeenByXml(Rune rune) => rune.Value >= ' ' || rune.Value is '\t' or '\n' or '\r';

    private static string Kept(string text, Func<Rune, bool> keeps)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a surrogate pair comes out as U+FFFD
        {
            if (keeps(rune))
                kept.Append(rune);
        }

        return kept.ToString();
    }
}
