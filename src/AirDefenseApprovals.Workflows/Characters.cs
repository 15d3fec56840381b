using System.Text;

namespace AirDefenseApprovals.Workflows;

/// <summary>
/// Keeps text well-formed. Unicode reserves 66 code points that are no characters (U+FDD0 to U+FDEF and the last two of
/// every plane); XML and
/// .NET's normalisation refuse some of them, and half a surrogate pair. Every text is composed here, so none can stop what it stands in.
/// </summary>
public static class Characters
{
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

    /// <summary>Cuts a text to a length, never inside a character: of a pair of surrogates both halves go.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">Most UTF-16 units that stay.</param>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var inside = length > 0 && char.IsHighSurrogate(text[length - 1]);
        return text[..(inside ? length - 1 : length)];
    }

    /// <summary>Cuts a text as <see cref="Cut"/> does, and shows by an ellipsis that more stood there.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="length">Most UTF-16 units that stay.</param>
    public static string Shortened(string text, int length) => text.Length <= length ? text : Cut(text, length) + "…";

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
