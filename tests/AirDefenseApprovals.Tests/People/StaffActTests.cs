using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.People;

/// <summary>Who makes accounts and gives roles, and which.</summary>
public sealed class StaffActTests
{
    private static readonly Actor Head = Story.Staff(Roles.Head, "410122"),
        CityHead = Story.Staff(Roles.Head),
        Administrator = new("u-admin", "admin", [Roles.Administrator], null);

    [Theory]
    [InlineData(Roles.Clerk)]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Inspector)]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Applicant)]
    public void R18_nobody_but_heads_and_administrators_makes_accounts_or_gives_roles(string role)
    {
        var by = Story.Staff(role, "410122");
        Assert.Equal(RefusalKind.NotFound, Hire(by, "new.410122", "410122", Roles.Clerk).Refused(Book())!.Kind);
        Assert.All(
            new StaffAct[] { Change(by, "clerk1.410122", Roles.Head), new InviteStaff(by, At, "clerk1.410122") },
            act => Assert.Equal(RefusalKind.NotFound, act.Refused(Book())!.Kind)
        );
    }

    [Fact]
    public void R18_another_offices_people_do_not_exist_for_a_head()
    {
        Assert.Equal(RefusalKind.NotFound, Hire(Head, "new.410181", "410181", Roles.Clerk).Refused(Book())!.Kind);
        Assert.Equal(RefusalKind.NotFound, Hire(CityHead, "new.410122", "410122", Roles.Clerk).Refused(Book())!.Kind);
        Assert.All(
            new StaffAct[]
            {
                Change(CityHead, "clerk1.410122", Roles.Head),
                new InviteStaff(CityHead, At, "clerk1.410122"),
                new InviteStaff(Head, At, "nobody"),
                Change(CityHead, "supervisor", Roles.Clerk),
                new InviteStaff(CityHead, At, "supervisor"),
            },
            act => Assert.Equal(RefusalKind.NotFound, act.Refused(Book())!.Kind)
        );
    }

    [Theory]
    [InlineData(Roles.Supervisor)]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Applicant)]
    public void R18_a_head_gives_no_role_outside_an_office(string role)
    {
        Assert.Equal(
            (RefusalKind.Forbidden, "role-not-yours-to-give"),
            Told(Hire(Head, "new.410122", "410122", Roles.Clerk, role))
        );
        Assert.Equal((RefusalKind.Forbidden, "role-not-yours-to-give"), Told(Change(Head, "clerk1.410122", role)));
        Assert.Equal(
            (RefusalKind.Forbidden, "role-not-yours-to-give"),
            Told(Change(Head, "head1.410122", Roles.Head, role))
        );
    }

    [Fact]
    public void R18_an_administrator_makes_supervisors_of_the_city_who_do_nothing_else_and_no_administrators()
    {
        Assert.Null(Hire(Administrator, "new.city", "city", Roles.Supervisor).Refused(Book()));
        Assert.Null(Hire(Administrator, "new.410122", "410122", Roles.Clerk).Refused(Book()));
        Assert.Equal(
            ["supervisor-does-nothing-else"],
            Errors(Hire(Administrator, "new.city", "city", Roles.Supervisor, Roles.Clerk))
        );
        Assert.Equal(["supervisor-of-the-city"], Errors(Hire(Administrator, "new.410122", "410122", Roles.Supervisor)));
        Assert.All([Roles.Administrator, Roles.Applicant], role =>
            Assert.Equal(RefusalKind.Forbidden, Told(Hire(Administrator, "new.city", "city", role)).Kind)
        );
        Assert.Equal(["catalogue-unknown-office"], Errors(Hire(Administrator, "new.city", "410199", Roles.Clerk)));
    }

    [Fact]
    public void R21_one_person_may_review_and_decide_but_not_the_same_case()
    {
        Assert.Null(Hire(Head, "new.410122", "410122", Roles.Reviewer, Roles.Head).Refused(Book()));
        Assert.Null(Change(Head, "clerk1.410122", Roles.Reviewer, Roles.Head).Refused(Book()));
        Assert.Null(Change(Head, "head1.410122", Roles.Reviewer, Roles.Head).Refused(Book()));
    }

    [Theory]
    [InlineData("ab", "user-name-length")]
    [InlineData("", "user-name-length")]
    [InlineData("王示例", "user-name-wrong")]
    [InlineData("a b c", "user-name-wrong")]
    [InlineData("System", "user-name-taken")]
    public void An_account_name_is_well_formed(string name, string slug) =>
        Assert.Equal([slug], Errors(Hire(Head, name, "410122", Roles.Clerk)));

    [Fact]
    public void All_that_is_wrong_with_an_account_is_told_at_once()
    {
        var act = new HireStaff(
            Head,
            At,
            new string('a', 61),
            "410122",
            new string('王', 61),
            "not-an-address",
            ["cook", new string('x', 99)]
        );
        Assert.Equal(
            ["user-name-length", "field-too-long", "email-wrong", "role-unknown", "role-unknown"],
            Errors(act)
        );
        Assert.Equal(
            ["field-required", "roles-missing"],
            Errors(new HireStaff(Head, At, "new.410122", "410122", "", "a@example.com", []))
        );
        Assert.Equal(
            ["user-name-taken"],
            Errors(Hire(Head, "clerk1.410122", "410122", Roles.Clerk) with { IsTaken = true })
        );
    }

    [Fact]
    public void The_last_active_head_of_an_office_keeps_the_role_whoever_wants_to_take_it()
    {
        Assert.All(new[] { Head, Administrator }, by =>
            Assert.Equal((RefusalKind.Conflict, "last-head-stays"), Told(Change(by, "head1.410122", Roles.Clerk)))
        );
        var gone = Member("head2.410122", Roles.Head) with { Active = false };
        Assert.Equal("last-head-stays", Change(Head, "head1.410122", Roles.Clerk).Refused(Book(gone))!.Slug);
        Assert.Null(Change(Head, "head1.410122", Roles.Clerk).Refused(Book(gone with { Active = true })));
        Assert.Null(Change(Head, "head2.410122", Roles.Clerk).Refused(Book(gone))); // who left already leaves nobody alone
    }

    [Fact]
    public void Roles_that_somebody_has_already_are_no_change() =>
        Assert.Equal((RefusalKind.Conflict, "roles-same"), Told(Change(Head, "clerk1.410122", Roles.Clerk)));

    [Fact]
    public void Nobody_makes_a_link_for_themself_or_for_who_left()
    {
        Assert.Equal((RefusalKind.Conflict, "invitation-own"), Told(new InviteStaff(Head, At, "head1.410122")));
        Assert.Equal(
            "account-disabled",
            new InviteStaff(Head, At, "gone.410122").Refused(Book(Member("gone.410122") with { Active = false }))!.Slug
        );
        Assert.Null(new InviteStaff(Head, At, "clerk1.410122").Refused(Book()));
        Assert.Null(new InviteStaff(Administrator, At, "head1.410122").Refused(Book()));
    }

    [Fact]
    public void Roles_come_in_their_usual_order_each_once() =>
        Assert.Equal(
            [Roles.Clerk, Roles.Head, "cook"],
            GivenRoles.InOrder(["cook", Roles.Head, Roles.Clerk, Roles.Head]).AsEnumerable()
        );

    private static DateTimeOffset At => Story.At("2022-05-09 10:00");

    private static HireStaff Hire(Actor by, string name, string office, params string[] roles) =>
        new(by, At, name, office, "王示例", "wang@example.com", [.. roles]);

    private static ChangeRoles Change(Actor by, string name, params string[] roles) => new(by, At, name, [.. roles]);

    private static (RefusalKind Kind, string Slug) Told(StaffAct act) =>
        act.Refused(Book()) is { } refusal ? (refusal.Kind, refusal.Slug) : default;

    private static IEnumerable<string> Errors(StaffAct act) =>
        act.Refused(Book()) is { Kind: RefusalKind.Incomplete } refusal ? refusal.Errors.Select(e => e.Slug) : [];

    private static StaffMember Member(string name, string role = Roles.Clerk, string office = "410122") =>
        new("u-" + name, name, name, office, [role], true, []);

    private static Rulebook Book(params StaffMember[] more) =>
        TestBook.Book with
        {
            Staff =
            [
                Member("clerk1.410122"),
                Member("head1.410122", Roles.Head),
                Member("head1.city", Roles.Head, "city"),
                Member("supervisor", Roles.Supervisor, "city"),
                .. more,
            ],
        };
}
