using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>Practice cases (练习办件) live by the rules and leave no trace beside their own journal.</summary>
public sealed class PracticeTests
{
    private static readonly Actor Clerk = Story.Staff(Roles.Clerk, "410122");

    private static readonly Rulebook Book = TestBook.Book with
    {
        Staff =
        [
            new("u-clerk1.410122", "clerk1.410122", "", "410122", [Roles.Clerk], true, []),
            new("u-clerk2.410122", "clerk2.410122", "", "410122", [Roles.Clerk], true, []),
        ],
    };

    public static readonly TheoryData<Actor, bool> WhoSees = new()
    {
        { Clerk, true },
        { Story.Staff(Roles.Head, "410122"), true },
        { Story.Staff(Roles.Head), true },
        { Story.Supervisor, false },
        { Story.Applicant, false },
        { Story.Staff(Roles.Clerk, "410181"), false },
        { new Actor("u-admin", "admin", [Roles.Administrator], null), false },
    };

    [Theory]
    [MemberData(nameof(WhoSees))]
    public void R18_who_sees_a_practice_case(Actor actor, bool sees) =>
        Assert.Equal(sees, Walls.Sees(actor, Begin("RF-01-03").Case));

    [Fact]
    public void R18_an_applicant_does_not_practise() =>
        Assert.Equal(
            RefusalKind.Forbidden,
            Assert.IsType<Refusal>(Act("RF-01-03", Story.Applicant).Begin(Guid.CreateVersion7(), Book)).Kind
        );

    [Fact]
    public void A_practice_case_has_its_offices_own_number_no_turn_and_no_query_code()
    {
        var changes = Begin("RF-01-03");
        Assert.StartsWith("LX-410122-", changes.Case.Number, StringComparison.Ordinal);
        Assert.Null(changes.Case.QueryCode);
        Assert.Empty(changes.Turns);
        Assert.All(changes.Case.Tasks, t => Assert.Null(t.Assignee));
    }

    [Theory]
    [InlineData("RF-01-03", "410122")] // handed over
    [InlineData("RF-13-01", "410122")] // not handed over: practice is for what comes, too
    public void A_practice_case_is_its_own_offices(string item, string office) =>
        Assert.Equal(office, Begin(item).Case.Office);

    [Fact]
    public void A_practice_case_goes_the_whole_way_and_issues_nothing()
    {
        var (@case, told) = (Begin("RF-13-01").Case, new List<Notice>());
        foreach (
            var (task, outcome, role) in new[]
            {
                ("intake", "Accepted", Roles.Clerk),
                ("review", "Agreed", Roles.Reviewer),
                ("decide", "Approved", Roles.Head),
            }
        )
        {
            var done = Assert.IsType<Changes>(
                new CompleteTask
                {
                    By = Story.Staff(role, "410122"),
                    At = Story.At("2022-05-09 10:00"),
                    Task = task,
                    Outcome = outcome,
                    VerificationCode = "CODE",
                }.Decide(@case, Book)
            );
            Assert.Empty(done.Documents);
            told.AddRange(done.Notices);
            @case = done.Case;
        }

        Assert.Equal(CaseState.Approved, @case.State);
        Assert.Null(@case.Decision!.Document);
        Assert.Empty(Web.Documents.CasePapers.Of(@case)); // no paper either that could be taken for a real one
        Assert.All(told, n => Assert.Equal((Audience.Colleague, Clerk.UserId), (n.To, n.Reader)));
        Assert.DoesNotContain(told, n => n.Kind == "approved");
    }

    [Fact]
    public void Whoever_practises_answers_for_the_applicant_and_nobody_else_does()
    {
        var noticed = Assert
            .IsType<Changes>(
                new CompleteTask
                {
                    By = Clerk,
                    At = Story.At("2022-05-09 10:00"),
                    Task = "intake",
                    Outcome = "CorrectionRequired",
                    Data = Story.Data(
                        new
                        {
                            items = new[]
                            {
                                new
                                {
                                    field = "project.address",
                                    defect = "不详",
                                    basis = "指南",
                                    remedy = "写明",
                                },
                            },
                        }
                    ),
                }.Decide(Begin("RF-01-03").Case, Book)
            )
            .Case;
        CompleteTask Answer(Actor by) =>
            new()
            {
                By = by,
                At = Story.At("2022-05-09 11:00"),
                Task = "correction",
                Outcome = "Answered",
                Data = Story.Data(new { answers = new[] { new { itemNo = 1, text = "已写明" } } }),
            };
        Assert.Equal(
            RefusalKind.Forbidden,
            Assert.IsType<Refusal>(Answer(Story.Staff(Roles.Clerk, "410122", 2)).Decide(noticed, Book)).Kind
        );
        Assert.Equal(RefusalKind.NotFound, Assert.IsType<Refusal>(Answer(Story.Applicant).Decide(noticed, Book)).Kind);
        Assert.Equal(CaseState.Submitted, Assert.IsType<Changes>(Answer(Clerk).Decide(noticed, Book)).Case.State);
    }

    [Fact]
    public void R06_silence_in_practice_tells_no_supervisor()
    {
        var begun = Begin("RF-01-03");
        var due = begun.Timers.First(t => t.Kind == TimerKind.IntakeLimit);
        var fired = Assert.IsType<Changes>(
            new TimerDue
            {
                By = Actor.System,
                At = due.DueAt,
                Kind = due.Kind,
            }.Decide(begun.Case, Book)
        );
        Assert.True(fired.Case.DeemedAccepted);
        Assert.DoesNotContain(fired.Notices, n => n.To is Audience.Supervisor or Audience.Head);
    }

    private static Changes Begin(string item) =>
        Assert.IsType<Changes>(Act(item, Clerk).Begin(Guid.CreateVersion7(), Book));

    private static StartPractice Act(string item, Actor by)
    {
        var sample = new Story().Draft(item, "410122").Case;
        return new()
        {
            By = by,
            At = Story.At("2022-05-09 09:30"),
            Application = new()
            {
                By = by,
                At = Story.At("2022-05-09 09:30"),
                ItemCode = item,
                Applicant = sample.Applicant,
                Project = sample.Project,
                Form = sample.Form,
            },
            Materials = System.Collections.Immutable.ImmutableSortedDictionary<string, AttachedFile>.Empty,
        };
    }
}
