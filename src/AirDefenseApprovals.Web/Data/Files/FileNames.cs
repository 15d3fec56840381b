using System.Globalization;
using System.Text;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>File names as people gave them, made safe to show, store and send.</summary>
public static class FileNames
{
    /// <summary>The most characters (code points) of a name, its extension included.</summary>
    public const int MaxLength = 120;

    /// <summary>The name without folders and without characters that do not show, in NFC; null when nothing is left of it.</summary>
    public static string? Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var shown = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes()) // a lone surrogate comes out as U+FFFD
            if (!IsHidden(rune))
                shown.Append(rune.ToString());
        var clean = Characters.Normalized(shown.ToString()).Trim().TrimEnd('.', ' ');
        var extension = Path.GetExtension(clean);
        if (Path.GetFileNameWithoutExtension(clean).Trim('.', ' ').Length == 0)
            return null;
        return clean.EnumerateRunes().Count() <= MaxLength ? clean : Shorten(clean, extension);
    }

    private static string Shorten(string name, string extension)
    {
        var suffix = extension.EnumerateRunes().Count() <= 16 ? extension : "";
        var stem = name[..^suffix.Length].EnumerateRunes().Take(MaxLength - suffix.EnumerateRunes().Count());
        return string.Concat(stem.Select(rune => rune.ToString())).TrimEnd() + suffix;
    }

    // Format characters include the marks that turn the reading direction and so hide an extension.
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}
