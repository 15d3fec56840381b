using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Clock;

/// <summary>What nothing was written for is a bug, and is told as one: it is never passed over in silence.</summary>
public sealed class R14_UnforeseenTests
{
    private const TimerKind Unheard = (TimerKind)99;

    [Fact]
    public void R14_a_timer_of_an_unknown_kind_is_no_timer_that_is_no_longer_wanted()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        var error = Assert.Throws<InvalidOperationException>(() =>
            story.Do(
                new TimerDue
                {
                    By = Actor.System,
                    At = Story.At("2022-05-10 09:00"),
                    Kind = Unheard,
                }
            )
        );
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R14_every_kind_of_timer_may_fall_due_though_nobody_wants_it()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        foreach (var kind in Enum.GetValues<TimerKind>())
            story.Do(
                new TimerDue
                {
                    By = Actor.System,
                    At = Story.At("2022-05-09 09:31"),
                    Kind = kind,
                }
            );
        Assert.Equal(["submitted"], story.Acts);
    }

    [Fact]
    public void R14_two_reminders_that_fall_due_at_one_instant_are_both_given()
    {
        object Defect(int deadlineDays) =>
            new
            {
                clause = "RFJ 02-2009 1*",
                place = "站厅",
                problem = "渗水",
                remedy = "注浆",
                deadlineDays,
            };
        var story = new Story()
            .Accepted("RF-07-01", "2022-05-09 09:30")
            .Task(
                "inspect",
                "DefectsFound",
                "2022-05-10 10:00",
                new { inspectors = new[] { "张三", "李四" }, items = new[] { Defect(9), Defect(10) } }
            );
        // A Saturday and the Monday after it: three working days before either is the Wednesday.
        var notice = story.Case.DefectNotice!;
        DateOnly[] deadlines = [new(2022, 5, 21), new(2022, 5, 23)];
        var items = notice.Items.Select((item, i) => item with { Deadline = deadlines[i] });
        var @case = story.Case with { DefectNotice = notice with { Items = [.. items] } };

        List<NoticeFact> reminded = [];
        while (Reminder(@case) is { } due)
        {
            Assert.Equal(Story.At("2022-05-18 09:00"), due.DueAt);
            var act = new TimerDue
            {
                By = Actor.System,
                At = due.DueAt,
                Kind = due.Kind,
            };
            var changes = (Changes)act.Decide(@case, story.Book);
            reminded.AddRange(changes.Notices.Where(n => n.Kind == "defectReminder").Select(n => n.Facts["deadline"]));
            @case = changes.Case;
        }

        Assert.Equal(deadlines.Select(d => new NoticeFact.Day(d)), reminded);

        CaseTimer? Reminder(Case @case) =>
            CaseTimer
                .Of(@case, story.Book.Calendar)
                .Where(t => t.Kind == TimerKind.DefectReminder)
                .Select(t => (CaseTimer?)t)
                .FirstOrDefault();
    }

    [Fact]
    public void An_unknown_effect_is_told_where_a_task_brings_it_about()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        var act = story.TaskAct("intake", "Accepted", "2022-05-09 10:00");
        var docket = new Docket(story.Case, act, story.Book);
        var effect = new Effect("sing", "AirDefense.Sing", JsonElement.Parse("{}"));
        var error = Assert.Throws<InvalidOperationException>(() =>
            Effects.Apply(docket, act, effect, new TaskData(null))
        );
        Assert.Contains("AirDefense.Sing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R14_an_effect_that_no_delay_may_bring_about_is_told()
    {
        var story = new Story(Book(Redrawn(Drawings.Of("standard").WithDelay("1.00:00:00"), "publicity")))
            .Accepted("RF-13-01", "2022-05-09 10:00")
            .Task("review", "Agreed", "2022-05-09 11:00");
        var error = Assert.Throws<InvalidOperationException>(() => story.Until("2022-05-10 11:00"));
        Assert.Contains("AirDefense.Approve", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R06_an_effect_that_no_silence_may_bring_about_is_told()
    {
        var story = new Story(Book(Redrawn(Drawings.Of("standard"), "accept"))).Submitted(
            "RF-13-01",
            "2022-05-09 09:30"
        );
        var error = Assert.Throws<InvalidOperationException>(() => story.Until("2022-05-17 09:00"));
        Assert.Contains("AirDefense.Approve", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_task_outside_the_process_is_told()
    {
        var story = new Story().Accepted("RF-13-01", "2022-05-09 09:30");
        var task = new OpenTask("sing", null, Roles.Clerk, ["Sung"], null, null);
        var @case = story.Case with { Tasks = [task] };
        var act = story.TaskAct("sing", "Sung", "2022-05-09 10:00", by: Story.Staff(Roles.Clerk));
        var error = Assert.Throws<InvalidOperationException>(() => act.Decide(@case, story.Book));
        Assert.Contains("sing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void R16_a_task_that_is_not_open_is_refused_and_says_so() =>
        Assert.Equal(
            "task-not-open",
            new Story().Submitted("RF-13-01", "2022-05-09 09:30").TaskRefused("sing", "Sung", "2022-05-09 10:00").Slug
        );

    /// <summary>A process in which an activity leads straight to the approval.</summary>
    private static JsonObject Redrawn(JsonObject drawn, string activity)
    {
        foreach (var connection in drawn.Connections())
            if (connection!["source"]!["activity"]!.GetValue<string>() == activity)
                connection["target"]!["activity"] = "approve";
        return drawn;
    }

    /// <summary>A rulebook that has a process which no trial has walked.</summary>
    private static Rulebook Book(JsonObject drawn)
    {
        drawn["version"] = 2;
        var process = drawn.Read();
        var processes = TestBook.Book.Processes.ToDictionary();
        processes[(process.DefinitionId, process.Version)] = process;
        return TestBook.Book with { Processes = processes.ToFrozenDictionary() };
    }
}
