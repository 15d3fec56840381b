using System.Reflection;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Docs;

/// <summary>The repository as its pages speak of it: its files, its sources and its types.</summary>
internal static partial class SourceTree
{
    private const BindingFlags AnyMember =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.FlattenHierarchy;

    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The sources of the product, without migrations.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. Read("src")];

    /// <summary>The sources of all test projects.</summary>
    public static IReadOnlyList<SourceFile> Tests { get; } = [.. Read("tests")];

    /// <summary>All types of the product, by their own name.</summary>
    private static ILookup<string, Type> Types { get; } =
        Directory
            .EnumerateFiles(AppContext.BaseDirectory, "AirDefenseApprovals.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => name != typeof(SourceTree).Assembly.GetName().Name)
            .SelectMany(name => Assembly.Load(name!).GetTypes())
            .ToLookup(type => type.Name.Split('`')[0], StringComparer.Ordinal);

    /// <summary>Reads a page.</summary>
    /// <param name="path">Its path from the root.</param>
    public static MarkdownPage Page(string path) => new(path, File.ReadAllText(Path.Combine(Root, path)));

    /// <summary>Every page of the repository.</summary>
    public static IEnumerable<MarkdownPage> Pages() =>
        Directory
            .EnumerateFiles(Root, "*.md")
            .Concat(
                new[] { "docs", ".github" }.SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
                )
            )
            .Select(file => Page(Path.GetRelativePath(Root, file)));

    /// <summary>Says what is wrong with a name of code, <c>Type</c> or <c>Type.Member</c>; null when it is there.</summary>
    public static string? WrongName(string name)
    {
        var parts = name.Split('.');
        var types = Types[parts[0]].ToList();
        if (types.Count == 0)
            return $"no type {parts[0]}";
        return parts.Length == 1 || types.Exists(type => type.GetMember(parts[1], AnyMember).Length > 0)
            ? null
            : $"{parts[0]} has no member {parts[1]}";
    }

    /// <summary>The files that declare a type.</summary>
    public static IEnumerable<SourceFile> Declaring(string type) => Sources.Where(source => source.Declares(type));

    private static IEnumerable<SourceFile> Read(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !Generated.IsMatch(path))
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));

    /// <summary>Found from where the tests run, since a build for CI writes no paths of its machine into them.</summary>
    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "AirDefenseApprovals.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("/(obj|bin|Migrations)/")]
    private static partial Regex Generated { get; }
}

/// <summary>A file of C#.</summary>
/// <param name="Path">Its path from the root.</param>
/// <param name="Text">What is in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>Whether it declares a type of that name.</summary>
    public bool Declares(string type) =>
        Regex.IsMatch(Text, $@"\b(class|struct|record|interface|enum) {type}\b(?!\.)", RegexOptions.CultureInvariant);
}
