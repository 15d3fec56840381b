using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Roles of staff change, nobody is left without a head, and each of these acts is on record. Each test on a host of its own.</summary>
public sealed class StaffRecordTests
{
    [Fact]
    public async Task R30_other_roles_end_the_sign_in_and_open_tasks_follow()
    {
        using var office = new OfficeHost();
        var (head, clerk, applicant) = (
            await office.As("head.410122"),
            await office.As("clerk.410122"),
            await office.As("applicant1")
        );
        var tokens = (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.410122", password = Person.Password })
        ).Ok();
        var @case = await applicant.SubmitAsync("RF-01-03", "410122");
        (await head.PostAsync("staff", Accounts.Somebody("new.410122", "clerk"))).Ok(201);
        Assert.Equal(
            ["head", "reviewer"],
            (await head.PutAsync("staff/clerk.410122/roles", new { roles = new[] { "head", "reviewer" } })).Ok()[
                "roles"
            ]!
                .AsArray()
                .Select(r => r!.GetValue<string>())
        );
        (await clerk.GetAsync("worklist")).Refused(401);
        (
            await office.Anyone.PostAsync(
                "auth/refresh",
                new { refreshToken = tokens["refreshToken"]!.GetValue<string>() }
            )
        ).Refused(401);
        var task = Assert.Single(
            (await head.GetAsync("worklist?pageSize=200&q=" + @case["caseNumber"])).Ok()["items"]!.AsArray()
        )!;
        Assert.Equal("new.410122", task["assignee"]!.GetValue<string>());
        var entry = (await head.GetAsync($"cases/{@case["id"]}/journal")).Ok()["items"]!.AsArray()[^1]!;
        Assert.Equal(
            ("reassigned", "head.410122"),
            (entry["data"]!["task"]!.GetValue<string>(), entry["actor"]!["user"]!.GetValue<string>())
        );
        var again = await office.SignInAsync("clerk.410122", Person.Password);
        (await again.TaskAsync(@case, "intake", "Accepted")).Refused(403);
        (await again.GetAsync("staff")).Ok(); // a head now
        (await head.PutAsync("staff/head.410122/roles", new { roles = new[] { "clerk" } })).Ok(); // no longer the last one
        (await head.GetAsync("staff")).Refused(401);
    }

    [Fact]
    public async Task Of_two_heads_who_take_each_others_role_at_once_one_stays_head()
    {
        using var office = new OfficeHost();
        var (head, admin) = (await office.As("head.410122"), await office.As("admin"));
        (await head.PutAsync("staff/reviewer.410122/roles", new { roles = new[] { "head" } })).Ok();
        var other = await office.SignInAsync("reviewer.410122", Person.Password);
        var answers = await Task.WhenAll(
            head.PutAsync("staff/reviewer.410122/roles", new { roles = new[] { "clerk" } }),
            other.PutAsync("staff/head.410122/roles", new { roles = new[] { "clerk" } })
        );
        Assert.Single(answers, a => a.Status == 200);
        Assert.Single((await admin.GetAsync("staff?office=410122")).Ok()["items"]!.AsArray(), m =>
            m!["roles"]!.AsArray().Any(r => r!.GetValue<string>() == "head")
        );
    }

    [Fact]
    public async Task R18_an_administrator_makes_a_supervisor_whom_no_head_sees_or_manages()
    {
        using var office = new OfficeHost();
        var (admin, head) = (await office.As("admin"), await office.As("head.city"));
        (await admin.PostAsync("staff", Accounts.Somebody("watch.city", "supervisor"))).Refused(422); // of which office?
        (await admin.PostAsync("staff", Accounts.SomebodyOf("410122", "watch.410122", "supervisor"))).Refused(422);
        (await admin.PostAsync("staff", Accounts.SomebodyOf("city", "watch.city", "supervisor"))).Ok(201);
        (await head.PutAsync("staff/watch.city/roles", new { roles = new[] { "clerk" } })).Refused(404);
        (await head.PostAsync("staff/watch.city/invitation")).Refused(404);
        Assert.DoesNotContain("watch.city", (await head.GetAsync("staff/log")).Text, StringComparison.Ordinal);
        Assert.Contains("watch.city", (await admin.GetAsync("staff/log")).Text, StringComparison.Ordinal);
        (await admin.PostAsync("staff", Accounts.SomebodyOf("city", "colleague", "administrator"))).Refused(403);
    }

    [Fact]
    public async Task Every_act_on_the_staff_stands_in_the_record_and_nothing_takes_it_out()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.410122");
        var token = Accounts.TokenOf(
            (await head.PostAsync("staff", Accounts.Somebody("new.410122", "clerk"))).Ok(201)["invitation"]!
        );
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = Accounts.Secret,
                }
            )
        ).Ok(204);
        (await head.PutAsync("staff/new.410122/roles", new { roles = new[] { "reviewer", "clerk" } })).Ok();
        var absent = (
            await head.PostAsync(
                "staff/new.410122/absences",
                new
                {
                    from = "2022-05-10",
                    to = "2022-05-11",
                    substitute = "clerk.410122",
                }
            )
        ).Ok(201);
        (await head.DeleteAsync($"staff/new.410122/absences/{absent["absences"]![0]!["id"]}")).Ok();
        (await head.PostAsync("staff/new.410122/invitation")).Ok(201);
        (await head.PostAsync("staff/new.410122/disable")).Ok();
        (await (await office.As("admin")).PostAsync("staff/new.410122/enable")).Ok();
        (await head.PostAsync("staff/head.410122/disable")).Refused(409); // what was refused is no act
        var log = (await head.GetAsync("staff/log")).Ok()["items"]!.AsArray();
        Assert.Equal(
            [
                "enabled",
                "disabled",
                "invited",
                "absenceEnded",
                "absenceEntered",
                "rolesChanged",
                "passwordSet",
                "hired",
            ],
            log.Select(l => l!["act"]!.GetValue<string>())
        );
        Assert.Equal(
            [
                "admin",
                "head.410122",
                "head.410122",
                "head.410122",
                "head.410122",
                "head.410122",
                "new.410122",
                "head.410122",
            ],
            log.Select(l => l!["by"]!.GetValue<string>())
        );
        Assert.Equal(
            ("clerk", "clerk reviewer"),
            (log[5]!["details"]!["from"]!.GetValue<string>(), log[5]!["details"]!["to"]!.GetValue<string>())
        );
        Assert.All(log, l =>
            Assert.Equal(
                ("410122", "new.410122", "2022-05-09"),
                (l!["office"]!.GetValue<string>(), l["userName"]!.GetValue<string>(), l["at"]!.GetValue<string>()[..10])
            )
        );
        foreach (
            var sql in new[]
            {
                "UPDATE \"StaffLog\" SET \"By\" = 'x'",
                "DELETE FROM \"StaffLog\"",
                "UPDATE \"OfficeProfiles\" SET \"Body\" = 'x'",
                "DELETE FROM \"OfficeProfiles\"",
            }
        )
            Assert.Contains(
                "only ever added to",
                (
                    await Assert.ThrowsAnyAsync<Exception>(() =>
                        office.DatabaseAsync(db => db.Database.ExecuteSqlRawAsync(sql))
                    )
                ).Message,
                StringComparison.Ordinal
            );
    }
}
