using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Tests.Cases;
using CsCheck;

namespace AirDefenseApprovals.Tests.People;

/// <summary>R30: cases of one office go to its free staff in turn, not by choice.</summary>
public sealed class R30_AssignmentTests
{
    private static readonly StaffMember[] Office =
    [
        Member("clerk1"),
        Member("clerk2"),
        Member("reviewer1", Roles.Reviewer),
        Member("reviewer2", Roles.Reviewer),
        Member("head1", Roles.Head),
        Member("inspector1", Roles.Inspector),
        Member("inspector2", Roles.Inspector),
    ];

    [Fact]
    public void R30_among_n_free_clerks_each_has_k_after_k_times_n_cases() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[0, 40])
            .Sample(
                (n, k, before) =>
                {
                    var free = Enumerable.Range(1, n).Select(i => $"clerk{i}").ToList();
                    ImmutableArray<string> queue = [];
                    for (var i = 0; i < before; i++)
                        (_, queue) = Turn.Take(queue, free.Where((_, f) => f == 0 || (f + i) % 3 > 0)); // some were away before
                    var given = new List<string>();
                    for (var i = 0; i < k * n; i++)
                    {
                        var (next, after) = Turn.Take(queue, free);
                        given.Add(next);
                        queue = after;
                    }

                    Assert.Equal(n, given.Distinct().Count());
                    Assert.All(given.GroupBy(g => g), g => Assert.Equal(k, g.Count()));
                }
            );

    [Fact]
    public void R30_somebody_away_loses_no_turn_but_is_not_paid_back_what_was_missed()
    {
        ImmutableArray<string> queue = [];
        var given = new List<string>();
        foreach (
            var free in new string[][] { ["a", "b", "c"], ["b", "c"], ["b", "c"], ["a", "b", "c"], ["a", "b", "c"] }
        )
        {
            var (next, after) = Turn.Take(queue, free);
            given.Add(next);
            queue = after;
        }

        Assert.Equal(["a", "b", "c", "a", "b"], given);
    }

    [Fact]
    public void R30_a_case_is_given_in_turn_when_its_task_opens_and_the_entry_that_opened_it_says_to_whom()
    {
        var turns = ImmutableDictionary<Turn, ImmutableArray<string>>.Empty;
        var given = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            var story = new Story(Book() with { Turns = turns }).Submitted("RF-13-01", "2022-05-09 09:30");
            given.Add(story.Case.Tasks.Single().Assignee);
            Assert.Equal(
                given[^1],
                story.Journal[0].Data.GetProperty("assigned")[0].GetProperty("assignee").GetString()
            );
            turns = turns.SetItems(story.Turns);
        }

        Assert.Equal(["clerk1.city", "clerk2.city", "clerk1.city", "clerk2.city"], given);
    }

    [Fact]
    public void R30_only_whoever_was_given_a_task_completes_it()
    {
        var story = new Story(Book()).Submitted("RF-13-01", "2022-05-09 09:30");
        Assert.Equal(
            ("not-the-assignee", RefusalKind.Forbidden, "R30"),
            (
                story.TaskRefused("intake", "Accepted", "2022-05-09 10:00", by: Story.Staff(Roles.Clerk, number: 2))
                    is var r
                    ? (r.Slug, r.Kind, r.Rule)
                    : default
            )
        );
        story.Task("intake", "Accepted", "2022-05-09 10:00", by: Story.Staff(Roles.Clerk));
        Assert.Equal("reviewer1.city", story.Case.Tasks.Single().Assignee);
    }

    [Fact]
    public void R30_a_case_that_comes_back_goes_to_whoever_had_it_and_takes_nobodys_turn()
    {
        var story = new Story(Book()).Accepted("RF-13-01", "2022-05-09 09:30");
        Assert.Empty(story.Task("review", "Returned", "2022-05-09 11:00", new { reason = "请核实" }).Turns);
        Assert.Equal("clerk1.city", story.Case.Tasks.Single().Assignee);
    }

    [Fact]
    public void R21_R30_who_reviewed_is_not_given_the_decision()
    {
        var both = new StaffMember(
            "u-reviewer1.city",
            "reviewer1.city",
            "",
            "city",
            [Roles.Reviewer, Roles.Head],
            true,
            []
        );
        var story = new Story(Book(both, Member("clerk1"), Member("head1", Roles.Head)))
            .Accepted("RF-13-01", "2022-05-09 09:30")
            .Task("review", "Agreed", "2022-05-09 11:00");
        Assert.Equal("head1.city", story.Case.Tasks.Single().Assignee);
        var alone = new Story(Book(both, Member("clerk1")))
            .Accepted("RF-13-01", "2022-05-09 09:30")
            .Task("review", "Agreed", "2022-05-09 11:00");
        Assert.Null(alone.Case.Tasks.Single().Assignee);
    }

    [Fact]
    public void R24_R30_either_inspector_records_an_inspection()
    {
        var story = new Story(Book()).Accepted("RF-02-01", "2022-05-09 09:30");
        var other = Story.Staff(
            Roles.Inspector,
            number: story.Case.Tasks.Single().Assignee == "inspector1.city" ? 2 : 1
        );
        story.Task(
            "siteInspection",
            "Done",
            "2022-05-10 10:00",
            new { report = "属实", participants = new[] { "王", "赵" } },
            other
        );
    }

    [Fact]
    public void R30_a_task_waits_while_nobody_is_free_and_is_given_as_soon_as_somebody_is()
    {
        var away = Member("clerk1") with { Absences = [new(new(2022, 5, 9), new(2022, 5, 10), null)] };
        var story = new Story(Book(away)).Submitted("RF-13-01", "2022-05-09 09:30");
        Assert.Null(story.Case.Tasks.Single().Assignee);
        Assert.Equal("assignments-stay", story.Refused(Sweep("2022-05-10 10:00")).Slug);
        story.Do(Sweep("2022-05-11 09:00"));
        Assert.Equal("clerk1.city", story.Case.Tasks.Single().Assignee);
        Assert.Equal(["submitted", "taskCompleted"], story.Acts);
        Assert.Equal("assignments-stay", story.Refused(Sweep("2022-05-11 09:00")).Slug);
    }

    [Theory]
    [InlineData("clerk3.city", "clerk3.city")]
    [InlineData(null, "clerk2.city")]
    [InlineData("reviewer1.city", "clerk2.city")] // not in that role
    [InlineData("nobody", "clerk2.city")]
    public void R30_what_an_absent_clerk_has_goes_to_the_substitute_or_in_turn_and_does_not_come_back(
        string? substitute,
        string to
    )
    {
        var story = new Story(Book(Member("clerk1"), Member("clerk2"), Member("clerk3"))).Submitted(
            "RF-13-01",
            "2022-05-09 09:30"
        );
        Assert.Equal("clerk1.city", story.Case.Tasks.Single().Assignee);
        story
            .On(
                Book(
                    Member("clerk1") with
                    {
                        Absences = [new(new(2022, 5, 10), new(2022, 5, 11), substitute)],
                    },
                    Member("clerk2"),
                    Member("clerk3"),
                    Member("reviewer1", Roles.Reviewer)
                ) with
                {
                    Turns = story.Turns,
                }
            )
            .Do(Sweep("2022-05-10 09:00"));
        Assert.Equal(to, story.Case.Tasks.Single().Assignee);
        Assert.Equal("assignments-stay", story.Refused(Sweep("2022-05-12 09:00")).Slug);
    }

    [Fact]
    public void R30_what_somebody_who_left_has_goes_on_at_once()
    {
        var story = new Story(Book()).Submitted("RF-13-01", "2022-05-09 09:30");
        story.On(Book([Member("clerk1") with { Active = false }, .. Office.Skip(1)])).Do(Sweep("2022-05-09 10:00"));
        Assert.Equal("clerk2.city", story.Case.Tasks.Single().Assignee);
        var moved = story.Journal[^1].Data.GetProperty("moved")[0];
        Assert.Equal(
            ("clerk1.city", "clerk2.city"),
            (moved.GetProperty("from").GetString(), moved.GetProperty("to").GetString())
        );
    }

    [Fact]
    public void R30_the_head_gives_a_task_to_somebody_else_with_a_reason()
    {
        var story = new Story(Book()).Submitted("RF-13-01", "2022-05-09 09:30");
        ReassignTask To(string to, string reason = "熟悉情况", Actor? by = null) =>
            new()
            {
                By = by ?? Story.Staff(Roles.Head),
                At = Story.At("2022-05-09 10:00"),
                Task = "intake",
                To = to,
                Reason = reason,
            };
        Assert.All(
            new[]
            {
                Story.Staff(Roles.Clerk),
                Story.Staff(Roles.Reviewer),
                Story.Staff(Roles.Head, "410122"),
                Story.Applicant,
                Story.Supervisor,
            },
            other =>
                Assert.True(
                    story.Refused(To("clerk2.city", by: other)).Kind is RefusalKind.Forbidden or RefusalKind.NotFound
                )
        );
        Assert.Equal("reason-missing", story.Refused(To("clerk2.city", " ")).Slug);
        Assert.All(["reviewer1.city", "clerk1.city", "nobody", ""], to =>
            Assert.Equal("assignee-cannot", story.Refused(To(to)).Slug)
        );
        Assert.Equal("clerk2.city", story.Do(To("clerk2.city")).Case.Tasks.Single().Assignee);
        Assert.Equal("熟悉情况", story.Journal[^1].Data.GetProperty("reason").GetString());
    }

    [Fact]
    public void R30_whoever_steps_aside_has_no_more_part_in_the_case()
    {
        var (story, clerk) = (new Story(Book()).Submitted("RF-13-01", "2022-05-09 09:30"), Story.Staff(Roles.Clerk));
        StepAside Aside(Actor by, string reason = "亲属关系") =>
            new()
            {
                By = by,
                At = Story.At("2022-05-09 10:00"),
                Reason = reason,
            };
        Assert.All(new[] { Story.Staff(Roles.Clerk, "410122"), Story.Applicant, Story.Supervisor }, other =>
            Assert.True(story.Refused(Aside(other)).Kind is RefusalKind.Forbidden or RefusalKind.NotFound)
        );
        Assert.Equal("reason-missing", story.Refused(Aside(clerk, "")).Slug);
        Assert.Equal("clerk2.city", story.Do(Aside(clerk)).Case.Tasks.Single().Assignee);
        Assert.DoesNotContain("nobodyLeft", story.Told);
        Assert.All(
            new CaseAct[]
            {
                Aside(clerk),
                story.TaskAct("intake", "Accepted", "2022-05-09 11:00", by: clerk),
                new RevealPersonalData
                {
                    By = clerk,
                    At = Story.At("2022-05-09 11:00"),
                    Field = "phone",
                    Reason = "核实",
                },
            },
            act => Assert.Equal("stepped-aside", story.Refused(act).Slug)
        );
        story.Do(Aside(Story.Staff(Roles.Clerk, number: 2)));
        Assert.Null(story.Case.Tasks.Single().Assignee);
        Assert.Contains("nobodyLeft", story.Told);
    }

    [Fact]
    public void R19_R30_a_referred_case_is_given_to_the_other_offices_people()
    {
        var story = new Story(Book([.. Office, Member("clerk1", office: "410122")])).Submitted(
            "RF-01-03",
            "2022-05-09 09:30",
            "410122"
        );
        Assert.Equal("clerk1.410122", story.Case.Tasks.Single().Assignee);
        Assert.EndsWith(
            ".city",
            story
                .Task("intake", "NotCompetent", "2022-05-09 10:00", new { officeCode = "city" })
                .Case.Tasks.Single()
                .Assignee!,
            StringComparison.Ordinal
        );
    }

    private static AssignTasks Sweep(string at) => new() { By = Actor.System, At = Story.At(at) };

    private static Rulebook Book(params StaffMember[] staff) =>
        TestBook.Book with
        {
            Staff = [.. staff.Length > 0 ? staff : Office],
        };

    private static StaffMember Member(string name, string role = Roles.Clerk, string office = "city") =>
        new($"u-{name}.{office}", $"{name}.{office}", name, office, [role], true, []);
}
