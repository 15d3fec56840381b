using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Notices;

namespace AirDefenseApprovals.Tests.Acceptance;

/// <summary>
/// R25: each firm answers its own defects by a link of the case; deadlines are recalled; what was left out stands
/// against the inspectors.
/// </summary>
public sealed class R25_PartyTests
{
    private const string Secret = "0123456789abcdef";
    private static readonly string[] Two = ["甲", "乙"];

    private static object Defect(string problem, string responsible, int days = 10) =>
        new
        {
            clause = "GB 50038-2005 3.3",
            place = "第1防护单元",
            problem,
            remedy = "更换",
            deadlineDays = days,
            responsible,
        };

    /// <summary>Two defects of the builder, one of the designer, one of nobody: then the owner's.</summary>
    private static Story Notified()
    {
        var story = new Story().Draft("RF-07-01", floorArea: 8000m);
        story
            .Do(
                new SaveDraft
                {
                    By = Story.Applicant,
                    At = Story.At("2022-01-04 10:00"),
                    ItemCode = "RF-07-01",
                    Applicant = story.Case.Applicant,
                    Form = story.Case.Form,
                    Project = story.Case.Project with
                    {
                        Parties =
                        [
                            new(Parties.Builder, "示例建工", "builder@example.com"),
                            new(Parties.Designer, "示例设计院", null),
                        ],
                    },
                }
            )
            .Submit("2022-05-09 09:30")
            .Task("intake", "Accepted", "2022-05-09 09:40");
        return story.Do(
            story.TaskAct(
                "inspect",
                "DefectsFound",
                "2022-05-10 10:00",
                new
                {
                    inspectors = Two,
                    items = new[]
                    {
                        Defect("一", "施工单位"),
                        Defect("二", "示例建工", 20),
                        Defect("三", "designer"),
                        Defect("四", "物业"),
                    },
                }
            ) with
            {
                LinkSecret = Secret,
            }
        );
    }

    private static AnswerDefects Answer(Story story, string party, params int[] items) =>
        new()
        {
            By = PartyLink.ActorOf(story.Case.Id, party),
            At = Story.At("2022-05-11 10:00"),
            Party = party,
            Answers = items.ToImmutableSortedDictionary(i => i, i => $"第{i}项已整改"),
        };

    [Fact]
    public void R25_a_defect_belongs_to_the_firm_that_is_meant_or_to_the_owner() =>
        Assert.Equal(
            [Parties.Builder, Parties.Builder, Parties.Designer, Parties.Owner],
            Notified().Case.DefectNotice!.Items.Select(Parties.AnsweringFor)
        );

    [Fact]
    public void R25_a_firm_with_an_address_is_told_its_own_defects_with_a_link()
    {
        var story = Notified();
        var told = Assert.Single(story.Notices, n => n.To == Audience.Party);
        Assert.Equal(("defectsForParty", "builder@example.com"), (told.Kind, told.Email));
        Assert.Contains("一", told.Text("items"), StringComparison.Ordinal);
        Assert.DoesNotContain("三", told.Text("items"), StringComparison.Ordinal);
        Assert.Equal(Parties.Builder, PartyLink.PartyOf(story.Case, told.Path("link")["/rectify/".Length..]));
        Assert.DoesNotContain(
            told.Path("link")["/rectify/".Length..],
            System.Text.Json.JsonSerializer.Serialize(story.Case.Links),
            StringComparison.Ordinal
        ); // the hash alone is kept
    }

    [Fact]
    public void R25_a_firm_answers_its_own_defects_alone()
    {
        var story = Notified();
        Assert.Contains(story.Refused(Answer(story, Parties.Builder, 1, 3)).Errors, e =>
            e is { Field: "answers.3", Slug: "defect-not-listed" }
        );
        story.Do(Answer(story, Parties.Builder, 1));
        Assert.Equal(
            ("第1项已整改", DefectState.Open),
            (story.Case.DefectNotice!.Items[0].Answer, story.Case.DefectNotice.Items[0].State)
        );
    }

    [Fact]
    public void R18_a_link_opens_its_own_case_alone()
    {
        var (story, other) = (Notified(), Notified());
        Assert.Equal(RefusalKind.NotFound, other.Refused(Answer(story, Parties.Builder, 1)).Kind);
        Assert.Equal(
            RefusalKind.Forbidden,
            story
                .TaskRefused(
                    "rectification",
                    "Submitted",
                    "2022-05-11 10:00",
                    new { answers = new[] { new { itemNo = 1, text = "x" } } },
                    PartyLink.ActorOf(story.Case.Id, Parties.Builder)
                )
                .Kind
        );
    }

    [Fact]
    public void R25_what_the_firms_answered_the_owner_hands_in_as_a_whole()
    {
        var story = Notified();
        story.Do(Answer(story, Parties.Builder, 1, 2)).Do(Answer(story, Parties.Designer, 3));
        Assert.DoesNotContain("partiesAnswered", story.Told);
        Assert.Equal(
            "R25",
            story
                .TaskRefused("rectification", "Submitted", "2022-05-11 11:00", new { answers = Array.Empty<object>() })
                .Rule
        ); // the owner's own is missing
        story.Task(
            "rectification",
            "Submitted",
            "2022-05-11 11:00",
            new { answers = new[] { new { itemNo = 4, text = "已清理" } } }
        );
        Assert.All(story.Case.DefectNotice!.Items, d => Assert.Equal(DefectState.Rectified, d.State));
        Assert.Equal("第3项已整改", story.Case.DefectNotice.Items[2].Answer);
    }

    [Fact]
    public void R25_found_open_again_a_defect_is_answered_again()
    {
        var story = Notified();
        story
            .Do(Answer(story, Parties.Builder, 1, 2))
            .Do(Answer(story, Parties.Designer, 3))
            .Task(
                "rectification",
                "Submitted",
                "2022-05-11 11:00",
                new { answers = new[] { new { itemNo = 4, text = "已清理" } } }
            )
            .Do(
                story.TaskAct("reinspect", "StillOpen", "2022-05-12 10:00", new { open = new[] { 1 } }) with
                {
                    LinkSecret = Secret + "2",
                }
            );
        Assert.Equal(
            "R25",
            story
                .TaskRefused("rectification", "Submitted", "2022-05-12 11:00", new { answers = Array.Empty<object>() })
                .Rule
        );
        Assert.Equal(2, story.Notices.Count(n => n.Kind == "defectsForParty"));
        Assert.Equal(
            Parties.Builder,
            PartyLink.PartyOf(
                story.Case,
                story.Notices.Last(n => n.Kind == "defectsForParty").Path("link")["/rectify/".Length..]
            )
        );
        // The old link opens nothing any more
        Assert.Null(PartyLink.PartyOf(story.Case, PartyLink.Word(Secret, story.Case.Id, Parties.Builder)));
    }

    [Fact]
    public void R25_each_deadline_is_recalled_once_three_days_before_and_once_when_it_is_past()
    {
        var story = Notified().Until("2022-05-18 23:00");
        Assert.DoesNotContain("defectReminder", story.Told);
        story.Until("2022-05-24 08:59"); // deadline 24 May: three working days before is the 19th
        Assert.Equal(
            [1, 1, 0],
            new[] { "defectReminder", "defectReminderParty", "defectsOverdue" }.Select(k =>
                story.Told.Count(t => t == k)
            )
        );
        story.Until("2022-05-25 09:00");
        Assert.Equal(
            [1, 1, 1],
            new[] { "defectsOverdue", "defectsOverdueParty", "defectsOverdueHead" }.Select(k =>
                story.Told.Count(t => t == k)
            )
        );
        story.Until("2022-06-30 09:00"); // defect 2 has a later one
        Assert.Equal(
            [2, 2, 2],
            new[] { "defectReminder", "defectsOverdue", "defectsOverdueHead" }.Select(k =>
                story.Told.Count(t => t == k)
            )
        );
    }

    [Fact]
    public void R25_evidence_taken_before_the_notice_proves_nothing()
    {
        var story = Notified();
        AttachEvidence Evidence(string taken) =>
            new()
            {
                By = PartyLink.ActorOf(story.Case.Id, Parties.Builder),
                At = Story.At("2022-05-11 10:00"),
                ItemNo = 1,
                File = new("后.jpg", 10, new string('c', 64), "image/jpeg") { TakenAt = Story.At(taken) },
            };
        Assert.Equal(
            ("R25", "evidence-before-notice"),
            (story.Refused(Evidence("2022-05-09 10:00")) is var r ? (r.Rule, r.Slug) : default)
        );
        Assert.Single(
            story.Do(Evidence("2022-05-11 09:00")).Do(Evidence("2022-05-11 09:00")).Case.DefectNotice!.Items[0].Evidence
        ); // sent twice, it is there once
        Assert.Equal("defect-not-listed", story.Refused(Evidence("2022-05-11 09:00") with { ItemNo = 3 }).Slug); // another firm's
    }

    [Fact]
    public void R25_an_omission_stands_against_the_inspectors_and_not_against_the_applicant()
    {
        var story = Notified();
        var act = new RecordOmission
        {
            By = Story.Staff(Roles.Inspector),
            At = Story.At("2022-05-12 10:00"),
            Clause = "GB 50038-2005 3.4",
            Place = "通风口",
            Problem = "未装防爆波活门",
        };
        story.Do(act);
        Assert.Equal(
            (1, 4, CaseState.Rectification),
            (story.Case.Omissions.Length, story.Case.DefectNotice!.Items.Length, story.Case.State)
        );
        Assert.Equal("甲、乙", Assert.Single(story.Notices, n => n.Kind == "omission").Text("inspectors"));
        Assert.Equal("omission-recorded-already", story.Refused(act).Slug);
        Assert.Equal(RefusalKind.Forbidden, story.Refused(act with { By = Story.Applicant }).Kind);
        Assert.Equal("no-notice-yet", new Story().Accepted("RF-07-01", "2022-05-09 09:30").Refused(act).Slug);
    }

    [Fact]
    public void R25_from_afar_a_defect_is_closed_by_what_its_evidence_shows()
    {
        var story = Notified();
        story
            .Do(Answer(story, Parties.Builder, 1, 2))
            .Do(Answer(story, Parties.Designer, 3))
            .Do(
                new AttachEvidence
                {
                    By = Story.Applicant,
                    At = Story.At("2022-05-11 10:30"),
                    ItemNo = 1,
                    File = new("后.mp4", 10, new string('d', 64), "video/mp4"),
                }
            )
            .Task(
                "rectification",
                "Submitted",
                "2022-05-11 11:00",
                new { answers = new[] { new { itemNo = 4, text = "已清理" } } }
            );
        Assert.Contains(story.TaskRefused("reinspect", "Closed", "2022-05-12 10:00", new { remote = true }).Errors, e =>
            e is { Field: "data.remote", Slug: "remote-needs-evidence", Arguments: ["2、3、4"] }
        );
        story.Task("reinspect", "StillOpen", "2022-05-12 10:00", new { remote = true, open = new[] { 2, 3, 4 } });
        Assert.Equal(
            [DefectState.Closed, DefectState.Open, DefectState.Open, DefectState.Open],
            story.Case.DefectNotice!.Items.Select(d => d.State)
        );
    }

    [Fact]
    public void R25_stations_are_looked_at_again_on_site() =>
        Assert.Equal(
            "remote-not-allowed",
            new Story()
                .Accepted("RF-07-03", "2022-05-09 09:30")
                .Task(
                    "inspect",
                    "DefectsFound",
                    "2022-05-10 10:00",
                    new
                    {
                        inspectors = Two,
                        items = new[]
                        {
                            new
                            {
                                clause = "RFJ 02-2009 1*",
                                place = "站厅",
                                problem = "渗水",
                                remedy = "注浆",
                                deadlineDays = 5,
                            },
                        },
                    }
                )
                .Task(
                    "rectification",
                    "Submitted",
                    "2022-05-11 10:00",
                    new { answers = new[] { new { itemNo = 1, text = "已注浆" } } }
                )
                .TaskRefused("reinspect", "Closed", "2022-05-12 10:00", new { remote = true })
                .Slug
        );

    [Fact]
    public void R25_a_deadline_too_near_to_be_recalled_does_not_stand_in_for_a_later_one()
    {
        var story = new Story()
            .Accepted("RF-07-01", "2022-05-09 09:30")
            .Task(
                "inspect",
                "DefectsFound",
                "2022-05-10 10:00",
                new { inspectors = Two, items = new[] { Defect("近", "施工单位", 2), Defect("远", "施工单位", 10) } }
            )
            .Until("2022-05-24 08:59");
        var recalled = Assert.Single(story.Notices, n => n.Kind == "defectReminder");
        Assert.Equal(new DateOnly(2022, 5, 24), recalled.Facts["deadline"]);
        Assert.Equal(
            new DateOnly(2022, 5, 12),
            Assert.Single(story.Notices, n => n.Kind == "defectsOverdue").Facts["deadline"]
        );
    }

    [Fact]
    public void R18_a_firm_does_not_answer_in_the_name_of_another()
    {
        var story = Notified();
        Assert.Equal(
            RefusalKind.NotFound,
            story
                .Refused(
                    Answer(story, Parties.Builder, 1) with
                    {
                        By = PartyLink.ActorOf(story.Case.Id, Parties.Designer),
                    }
                )
                .Kind
        );
    }
}
