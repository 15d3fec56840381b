using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Routing;

/// <summary>
/// R17: a delegation comes into force when its handover is complete, or by the word of the city's head; from that day
/// on, never back.
/// </summary>
public sealed class R17_HandoverTests
{
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);
    private static readonly Actor Head = new("u-head", "head.city", [Roles.Head], Office.City);
    private static readonly DateTimeOffset Now = Story.At("2022-05-09 09:30");
    private static readonly DateOnly Today = new(2022, 5, 9);
    private static readonly Delegation Waiting = new()
    {
        ItemCode = "RF-01-03",
        Office = "410122",
        Instrument = "示例〔2022〕1号",
        Mode = "devolved",
        HandoverDate = new(2022, 4, 20),
        EffectiveFrom = new(2022, 5, 1),
        EffectiveTo = new(2022, 6, 30),
        ReleasedOn = null,
    };

    private static Rulebook Staffed(params string[] roles) =>
        TestBook.With(Waiting) with
        {
            Staff = [.. roles.Select(r => new StaffMember("u-" + r, $"{r}.410122", "某某", "410122", [r], true, []))],
        };

    private static readonly Rulebook Full = Staffed(Roles.Clerk, Roles.Reviewer, Roles.Head);

    public static readonly TheoryData<Actor, string> NoTick = new()
    {
        { Head, "another-role" },
        { Story.Supervisor, "another-role" },
        { Story.Staff(Roles.Clerk), "another-role" },
        { Story.Staff(Roles.Head, "410122"), "another-role" },
        { Story.Applicant, "another-role" },
        { new Actor("u", "u", [Roles.Administrator], "410122"), "only-the-city-delegates" }, // PL 24
    };

    public static readonly TheoryData<Actor, string> NoOverride = new()
    {
        { Administrator, "another-role" },
        { Story.Supervisor, "another-role" },
        { Story.Staff(Roles.Clerk), "another-role" },
        { Story.Applicant, "another-role" },
        { Story.Staff(Roles.Head, "410122"), "only-the-city-overrides" },
    };

    [Theory]
    [MemberData(nameof(NoTick))]
    public void R17_who_may_not_tick(Actor by, string slug) =>
        Assert.Equal(
            (RefusalKind.Forbidden, slug),
            Tick(HandoverPoints.Agreement, by: by).Decide(Waiting, Handover.None, Full).Refusal is { } r
                ? (r.Kind, r.Slug)
                : default
        );

    [Theory]
    [MemberData(nameof(NoOverride))]
    public void R17_who_may_not_override(Actor by, string slug) =>
        Assert.Equal(
            (RefusalKind.Forbidden, slug),
            new OverrideHandover(by, Now, "工期紧").Decide(Waiting, Handover.None, Full).Refusal is { } r
                ? (r.Kind, r.Slug)
                : default
        );

    [Theory]
    [InlineData(Roles.Administrator, null, true)]
    [InlineData(Roles.Supervisor, "city", true)]
    [InlineData(Roles.Head, "city", true)]
    [InlineData(Roles.Head, "410122", true)]
    [InlineData(Roles.Head, "410181", false)]
    [InlineData(Roles.Clerk, "410122", false)]
    [InlineData(Roles.Clerk, "city", false)]
    [InlineData(Roles.Applicant, null, false)]
    public void R18_who_reads_a_handover(string role, string? office, bool sees) =>
        Assert.Equal(sees, Handover.SeenBy(new Actor("u", "u", [role], office), "410122"));

    [Fact]
    public void R17_while_it_waits_it_is_in_force_for_nobody()
    {
        var register = TestBook.With(Waiting).Register;
        Assert.Equal(Office.City, register.Handling("RF-01-03", "410122", Today).Office.Code);
        Assert.Null(register.HandlingBy("410122", "RF-01-03", "410122", Today));
        Assert.Null(register.InForce("RF-01-03", "410122", Today));
        Assert.False(register.IsDelegated("RF-01-03", Today));
        Assert.Equal(
            [Office.City],
            register.OfficesOf(TestBook.Book.Items["RF-01-03"], Today).Select(o => o.Office.Code)
        );
        Assert.Equal(
            Office.City,
            new Story(TestBook.With(Waiting)).Submitted("RF-01-03", "2022-05-09 09:30", "410122").Case.Office
        );
    }

    [Theory]
    [InlineData("2022-04-20", "2022-05-01")] // before its first day
    [InlineData("2022-05-01", "2022-05-01")]
    [InlineData("2022-05-16", "2022-05-16")] // late: forward only
    public void R17_a_late_release_works_forward_only(string released, string first)
    {
        var (delegation, from) = (Waiting with { ReleasedOn = Day(released) }, Day(first));
        Assert.Equal(from, delegation.InForceFrom);
        Assert.Equal(
            (false, true, true, false),
            (
                delegation.InForce(from.AddDays(-1)),
                delegation.InForce(from),
                delegation.InForce(new(2022, 6, 30)),
                delegation.InForce(new(2022, 7, 1))
            )
        );
        var register = TestBook.With(delegation).Register;
        Assert.Equal(
            (Office.City, "410122"),
            (
                register.Handling("RF-01-03", "410122", from.AddDays(-1)).Office.Code,
                register.Handling("RF-01-03", "410122", from).Office.Code
            )
        );
        Assert.Null(register.HandlingBy("410122", "RF-01-03", "410122", from.AddDays(-1))); // no referral of what came before
    }

    [Theory]
    [InlineData(null, "2022-05-09", DelegationStanding.Waiting)]
    [InlineData(null, "2022-04-01", DelegationStanding.Waiting)]
    [InlineData(null, "2022-07-01", DelegationStanding.Over)]
    [InlineData("2022-04-20", "2022-04-25", DelegationStanding.Coming)]
    [InlineData("2022-05-16", "2022-05-09", DelegationStanding.Waiting)]
    [InlineData("2022-05-16", "2022-05-16", DelegationStanding.Current)]
    public void R17_where_it_stands(string? released, string day, DelegationStanding standing) =>
        Assert.Equal(
            standing,
            (Waiting with { ReleasedOn = released is null ? null : Day(released) }).StandingOn(Day(day))
        );

    [Fact]
    public void R17_what_came_with_the_catalogue_was_handed_over() =>
        Assert.All(TestBook.Catalogue.Register.Delegations, d =>
            Assert.Equal((d.EffectiveFrom, true), (d.InForceFrom!.Value, d.InForce(d.EffectiveFrom)))
        );

    [Fact]
    public void R17_the_last_of_the_points_releases_and_none_before_it()
    {
        foreach (var last in HandoverPoints.All)
        {
            var handover = Handover.None;
            foreach (var point in HandoverPoints.All.Where(p => p != last))
                handover = Done(Tick(point), handover);
            Assert.Null(Tick(HandoverPoints.All.First(p => p != last)).ReleasedOn(Waiting, handover));
            var act = Tick(last) with { At = Story.At("2022-05-17 23:30") };
            Assert.Equal(new DateOnly(2022, 5, 17), act.ReleasedOn(Waiting, Done(act, handover)));
        }
    }

    [Fact]
    public void R17_a_tick_says_the_day_who_and_by_what()
    {
        var tick = Assert.Single(
            Done(
                Tick(HandoverPoints.Agreement) with
                {
                    DoneOn = new(2022, 5, 6),
                    Note = " 协议3号 ",
                },
                Handover.None
            ).Ticks
        );
        Assert.Equal(new HandoverTick("agreement", new(2022, 5, 6), "admin", Now, "协议3号"), tick);
    }

    [Theory]
    [InlineData("0001-01-01", "协议3号", "doneOn", "field-required")]
    [InlineData("2022-05-10", "协议3号", "doneOn", "handover-in-the-future")]
    [InlineData("2022-05-09", " ", "note", "field-required")]
    public void R17_what_is_wrong_with_a_tick(string doneOn, string note, string field, string slug)
    {
        var refusal = (Tick(HandoverPoints.Agreement) with { DoneOn = Day(doneOn), Note = note })
            .Decide(Waiting, Handover.None, Full)
            .Refusal!;
        Assert.Equal(
            (RefusalKind.Incomplete, field, slug),
            (refusal.Kind, refusal.Errors[0].Field, refusal.Errors[0].Slug)
        );
    }

    [Fact]
    public void R17_a_note_has_an_end() =>
        Assert.Equal(
            "field-too-long",
            (Tick(HandoverPoints.Agreement) with { Note = new string('长', 100_000) })
                .Decide(Waiting, Handover.None, Full)
                .Refusal!.Errors[0]
                .Slug
        );

    [Fact]
    public void R17_a_point_is_ticked_once_and_only_one_there_is()
    {
        var handover = Done(Tick(HandoverPoints.Agreement), Handover.None);
        Assert.Equal(
            (RefusalKind.Conflict, "handover-ticked"),
            Tick(HandoverPoints.Agreement).Decide(Waiting, handover, Full).Refusal is { } twice
                ? (twice.Kind, twice.Slug)
                : default
        );
        Assert.Equal(
            (RefusalKind.NotFound, "handover-point-unknown"),
            Tick("tea").Decide(Waiting, handover, Full).Refusal is { } unknown ? (unknown.Kind, unknown.Slug) : default
        );
    }

    [Theory]
    [InlineData("RF-01-03", new[] { Roles.Clerk, Roles.Reviewer }, new[] { Roles.Head })]
    [InlineData("RF-01-03", new[] { Roles.Reviewer, Roles.Head }, new[] { Roles.Clerk })]
    [InlineData("RF-01-03", new string[0], new[] { Roles.Clerk, Roles.Reviewer, Roles.Head })]
    [InlineData("RF-07-01", new[] { Roles.Clerk, Roles.Reviewer, Roles.Head }, new[] { Roles.Inspector })] // completion acceptance inspects
    public void R17_accounts_that_are_not_open_are_not_ticked(string item, string[] roles, string[] missing)
    {
        var refusal = Tick(HandoverPoints.Accounts)
            .Decide(Waiting with { ItemCode = item }, Handover.None, Staffed(roles))
            .Refusal!;
        Assert.Equal((RefusalKind.Conflict, "handover-accounts-missing"), (refusal.Kind, refusal.Slug));
        Assert.Equal(missing, refusal.Arguments);
    }

    [Fact]
    public void R17_an_account_counts_that_is_active_and_of_the_office()
    {
        Assert.Null(Tick(HandoverPoints.Accounts).Decide(Waiting, Handover.None, Full).Refusal);
        foreach (
            var spoilt in new Func<StaffMember, StaffMember>[]
            {
                m => m with { Active = false },
                m => m with { Office = "410181" },
            }
        )
            Assert.Equal(
                "handover-accounts-missing",
                Tick(HandoverPoints.Accounts)
                    .Decide(Waiting, Handover.None, Full with { Staff = [spoilt(Full.Staff[0]), .. Full.Staff[1..]] })
                    .Refusal!.Slug
            );
    }

    [Fact]
    public void R17_the_citys_head_lets_it_begin_early_by_name_and_the_rest_is_still_ticked()
    {
        var act = new OverrideHandover(Head, Now, " 工期紧 ");
        var after = Done(
            act,
            Handover.None,
            Full with
            {
                Staff = [.. Full.Staff, new("u-head", "head.city", "张主任", Office.City, [Roles.Head], true, [])],
            }
        );
        Assert.Equal(new HandoverOverride("head.city", "张主任", Now, "工期紧"), after.Override);
        Assert.Equal(Today, act.ReleasedOn(Waiting, after));
        var released = Waiting with { ReleasedOn = Today };
        Assert.Equal("handover-over", act.Decide(released, after, Full).Refusal!.Slug);
        var tick = Tick(HandoverPoints.Trial) with { At = Story.At("2022-05-20 10:00") };
        Assert.Equal(Today, tick.ReleasedOn(released, Done(tick, after, delegation: released))); // and moves nothing
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void R17_an_override_has_its_reason(string reason) =>
        Assert.Equal(
            (RefusalKind.Incomplete, "reason"),
            new OverrideHandover(Head, Now, reason).Decide(Waiting, Handover.None, Full).Refusal is { } r
                ? (r.Kind, r.Errors[0].Field)
                : default
        );

    [Fact]
    public void R17_what_is_over_or_handed_over_has_no_checklist_to_fill()
    {
        HandoverAct[] acts = [Tick(HandoverPoints.Agreement), new OverrideHandover(Head, Now, "工期紧")];
        Assert.All(acts, act =>
            Assert.Equal(
                "handover-over",
                act.Decide(Waiting with { ReleasedOn = DateOnly.MinValue }, Handover.None, Full).Refusal!.Slug
            )
        );
        Assert.All(acts, act =>
            Assert.Equal(
                "delegation-over",
                act.Decide(Waiting with { EffectiveTo = new(2022, 5, 8) }, Handover.None, Full).Refusal!.Slug
            )
        );
        Assert.All(acts, act =>
            Assert.Null(act.Decide(Waiting with { EffectiveTo = new(2022, 5, 9) }, Handover.None, Full).Refusal)
        );
    }

    [Fact]
    public void R17_one_that_waits_is_revoked_as_any_other() =>
        Assert.Null(new RevokeDelegation(Administrator, Now, Today, "收回1号").Refused(Waiting));

    [Theory]
    [InlineData(null, true)] // the contract's way
    [InlineData("done", true)]
    [InlineData("open", false)]
    public void R17_it_is_entered_handed_over_or_with_an_open_checklist(string? handover, bool inForce)
    {
        var act = new GrantDelegation(Administrator, Now, Waiting with { ReleasedOn = DateOnly.MinValue }, handover);
        Assert.Null(act.Refused(Full with { Register = TestBook.With().Register }));
        Assert.Equal(inForce, act.Entered.InForce(new(2022, 5, 1)));
        Assert.Equal(inForce, act.Checklist.IsComplete);
        Assert.All(act.Checklist.Ticks, t =>
            Assert.Equal((new DateOnly(2022, 4, 20), "admin", null), (t.DoneOn, t.By, t.Note))
        );
    }

    [Fact]
    public void R17_who_says_that_it_is_handed_over_says_what_is_true()
    {
        var (sound, empty) = (
            Waiting with
            {
                ReleasedOn = DateOnly.MinValue,
                EffectiveFrom = new(2022, 5, 20),
            },
            TestBook.With()
        );
        Assert.Equal(
            ["handoverDate"],
            new GrantDelegation(Administrator, Now, sound with { HandoverDate = new(2022, 5, 10) }, "done")
                .Refused(Full with { Register = empty.Register })!
                .Errors.Select(e => e.Field)
        );
        Assert.Equal(
            ("handover", "handover-accounts-missing"),
            new GrantDelegation(Administrator, Now, sound, "done").Refused(empty)!.Errors[0] is var e
                ? (e.Field, e.Slug)
                : default
        );
        Assert.Equal(
            ("handover", "catalogue-not-one-of"),
            new GrantDelegation(Administrator, Now, sound, "perhaps").Refused(empty)!.Errors[0] is var w
                ? (w.Field, w.Slug)
                : default
        );
        Assert.Null(new GrantDelegation(Administrator, Now, sound, "open").Refused(empty));
        Assert.Null(
            new GrantDelegation(Administrator, Now, sound with { HandoverDate = new(2022, 5, 10) }).Refused(empty)
        ); // the contract does not ask
    }

    [Fact]
    public void R17_what_waits_overlaps_all_the_same() =>
        Assert.Equal(
            "delegation-overlap",
            new GrantDelegation(
                Administrator,
                Now,
                Waiting with
                {
                    EffectiveFrom = new(2022, 6, 30),
                    EffectiveTo = null,
                },
                "open"
            )
                .Refused(TestBook.With(Waiting))!
                .Slug
        );

    private static TickHandover Tick(string point, Actor? by = null) =>
        new(by ?? Administrator, Now, point, Today, "示例1号");

    private static Handover Done(HandoverAct act, Handover before, Rulebook? book = null, Delegation? delegation = null)
    {
        var (after, refusal) = act.Decide(delegation ?? Waiting, before, book ?? Full);
        Assert.Null(refusal);
        return after!;
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
