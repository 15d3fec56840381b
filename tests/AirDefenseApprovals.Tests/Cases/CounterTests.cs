using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>The counter (窗口代办): R18 who owns and sees, R22 visits, R30 who handles it, R29 who does not rate.</summary>
public sealed class CounterTests
{
    private static readonly Actor Clerk = Story.Staff(Roles.Clerk),
        Colleague = Story.Staff(Roles.Clerk, number: 2),
        County = Story.Staff(Roles.Clerk, "410122");
    private static readonly AttachedFile Paper = new("材料.pdf", 1000, new string('b', 64), "application/pdf"),
        Other = new("改后.pdf", 1200, new string('c', 64), "application/pdf");

    public static readonly TheoryData<Actor, bool> WhoSees = new()
    {
        { Clerk, true },
        { Story.Staff(Roles.Head), true },
        { Story.Supervisor, true },
        { Story.Applicant, false },
        { Story.Other, false },
        { County, false },
        { new Actor("u-admin", "admin", [Roles.Administrator], null), false },
        { new Actor("", "", [], null), false },
    };

    [Theory]
    [MemberData(nameof(WhoSees))]
    public void R18_no_account_owns_what_was_taken_in_at_the_counter_and_only_its_office_sees_it(Actor actor, bool sees)
    {
        var @case = Taken("RF-13-01");
        Assert.Equal(sees, Walls.Sees(actor, @case));
        Assert.False(Walls.Owns(actor, @case));
        if (!sees)
            Assert.Equal(
                RefusalKind.NotFound,
                Refused(
                    new WithdrawCase
                    {
                        By = actor,
                        At = Story.At("2022-05-09 11:00"),
                        Reason = "不办了",
                    },
                    @case
                ).Kind
            );
    }

    [Theory]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Head)]
    [InlineData(Roles.Inspector)]
    public void R18_only_a_clerk_takes_in_and_acts_for_a_visitor(string role)
    {
        Assert.Equal(
            RefusalKind.Forbidden,
            Act("RF-13-01", Story.Staff(role)).Fill(Guid.CreateVersion7(), TestBook.Book).Refusal!.Kind
        );
        Assert.Equal(
            RefusalKind.Forbidden,
            Refused(
                new WithdrawCase
                {
                    By = Story.Staff(role),
                    At = Story.At("2022-05-09 11:00"),
                    Reason = "不办了",
                },
                Taken("RF-13-01")
            ).Kind
        );
    }

    [Fact]
    public void R18_an_applicant_takes_nothing_in() =>
        Assert.Equal(
            RefusalKind.Forbidden,
            Act("RF-13-01", Story.Applicant).Fill(Guid.CreateVersion7(), TestBook.Book).Refusal!.Kind
        );

    [Fact]
    public void R16_a_counter_takes_in_what_its_own_office_handles_and_names_the_one_that_does()
    {
        var refusal = Assert.IsType<Refusal>(Begin(Act("RF-01-03", Clerk, "410122")));
        Assert.Equal(("R16", "counter-of-another-office"), (refusal.Rule, refusal.Slug));
        Assert.Equal("410122", Assert.IsType<Changes>(Begin(Act("RF-01-03", County, "410122"))).Case.Office);
        Assert.IsType<Refusal>(Begin(Act("RF-13-01", County, "410122")));
    }

    [Fact]
    public void R27_the_journal_names_the_clerk_and_says_that_it_was_at_the_counter()
    {
        var changes = Assert.IsType<Changes>(Begin(Act("RF-13-01", Clerk)));
        var entry = Assert.Single(changes.Entries);
        Assert.Equal(
            ("submitted", Clerk.UserName, Roles.Clerk, "city", true),
            (
                entry.Act,
                entry.Actor.User,
                entry.Actor.Role,
                entry.Actor.Office,
                entry.Data.GetProperty("counter").GetBoolean()
            )
        );
        Assert.Equal(
            (CaseState.Submitted, Clerk.UserName, $"counter:{changes.Case.Id:N}"),
            (changes.Case.State, changes.Case.TakenInBy, changes.Case.OwnerId)
        );
    }

    [Fact]
    public void R22_a_day_at_the_counter_is_one_visit_however_many_errands()
    {
        var @case = Taken("RF-13-01");
        Assert.Equal(1, @case.Visits);
        @case = Done(
            new CompleteTask
            {
                By = Colleague,
                At = Story.At("2022-05-09 11:00"),
                Task = "intake",
                Outcome = "CorrectionRequired",
                Data = Story.Data(
                    new
                    {
                        items = new[]
                        {
                            new
                            {
                                materialCode = "M30",
                                defect = "不清",
                                basis = "指南",
                                remedy = "重交",
                            },
                        },
                    }
                ),
            },
            @case
        );
        @case = Done(
            new AttachMaterial
            {
                By = Clerk,
                At = Story.At("2022-05-11 10:00"),
                MaterialCode = "M30",
                File = Other,
            },
            @case
        );
        var answered = Assert.IsType<Changes>(
            new CompleteTask
            {
                By = Clerk,
                At = Story.At("2022-05-11 10:05"),
                Task = "correction",
                Outcome = "Answered",
                Data = Story.Data(new { answers = new[] { new { itemNo = 1, text = "已重交" } } }),
            }.Decide(@case, TestBook.Book)
        );
        Assert.Equal((2, CaseState.Submitted), (answered.Case.Visits, answered.Case.State));
        Assert.All(answered.Entries, e => Assert.Equal((Clerk.UserName, Roles.Clerk), (e.Actor.User, e.Actor.Role)));
        Assert.True(answered.Entries[0].Data.GetProperty("counter").GetBoolean());
        Assert.Equal(
            3,
            Done(
                new WithdrawCase
                {
                    By = Colleague,
                    At = Story.At("2022-05-12 10:00"),
                    Reason = "不办了",
                },
                answered.Case
            ).Visits
        );
    }

    [Fact]
    public void R22_an_application_online_stays_without_a_visit() =>
        Assert.Equal(
            (0, null),
            (new Story().Submitted("RF-13-01", "2022-05-09 09:30").Case is var c ? (c.Visits, c.TakenInBy) : default)
        );

    [Fact]
    public void R30_whoever_took_it_in_is_given_it_only_where_nobody_else_is_free()
    {
        var two = TestBook.Book with { Staff = [Member(Clerk), Member(Colleague)] };
        for (var i = 0; i < 3; i++)
            Assert.Equal(
                Colleague.UserName,
                Assert.IsType<Changes>(Begin(Act("RF-13-01", Clerk), two)).Case.Tasks.Single().Assignee
            );
        Assert.Equal(
            Clerk.UserName,
            Assert
                .IsType<Changes>(Begin(Act("RF-13-01", Clerk), TestBook.Book with { Staff = [Member(Clerk)] }))
                .Case.Tasks.Single()
                .Assignee
        );
    }

    [Fact]
    public void R18_the_query_code_is_handed_out_by_who_took_it_in_on_that_day_alone()
    {
        var @case = Taken("RF-13-01");
        Assert.True(Walls.ReadsQueryCode(Clerk, @case, new(2022, 5, 9)));
        Assert.False(Walls.ReadsQueryCode(Clerk, @case, new(2022, 5, 10)));
        Assert.False(Walls.ReadsQueryCode(Colleague, @case, new(2022, 5, 9)));
        Assert.False(Walls.ReadsQueryCode(Story.Supervisor, @case, new(2022, 5, 9)));
    }

    [Fact]
    public void R28_a_visitor_without_email_is_taken_in_and_everything_else_is_asked_for()
    {
        var act = Act("RF-13-01", Clerk);
        Assert.IsType<Changes>(
            Begin(
                act with
                {
                    Application = act.Application with { Applicant = act.Application.Applicant with { Email = "" } },
                }
            )
        );
        var refusal = Assert.IsType<Refusal>(
            Begin(
                act with
                {
                    Application = act.Application with { Applicant = act.Application.Applicant with { Phone = "" } },
                }
            )
        );
        Assert.Equal("applicant.phone", Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public void R29_nobody_rates_the_office_for_a_visitor() =>
        Assert.Equal(
            RefusalKind.Forbidden,
            Refused(
                new RateCase
                {
                    By = Clerk,
                    At = Story.At("2022-05-09 11:00"),
                    Score = 5,
                },
                Taken("RF-13-01")
            ).Kind
        );

    [Fact]
    public void R08_what_is_missing_is_told_and_the_office_takes_it_in_all_the_same_when_asked_to()
    {
        var act = Act("RF-13-01", Clerk) with { Materials = NoPapers };
        Assert.Equal("application-incomplete", Assert.IsType<Refusal>(Begin(act)).Slug);
        Assert.IsType<Changes>(Begin(act with { AcknowledgeIncomplete = true }));
    }

    [Fact]
    public void A_paper_that_the_item_does_not_ask_for_is_told() =>
        Assert.Equal(
            "material-unknown",
            Assert
                .Single(
                    Assert
                        .IsType<Refusal>(
                            Begin(Act("RF-13-01", Clerk) with { Materials = NoPapers.Add("M99", [Paper]) })
                        )
                        .Errors
                )
                .Slug
        );

    [Fact]
    public void R05_the_file_that_the_notice_was_about_is_kept_beside_the_new_one_and_only_the_first()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        var code = story.Case.Materials.First(m => m.Sha256 is not null).MaterialCode;
        story.Task(
            "intake",
            "CorrectionRequired",
            "2022-05-09 10:00",
            new
            {
                items = new[]
                {
                    new
                    {
                        materialCode = code,
                        defect = "不清",
                        basis = "指南",
                        remedy = "重交",
                    },
                },
            }
        );
        var first = story.Case.Materials.First(m => m.MaterialCode == code).Sha256;
        story.Do(
            new AttachMaterial
            {
                By = Story.Applicant,
                At = Story.At("2022-05-10 10:00"),
                MaterialCode = code,
                File = Paper,
            }
        );
        story.Do(
            new AttachMaterial
            {
                By = Story.Applicant,
                At = Story.At("2022-05-10 11:00"),
                MaterialCode = code,
                File = Other,
            }
        );
        var material = story.Case.Materials.First(m => m.MaterialCode == code);
        Assert.Equal((first, Other.Sha256), (material.Before!.Sha256, material.Sha256));
        story.Do(
            new RemoveMaterial
            {
                By = Story.Applicant,
                At = Story.At("2022-05-10 12:00"),
                MaterialCode = code,
            }
        );
        Assert.Equal(first, story.Case.Materials.First(m => m.MaterialCode == code).Before!.Sha256);
        Assert.Contains(first, Web.Data.Files.CaseFiles.Of(story.Case));
    }

    [Fact]
    public void Before_a_notice_a_replaced_file_leaves_nothing_behind()
    {
        var draft = new Story().Draft("RF-13-01");
        var code = draft.Case.Materials.First(m => m.Sha256 is not null).MaterialCode;
        draft.Do(
            new AttachMaterial
            {
                By = Story.Applicant,
                At = Story.At("2022-01-04 10:00"),
                MaterialCode = code,
                File = Other,
            }
        );
        Assert.Null(draft.Case.Materials.First(m => m.MaterialCode == code).Before);
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<AttachedFile>> NoPapers =>
        ImmutableSortedDictionary<string, ImmutableArray<AttachedFile>>.Empty;

    private static ApplyAtCounter Act(string item, Actor by, string region = "410105")
    {
        var (sample, at) = (new Story().Draft(item, region).Case, Story.At("2022-05-09 09:30"));
        return new()
        {
            By = by,
            At = at,
            Application = new()
            {
                By = by,
                At = at,
                ItemCode = item,
                Applicant = sample.Applicant,
                Project = sample.Project,
                Form = sample.Form,
            },
            Materials = sample
                .Materials.Where(m => m.Sha256 is not null)
                .ToImmutableSortedDictionary(m => m.MaterialCode, _ => ImmutableArray.Create(Paper)),
            QueryCode = "ABCD2345",
            Sequence = 1,
            Declared = true,
        };
    }

    private static Verdict Begin(ApplyAtCounter act, Rulebook? book = null)
    {
        var (draft, refusal) = act.Fill(Guid.CreateVersion7(), book ?? TestBook.Book);
        return draft is null ? refusal! : act.Decide(draft, book ?? TestBook.Book);
    }

    private static Case Taken(string item) => Assert.IsType<Changes>(Begin(Act(item, Clerk))).Case;

    private static Case Done(CaseAct act, Case @case) =>
        act.Decide(@case, TestBook.Book) is Changes changes
            ? changes.Case
            : throw new InvalidOperationException(((Refusal)act.Decide(@case, TestBook.Book)).Slug);

    private static Refusal Refused(CaseAct act, Case @case) => Assert.IsType<Refusal>(act.Decide(@case, TestBook.Book));

    private static StaffMember Member(Actor actor) =>
        new(actor.UserId, actor.UserName, "", "city", [Roles.Clerk], true, []);
}
