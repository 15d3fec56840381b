using System.Text;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Finding;

/// <summary>
/// Text as it is compared: full-width and capital letters are as good as plain ones, what is no letter or digit parts
/// words.
/// </summary>
internal static class PlainText
{
    /// <summary>A text as others are looked for in it.</summary>
    public static string Of(string text) =>
        Radicals.Folded(Characters.Normalized(text, NormalizationForm.FormKC)).ToLowerInvariant().Replace('ü', 'v');

    /// <summary>The words of what somebody typed. A hyphen and a point belong to a word, as in a code.</summary>
    public static string[] Words(string? typed)
    {
        var plain = new StringBuilder(Of(typed ?? ""));
        for (var i = 0; i < plain.Length; i++)
            if (!char.IsLetterOrDigit(plain[i]) && plain[i] is not ('-' or '.'))
                plain[i] = ' ';
        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];
    }
}
