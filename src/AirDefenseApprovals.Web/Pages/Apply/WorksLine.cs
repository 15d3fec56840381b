using System.Text.RegularExpressions;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>
/// Reads a line that names works and, behind the first comma after which figures alone follow, their area:
/// <c>一期，1,234.5 m2</c>.
/// </summary>
internal static partial class WorksLine
{
    private const int Longest = 400;

    /// <summary>The area as it was typed, in plain figures; null where the line names none.</summary>
    /// <param name="line">The line.</param>
    public static string? AreaOf(string line) =>
        Parts(line) is { } parts ? TextInput.CleanNumber(parts.Groups["area"].Value) : null;

    /// <summary>The name: the line without its area.</summary>
    /// <param name="line">The line.</param>
    public static string NameOf(string line) => Parts(line) is { } parts ? parts.Groups["name"].Value : line;

    private static Match? Parts(string line) =>
        line.Length <= Longest && NameAndArea.Match(line) is { Success: true } match ? match : null;

    [GeneratedRegex(
        @"^(?<name>.*?[^\s,，])\s*[,，\t]\s*(?<area>[0-9０-９][0-9０-９.．,，]*)\s*(m2|m²|㎡|平方米|平米)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex NameAndArea { get; }
}
