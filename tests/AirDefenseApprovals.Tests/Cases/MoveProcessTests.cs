using System.Collections.Frozen;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>A case keeps the version it began with, unless the head of its office moves it; then nothing done is done again.</summary>
public sealed class MoveProcessTests
{
    [Theory]
    [InlineData(Roles.Clerk, "city", RefusalKind.Forbidden)]
    [InlineData(Roles.Reviewer, "city", RefusalKind.Forbidden)]
    [InlineData(Roles.Head, "410122", RefusalKind.NotFound)]
    [InlineData(Roles.Administrator, null, RefusalKind.NotFound)]
    public void R18_only_the_head_of_the_handling_office_moves_a_case(string role, string? office, RefusalKind refused)
    {
        var story = new Story(WithVersionTwo(OfStandard)).Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal(
            refused,
            story
                .Refused(
                    new MoveProcess
                    {
                        By = new Actor("u", "u", [role], office),
                        At = Story.At("2022-05-09 11:00"),
                        Version = 2,
                    }
                )
                .Kind
        );
    }

    [Fact]
    public void A_case_keeps_its_version_and_a_new_one_takes_the_newest()
    {
        var begun = new Story().Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal(1, begun.Case.Process!.Version);
        Assert.Equal(
            2,
            new Story(WithVersionTwo(OfStandard)).Accepted("RF-13-01", "2022-05-09 10:00").Case.Process!.Version
        );
    }

    [Fact]
    public void A_case_keeps_the_engine_it_began_on()
    {
        var other = new NamedEngine("Other", new FlowchartEngine());
        var story = new Story(TestBook.Book with { Engine = other }).Accepted("RF-13-01", "2022-05-09 10:00");
        Assert.Equal("Other", story.Case.Engine);
        Assert.Throws<InvalidOperationException>(() =>
            story.On(TestBook.Book).TaskRefused("review", "Agreed", "2022-05-09 11:00")
        );
        Assert.Equal(
            ["decide"],
            story
                .On(TestBook.Book with { OtherEngines = [other] })
                .Task("review", "Agreed", "2022-05-09 11:00")
                .Case.Tasks.Select(t => t.Name)
        );
    }

    [Fact]
    public void A_moved_case_goes_on_by_the_other_version_with_nothing_done_again()
    {
        var (story, journal) = Began("RF-13-01");
        var preview = MoveProcess.Preview(story.Case, story.Book, 2, out var refusal)!;
        Assert.Null(refusal);
        Assert.Equal(["review"], preview.OpenBefore.Select(o => o.Name));
        Assert.Equal(["review"], preview.OpenAfter.Select(o => o.Name));
        Assert.Equal(["secondReview"], preview.Added.Select(o => o.Name));
        Assert.Empty(preview.Removed);

        story.Do(Move("2022-05-10 09:00"));
        Assert.Equal(2, story.Case.Process!.Version);
        Assert.Equal(journal + 1, story.Case.JournalLength);
        Assert.Equal("processMoved", story.Journal[^1].Data.GetProperty("task").GetString());
        story.Task("review", "Agreed", "2022-05-10 09:10");
        Assert.Equal(["secondReview"], story.Case.Tasks.Select(t => t.Name));
        story.Task("secondReview", "Agreed", "2022-05-10 09:20").Task("decide", "Approved", "2022-05-10 09:30");
        Assert.Equal(CaseState.Approved, story.Case.State);
        Assert.Single(story.Acts, "accepted");
    }

    [Fact]
    public void R06_a_case_accepted_by_silence_moves_too()
    {
        var story = new Story(WithVersionTwo(OfStandard, newest: false))
            .Submitted("RF-13-01", "2022-05-09 10:00")
            .Until("2022-05-17 09:00");
        Assert.True(story.Case.DeemedAccepted);
        story = story.On(WithVersionTwo(OfStandard)).Do(Move("2022-05-17 10:00"));
        Assert.Equal(["review"], story.Case.Tasks.Select(t => t.Name));
    }

    [Fact]
    public void A_case_that_is_past_what_the_other_version_changes_does_not_move()
    {
        var (story, _) = Began("RF-13-01");
        story.Task("review", "Agreed", "2022-05-10 09:00");
        var refusal = story
            .Do(
                new GiveOpinion
                {
                    By = Story.Supervisor,
                    At = Story.At("2022-05-10 09:05"),
                    Text = "请继续",
                }
            )
            .Refused(Move("2022-05-10 09:10") with { Version = 3 });
        Assert.Equal("process-version-unknown", refusal.Slug);
        story.Task("decide", "Returned", "2022-05-10 09:20", new { reason = "补充说明" });
        // The first decision would have been a second review
        Assert.Equal("process-move-other-way", story.Refused(Move("2022-05-10 09:30")).Slug);
    }

    [Fact]
    public void A_version_with_other_effects_on_the_way_behind_is_refused()
    {
        var book = WithVersionTwo(() =>
        {
            var drawn = Drawings.Of("expert-review");
            foreach (
                var pause in drawn.Activities().Where(a => a!["type"]!.GetValue<string>() == "AirDefense.PauseClock")
            )
                pause!["type"] = "AirDefense.RecordReport";
            return drawn.Text();
        });
        var story = new Story(WithVersionTwo(() => Drawings.Of("expert-review").Text(), newest: false))
            .Accepted("RF-04-01", "2022-05-09 10:00")
            .On(book);
        Assert.Equal("process-move-other-effects", story.Refused(Move("2022-05-10 09:30")).Slug);
    }

    private static (Story Story, int Journal) Began(string item)
    {
        var story = new Story().Accepted(item, "2022-05-09 10:00");
        return (story.On(WithVersionTwo(OfStandard)), story.Case.JournalLength);
    }

    private static MoveProcess Move(string at) =>
        new()
        {
            By = Story.Staff(Roles.Head),
            At = Story.At(at),
            Version = 2,
        };

    private static string OfStandard() => Drawings.Of("standard").WithSecondReview().Text();

    /// <summary>The rulebook with a second version of a process, or without it.</summary>
    private static Rulebook WithVersionTwo(Func<string> draw, bool newest = true)
    {
        if (!newest)
            return TestBook.Book;
        var drawn = System.Text.Json.Nodes.JsonNode.Parse(draw())!.AsObject();
        drawn["version"] = 2;
        var second = drawn.Read();
        return TestBook.Book with
        {
            Processes = TestBook
                .Book.Processes.Append(
                    new KeyValuePair<(string, int), WorkflowDefinition>((second.DefinitionId, 2), second)
                )
                .ToFrozenDictionary(),
        };
    }
}
