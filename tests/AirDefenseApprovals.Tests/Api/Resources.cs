using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Finds in the sources what must have words.</summary>
internal static partial class Resources
{
    /// <summary>Slugs of refusals, field errors and mistakes that Core names.</summary>
    public static IEnumerable<string> SlugsInCode([CallerFilePath] string here = "")
    {
        var core = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "AirDefenseApprovals.Core"));
        return Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories).SelectMany(f => Slug.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct();
    }

    /// <summary>Kinds of notices that Core names.</summary>
    public static IEnumerable<string> NoticesInCode([CallerFilePath] string here = "")
    {
        var core = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "AirDefenseApprovals.Core"));
        return Directory.EnumerateFiles(core, "*.cs", SearchOption.AllDirectories).SelectMany(f => Notice.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct();
    }

    [GeneratedRegex("(?:Conflict|Forbidden|Incomplete|NotFound|FieldError|Add|new)\\((?:[^\"()]|\\([^()]*\\)|\"[^\"]*\", )*\"([a-z]+(?:-[a-z]+)+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Slug { get; }

    [GeneratedRegex("Notify\\(\"(\\w+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Notice { get; }
}
