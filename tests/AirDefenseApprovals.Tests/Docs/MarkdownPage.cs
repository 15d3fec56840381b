using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Docs;

/// <summary>A page of the documentation, as far as tests ask about it.</summary>
/// <param name="path">Its path from the root.</param>
/// <param name="text">What is in it.</param>
internal sealed partial class MarkdownPage(string path, string text)
{
    /// <summary>Its path from the root.</summary>
    public string Path => path;

    /// <summary>What is in it.</summary>
    public string Text => text;

    /// <summary>Where its links lead, those of references included.</summary>
    public IEnumerable<string> Links =>
        Link.Matches(Code.Replace(text, "")).Concat(Reference.Matches(text)).Select(link => link.Groups["to"].Value);

    /// <summary>Where references lead, by their name.</summary>
    public IReadOnlyDictionary<string, string> References =>
        Reference.Matches(text).ToDictionary(found => found.Groups["name"].Value, found => found.Groups["to"].Value);

    /// <summary>The anchors of its headings, as the forge makes them.</summary>
    public IEnumerable<string> Anchors =>
        Heading.Matches(text).Select(heading => Anchor(heading.Groups["title"].Value));

    /// <summary>The sections under headings, each with its title and what is in it, until the next heading.</summary>
    public IEnumerable<(string Title, string Body)> Sections
    {
        get
        {
            var headings = Heading.Matches(text);
            for (var i = 0; i < headings.Count; i++)
            {
                var begins = headings[i].Index + headings[i].Length;
                var ends = i + 1 < headings.Count ? headings[i + 1].Index : text.Length;
                yield return (headings[i].Groups["title"].Value.Trim(), text[begins..ends]);
            }
        }
    }

    /// <summary>The rows of the tables under a heading, a cell each column, without head and rule.</summary>
    public IEnumerable<string[]> Rows(string title) =>
        Sections
            .Single(section => section.Title == title)
            .Body.Split('\n')
            .Where(line => line.StartsWith('|'))
            .Skip(2)
            .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray());

    /// <summary>The names in a text that are set as code.</summary>
    public static IEnumerable<string> CodeIn(string text) => Code.Matches(text).Select(code => code.Groups[1].Value);

    private static string Anchor(string title) =>
        NoAnchor.Replace(title.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^\[(?<name>\w+)\]: (?<to>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Reference { get; }

    [GeneratedRegex(@"`([^`\n]+)`")]
    private static partial Regex Code { get; }

    /// <summary>What the forge leaves out of an anchor: all that is no letter, digit, hyphen or blank.</summary>
    [GeneratedRegex(@"[^\p{L}\p{N}_\- ]")]
    private static partial Regex NoAnchor { get; }
}
