using System.Text.Json.Nodes;
using System.Web;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// A head makes accounts of the own office and changes roles; nobody but the person ever knows the password. Each test
/// on a host of its own: roles are everybody's.
/// </summary>
public sealed class AccountTests
{
    private const string Secret = "Abcdef-123";

    [Theory]
    [InlineData("applicant1", 403)]
    [InlineData("clerk.410122", 403)]
    [InlineData("reviewer.410122", 403)]
    [InlineData("inspector1.410122", 403)]
    [InlineData("supervisor", 403)]
    [InlineData("head.410181", 404)]
    [InlineData("head.city", 404)]
    public async Task R18_accounts_of_an_office_are_its_heads_to_make_and_change(string user, int status)
    {
        using var office = new OfficeHost();
        var person = await office.As(user);
        (await person.PostAsync("staff", SomebodyOf("410122", "new.410122", "clerk"))).Refused(status);
        (await person.PutAsync("staff/clerk.410122/roles", new { roles = new[] { "head" } })).Refused(status);
        (await person.PostAsync("staff/clerk.410122/invitation")).Refused(status);
        (await (await office.As("head.410122")).PostAsync("staff/clerk.410122/disable")).Ok();
        Assert.DoesNotContain(
            "clerk.410122",
            (await person.GetAsync("staff/log?pageSize=200&office=410122")).Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "new.410122",
            (await (await office.As("head.410122")).GetAsync("staff?pageSize=200")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_head_hires_and_the_person_sets_a_password_once_and_works()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.410122");
        var hired = (await head.PostAsync("staff", Somebody("new.410122", "clerk", "inspector"))).Ok(201);
        Assert.Equal(
            ("410122", "clerk inspector"),
            (hired["person"]!["office"]!.GetValue<string>(), string.Join(' ', hired["person"]!["roles"]!.AsArray()))
        );
        var token = TokenOf(hired["invitation"]!);
        Assert.InRange(
            hired["invitation"]!["expiresAt"]!.GetValue<DateTimeOffset>() - DateTimeOffset.UtcNow,
            TimeSpan.FromHours(23.9),
            TimeSpan.FromHours(24)
        ); // of real time: the office's clock stands in 2022
        (await office.Anyone.PostAsync("auth/login", new { userName = "new.410122", password = Secret })).Refused(401);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = "weak",
                }
            )
        ).Refused(422);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = new string('A', 129),
                }
            )
        ).Refused(422);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "clerk.410122",
                    token,
                    password = Secret,
                }
            )
        ).Refused(404);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = Secret,
                }
            )
        ).Ok(204);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = Secret + "x",
                }
            )
        ).Refused(404);
        var person = await SignInAsync(office, "new.410122", Secret);
        Assert.Equal("410122", (await person.GetAsync("auth/me")).Ok()["office"]!["code"]!.GetValue<string>());
        (await person.GetAsync("worklist")).Ok();
        var applicant = await office.As("applicant1");
        foreach (var _ in new int[2])
            await applicant.SubmitAsync("RF-01-03", "410122");
        Assert.Single((await person.GetAsync("worklist?mine=true")).Ok()["items"]!.AsArray());
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_sets_the_password()
    {
        using var office = new OfficeHost();
        var token = TokenOf(
            (await (await office.As("head.410122")).PostAsync("staff", Somebody("new.410122", "clerk"))).Ok(201)[
                "invitation"
            ]!
        );
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(i =>
                    office.Anyone.PostAsync(
                        "auth/password",
                        new
                        {
                            userName = "new.410122",
                            token,
                            password = Secret + i,
                        }
                    )
                )
        );
        Assert.Single(answers, a => a.Status == 204);
        Assert.All(answers.Where(a => a.Status != 204), a => a.Refused(404));
    }

    [Fact]
    public async Task A_new_link_ends_earlier_links_and_sign_ins_and_the_old_password_holds_until_it_is_used()
    {
        using var office = new OfficeHost();
        var (head, clerk) = (await office.As("head.410122"), await office.As("clerk.410122"));
        (await clerk.GetAsync("worklist")).Ok();
        var first = TokenOf((await head.PostAsync("staff/clerk.410122/invitation")).Ok(201));
        (await clerk.GetAsync("worklist")).Refused(401);
        (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.410122", password = Person.Password })
        ).Ok();
        var second = TokenOf((await head.PostAsync("staff/clerk.410122/invitation")).Ok(201));
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "clerk.410122",
                    token = first,
                    password = Secret,
                }
            )
        ).Refused(404);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "clerk.410122",
                    token = second,
                    password = Secret,
                }
            )
        ).Ok(204);
        (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.410122", password = Person.Password })
        ).Refused(401);
        await SignInAsync(office, "clerk.410122", Secret);
        (await head.PostAsync("staff/head.410122/invitation")).Refused(409);
        (await head.PostAsync("staff/inspector1.410122/disable")).Ok();
        (await head.PostAsync("staff/inspector1.410122/invitation")).Refused(409);
    }

    [Fact]
    public async Task A_disabled_account_is_not_opened_by_its_link()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.410122");
        var token = TokenOf((await head.PostAsync("staff", Somebody("new.410122", "clerk"))).Ok(201)["invitation"]!);
        (await head.PostAsync("staff/new.410122/disable")).Ok();
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = Secret,
                }
            )
        ).Refused(404);
        (await head.PostAsync("staff/new.410122/enable")).Ok();
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = Secret,
                }
            )
        ).Refused(404);
    }

    [Fact]
    public async Task A_token_of_nobody_or_of_somebody_outside_the_staff_opens_nothing()
    {
        using var office = new OfficeHost();
        foreach (var token in new[] { "", "x", "!!!", "Q2ZESjg" })
        foreach (var user in new[] { "clerk.city", "admin", "applicant1", "nobody", "" })
            (
                await office.Anyone.PostAsync(
                    "auth/password",
                    new
                    {
                        userName = user,
                        token,
                        password = Secret,
                    }
                )
            ).Refused(404);
        await using var scope = office.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        foreach (var user in new[] { "admin", "applicant1" })
        {
            var token = await users.GeneratePasswordResetTokenAsync((await users.FindByNameAsync(user))!);
            (
                await office.Anyone.PostAsync(
                    "auth/password",
                    new
                    {
                        userName = user,
                        token = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(
                            System.Text.Encoding.UTF8.GetBytes(token)
                        ),
                        password = Secret,
                    }
                )
            ).Refused(404);
        }

        Assert.Equal(
            TimeSpan.FromHours(24),
            scope.ServiceProvider.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan
        );
    }

    [Fact]
    public async Task What_is_wrong_with_an_account_is_told_by_its_field()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.410122");
        Assert.NotNull(
            (await head.PostAsync("staff", Somebody("CLERK.410122", "clerk"))).Refused(422)["errors"]!["userName"]
        ); // names differ by more than case
        Assert.NotNull(
            (await head.PostAsync("staff", Somebody("applicant1", "clerk"))).Refused(422)["errors"]!["userName"]
        );
        var errors = (
            await head.PostAsync(
                "staff",
                new
                {
                    userName = "王",
                    displayName = " ",
                    email = "x",
                    roles = Array.Empty<string>(),
                }
            )
        ).Refused(422)["errors"]!.AsObject();
        Assert.Equal(
            ["displayName", "email", "roles", "userName"],
            errors.Select(e => e.Key).Order(StringComparer.Ordinal)
        );
        (await head.PostAsync("staff", Somebody("new.410122", "supervisor"))).Refused(403, "R18");
        (await head.PostAsync("staff", Somebody("new.410122", "administrator"))).Refused(403, "R18");
        (await head.PutAsync("staff/head.410122/roles", new { roles = new[] { "head", "supervisor" } })).Refused(
            403,
            "R18"
        );
        (await head.PutAsync("staff/head.410122/roles", new { roles = new[] { "clerk" } })).Refused(409);
        (await head.PutAsync("staff/clerk.410122/roles", new { roles = new[] { "clerk", "clerk" } })).Refused(409);
        Assert.Equal(5, (await head.GetAsync("staff")).Ok()["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task Of_one_name_hired_ten_times_at_once_one_account_is_made()
    {
        using var office = new OfficeHost();
        Person[] heads = [await office.As("head.410122"), await office.As("head.410181"), await office.As("head.city")];
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => heads[i % 3].PostAsync("staff", Somebody("new.person", "clerk")))
        );
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.NotNull(a.Refused(422)["errors"]!["userName"]));
    }

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
        (await head.PostAsync("staff", Somebody("new.410122", "clerk"))).Ok(201);
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
        var again = await SignInAsync(office, "clerk.410122", Person.Password);
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
        var other = await SignInAsync(office, "reviewer.410122", Person.Password);
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
        (await admin.PostAsync("staff", Somebody("watch.city", "supervisor"))).Refused(422); // of which office?
        (await admin.PostAsync("staff", SomebodyOf("410122", "watch.410122", "supervisor"))).Refused(422);
        (await admin.PostAsync("staff", SomebodyOf("city", "watch.city", "supervisor"))).Ok(201);
        (await head.PutAsync("staff/watch.city/roles", new { roles = new[] { "clerk" } })).Refused(404);
        (await head.PostAsync("staff/watch.city/invitation")).Refused(404);
        Assert.DoesNotContain("watch.city", (await head.GetAsync("staff/log")).Text, StringComparison.Ordinal);
        Assert.Contains("watch.city", (await admin.GetAsync("staff/log")).Text, StringComparison.Ordinal);
        (await admin.PostAsync("staff", SomebodyOf("city", "colleague", "administrator"))).Refused(403);
    }

    [Fact]
    public async Task Every_act_on_the_staff_stands_in_the_record_and_nothing_takes_it_out()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.410122");
        var token = TokenOf((await head.PostAsync("staff", Somebody("new.410122", "clerk"))).Ok(201)["invitation"]!);
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "new.410122",
                    token,
                    password = Secret,
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

    /// <summary>Somebody new, for the API.</summary>
    private static object Somebody(string userName, params string[] roles) =>
        new
        {
            userName,
            displayName = "王示例",
            email = "wang@example.com",
            roles,
        };

    private static object SomebodyOf(string office, string userName, params string[] roles) =>
        new
        {
            userName,
            displayName = "王示例",
            email = "wang@example.com",
            roles,
            office,
        };

    private static string TokenOf(JsonNode invitation) =>
        HttpUtility.ParseQueryString(new Uri(invitation["link"]!.GetValue<string>()).Query)["token"]!;

    private static async Task<Person> SignInAsync(OfficeHost office, string userName, string password)
    {
        var person = office.Anyone;
        var tokens = (await person.PostAsync("auth/login", new { userName, password })).Ok();
        person.Http.DefaultRequestHeaders.Authorization = new("Bearer", tokens["accessToken"]!.GetValue<string>());
        return person;
    }
}
