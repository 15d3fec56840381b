using System.Collections.Frozen;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>A process that executes others: published with their newest versions, and faithful to those for ever.</summary>
public sealed class ExecutedProcessTests
{
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);

    [Fact]
    public void A_part_decides_nothing_by_itself_and_is_published_all_the_same()
    {
        var (part, refusal) = Decide(TestBook.Book, Drawings.Part("part", "extra"));
        Assert.Null(refusal);
        Assert.Equal(("part", 1), (part!.DefinitionId, part.Version));
    }

    [Fact]
    public void A_part_still_names_the_law_behind_its_tasks()
    {
        var drawn = Drawings.Part("part", "extra");
        drawn.Activity("extra")["customProperties"] = new JsonObject();
        Assert.Equal(["catalogue-no-basis"], Decide(TestBook.Book, drawn).Refusal!.Errors.Select(e => e.Slug));
    }

    [Fact]
    public void The_whole_is_walked_with_its_parts()
    {
        var book = Published(TestBook.Book, Drawings.Part("part", "extra", "more"));
        var (whole, refusal) = Decide(book, Drawings.Of("standard").WithPart("part"));
        Assert.Null(refusal);
        Assert.Equal(1, whole!.Children["part"].Version);
        Assert.Empty(ProcessTrial.Walk(whole, book.Engine.Engine, []).Unreached);

        var part = Drawings.Part("part", "extra");
        part.Activities().Add(JsonNode.Parse("""{"id":"early","type":"AirDefense.CloseDefects"}"""));
        part.Connections().First(c => c!["source"]!["activity"]!.GetValue<string>() == "start")!["target"]![
            "activity"
        ] = "early";
        part.Connect("early", "Done", "extra");
        var errors = Decide(Published(book, part), Drawings.Of("standard").WithPart("part")).Refusal!.Errors;
        Assert.All(errors, e => Assert.Equal("process-effect-too-early", e.Slug));
        Assert.NotEmpty(errors);
    }

    [Fact]
    public void One_that_is_not_published_is_told_by_path()
    {
        var drawn = Drawings.Of("standard").WithPart("part");
        var error = Assert.Single(Decide(TestBook.Book, drawn).Refusal!.Errors);
        Assert.Equal(
            ($"root.activities[{drawn.Activities().Count - 1}].workflowDefinitionId", "unknown-workflow"),
            (error.Field, error.Slug)
        );
        Assert.Null(new DryRun(drawn.Text(), []).Run(TestBook.Book, out var refusal));
        Assert.Equal("unknown-workflow", Assert.Single(refusal!.Errors).Slug);
    }

    [Fact]
    public void A_dry_run_takes_what_is_published()
    {
        var book = Published(TestBook.Book, Drawings.Part("part", "extra"));
        var drawn = Drawings.Of("standard").WithPart("part");
        var run = new DryRun(drawn.Text(), [new("intake", "Accepted"), new("review", "Agreed")]).Run(book, out _)!;
        Assert.Equal(["sub/extra"], run.State.Open.Select(o => o.ActivityId));
    }

    [Fact]
    public void A_new_version_of_a_part_is_taken_by_publishing_the_whole_again_and_not_before()
    {
        var book = Published(
            Published(TestBook.Book, Drawings.Part("part", "extra")),
            Drawings.Of("standard").WithPart("part")
        );
        Assert.Equal("process-unchanged", Decide(book, Drawings.Of("standard").WithPart("part")).Refusal!.Slug);
        book = Published(book, Drawings.Part("part", "extra", "more"));
        Assert.DoesNotContain("sub/more", Tasks(book.Newest("standard")!));
        book = Published(book, Drawings.Of("standard").WithPart("part"));
        Assert.Contains("sub/more", Tasks(book.Newest("standard")!));
        Assert.DoesNotContain("sub/more", Tasks(book.Processes[("standard", 2)]));
    }

    [Fact]
    public void A_case_goes_through_the_part_and_may_be_moved_to_another_version_of_the_whole()
    {
        var book = Published(
            Published(TestBook.Book, Drawings.Part("part", "extra")),
            Drawings.Of("standard").WithPart("part")
        );
        var story = new Story(book)
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-09 11:00");
        Assert.Equal([("extra", "sub/extra")], story.Case.Tasks.Select(t => (t.Name, t.ActivityId)));
        book = Published(
            Published(book, Drawings.Part("part", "extra", "more")),
            Drawings.Of("standard").WithPart("part")
        );
        story = story.On(book).Task("extra", "Agreed", "2022-05-09 12:00");
        Assert.Equal(["decide"], story.Case.Tasks.Select(t => t.Name));
        var move = MoveProcess.Preview(story.Case, book, 3, out var refusal)!;
        Assert.Null(refusal);
        Assert.Equal(["sub/more"], move.Added.Select(o => o.ActivityId));
        Assert.Equal(["sub/more"], move.OpenAfter.Select(o => o.ActivityId));
        story
            .Do(
                new MoveProcess
                {
                    By = Story.Staff(Roles.Head),
                    At = Story.At("2022-05-09 13:00"),
                    Version = 3,
                }
            )
            .Task("more", "Agreed", "2022-05-09 14:00")
            .Task("decide", "Approved", "2022-05-09 15:00");
        Assert.Equal(CaseState.Approved, story.Case.State);
    }

    [Fact]
    public void The_files_of_a_catalogue_execute_each_other_whatever_their_order_but_not_in_a_circle()
    {
        var files = TestBook
            .Files()
            .Where(f => f.Path != "processes/standard.json")
            .Append(new("processes/standard.json", Drawings.Of("standard").WithPart("part").Text()))
            .ToList();
        var older = Drawings.Part("part", "old");
        var newer = Drawings.Part("part", "extra");
        newer["version"] = 2;
        var catalogue = Catalogue.Read(
            [.. files, new("processes/zz-part-1.json", older.Text()), new("processes/zz-part-2.json", newer.Text())],
            out var mistakes
        )!;
        Assert.Empty(mistakes);
        Assert.Contains("sub/extra", Tasks(catalogue.Processes.First(p => p.DefinitionId == "standard")));

        var circle = Drawings.Part("part", "extra");
        circle.Activities().Add(JsonNode.Parse(Workflows.Definitions.Execute("back", "standard")));
        Assert.Null(Catalogue.Read([.. files, new("processes/zz-part.json", circle.Text())], out mistakes));
        Assert.Contains(mistakes, m =>
            m
                is {
                    File: "processes/zz-part.json",
                    Path: "root.activities[3].workflowDefinitionId",
                    Slug: "circular-workflow"
                }
        );
        Assert.Contains(mistakes, m => m is { File: "processes/standard.json", Slug: "unknown-workflow" });
    }

    private static IEnumerable<string> Tasks(WorkflowDefinition definition) =>
        definition.HumanTasks.Select(t => t.Bookmark.ActivityId);

    private static (WorkflowDefinition? Version, Refusal? Refusal) Decide(Rulebook book, JsonObject drawn) =>
        new PublishProcess(Administrator, Story.At("2022-05-09 10:00"), drawn.Text()).Decide(book);

    private static Rulebook Published(Rulebook book, JsonObject drawn)
    {
        var (version, refusal) = Decide(book, drawn);
        Assert.Null(refusal);
        return book with
        {
            Processes = FrozenDictionary.ToFrozenDictionary(
                book.Processes.Append(new((version!.DefinitionId, version.Version), version))
            ),
        };
    }
}
