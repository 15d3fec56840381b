using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Docs;

/// <summary>No page leads nowhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_within_the_repository_leads_to_a_file_and_to_a_heading_of_it()
    {
        List<string> wrong = [];
        foreach (var page in SourceTree.Pages())
        foreach (var link in page.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)))
            if (Wrong(page, link) is { } told)
                wrong.Add($"{page.Path}: {told}");
        Told.Nothing(wrong);
    }

    [Fact]
    public void Every_recipe_that_a_page_names_is_in_the_justfile()
    {
        var justfile = File.ReadAllText(Path.Combine(SourceTree.Root, "justfile"));
        var recipes = Recipe.Matches(justfile).Select(recipe => recipe.Groups[1].Value).ToHashSet();
        Told.Nothing(
            SourceTree
                .Pages()
                .SelectMany(page => MarkdownPage.CodeIn(page.Text).Select(code => (page.Path, Code: code)))
                .Where(named => named.Code.StartsWith("just ", StringComparison.Ordinal))
                .Where(named => !recipes.Contains(named.Code.Split(' ')[1]))
                .Select(named => $"{named.Path}: {named.Code} is no recipe")
        );
    }

    [Fact]
    public void Every_path_that_a_page_names_is_there() =>
        Told.Nothing(
            SourceTree
                .Pages()
                .Where(page => page.Path != "CHANGELOG.md") // what was there when it was written
                .SelectMany(page => MarkdownPage.CodeIn(page.Text).Select(code => (page.Path, Code: code)))
                .Where(named => PathInRepository.IsMatch(named.Code) && !IsThere(named.Code))
                .Select(named => $"{named.Path}: {named.Code} is not there")
        );

    [Fact]
    public void The_first_page_is_short() =>
        Assert.InRange(SourceTree.Page("README.md").Text.Count(c => c == '\n'), 50, 149);

    /// <summary>Whether a path from the root leads somewhere; <c>Core/Clock</c> is a folder of the project of that name.</summary>
    private static bool IsThere(string path)
    {
        var full = Path.Combine(SourceTree.Root, ProjectFolder.Replace(path, "src/AirDefenseApprovals.$0"));
        return File.Exists(full) || Directory.Exists(full);
    }

    private static string? Wrong(MarkdownPage page, string link)
    {
        var (path, anchor) = (
            link.Split('#')[0],
            link.Contains('#', StringComparison.Ordinal) ? link.Split('#')[1] : null
        );
        var folder = Path.GetDirectoryName(page.Path) ?? "";
        var target = path.Length == 0 ? page.Path : Path.Combine(folder, path);
        var file = Path.GetFullPath(target, SourceTree.Root);
        if (!File.Exists(file) && !Directory.Exists(file))
            return $"{link} leads to no file";
        if (anchor is null)
            return null;
        var anchors = SourceTree.Page(Path.GetRelativePath(SourceTree.Root, file)).Anchors;
        return anchors.Contains(Uri.UnescapeDataString(anchor)) ? null : $"{link} leads to no heading";
    }

    /// <summary>A path of sources without a placeholder.</summary>
    [GeneratedRegex("^(src|tests|docs|workflows|Core|Web|Workflows|Elsa)/[A-Za-z0-9_./-]+$")]
    private static partial Regex PathInRepository { get; }

    [GeneratedRegex("^(Core|Web|Workflows|Elsa)/")]
    private static partial Regex ProjectFolder { get; }

    [GeneratedRegex("^([a-z][a-z-]*)[^:=\n]*:(?!=)", RegexOptions.Multiline)]
    private static partial Regex Recipe { get; }
}
