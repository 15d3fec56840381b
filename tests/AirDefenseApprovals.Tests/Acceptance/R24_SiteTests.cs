using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Acceptance;

/// <summary>R24: what inspectors write down on site, each entry once, and the one notice that is composed of it.</summary>
public sealed class R24_SiteTests
{
    private static readonly Actor One = Story.Staff(Roles.Inspector),
        Second = Story.Staff(Roles.Inspector, number: 2);
    private static readonly Guid First = new("0192f0c0-0000-7000-8000-000000000001");

    public static TheoryData<Actor> Others =>
        [
            Story.Applicant,
            Story.Other,
            Story.Supervisor,
            Story.Staff(Roles.Clerk),
            Story.Staff(Roles.Head),
            Story.Staff(Roles.Inspector, "410122"),
            PartyLink.ActorOf(Guid.Empty, Parties.Builder),
        ];

    private static Story Open(string item = "RF-07-01") =>
        new Story().Accepted(item, "2022-05-09 09:30", floorArea: 8000m);

    private static SiteFinding Finding(string problem = "门框墙蜂窝麻面", Guid? id = null) =>
        new()
        {
            Id = id ?? First,
            Clause = "GB 50038-2005 3.3",
            Place = "第1防护单元",
            Problem = problem,
            Remedy = "凿除后修补",
            DeadlineDays = 10,
            Responsible = "施工单位",
        };

    private static RecordFinding Record(
        SiteFinding finding,
        int seen = 0,
        Actor? by = null,
        string at = "2022-05-10 09:30"
    ) =>
        new()
        {
            By = by ?? One,
            At = Story.At(at),
            Finding = finding,
            Seen = seen,
        };

    private static Story AllSeen(Story story)
    {
        foreach (var point in Checklist.Of(story.Case, story.Item, story.Book.Standards))
            story.Do(
                new RecordPoint
                {
                    By = One,
                    At = Story.At("2022-05-10 09:40"),
                    Clause = point.Citation,
                    State = PointState.Fine,
                }
            );
        return story;
    }

    private static object Inspectors(string? unseen = null) => new { inspectors = new[] { "甲", "乙" }, unseen };

    [Theory]
    [MemberData(nameof(Others))]
    public void R18_only_inspectors_of_the_handling_office_write_on_the_record(Actor other)
    {
        var story = Open();
        Assert.Contains(
            story.Refused(Record(Finding(), by: other)).Kind,
            new[] { RefusalKind.Forbidden, RefusalKind.NotFound }
        );
        Assert.Contains(
            story
                .Refused(
                    new SignRecord
                    {
                        By = other,
                        At = Story.At("2022-05-10 09:30"),
                        Name = "某",
                    }
                )
                .Kind,
            new[] { RefusalKind.Forbidden, RefusalKind.NotFound }
        );
    }

    [Fact]
    public void R24_a_finding_sent_twice_is_there_once()
    {
        var story = Open().Do(Record(Finding()));
        var before = story.Journal.Count;
        story.Do(Record(Finding())).Do(Record(Finding(), by: Second));
        Assert.Single(story.Case.Site!.Findings);
        Assert.Equal(before, story.Journal.Count);
    }

    [Fact]
    public void R24_two_inspectors_do_not_overwrite_each_other()
    {
        var story = Open().Do(Record(Finding())).Do(Record(Finding("他的话"), seen: 1, by: Second));
        Assert.Equal("finding-changed-meanwhile", story.Refused(Record(Finding("我的话"), seen: 1)).Slug);
        story.Do(Record(Finding("我的话"), seen: 2));
        Assert.Equal(("我的话", 3), (story.Case.Site!.Findings[0].Problem, story.Case.Site.Findings[0].Version));
    }

    [Fact]
    public void R24_a_change_takes_the_signatures_away()
    {
        var story = Open()
            .Do(Record(Finding()))
            .Do(
                new SignRecord
                {
                    By = One,
                    At = Story.At("2022-05-10 09:50"),
                    Name = "甲",
                }
            )
            .Do(
                new SignRecord
                {
                    By = Second,
                    At = Story.At("2022-05-10 09:51"),
                    Name = "乙",
                }
            );
        Assert.Equal(2, story.Case.Site!.Signatures.Length);
        story.Do(Record(Finding("改了"), seen: 1, at: "2022-05-10 09:55"));
        Assert.Empty(story.Case.Site!.Signatures);
    }

    [Fact]
    public void R24_an_empty_record_is_not_signed() =>
        Assert.Equal(
            "record-empty",
            Open()
                .Refused(
                    new SignRecord
                    {
                        By = One,
                        At = Story.At("2022-05-10 09:50"),
                        Name = "甲",
                    }
                )
                .Slug
        );

    [Fact]
    public void R24_the_one_notice_tells_every_finding_but_those_taken_back()
    {
        var story = AllSeen(Open())
            .Do(Record(Finding()))
            .Do(Record(Finding("误记", Guid.NewGuid()) with { Dropped = true }))
            .Do(Record(Finding("穿墙管未密闭", Guid.NewGuid())))
            .Task("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors());
        Assert.Equal(["门框墙蜂窝麻面", "穿墙管未密闭"], story.Case.DefectNotice!.Items.Select(d => d.Problem));
        Assert.Equal(
            (First, Parties.Builder),
            (story.Case.DefectNotice.Items[0].Finding, story.Case.DefectNotice.Items[0].Party)
        );
        Assert.Empty(story.Case.DefectNotice.Unseen);
    }

    [Fact]
    public void R24_what_nobody_looked_at_needs_a_reason_and_stands_in_the_notice()
    {
        var story = Open().Do(Record(Finding()));
        Assert.Contains(story.TaskRefused("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors()).Errors, e =>
            e is { Field: "data.unseen", Slug: "points-unseen" }
        );
        story.Task("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors("地下水位高，集水坑未开盖"));
        Assert.Equal("地下水位高，集水坑未开盖", story.Case.DefectNotice!.UnseenReason);
        Assert.Equal(
            Checklist.Of(story.Case, story.Item, story.Book.Standards).Length - 1,
            story.Case.DefectNotice.Unseen.Length
        ); // where something was found, somebody looked
    }

    [Fact]
    public void R24_an_inspection_with_findings_does_not_pass() =>
        Assert.Contains(
            AllSeen(Open())
                .Do(Record(Finding()))
                .TaskRefused("inspect", "Passed", "2022-05-10 10:00", Inspectors())
                .Errors,
            e => e.Slug == "findings-not-told"
        );

    [Fact]
    public void R24_a_finding_without_a_clause_is_kept_on_site_and_refused_on_the_notice()
    {
        var story = AllSeen(Open()).Do(Record(Finding() with { Clause = "" }));
        Assert.Contains(story.TaskRefused("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors()).Errors, e =>
            e.Field == $"findings.{First}.clause"
        );
    }

    [Fact]
    public void R25_nothing_is_written_on_the_record_once_the_notice_was_given()
    {
        var story = AllSeen(Open())
            .Do(Record(Finding()))
            .Task("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors());
        Assert.Equal(
            ("R25", "notice-was-given"),
            (
                story.Refused(Record(Finding("后来想起", Guid.NewGuid()), at: "2022-05-10 11:00")) is var r
                    ? (r.Rule, r.Slug)
                    : default
            )
        );
    }

    [Fact]
    public void R24_a_deadline_on_a_holiday_moves_to_the_next_working_day_and_says_so()
    {
        var story = AllSeen(Open())
            .Do(Record(Finding() with { DeadlineDays = null, Deadline = new(2022, 6, 3) }))
            .Task("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors()); // dragon boat: 3 to 5 June
        Assert.Equal(
            (new DateOnly(2022, 6, 6), new DateOnly(2022, 6, 3)),
            (story.Case.DefectNotice!.Items[0].Deadline, story.Case.DefectNotice.Items[0].NamedDeadline)
        );
    }

    [Theory]
    [InlineData("2022-05-10")] // the day of the notice
    [InlineData("2022-01-01")]
    [InlineData("2030-01-01")]
    public void R24_a_deadline_lies_ahead_and_within_reach(string day) =>
        Assert.Contains(
            AllSeen(Open())
                .Do(
                    Record(
                        Finding() with
                        {
                            DeadlineDays = null,
                            Deadline = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
                        }
                    )
                )
                .TaskRefused("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors())
                .Errors,
            e => e.Slug == "deadline-out-of-range"
        );

    [Fact]
    public void R24_stations_have_a_checklist_and_defects_of_their_own()
    {
        var story = new Story().Draft("RF-07-03", floorArea: null);
        story
            .Do(
                new SaveDraft
                {
                    By = Story.Applicant,
                    At = Story.At("2022-01-04 10:00"),
                    ItemCode = "RF-07-03",
                    Applicant = story.Case.Applicant,
                    Form = story.Case.Form,
                    Project = story.Case.Project with { Works = [new("一号站", 1000.5m), new("二号站", 2000.25m)] },
                }
            )
            .Submit("2022-05-09 09:30")
            .Task("intake", "Accepted", "2022-05-09 09:40");
        Assert.Contains(Checklist.Of(story.Case, story.Item, story.Book.Standards), e =>
            e.Standard.Number == "RFJ 02-2009"
        );
        Assert.DoesNotContain(Checklist.Of(story.Case, story.Item, story.Book.Standards), e =>
            e.Standard.Number == "GB 50038-2005"
        );
        var finding = Finding() with { Clause = "RFJ 02-2009 1*" };
        Assert.Contains(story.Refused(Record(finding)).Errors, e => e is { Field: "work", Slug: "field-required" });
        Assert.Contains(story.Refused(Record(finding with { Work = "三号站" })).Errors, e => e.Slug == "work-unknown");
        story
            .Do(Record(finding with { Work = "二号站" }))
            .Task("inspect", "DefectsFound", "2022-05-10 10:00", Inspectors("见附记"));
        Assert.Equal("二号站", story.Case.DefectNotice!.Items[0].Work);
        Assert.Equal(
            2 * Checklist.Of(story.Case, story.Item, story.Book.Standards).Length - 1,
            story.Case.DefectNotice.Unseen.Length
        );
    }

    [Fact]
    public void R27_what_is_written_on_site_is_in_the_journal_and_not_on_the_timeline()
    {
        var story = Open();
        var lines = story.Case.Timeline.Length;
        story
            .Do(Record(Finding()))
            .Do(
                new RecordPoint
                {
                    By = One,
                    At = Story.At("2022-05-10 09:40"),
                    Clause = "GB 50038-2005 3.2",
                    State = PointState.Fine,
                }
            );
        Assert.Equal(lines, story.Case.Timeline.Length);
        Assert.Equal(
            ["siteFinding", "sitePoint"],
            story.Journal.TakeLast(2).Select(e => e.Data.GetProperty("task").GetString())
        );
        Assert.Null(JournalEntry.FirstWrong(story.Journal));
    }
}
