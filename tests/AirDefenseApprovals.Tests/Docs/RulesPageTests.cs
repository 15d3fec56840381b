using System.Globalization;
using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Docs;

/// <summary>The page of rules, the code and the tests name the same rules, and the page leads to the code.</summary>
public sealed partial class RulesPageTests
{
    private static readonly MarkdownPage Page = SourceTree.Page("docs/rules.md");

    /// <summary>The rules of the page: number and section.</summary>
    private static readonly IReadOnlyDictionary<int, string> Rules = Page
        .Sections.Where(section => RuleTitle.IsMatch(section.Title))
        .ToDictionary(section => Number(RuleTitle.Match(section.Title)), section => section.Body);

    [Fact]
    public void Each_rule_that_code_or_tests_name_is_on_the_page()
    {
        var inCode = SourceTree.Sources.SelectMany(source => Named(source, CommentOrRefusal));
        var inTests = SourceTree.Tests.SelectMany(source => Named(source, TestName));
        Told.Nothing(
            inCode
                .Concat(inTests)
                .Where(found => !Rules.ContainsKey(found.Rule))
                .Select(found => $"R{found.Rule} of {found.Path}: not in {Page.Path}")
        );
    }

    [Fact]
    public void Each_rule_of_the_page_is_kept_by_code_that_says_so_and_has_a_test_named_after_it()
    {
        var kept = SourceTree.Sources.SelectMany(source => Named(source, PlainComment)).Select(f => f.Rule).ToHashSet();
        var tested = SourceTree.Tests.SelectMany(source => Named(source, TestName)).Select(f => f.Rule).ToHashSet();
        Assert.NotEmpty(Rules);
        Told.Nothing(Rules.Keys.Where(rule => !kept.Contains(rule)).Select(rule => $"no line of src says // R{rule}"));
        Told.Nothing(Rules.Keys.Where(rule => !tested.Contains(rule)).Select(rule => $"no test is named R{rule:00}_"));
    }

    [Fact]
    public void The_code_that_keeps_a_rule_is_where_the_page_says_and_names_the_rule()
    {
        List<string> wrong = [];
        foreach (var (rule, body) in Rules)
        {
            var links = CodeLink.Matches(body);
            if (links.Count == 0)
                wrong.Add($"R{rule}: no code is named");
            foreach (Match link in links)
                if (Wrong(rule, link.Groups["name"].Value, link.Groups["reference"].Value) is { } told)
                    wrong.Add($"R{rule}: {told}");
        }

        Told.Nothing(wrong);
    }

    [Fact]
    public void The_tests_of_a_rule_are_where_the_page_says()
    {
        List<string> wrong = [];
        foreach (var (rule, body) in Rules)
        {
            var (prefix, line) = ($"R{rule:00}_", TestsLine.Match(body).Groups["tests"].Value);
            if (!line.StartsWith($"`{prefix}`", StringComparison.Ordinal))
                wrong.Add($"R{rule}: does not name its tests {prefix}");
            foreach (var name in MarkdownPage.CodeIn(line).Skip(1))
            {
                var declaring = SourceTree.Tests.Where(test => test.Declares(name)).ToList();
                if (declaring.Count == 0)
                    wrong.Add($"R{rule}: no test class {name}");
                else if (!declaring.Exists(test => test.Text.Contains(prefix, StringComparison.Ordinal)))
                    wrong.Add($"R{rule}: {name} has no test {prefix}");
            }
        }

        Told.Nothing(wrong);
    }

    /// <summary>What is wrong with a link to the code of a rule; null when it leads there.</summary>
    private static string? Wrong(int rule, string name, string reference)
    {
        if (SourceTree.WrongName(name) is { } unknown)
            return unknown;
        var type = name.Split('.')[0];
        if (reference != type || !Page.References.TryGetValue(reference, out var to))
            return $"{name} leads to no file";
        var file = SourceTree.Sources.FirstOrDefault(source => "../" + source.Path == to);
        if (file is null || !file.Declares(type))
            return $"{type} is not in {to}, but in {string.Join(", ", SourceTree.Declaring(type).Select(f => f.Path))}";
        return Regex.IsMatch(file.Text, $@"\bR{rule}\b") ? null : $"{to} does not name the rule";
    }

    private static IEnumerable<(int Rule, string Path)> Named(SourceFile source, Regex rules) =>
        rules
            .Matches(source.Text)
            .SelectMany(match => match.Groups["rule"].Captures)
            .Select(rule => (int.Parse(rule.Value, CultureInfo.InvariantCulture), source.Path));

    private static int Number(Match match) => int.Parse(match.Groups["rule"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^R(?<rule>\d+) ")]
    private static partial Regex RuleTitle { get; }

    /// <summary>Every rule of a comment, documentation included, or the rule of a refusal.</summary>
    [GeneratedRegex(@"//(?:[^\n]*?\bR(?<rule>\d+)\b)+|""R(?<rule>\d+)""")]
    private static partial Regex CommentOrRefusal { get; }

    /// <summary>A comment that begins with a rule, as somebody who looks for it searches.</summary>
    [GeneratedRegex(@"(?<!/)// R(?<rule>\d+)\b")]
    private static partial Regex PlainComment { get; }

    /// <summary>The rules that a test's name begins with.</summary>
    [GeneratedRegex(@"\b(?:void|Task) (?:R(?<rule>\d{2})_)+[a-zA-Z]")]
    private static partial Regex TestName { get; }

    [GeneratedRegex(@"\[`(?<name>[\w.]+)`\]\[(?<reference>\w+)\]")]
    private static partial Regex CodeLink { get; }

    [GeneratedRegex(@"^- Tests: (?<tests>.+(?:\n  .+)*)", RegexOptions.Multiline)]
    private static partial Regex TestsLine { get; }
}
