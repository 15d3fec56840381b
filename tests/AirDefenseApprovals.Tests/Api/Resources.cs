using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Finds in the sources what must have words.</summary>
internal static partial class Resources
{
    /// <summary>
    /// The sources of Core: found from where the tests run, since a build for CI writes no paths of its machine into
    /// them.
    /// </summary>
    private static string Core
    {
        get
        {
            var root = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root!.FullName, "AirDefenseApprovals.sln")))
                root = root.Parent;
            return Path.Combine(root.FullName, "src", "AirDefenseApprovals.Core");
        }
    }

    /// <summary>Slugs of refusals, field errors and mistakes that Core names.</summary>
    public static IEnumerable<string> SlugsInCode() =>
        Directory
            .EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Slug.Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct();

    /// <summary>Kinds of notices that Core names.</summary>
    public static IEnumerable<string> NoticesInCode() =>
        Directory
            .EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => Notice.Matches(File.ReadAllText(f)))
            .Select(m => m.Groups[1].Value)
            .Distinct();

    [GeneratedRegex(
        "(?:Conflict|Forbidden|Incomplete|NotFound|FieldError|Add|new)\\((?:[^\"()]|\\([^()]*\\)|\"[^\"]*\",\\s+)*\"([a-z]+(?:-[a-z]+)+)\"",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Slug { get; }

    [GeneratedRegex("Notify(?:Colleague)?\\(\\s*\"(\\w+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Notice { get; }
}
