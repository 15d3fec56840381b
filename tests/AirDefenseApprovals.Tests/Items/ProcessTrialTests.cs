using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>A process is walked whole before a case runs by it, and published only when every way comes to a result.</summary>
public sealed class ProcessTrialTests
{
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);

    public static TheoryData<string> Processes => [.. TestBook.Catalogue.Processes.Select(p => p.DefinitionId)];

    [Theory]
    [MemberData(nameof(Processes))]
    public void Every_way_through_every_process_of_the_office_comes_to_a_result_and_every_task_can_be_reached(
        string process
    )
    {
        var report = ProcessTrial.Walk(
            Drawings.Of(process).Read(),
            new FlowchartEngine(),
            TestBook.Book.Items.Values.Where(i => i.Process == process)
        );
        Assert.Empty(report.Mistakes);
        Assert.Empty(report.Unreached);
        Assert.True(report.Ways > 5);
    }

    [Fact]
    public void A_way_that_ends_without_a_result_is_told_with_task_and_outcome()
    {
        var drawn = Drawings.Of("filing");
        var approve = drawn
            .Connections()
            .First(c =>
                c!["source"]!["activity"]!.GetValue<string>() == "decide"
                && c["source"]!["port"]!.GetValue<string>() == "Approved"
            )!;
        approve["target"]!["activity"] = "end";
        var mistake = Assert.Single(Walk(drawn).Mistakes);
        Assert.Equal(("process-ends-undecided", "decide / Approved"), (mistake.Slug, mistake.Argument));
        Assert.Equal($"{drawn.Read().HumanTasks.First(t => t.Bookmark.Name == "decide").Path}.outcomes", mistake.Path);
    }

    [Fact]
    public void An_effect_before_what_it_needs_is_told()
    {
        var drawn = Drawings.Of("filing");
        foreach (var accept in drawn.Activities().Where(a => a!["type"]!.GetValue<string>() == "AirDefense.Accept"))
            accept!["type"] = "AirDefense.RecordReport";
        Assert.Contains(Walk(drawn).Mistakes, m => m.Slug == "process-effect-too-early");
    }

    [Fact]
    public void A_process_without_any_result_is_told()
    {
        var drawn = new JsonObject
        {
            ["definitionId"] = "endless",
            ["name"] = "endless",
            ["root"] = new JsonObject
            {
                ["id"] = "f",
                ["type"] = "Elsa.Flowchart",
                ["activities"] = new JsonArray(
                    new JsonObject
                    {
                        ["id"] = "a",
                        ["name"] = "a",
                        ["type"] = "AirDefense.HumanTask",
                        ["role"] = "clerk",
                        ["outcomes"] = new JsonArray("Again"),
                    }
                ),
                ["connections"] = new JsonArray(),
            },
        };
        drawn.Connect("a", "Again", "a");
        Assert.Equal(["process-never-ends"], Walk(drawn).Mistakes.Select(m => m.Slug));
    }

    [Fact]
    public void A_version_is_numbered_by_the_office_and_keeps_all_that_was_drawn()
    {
        var drawn = Drawings.Of("standard").WithSecondReview();
        drawn["version"] = 77;
        drawn["customProperties"]!["ours"] = "kept";
        var (version, refusal) = new PublishProcess(Administrator, Story.At("2022-05-09 10:00"), drawn.Text()).Decide(
            TestBook.Book
        );
        Assert.Null(refusal);
        Assert.Equal(("standard", 2), (version!.DefinitionId, version.Version));
        Assert.Equal("kept", version.Document.GetProperty("customProperties").GetProperty("ours").GetString());
        Assert.Equal(drawn.Select(p => p.Key), version.Document.EnumerateObject().Select(p => p.Name));
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("head")]
    [InlineData("supervisor")]
    [InlineData("applicant")]
    public void R18_only_an_administrator_publishes(string role) =>
        Assert.Equal(
            RefusalKind.Forbidden,
            new PublishProcess(
                new Actor("u", "u", [role], "city"),
                Story.At("2022-05-09 10:00"),
                Drawings.Of("standard").WithSecondReview().Text()
            )
                .Decide(TestBook.Book)
                .Refusal!.Kind
        );

    [Fact]
    public void What_equals_the_version_in_force_is_not_published_again() =>
        Assert.Equal(
            "process-unchanged",
            new PublishProcess(Administrator, Story.At("2022-05-09 10:00"), Drawings.Of("standard").Text())
                .Decide(TestBook.Book)
                .Refusal!.Slug
        );

    [Fact]
    public void All_mistakes_of_a_task_are_told_by_path()
    {
        var drawn = Drawings.Of("standard");
        var review = drawn.Activity("review");
        review["role"] = "pope";
        review["customProperties"] = new JsonObject();
        review["outcomes"]!.AsArray().Add("Perhaps");
        var refusal = new PublishProcess(Administrator, Story.At("2022-05-09 10:00"), drawn.Text())
            .Decide(TestBook.Book)
            .Refusal!;
        Assert.Equal(
            ["catalogue-no-basis", "catalogue-not-one-of", "catalogue-outcome-unconnected"],
            refusal.Errors.Select(e => e.Slug).Order()
        );
        Assert.All(refusal.Errors, e => Assert.StartsWith("root.activities[", e.Field, StringComparison.Ordinal));
    }

    private static TrialReport Walk(JsonObject drawn) => ProcessTrial.Walk(drawn.Read(), new FlowchartEngine(), []);
}
