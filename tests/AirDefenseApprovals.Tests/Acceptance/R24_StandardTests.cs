using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Acceptance;

/// <summary>R24: works are judged by the edition in force at their drawing review, and administrators keep the register.</summary>
public sealed class R24_StandardTests
{
    private const string Old = "GB 50038-2005",
        New = "GB 50038-2023";
    private static readonly Actor Admin = new("u-admin", "admin", [Roles.Administrator], null);

    private static readonly StandardsRegister Register = new([
        new(
            Old,
            "人民防空地下室设计规范",
            [
                new("3.10", "十"),
                new("3.2", "二") { TypicalDefect = "穿墙管未密闭" },
                new("3.3", "出入口")
                {
                    InForceTo = Day("2021-12-31"),
                    SupersededBy = $"{Old} 3.3A",
                    Version = 1,
                },
                new("3.3A", "出入口（修订）") { InForceFrom = Day("2022-01-01") },
            ]
        )
        {
            InForceTo = Day("2023-06-30"),
            SupersededBy = New,
        },
        new(New, "人民防空地下室设计标准", [new("3.2", "主体")]) { InForceFrom = Day("2023-07-01") },
    ]);

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData($"{Old} 3.2", "2022-05-09", null)]
    [InlineData($" {Old}  3.2 ", "2023-06-30", null)]
    [InlineData($"{Old} 3.2", "2023-07-01", "clause-superseded", New)]
    [InlineData($"{Old} 3.3", "2021-12-31", null)]
    [InlineData($"{Old} 3.3", "2022-01-01", "clause-superseded", $"{Old} 3.3A")]
    [InlineData($"{Old} 3.3", "2023-07-01", "clause-superseded", New)] // its successor has ended too
    [InlineData($"{Old} 3.3A", "2021-12-31", "clause-not-yet-but", $"{Old} 3.3")]
    [InlineData($"{New} 3.2", "2022-05-09", "clause-not-yet-but", Old)]
    [InlineData($"{Old} 9.9", "2022-05-09", "clause-unknown", $"{Old} 9.9")]
    public void R24_what_may_be_cited_depends_on_the_day_and_a_refusal_names_what_may(
        string citation,
        string day,
        string? slug,
        string? named = null
    )
    {
        var wrong = Register.Find(citation, Day(day)).Wrong("f", citation, Day(day));
        Assert.Equal((slug, named), (wrong?.Slug, wrong?.Arguments[^1]));
    }

    [Fact]
    public void R24_successors_in_a_circle_have_an_end()
    {
        var register = new StandardsRegister([new("A 1", "a", [Ended("1", "A 1 2"), Ended("2", "A 1 1")])]);
        Assert.Equal(ClauseStanding.NoLonger, register.Find("A 1 1", Day("2022-05-09")).Standing);
        static Clause Ended(string number, string by) =>
            new(number, number) { InForceTo = new(2020, 1, 1), SupersededBy = by };
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("密闭", 1)]
    [InlineData("gb50038-2005 ３.2", 1)] // as it is typed
    [InlineData("出入口 3.3", 2)]
    [InlineData("设计标准", 1)]
    [InlineData("没有", 0)]
    public void R24_clauses_are_found_by_all_words_that_were_typed(string words, int found) =>
        Assert.Equal(found, Register.Search(words).Length);

    [Fact]
    public void R24_clauses_stand_in_the_order_people_count() =>
        Assert.Equal(["3.2", "3.3", "3.3A", "3.10"], Register.Search("", null, Old).Select(e => e.Clause.Number));

    [Theory]
    [InlineData("2021-03-01", "clause-not-yet-but")] // by its drawing review
    [InlineData("2022-02-01", null)]
    [InlineData(null, null)] // by its receipt
    [InlineData("2030-01-01", null)] // after its receipt: not believed
    public void R24_works_are_judged_by_the_day_of_their_drawing_review(string? review, string? slug)
    {
        var item = TestBook.Book.Items["RF-07-01"];
        var story = new Story(TestBook.Book with { Standards = Register });
        story
            .Draft("RF-07-01", floorArea: 1000m)
            .Do(
                new SaveDraft
                {
                    By = Story.Applicant,
                    At = Story.At("2022-01-04 09:30"),
                    ItemCode = "RF-07-01",
                    Applicant = story.Case.Applicant,
                    Project = story.Case.Project,
                    Form = review is null
                        ? story.Case.Form.Remove(JudgedBy.Field)
                        : story.Case.Form.SetItem(JudgedBy.Field, Story.Data(review)),
                }
            );
        story.Submit("2022-05-09 09:30").Task("intake", "Accepted", "2022-05-09 09:30");
        Assert.Contains(item.Form, f => f.Name == JudgedBy.Field && !f.Required);
        if (slug is null)
        {
            story.Task("inspect", "DefectsFound", "2022-05-10 10:00", Found($"{Old} 3.3A"));
            Assert.Equal(
                ("人民防空地下室设计规范", "出入口（修订）"),
                (story.Case.DefectNotice!.Items[0].ClauseTitle, story.Case.DefectNotice.Items[0].ClauseHeading)
            );
        }
        else
        {
            Assert.Contains(
                story.TaskRefused("inspect", "DefectsFound", "2022-05-10 10:00", Found($"{Old} 3.3A")).Errors,
                e => e.Field == "data.items[0].clause" && e.Slug == slug
            );
        }
    }

    [Fact]
    public void R24_a_later_defect_cites_what_is_in_force_too_and_a_notice_keeps_its_words()
    {
        var story = new Story(TestBook.Book with { Standards = Register })
            .Accepted("RF-07-01", "2022-05-09 09:30")
            .Task("inspect", "DefectsFound", "2022-05-10 10:00", Found($"{Old} 3.2"));
        story.Task(
            "rectification",
            "Submitted",
            "2022-05-17 10:00",
            new { answers = new[] { new { itemNo = 1, text = "已整改" } } }
        );
        var refusal = story.TaskRefused(
            "reinspect",
            "StillOpen",
            "2022-05-17 11:00",
            new
            {
                arisenSince = new[]
                {
                    new
                    {
                        clause = $"{Old} 3.3",
                        place = "口部",
                        problem = "裂缝",
                        remedy = "修补",
                        deadlineDays = 5,
                        evidenceDate = "2022-05-12",
                    },
                },
            }
        );
        Assert.Equal(
            ("data.arisenSince[0].clause", "clause-superseded"),
            (Assert.Single(refusal.Errors).Field, refusal.Errors[0].Slug)
        );
        var later = new StandardsRegister([new(Old, "改名", [new("3.2", "改写")])]);
        Assert.Equal(
            $"人民防空地下室设计规范 {Old} 3.2 二",
            later.WordsOf(story.Case.DefectNotice!.Items[0], Day("2022-05-09"))
        );
        Assert.Equal(
            $"改名 {Old} 3.2 改写",
            later.WordsOf(
                story.Case.DefectNotice!.Items[0] with
                {
                    ClauseTitle = null,
                    ClauseHeading = null,
                },
                Day("2022-05-09")
            )
        ); // of before words were kept
    }

    [Fact]
    public void R24_the_register_is_the_administrators_to_keep()
    {
        foreach (var role in new[] { Roles.Head, Roles.Inspector, Roles.Supervisor, Roles.Clerk, Roles.Applicant })
        {
            Assert.Equal(
                RefusalKind.Forbidden,
                new EnterClause(Story.Staff(role), default, Old, new("8", "八")).Refused(Register)!.Kind
            );
            Assert.Equal(
                RefusalKind.Forbidden,
                new EnterStandard(Story.Staff(role), default, new("GB 9-2020", "九", [])).Refused(Register)!.Kind
            );
        }
    }

    public static TheoryData<string, Clause> WrongClauses =>
        new()
        {
            { "clause:field-required", new("", "八") },
            { "clause:clause-number-wrong", new("8 1", "八") },
            { "clause:field-too-long", new(new string('8', 31), "八") },
            { "heading:field-required", new("8", "") },
            { "heading:field-too-long", new("8", new string('八', 201)) },
            {
                "text:field-too-long",
                new("8", "八") { Text = new string('八', 2001) }
            },
            {
                "usualDeadlineDays:days-out-of-range",
                new("8", "八") { UsualDeadlineDays = 0 }
            },
            {
                "usualDeadlineDays:days-out-of-range",
                new("8", "八") { UsualDeadlineDays = -1 }
            },
            {
                "inForceTo:catalogue-dates-reversed",
                new("8", "八") { InForceFrom = Day("2022-02-01"), InForceTo = Day("2022-01-31") }
            },
            {
                "supersededBy:successor-unknown",
                new("8", "八") { InForceTo = Day("2022-01-31"), SupersededBy = "GB 1 1" }
            },
            {
                "supersededBy:successor-unknown",
                new("8", "八") { InForceTo = Day("2022-01-31"), SupersededBy = $"{Old} 8" }
            },
            {
                "inForceTo:superseded-needs-end",
                new("8", "八") { SupersededBy = $"{Old} 3.2" }
            },
        };

    [Theory]
    [MemberData(nameof(WrongClauses))]
    public void R24_a_clause_that_cannot_be_is_told_by_its_field(string told, Clause clause)
    {
        var refusal = new EnterClause(Admin, default, Old, clause).Refused(Register)!;
        Assert.Contains(told, refusal.Errors.Select(e => $"{e.Field}:{e.Slug}"));
    }

    [Fact]
    public void R24_a_clause_stands_once_on_each_day()
    {
        var again = new Clause("3.3", "再次") { InForceFrom = Day("2021-12-31"), InForceTo = Day("2022-06-30") };
        Assert.Equal(
            (RefusalKind.Conflict, "clause-overlap"),
            (new EnterClause(Admin, default, Old, again).Refused(Register) is { } r ? (r.Kind, r.Slug) : default)
        );
        var after = new EnterClause(Admin, default, Old, again with { InForceFrom = Day("2022-01-01") });
        Assert.Null(after.Refused(Register));
        Assert.Equal((2, null), (after.Entered(Register).Version, after.Replaces(Register)));
        var revised = new EnterClause(Admin, default, Old, again, Revises: true, Seen: 1);
        Assert.Null(revised.Refused(Register));
        Assert.Equal((2, 1), (revised.Entered(Register).Version, revised.Replaces(Register)));
        Assert.Equal(RefusalKind.Stale, (revised with { Seen = 7 }).Refused(Register)!.Kind);
        Assert.Equal(RefusalKind.NotFound, (revised with { Clause = new("9", "九") }).Refused(Register)!.Kind);
        Assert.Equal(
            "register-same",
            (revised with { Clause = Register.Entries($"{Old} 3.3")[0].Clause }).Refused(Register)!.Slug
        );
    }

    [Fact]
    public void R24_an_edition_is_entered_once_and_ended_by_another()
    {
        Assert.Equal("standard-twice", new EnterStandard(Admin, default, new(Old, "又", [])).Refused(Register)!.Slug);
        Assert.Equal(
            RefusalKind.NotFound,
            new EnterStandard(Admin, default, new("GB 9-2020", "九", []), Revises: true).Refused(Register)!.Kind
        );
        Assert.Contains(
            new EnterStandard(
                Admin,
                default,
                new(New, "新", []) { InForceTo = Day("2030-01-01"), SupersededBy = New },
                Revises: true
            )
                .Refused(Register)!
                .Errors,
            e => e.Slug == "successor-unknown"
        );
        var act = new EnterStandard(Admin, default, new(New, "新", []), Revises: true, Seen: 0);
        Assert.Null(act.Refused(Register));
        Assert.Equal(1, act.Entered(Register).Version);
        Assert.Equal(RefusalKind.Stale, (act with { Seen = 3 }).Refused(Register)!.Kind);
    }

    [Fact]
    public void R24_a_file_that_says_a_clause_twice_is_not_taken()
    {
        var files = TestBook
            .Files()
            .Select(f =>
                f.Path == "register/standards.json"
                    ? f with
                    {
                        Text = """
                            {
                              "standards":[
                                {
                                  "number":"GB 1-2000", "title":"t",
                                  "clauses":[
                                    {"clause":"1","heading":"a"}, {"clause":"1","heading":"b"},
                                    {"clause":"2","heading":"c","usualDeadlineDays":0}
                                  ]
                                }
                              ]
                            }
                            """,
                    }
                    : f
            );
        Assert.Null(Catalogue.Read(files, out var mistakes));
        Assert.Equal(
            ["catalogue-twice", "days-out-of-range"],
            mistakes.Select(m => m.Slug).Order(StringComparer.Ordinal)
        );
    }

    private static object Found(string clause) =>
        new
        {
            inspectors = new[] { "甲", "乙" },
            items = new[]
            {
                new
                {
                    clause,
                    place = "口部",
                    problem = "坏",
                    remedy = "修",
                    deadlineDays = 5,
                },
            },
        };
}
