using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>Brings a case of any item to its result document.</summary>
internal static class Results
{
    private static readonly string[] Inspectors = ["张三", "李四"];

    /// <summary>A case of an item, approved on 10 May 2022.</summary>
    public static Story Approved(string item, string region = "410105", Rulebook? book = null)
    {
        var story = new Story(book).Submitted(item, "2022-05-09 09:30", region, 12_345.6789m);
        while (story.Case is { HasEnded: false, Tasks: [var open, ..] })
        {
            var (outcome, data) = Next(open.Name);
            story.Task(open.Name, outcome, "2022-05-10 10:00", data);
        }

        Assert.Equal(CaseState.Approved, story.Case.State);
        return story;
    }

    /// <summary>The document of a story's case as it stands.</summary>
    public static ResultDocument Document(this Story story) => story.Case.Decision!.Document!;

    private static (string Outcome, object? Data) Next(string task) =>
        task switch
        {
            "issue" => ("Issued", null),
            "intake" => ("Accepted", null),
            "siteInspection" or "expertReview" => ("Done", new { report = "符合要求", participants = Inspectors }),
            "inspect" => ("Passed", new { inspectors = Inspectors }),
            "jointAcceptance" => ("Passed", null),
            "decide" => ("Approved", null),
            _ => ("Agreed", null),
        };
}
