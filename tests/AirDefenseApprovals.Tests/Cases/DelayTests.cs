using System.Collections.Frozen;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>A delay of a process is a timer of the case (R14): it passes once, at its legal instant, however late somebody looks.</summary>
public sealed class DelayTests
{
    [Fact]
    public void R14_a_delay_of_the_process_passes_at_its_instant_and_the_case_goes_on()
    {
        var story = new Story(Book("3.00:00:00"))
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-09 11:00");
        Assert.Empty(story.Case.Tasks);
        Assert.Equal(
            ("publicity", Story.At("2022-05-12 11:00")),
            (story.Case.Delays[0].ActivityId, story.Case.Delays[0].DueAt)
        );
        Assert.Contains(story.Timers, t => t == new CaseTimer(TimerKind.ProcessDelay, Story.At("2022-05-12 11:00")));
        story.Do(
            new GiveOpinion
            {
                By = Story.Supervisor,
                At = Story.At("2022-05-10 09:00"),
                Text = "请按期公示",
            }
        ); // another act moves nothing
        Assert.Equal(Story.At("2022-05-12 11:00"), story.Case.Delays[0].DueAt);

        Assert.Empty(story.Until("2022-05-12 10:59").Case.Tasks);
        Assert.Equal(["decide"], story.Until("2022-05-13 09:00").Case.Tasks.Select(t => t.Name));
        Assert.Equal(
            Story.At("2022-05-12 11:00"),
            story.Journal.Last(e => e.Data.TryGetProperty("task", out var task) && task.GetString() == "delay").At
        );
        Assert.Empty(story.Case.Delays);
        Assert.Equal(CaseState.Approved, story.Task("decide", "Approved", "2022-05-13 10:00").Case.State);
    }

    [Fact]
    public void R14_a_delay_that_fires_twice_passes_once()
    {
        var story = new Story(Book("0.01:00:00"))
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-09 11:00");
        var due = new TimerDue
        {
            By = Actor.System,
            At = Story.At("2022-05-09 12:00"),
            Kind = TimerKind.ProcessDelay,
        };
        var entries = story.Do(due).Case.JournalLength;
        Assert.Equal(entries, story.Do(due).Case.JournalLength);
    }

    [Fact]
    public void R23_a_case_withdrawn_while_it_waits_has_no_timer_left()
    {
        var story = new Story(Book("3.00:00:00"))
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-09 11:00");
        story.Do(
            new WithdrawCase
            {
                By = Story.Applicant,
                At = Story.At("2022-05-10 09:00"),
                Reason = "项目调整",
            }
        );
        Assert.Empty(story.Timers);
    }

    [Fact]
    public void What_only_people_can_give_does_not_follow_a_delay()
    {
        var drawn = Drawings.Of("standard").WithDelay("1.00:00:00");
        foreach (
            var connection in drawn
                .Connections()
                .Where(c => c!["source"]!["activity"]!.GetValue<string>() == "publicity")
        )
            connection!["target"]!["activity"] = "approve";
        Assert.Contains(ProcessTrial.Walk(drawn.Read(), new FlowchartEngine(), []).Mistakes, m =>
            m is { Slug: "process-effect-after-delay" }
            && m.Path.StartsWith("root.activities[", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void R06_what_only_people_can_give_does_not_follow_silence()
    {
        var drawn = Drawings.Of("standard");
        foreach (
            var connection in drawn.Connections().Where(c => c!["source"]!["activity"]!.GetValue<string>() == "accept")
        )
            connection!["target"]!["activity"] = "approve";
        Assert.Contains(ProcessTrial.Walk(drawn.Read(), new FlowchartEngine(), []).Mistakes, m =>
            m is { Slug: "process-effect-after-silence" }
        );
    }

    private static Rulebook Book(string span)
    {
        var drawn = Drawings.Of("standard").WithDelay(span);
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
