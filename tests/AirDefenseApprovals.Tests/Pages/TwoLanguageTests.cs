using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AngleSharp.Html.Parser;

namespace AirDefenseApprovals.Tests.Pages;

/// <summary>
/// Nothing on a page is in one language alone. Reads the sources, so that a forgotten word is found without opening its
/// page.
/// </summary>
public sealed partial class TwoLanguageTests
{
    /// <summary>Printed on papers, which are in Chinese whoever reads them.</summary>
    private static readonly string[] ChineseAlone = ["DocumentWords"];

    /// <summary>Chinese that an English sentence quotes: what is pasted or typed on that page is Chinese.</summary>
    private static readonly string[] ChineseInEnglish =
    [
        "CalendarWords/lines-hint",
        "CalendarWords/worked-hint",
        "PageWords/calendar-notice-title",
    ];

    /// <summary>The same thing handed over in both languages, of which each sentence takes its own.</summary>
    private static readonly string[] OtherPlaces =
    [
        "CalendarWords/month",
        "ProblemWords/counter-of-another-office",
        "ProblemWords/figure-larger",
        "ProblemWords/figure-larger-project",
        "ProblemWords/figure-other",
        "ProblemWords/figure-other-project",
        "ProblemWords/file-twice",
        "ProblemWords/file-unchanged",
        "ProblemWords/material-missing",
        "ProblemWords/material-promise-or-attach",
    ];

    /// <summary>Words that are the same in both languages.</summary>
    private static readonly HashSet<string> Same =
    [
        "API",
        "SHA",
        "MB",
        "PDF",
        "XLSX",
        "JSON",
        "GET",
        "api",
        "v1",
        "statistics",
        "public",
        "English",
    ];

    /// <summary>Characters that are no text: the mark of the brand, and the name of the other language in the switch.</summary>
    private static readonly string[] Marks = ["防", "中文"];

    /// <summary>Pages for who builds the program, in Development alone.</summary>
    private static readonly string[] ForDevelopers = ["Pages/Design.cshtml"];

    private static readonly string Web = Path.Combine(Root(), "src", "AirDefenseApprovals.Web");

    private static readonly Dictionary<string, Dictionary<string, string>> Chinese = Words(""),
        English = Words(".en");

    [Fact]
    public void Each_word_is_in_both_languages_with_the_same_places()
    {
        List<string> wrong = [];
        foreach (var (resource, words) in Chinese.Where(r => !ChineseAlone.Contains(r.Key)))
        {
            var english = English[resource];
            wrong.AddRange(words.Keys.Except(english.Keys).Select(k => $"{resource}/{k}: not in English"));
            wrong.AddRange(english.Keys.Except(words.Keys).Select(k => $"{resource}/{k}: not in Chinese"));
            wrong.AddRange(
                words
                    .Where(w =>
                        english.ContainsKey(w.Key)
                        && !OtherPlaces.Contains($"{resource}/{w.Key}")
                        && !Places(w.Value).SetEquals(Places(english[w.Key]))
                    )
                    .Select(w => $"{resource}/{w.Key}: other places")
            );
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void English_has_no_Chinese_in_it() =>
        Assert.Equal(
            ChineseInEnglish,
            English
                .SelectMany(r => r.Value.Where(w => Han.IsMatch(w.Value)).Select(w => $"{r.Key}/{w.Key}"))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_word_that_a_page_or_a_class_asks_for_is_there()
    {
        List<string> missing = [];
        foreach (var (file, source, names) in Sources())
        {
            foreach (Match use in Use.Matches(source))
            {
                if (!names.TryGetValue(use.Groups["name"].Value, out var resource))
                    continue;
                var key = use.Groups["key"].Value;
                var found = use.Groups["more"].Success
                    ? Chinese[resource].Keys.Any(k => k.StartsWith(key, StringComparison.Ordinal))
                    : Chinese[resource].ContainsKey(key);
                if (!found)
                    missing.Add($"{file}: {resource}/{key}{(use.Groups["more"].Success ? "…" : "")}");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Each_word_of_the_contract_has_a_name()
    {
        var items = Tests.Cases.TestBook.Catalogue.Items.Values;
        var families = new Dictionary<string, IEnumerable<string>>
        {
            ["state"] = Camel<CaseState>(),
            ["card"] = Camel<CardColour>(),
            ["limit"] = Camel<Limit>(),
            ["defect"] = Camel<DefectState>(),
            ["pause"] = PauseKinds.ClosedList.Append(PauseKinds.SiteVisit).Append(PauseKinds.Rectification),
            ["type"] = items.Select(i => i.Type),
            ["kind"] = items.SelectMany(i => i.Applicants),
            ["source"] = items.SelectMany(i => i.Materials).Select(m => m.Source),
            ["mode"] = ["own", "devolved", "entrusted"],
            ["role"] = Core.Cases.Roles.Staff,
        };
        string[] missing =
        [
            .. Missing("CaseWords", families.SelectMany(f => f.Value.Select(v => $"{f.Key}-{v}"))),
            .. Missing("ApplicantWords", FormField.Types.Select(t => "type-" + t)),
            .. Missing(
                "PageWords",
                Enumerable
                    .Range(1, 5)
                    .Select(s => $"score-{s}")
                    .Concat(Enumerable.Range(0, 7).Select(d => $"weekday-{d}"))
            ),
            .. Missing("DelegationWords", Core.Routing.HandoverPoints.All.Select(p => "point-" + p)),
        ];
        Assert.Empty(missing);
    }

    [Fact]
    public async Task No_page_says_anything_that_is_not_in_the_resources()
    {
        List<string> said = [];
        foreach (
            var path in Directory.EnumerateFiles(Path.Combine(Web, "Pages"), "*.cshtml", SearchOption.AllDirectories)
        )
        {
            var file = Path.GetRelativePath(Web, path).Replace('\\', '/');
            if (ForDevelopers.Contains(file))
                continue;
            var source = await File.ReadAllTextAsync(path);
            said.AddRange(
                Han.Matches(Comment.Replace(source, "")).Select(m => m.Value).Except(Marks).Select(t => $"{file}: {t}")
            );
            var page = await new HtmlParser().ParseDocumentAsync(
                "<body>" + RazorText.Of(source).Replace("<body>", "", StringComparison.Ordinal)
            );
            var texts = page
                .All.Where(e => e.LocalName is not ("script" or "style"))
                .SelectMany(e =>
                    e.ChildNodes.Where(n => n.NodeType == AngleSharp.Dom.NodeType.Text)
                        .Select(n => n.TextContent)
                        .Concat(
                            e.Attributes.Where(a =>
                                    a.Name
                                        is "placeholder"
                                            or "title"
                                            or "alt"
                                            or "aria-label"
                                            or "data-label"
                                            or "data-confirm"
                                )
                                .Select(a => a.Value)
                        )
                );
            said.AddRange(
                texts
                    .SelectMany(t => Latin.Matches(t))
                    .Select(m => m.Value)
                    .Where(w => !Same.Contains(w))
                    .Select(w => $"{file}: {w}")
            );
        }

        Assert.Empty(said);
    }

    [Theory]
    [InlineData(
        """<p>@L["a"] @if (x > 1) { <b>@Model.Show.Name(y!.Z)</b> } else { var t = a < b ? "no" : "nor"; <i>yes</i> }</p>""",
        "yes"
    )]
    [InlineData(
        """
            @{ var a = "no"; string F(int n) => n < 3 ? "no" : $"{n} no"; }<p title="seen">@(a + "no")
            @foreach (var (k, v) in All) { <input value="@k" disabled="@(v > 1)" />@v }</p>
            """,
        "seen"
    )]
    [InlineData(
        """@section Scripts { <script src="no.js"></script> }<a href="no">@a?.B[0].C("no")</a>. @* no *@""",
        ""
    )]
    public async Task What_a_page_says_itself_is_told_from_what_its_code_says(string razor, string said)
    {
        var page = await new HtmlParser().ParseDocumentAsync(RazorText.Of(razor));
        Assert.Equal(
            said,
            Latin.Match(page.Body!.TextContent + " " + page.QuerySelector("[title]")?.GetAttribute("title")).Value
        );
    }

    /// <summary>Pages and classes with the names that they give the resources.</summary>
    private static IEnumerable<(string File, string Source, Dictionary<string, string> Names)> Sources()
    {
        foreach (
            var path in Directory
                .EnumerateFiles(Web, "*.cs*", SearchOption.AllDirectories)
                .Where(p =>
                    Path.GetExtension(p) is ".cs" or ".cshtml"
                    && !p.Contains("/obj/", StringComparison.Ordinal)
                    && !p.Contains("/bin/", StringComparison.Ordinal)
                )
        )
        {
            var source = File.ReadAllText(path);
            var names = path.EndsWith(".cshtml", StringComparison.Ordinal)
                ? new Dictionary<string, string> { ["L"] = "PageWords" }
                : [];
            foreach (Match injected in Injected.Matches(source))
                names[injected.Groups[2].Value] = injected.Groups[1].Value;
            if (names.Count > 0)
                yield return (Path.GetRelativePath(Web, path), source, names);
        }
    }

    private static IEnumerable<string> Missing(string resource, IEnumerable<string> keys) =>
        keys.Distinct().Where(k => !Chinese[resource].ContainsKey(k)).Select(k => $"{resource}/{k}");

    private static IEnumerable<string> Camel<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static HashSet<string> Places(string text) => [.. Place.Matches(text).Select(m => m.Groups[1].Value)];

    private static Dictionary<string, Dictionary<string, string>> Words(string language) =>
        Directory
            .EnumerateFiles(Path.Combine(Web, "Resources"), "*.resx")
            .Where(f => Path.GetFileName(f).Count(c => c == '.') == (language.Length > 0 ? 2 : 1))
            .ToDictionary(
                f => Path.GetFileName(f).Split('.')[0],
                f =>
                    XDocument
                        .Load(f)
                        .Root!.Elements("data")
                        .ToDictionary(
                            d => d.Attribute("name")!.Value,
                            d => d.Element("value")!.Value,
                            StringComparer.Ordinal
                        )
            );

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "AirDefenseApprovals.sln")))
            root = root.Parent;
        return root.FullName;
    }

    [GeneratedRegex("\\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Han { get; }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]+")]
    private static partial Regex Latin { get; }

    [GeneratedRegex("@\\*.*?\\*@", RegexOptions.Singleline)]
    private static partial Regex Comment { get; }

    [GeneratedRegex("\\{(\\w+)[^{}]*\\}")]
    private static partial Regex Place { get; }

    [GeneratedRegex("IStringLocalizer<(\\w+)> (\\w+)")]
    private static partial Regex Injected { get; }

    /// <summary>A word by its key, or by the beginning of one that is put together.</summary>
    [GeneratedRegex("\\b(?<name>\\w+)\\[\\s*(?:\"(?<key>[^\"]+)\"(?<more>\\s*\\+)?|\\$\"(?<key>[^\"{]+)(?<more>\\{))")]
    private static partial Regex Use { get; }
}
