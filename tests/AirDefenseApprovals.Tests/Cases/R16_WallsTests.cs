using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>R16, R18, R19, R21: who handles a case, who sees it, who may act.</summary>
public sealed class R16_WallsTests
{
    public static readonly TheoryData<Actor, bool> WhoSees = new()
    {
        { Story.Applicant, true },
        { Story.Other, false },
        { Story.Supervisor, true },
        { Story.Staff(Roles.Clerk, "410122"), true },
        { Story.Staff(Roles.Head, "410122"), true },
        { Story.Staff(Roles.Clerk), true },
        { Story.Staff(Roles.Clerk, "410181"), false },
        { Story.Staff(Roles.Inspector, "410184"), false },
        { new Actor("u-admin", "admin", [Roles.Administrator], null), false },
    };

    [Theory]
    [MemberData(nameof(WhoSees))]
    public void R18_who_sees_a_county_case(Actor actor, bool sees)
    {
        var story = new Story().Submitted("RF-01-03", "2022-05-09 09:30", "410122");
        Assert.Equal("410122", story.Case.Office);
        Assert.Equal(sees, Walls.Sees(actor, story.Case));
        if (!sees)
            Assert.Equal(
                RefusalKind.NotFound,
                story.TaskRefused("intake", "Accepted", "2022-05-09 10:00", by: actor).Kind
            );
    }

    [Fact]
    public void R18_nobody_but_its_applicant_sees_a_draft()
    {
        var draft = new Story().Draft("RF-13-01").Case;
        Assert.All(WhoSees.Select(row => (Actor)row[0]).Where(a => a != Story.Applicant), actor =>
            Assert.False(Walls.Sees(actor, draft))
        );
    }

    [Fact]
    public void R18_the_city_reads_a_delegated_case_and_never_decides_it()
    {
        var story = new Story().Submitted("RF-01-03", "2022-05-09 09:30", "410122");
        Assert.Equal(
            ("R18", RefusalKind.Forbidden),
            (
                story.TaskRefused("intake", "Accepted", "2022-05-09 10:00", by: Story.Staff(Roles.Clerk)) is var r
                    ? (r.Rule, r.Kind)
                    : default
            )
        );
        Assert.Equal(
            ("R18", RefusalKind.Forbidden),
            (
                story.Refused(
                    new PauseClock
                    {
                        By = Story.Staff(Roles.Clerk),
                        At = Story.At("2022-05-09 10:00"),
                        Kind = "testing",
                        ExpectedDays = 2,
                        Reason = "检",
                    }
                )
                    is var p
                    ? (p.Rule, p.Kind)
                    : default
            )
        );
        story.Do(
            new GiveOpinion
            {
                By = Story.Supervisor,
                At = Story.At("2022-05-09 10:00"),
                Text = "请抓紧",
            }
        );
        Assert.Contains("opinion", story.Acts);
    }

    [Theory]
    [InlineData("RF-01-03", "410122", "2022-05-09 09:30", "410122")] // delegated and in force
    [InlineData("RF-01-03", "410122", "2022-04-28 09:30", "city")] // before the handover
    [InlineData("RF-01-03", "410105", "2022-05-09 09:30", "city")] // a district of the city
    [InlineData("RF-13-01", "410122", "2022-05-09 09:30", "city")] // not delegated
    [InlineData("RF-01-03", "410122", "2022-04-30 18:00", "410122")] // received on 5 May, when it is in force
    public void R16_item_region_and_day_of_receipt_decide_the_office(
        string item,
        string region,
        string at,
        string office
    ) => Assert.Equal(office, new Story().Submitted(item, at, region).Case.Office);

    [Fact]
    public void R16_a_later_register_does_not_move_a_case_in_flight()
    {
        var story = new Story().Submitted("RF-01-03", "2022-05-09 09:30", "410122");
        var later = TestBook.With();
        Assert.Equal(
            "410122",
            Assert
                .IsType<Changes>(story.TaskAct("intake", "Accepted", "2022-05-09 10:00").Decide(story.Case, later))
                .Case.Office
        );
    }

    [Fact]
    public void R17_an_entrusted_office_decides_in_the_citys_name()
    {
        var book = TestBook.With(
            new Delegation
            {
                ItemCode = "RF-01-03",
                Office = "410122",
                Instrument = "郑人防〔2022〕1号",
                Mode = "entrusted",
                HandoverDate = new(2022, 4, 1),
                EffectiveFrom = new(2022, 5, 1),
            }
        );
        var story = new Story(book)
            .Accepted("RF-01-03", "2022-05-09 09:30", "410122")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-10 11:00");
        Assert.Equal(("410122", "city"), (story.Case.Office, story.Case.InNameOf));
    }

    [Theory]
    [InlineData("Approved", "documentIssued")]
    [InlineData("Refused", "decided")]
    public void R17_the_power_a_decision_was_signed_by_is_on_record_although_it_was_revoked_meanwhile(
        string outcome,
        string act
    )
    {
        var granted = new Delegation
        {
            ItemCode = "RF-01-03",
            Office = "410122",
            Instrument = "郑人防〔2022〕1号",
            Mode = "entrusted",
            HandoverDate = new(2022, 4, 1),
            EffectiveFrom = new(2022, 5, 1),
        };
        var story = new Story(TestBook.With(granted))
            .Accepted("RF-01-03", "2022-05-09 09:30", "410122")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .On(TestBook.With(granted with { EffectiveTo = new(2022, 5, 9) }))
            .Task("decide", outcome, "2022-05-11 11:00", new { reasons = "不符", basis = "条例" });
        var power = story.Case.Decision!.Authority!;
        Assert.Equal(
            ("entrusted", "郑人防〔2022〕1号", "RF-01-03", "410122"),
            (power.Mode, power.Instrument, power.ItemCode, power.Region)
        );
        Assert.Equal(
            (new DateOnly(2022, 5, 9), new DateOnly(2022, 5, 11), new DateOnly(2022, 5, 1), new DateOnly(2022, 5, 9)),
            (power.ReceivedOn, power.SignedOn, power.EffectiveFrom, power.EffectiveTo)
        );
        var entry = story.Journal.Last(e => e.Act == act).Data;
        Assert.Equal(
            [
                "410122",
                "city",
                "entrusted",
                "RF-01-03",
                "410122",
                "郑人防〔2022〕1号",
                "2022-05-09",
                "2022-05-11",
                "2022-05-01",
                "2022-05-09",
            ],
            new[]
            {
                "office",
                "inNameOf",
                "mode",
                "itemCode",
                "region",
                "instrument",
                "receivedOn",
                "signedOn",
                "delegatedFrom",
                "delegatedTo",
            }.Select(name => entry.GetProperty(name).GetString()!)
        );
    }

    [Fact]
    public void R17_the_city_signs_by_its_own_power_and_a_county_without_an_instrument_signs_nothing()
    {
        Assert.Equal(
            ("own", null),
            new Story()
                .Accepted("RF-13-01", "2022-05-09 09:30")
                .Task("review", "Agreed", "2022-05-10 10:00")
                .Task("decide", "Approved", "2022-05-10 11:00")
                .Case.Decision!.Authority
                is { } own
                ? (own.Mode, own.Instrument)
                : default
        );
        var story = new Story()
            .Accepted("RF-01-03", "2022-05-09 09:30", "410122")
            .Task("review", "Agreed", "2022-05-10 10:00");
        Assert.Equal(
            ("R17", "no-authority-to-sign"),
            story
                .TaskAct("decide", "Approved", "2022-05-10 11:00")
                .Decide(story.Case with { Instrument = null }, story.Book)
                is Refusal r
                ? (r.Rule, r.Slug)
                : default
        );
    }

    [Fact]
    public void R19_a_referred_case_moves_in_one_act_and_keeps_its_receipt()
    {
        var story = new Story()
            .Submitted("RF-01-03", "2022-05-09 09:30", "410122")
            .Task("intake", "NotCompetent", "2022-05-09 10:00", new { officeCode = "city" });
        Assert.Equal(("city", null), (story.Case.Office, story.Case.Instrument));
        story.Task("intake", "NotCompetent", "2022-05-10 10:00", new { officeCode = "410122" }); // and back: it was the right one
        Assert.Equal(("410122", CaseState.Submitted), (story.Case.Office, story.Case.State));
        Assert.Equal(Story.At("2022-05-09 09:30"), story.Case.ReceivedAt);
        Assert.Contains("referred", story.Acts);
        Assert.Equal("410122", story.Task("intake", "Accepted", "2022-05-10 11:00").Journal[^1].Actor.Office);
    }

    [Fact]
    public void R19_an_office_without_the_power_is_not_named() =>
        Assert.Equal(
            "R19",
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused("intake", "NotCompetent", "2022-05-09 10:00", new { officeCode = "410122" })
                .Rule
        );

    [Theory]
    [InlineData("410105", "410122", "office-of-another-region")] // a district of the city
    [InlineData("410122", "410181", "office-of-another-region")] // the county beside it, to which the item is delegated too
    [InlineData("410122", "410999", "office-not-competent")]
    [InlineData("410122", "410122", "office-not-competent")] // it has it already
    public void R19_a_county_that_does_not_serve_the_region_is_not_named(string region, string named, string slug)
    {
        var refusal = new Story()
            .Submitted("RF-01-03", "2022-05-09 09:30", region)
            .TaskRefused("intake", "NotCompetent", "2022-05-09 10:00", new { officeCode = named });
        Assert.Equal(("R19", RefusalKind.Incomplete, slug), (refusal.Rule, refusal.Kind, refusal.Slug));
        Assert.Equal("data.officeCode", Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public void R21_who_reviews_does_not_decide()
    {
        var both = new Actor("u-both", "both", [Roles.Reviewer, Roles.Head], "city");
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 09:30")
            .Task("review", "Agreed", "2022-05-10 10:00", by: both);
        Assert.Equal(
            ("R21", RefusalKind.Forbidden),
            (
                story.TaskRefused("decide", "Approved", "2022-05-10 11:00", by: both) is var r
                    ? (r.Rule, r.Kind)
                    : default
            )
        );
        Assert.Equal(CaseState.Approved, story.Task("decide", "Approved", "2022-05-10 11:00").Case.State);
    }

    [Fact]
    public void R21_who_reviewed_once_does_not_decide_although_the_case_was_returned()
    {
        var both = new Actor("u-both", "both", [Roles.Reviewer, Roles.Head], "city");
        var story = new Story()
            .Accepted("RF-13-01", "2022-05-09 09:30")
            .Task("review", "Agreed", "2022-05-10 10:00", by: both)
            .Task("decide", "Returned", "2022-05-10 10:30", new { reason = "再审" })
            .Task("review", "Agreed", "2022-05-10 11:00");
        Assert.Equal("R21", story.TaskRefused("decide", "Approved", "2022-05-10 12:00", by: both).Rule);
    }

    [Fact]
    public void A_task_is_for_its_role_alone() =>
        Assert.Equal(
            RefusalKind.Forbidden,
            new Story()
                .Submitted("RF-13-01", "2022-05-09 09:30")
                .TaskRefused("intake", "Accepted", "2022-05-09 10:00", by: Story.Staff(Roles.Reviewer))
                .Kind
        );
}
