using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// R30 on the running host: tasks in turn, absences, accounts of those who left, stepping aside. Each test on a host of
/// its own, since one person's absence is everybody's.
/// </summary>
public sealed class StaffTests
{
    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("clerk.410122", 403)]
    [InlineData("reviewer.410122", 403)]
    [InlineData("inspector1.410122", 403)]
    [InlineData("supervisor", 403)]
    [InlineData("head.410181", 404)]
    [InlineData("head.city", 404)]
    public async Task R18_an_offices_staff_is_its_heads_to_manage(string user, int status)
    {
        using var office = new OfficeHost();
        var person = await office.As(user);
        foreach (
            var (path, body) in new (string, object)[]
            {
                ("absences", new { from = "2022-05-10", to = "2022-05-11" }),
                ("disable", new { }),
                ("enable", new { }),
            }
        )
            (await person.PostAsync("staff/clerk.410122/" + path, body)).Refused(status);
        (await person.DeleteAsync($"staff/clerk.410122/absences/{Guid.CreateVersion7()}")).Refused(status);
        Assert.DoesNotContain(
            "clerk.410122",
            (await person.GetAsync("staff?pageSize=200")).Text,
            StringComparison.Ordinal
        );
        var seen = (await (await office.As("head.410122")).GetAsync("staff")).Ok()["items"]!.AsArray();
        Assert.Equal(5, seen.Count);
        Assert.All(seen, m => Assert.True(m!["active"]!.GetValue<bool>() && m["absences"]!.AsArray().Count == 0));
    }

    [Fact]
    public async Task R30_cases_go_to_the_clerks_in_turn_and_each_sees_their_own()
    {
        using var office = new OfficeHost();
        await HireAsync(office, "clerk2.city", Roles.Clerk);
        var applicant = await office.As("applicant1");
        var given = new List<string>();
        for (var i = 0; i < 4; i++)
            given.Add(await AssigneeAsync(office, await applicant.SubmitAsync("RF-13-01")));
        Assert.Equal(["clerk.city", "clerk2.city", "clerk.city", "clerk2.city"], given);
        foreach (var user in new[] { "clerk.city", "clerk2.city" })
        {
            var mine = (await (await office.As(user)).GetAsync("worklist?mine=true")).Ok()["items"]!.AsArray();
            Assert.Equal(2, mine.Count);
            Assert.All(mine, t => Assert.Equal(user, t!["assignee"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task R30_many_cases_at_once_are_shared_evenly()
    {
        using var office = new OfficeHost();
        await HireAsync(office, "clerk2.city", Roles.Clerk);
        await HireAsync(office, "clerk3.city", Roles.Clerk);
        var applicant = await office.As("applicant1");
        var drafts = await Task.WhenAll(Enumerable.Range(0, 18).Select(_ => applicant.DraftAsync("RF-13-01")));
        await Task.WhenAll(
            drafts.Select(async d =>
                (await applicant.PostAsync($"cases/{d["id"]}/submit", new { declared = true })).Ok()
            )
        );
        var given = (await (await office.As("head.city")).GetAsync("worklist?pageSize=200")).Ok()["items"]!
            .AsArray()
            .GroupBy(t => t!["assignee"]!.GetValue<string>());
        Assert.Equal([6, 6, 6], given.Select(g => g.Count()));
    }

    [Fact]
    public async Task R30_only_the_assignee_completes_and_the_head_may_give_it_to_another()
    {
        using var office = new OfficeHost();
        await HireAsync(office, "clerk2.city", Roles.Clerk);
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        var (second, head) = (await office.As("clerk2.city"), await office.As("head.city"));
        (await second.TaskAsync(@case, "intake", "Accepted")).Refused(403, "R30");
        (
            await second.PostAsync(
                $"cases/{@case["id"]}/tasks/intake/reassign",
                new { to = "clerk2.city", reason = "r" }
            )
        ).Refused(403);
        (await head.PostAsync($"cases/{@case["id"]}/tasks/intake/reassign", new { to = "clerk2.city" })).Refused(
            422,
            "R30"
        );
        (
            await head.PostAsync(
                $"cases/{@case["id"]}/tasks/intake/reassign",
                new { to = "reviewer.city", reason = "r" }
            )
        ).Refused(422, "R30");
        (
            await head.PostAsync($"cases/{@case["id"]}/tasks/review/reassign", new { to = "clerk2.city", reason = "r" })
        ).Refused(409, "R30");
        (
            await head.PostAsync(
                $"cases/{@case["id"]}/tasks/intake/reassign",
                new { to = "clerk2.city", reason = "熟悉情况" }
            )
        ).Ok();
        (await (await office.As("clerk.city")).TaskAsync(@case, "intake", "Accepted")).Refused(403, "R30");
        (await second.TaskAsync(@case, "intake", "Accepted")).Ok();
        Assert.True(
            (await (await office.As("supervisor")).GetAsync($"cases/{@case["id"]}/journal/verify")).Ok()[
                "valid"
            ]!.GetValue<bool>()
        );
    }

    [Fact]
    public async Task R30_an_absence_moves_what_is_open_on_its_first_day_and_nothing_moves_back()
    {
        using var office = new OfficeHost();
        await HireAsync(office, "clerk2.city", Roles.Clerk);
        await HireAsync(office, "clerk3.city", Roles.Clerk);
        var (applicant, head) = (await office.As("applicant1"), await office.As("head.city"));
        var @case = await applicant.SubmitAsync("RF-13-01");
        Assert.Equal("clerk.city", await AssigneeAsync(office, @case));
        (await head.PostAsync("staff/clerk.city/absences", new { from = "2022-05-10", to = "2022-05-08" })).Refused(
            422,
            "R30"
        );
        (await head.PostAsync("staff/clerk.city/absences", new { from = "2022-05-10", to = "2030-05-08" })).Refused(
            422,
            "R30"
        );
        (
            await head.PostAsync(
                "staff/clerk.city/absences",
                new
                {
                    from = "2022-05-10",
                    to = "2022-05-11",
                    substitute = "reviewer.city",
                }
            )
        ).Refused(422, "R30");
        (
            await head.PostAsync(
                "staff/clerk.city/absences",
                new
                {
                    from = "2022-05-10",
                    to = "2022-05-11",
                    substitute = "clerk.410122",
                }
            )
        ).Refused(422, "R30");
        (await head.PostAsync("staff/clerk.city/absences", new { from = "yesterday", to = "2022-05-11" })).Refused(400);
        var entered = (
            await head.PostAsync(
                "staff/clerk.city/absences",
                new
                {
                    from = "2022-05-10",
                    to = "2022-05-11",
                    substitute = "clerk3.city",
                }
            )
        ).Ok(201);
        (await head.PostAsync("staff/clerk.city/absences", new { from = "2022-05-11", to = "2022-05-12" })).Refused(
            409,
            "R30"
        );
        Assert.Equal("clerk.city", await AssigneeAsync(office, @case)); // it has not begun
        await office.MoveToAsync("2022-05-10 09:00");
        Assert.Equal("clerk3.city", await AssigneeAsync(office, @case));
        foreach (var _ in new int[3])
            Assert.NotEqual("clerk.city", await AssigneeAsync(office, await applicant.SubmitAsync("RF-13-01")));
        (await head.DeleteAsync($"staff/clerk.city/absences/{entered["absences"]![0]!["id"]}")).Ok(); // back early
        Assert.Equal("clerk3.city", await AssigneeAsync(office, @case));
        Assert.Equal("clerk.city", await AssigneeAsync(office, await applicant.SubmitAsync("RF-13-01")));
        var entry = (await head.GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!.AsArray()[^1]!;
        Assert.Equal(
            ("taskCompleted", "reassigned", "system"),
            (
                entry["act"]!.GetValue<string>(),
                entry["data"]!["task"]!.GetValue<string>(),
                entry["actor"]!["user"]!.GetValue<string>()
            )
        );
    }

    [Fact]
    public async Task R30_a_task_that_nobody_is_free_for_waits_and_is_given_when_somebody_is()
    {
        using var office = new OfficeHost();
        (
            await (await office.As("head.city")).PostAsync(
                "staff/clerk.city/absences",
                new { from = "2022-05-09", to = "2022-05-09" }
            )
        ).Ok(201);
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        Assert.Null(await TaskOfAsync(office, @case) is { } waiting ? waiting["assignee"] : "gone");
        await office.MoveToAsync("2022-05-10 09:00");
        Assert.Equal("clerk.city", await AssigneeAsync(office, @case));
    }

    [Theory]
    [InlineData("head.city")]
    [InlineData("admin")]
    public async Task R30_whoever_leaves_is_out_at_once_and_their_cases_go_on(string by)
    {
        using var office = new OfficeHost();
        await HireAsync(office, "clerk2.city", Roles.Clerk);
        var (applicant, keeper, leaver) = (
            await office.As("applicant1"),
            await office.As(by),
            await office.As("clerk.city")
        );
        var tokens = (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.city", password = Person.Password })
        ).Ok();
        var @case = await applicant.SubmitAsync("RF-13-01");
        (await leaver.GetAsync("worklist")).Ok();
        (await keeper.PostAsync("staff/clerk.city/disable")).Ok();
        (await leaver.GetAsync("worklist")).Refused(401);
        (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.city", password = Person.Password })
        ).Refused(401);
        (
            await office.Anyone.PostAsync(
                "auth/refresh",
                new { refreshToken = tokens["refreshToken"]!.GetValue<string>() }
            )
        ).Refused(401);
        Assert.Equal("clerk2.city", await AssigneeAsync(office, @case));
        var entry = (await (await office.As("head.city")).GetAsync($"cases/{@case["id"]}/journal")).Ok()[
            "items"
        ]!.AsArray()[^1]!;
        Assert.Equal(by, entry["actor"]!["user"]!.GetValue<string>());
        (await keeper.PostAsync("staff/clerk.city/disable")).Refused(409);
        (await keeper.PostAsync("staff/clerk.city/enable")).Ok();
        (await leaver.GetAsync("worklist")).Refused(401); // the old token stays out
        (await office.Anyone.PostAsync("auth/login", new { userName = "clerk.city", password = Person.Password })).Ok();
        Assert.Equal("clerk2.city", await AssigneeAsync(office, @case));
    }

    [Fact]
    public async Task R18_a_head_does_not_manage_the_supervisor_who_watches_them()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.city");
        (await head.PostAsync("staff/supervisor/disable")).Refused(404);
        Assert.DoesNotContain("supervisor", (await head.GetAsync("staff")).Text, StringComparison.Ordinal);
        (await (await office.As("supervisor")).GetAsync("cards")).Ok();
    }

    [Fact]
    public async Task The_last_head_cannot_disable_themself()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.city");
        (await head.PostAsync("staff/head.city/disable")).Refused(409);
        await HireAsync(office, "head2.city", Roles.Head);
        (await head.PostAsync("staff/head.city/disable")).Ok();
        (await head.GetAsync("staff")).Refused(401);
    }

    [Fact]
    public async Task R30_whoever_steps_aside_has_no_more_part_and_the_head_is_told_when_nobody_is_left()
    {
        using var office = new OfficeHost();
        var (clerk, head) = (await office.As("clerk.city"), await office.As("head.city"));
        var @case = await (await office.As("applicant1")).SubmitAsync("RF-13-01");
        (await clerk.PostAsync($"cases/{@case["id"]}/step-aside", new { reason = " " })).Refused(422, "R30");
        (await clerk.PostAsync($"cases/{@case["id"]}/step-aside", new { reason = "亲属关系" })).Ok();
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Refused(403, "R30");
        var notice = Assert.Single((await head.GetAsync("inbox")).Ok()["items"]!.AsArray())!;
        Assert.Equal("nobodyLeft", notice["kind"]!.GetValue<string>());
        foreach (var other in new[] { "head.410122", "clerk.city", "supervisor", "applicant1" })
            Assert.DoesNotContain(
                "nobodyLeft",
                (await (await office.As(other)).GetAsync("inbox")).Text,
                StringComparison.Ordinal
            );
        await HireAsync(office, "clerk2.city", Roles.Clerk);
        await office.MoveToAsync("2022-05-09 10:00");
        Assert.Equal("clerk2.city", await AssigneeAsync(office, @case));
    }

    /// <summary>Makes an account of the city office, with the demo's password.</summary>
    internal static async Task HireAsync(OfficeHost office, string userName, string role)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            UserName = userName,
            DisplayName = userName,
            Office = userName.Split('.')[1],
        };
        Assert.True((await users.CreateAsync(account, Person.Password)).Succeeded);
        Assert.True((await users.AddToRoleAsync(account, role)).Succeeded);
        await scope
            .ServiceProvider.GetRequiredService<Web.Data.RulebookKeeper>()
            .LoadAsync(scope.ServiceProvider.GetRequiredService<Web.Data.AdaDb>(), CancellationToken.None);
    }

    private static async Task<string> AssigneeAsync(OfficeHost office, JsonNode @case) =>
        (await TaskOfAsync(office, @case))["assignee"]!.GetValue<string>();

    private static async Task<JsonNode> TaskOfAsync(OfficeHost office, JsonNode @case) =>
        Assert.Single(
            (await (await office.As("head.city")).GetAsync("worklist?pageSize=200&q=" + @case["caseNumber"])).Ok()[
                "items"
            ]!.AsArray()
        )!;
}
