using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Reads the text of a form, in which <c>{label}</c> stands for a place.</summary>
public static partial class BlankText
{
    /// <summary>The labels of the places in a text, as often as they stand there.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> Labels(string text) =>
        Place.Matches(text).Select(match => match.Groups["label"].Value);

    /// <summary>The text with something in each of its places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="put">What goes into the place of a label.</param>
    public static string Filled(string text, Func<string, string> put) =>
        Place.Replace(text, match => put(match.Groups["label"].Value));

    /// <summary>Tells whether each brace belongs to a place.</summary>
    /// <param name="text">The text.</param>
    public static bool IsWhole(string text) => Place.Replace(text, "").AsSpan().IndexOfAny('{', '}') < 0;

    [GeneratedRegex(@"\{(?<label>[^{}]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Place { get; }
}
