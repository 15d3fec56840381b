using System.Text.RegularExpressions;
using System.Xml.Linq;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Tests.Docs;

/// <summary>The page of events lists the acts, notices and timers of the code, all of them and no others.</summary>
public sealed partial class EventsPageTests
{
    private static readonly MarkdownPage Page = SourceTree.Page("docs/events.md");

    private static readonly string Core = string.Concat(
        SourceTree.Sources.Where(s => s.Path.Contains("Approvals.Core/", StringComparison.Ordinal)).Select(s => s.Text)
    );

    [Fact]
    public void Each_act_of_the_journal_is_on_the_page()
    {
        var inCode = Names(Recorded).Concat(Names(CardGiven)).Append("taskCompleted").ToHashSet();
        Assert.True(inCode.Count > 20, "Acts are recorded in another way than this test looks for.");
        Compare(inCode, Column("Journal acts"));
    }

    [Fact]
    public void Each_further_task_of_the_journal_is_on_the_page()
    {
        var inCode = Names(Task).Concat(Names(Note)).Concat(Names(Left)).ToHashSet();
        Assert.True(inCode.Count > 15, "Tasks are recorded in another way than this test looks for.");
        Compare(inCode, Column("Further tasks"), alsoInCode: ["cityReply", "followUp"]);
    }

    [Fact]
    public void Each_kind_of_notice_is_on_the_page_and_each_that_Core_names_has_words()
    {
        var worded = XDocument
            .Load(Path.Combine(SourceTree.Root, NoticeWords()))
            .Root!.Elements("data")
            .Select(word => word.Attribute("name")!.Value)
            .Where(key => key.EndsWith(".subject", StringComparison.Ordinal))
            .Select(key => key.Split('.')[0])
            .ToHashSet();
        Compare(worded, Column("Notices"));
        Told.Nothing(Names(Notified).Where(kind => !worded.Contains(kind)).Select(kind => $"{kind} has no words"));
    }

    [Fact]
    public void Who_is_told_is_who_the_page_says()
    {
        var told = Page.Rows("Notices").ToDictionary(row => Code(row[0]), row => MarkdownPage.CodeIn(row[2]).ToList());
        List<string> wrong = [];
        foreach (var (kind, audiences) in told)
            wrong.AddRange(audiences.Where(a => !Enum.IsDefined(typeof(Audience), a)).Select(a => $"{kind}: no {a}"));
        foreach (Match notice in NotifiedTo.Matches(Core))
        {
            var (kind, audience) = (notice.Groups["name"].Value, notice.Groups["audience"].Value);
            if (!told.TryGetValue(kind, out var audiences) || !audiences.Contains(audience))
                wrong.Add($"{kind}: told to {audience} too");
        }

        Told.Nothing(wrong);
    }

    [Fact]
    public void Each_timer_is_on_the_page() => Compare([.. Enum.GetNames<TimerKind>()], Column("Timers"));

    [Fact]
    public void What_the_lists_say_of_each_other_is_there()
    {
        var notices = Column("Notices").ToHashSet();
        string[] known = [.. notices, .. Column("Journal acts"), .. Column("Further tasks"), "assigned"];
        Told.Nothing(
            Page.Rows("Journal acts")
                .Concat(Page.Rows("Further tasks"))
                .SelectMany(row => MarkdownPage.CodeIn(row[4]))
                .Where(kind => !notices.Contains(kind))
                .Select(kind => $"no notice {kind}")
        );
        Told.Nothing(
            Page.Rows("Timers")
                .SelectMany(row => MarkdownPage.CodeIn(row[2]))
                .Where(name => !known.Contains(name))
                .Select(name => $"neither act nor notice: {name}")
        );
    }

    /// <summary>Compares what code names with what the page lists; a name of the page stands in Core at least as text.</summary>
    private static void Compare(HashSet<string> inCode, List<string> onPage, params string[] alsoInCode)
    {
        Assert.Equal(onPage.Distinct().Count(), onPage.Count);
        Told.Nothing(inCode.Except(onPage).Select(name => $"{name} is in code and not in {Page.Path}"));
        Told.Nothing(
            onPage.Except(inCode).Except(alsoInCode).Select(name => $"{name} is in {Page.Path} and not in code")
        );
    }

    private static List<string> Column(string section) => [.. Page.Rows(section).Select(row => Code(row[0]))];

    private static string Code(string cell) => MarkdownPage.CodeIn(cell).Single();

    private static IEnumerable<string> Names(Regex written) =>
        written.Matches(Core).SelectMany(match => match.Groups["name"].Captures).Select(name => name.Value);

    private static string NoticeWords() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "src"), "NoticeWords.resx", SearchOption.AllDirectories)
            .Single(file => !file.Contains("/obj/", StringComparison.Ordinal));

    [GeneratedRegex(@"\bRecord\(\s*""(?<name>\w+)""")]
    private static partial Regex Recorded { get; }

    [GeneratedRegex(@"\bGive\([^;]*?""(?<name>\w+)""\s*\)")]
    private static partial Regex CardGiven { get; }

    [GeneratedRegex(@"\[""task""\] = ""(?<name>\w+)""")]
    private static partial Regex Task { get; }

    [GeneratedRegex(@"\bNote\(\s*""(?<name>\w+)""")]
    private static partial Regex Note { get; }

    /// <summary>Somebody leaves a case, by the name it has in the journal.</summary>
    [GeneratedRegex(@"\bLeave\([^;]*?""(?<name>\w+)""")]
    private static partial Regex Left { get; }

    /// <summary>A notice by its kind, or by one of two.</summary>
    [GeneratedRegex(
        @"\bNotify(?:Colleague|Party)?\(\s*(?:\w+ \? ""(?<name>\w+)"" : )?""(?<name>\w+)""(?!\s*\+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Notified { get; }

    [GeneratedRegex(@"\bNotify\(\s*""(?<name>\w+)"",\s*Audience\.(?<audience>\w+)")]
    private static partial Regex NotifiedTo { get; }
}
