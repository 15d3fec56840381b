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
        (await person.PostAsync("staff", Accounts.SomebodyOf("410122", "new.410122", "clerk"))).Refused(status);
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
        var hired = (await head.PostAsync("staff", Accounts.Somebody("new.410122", "clerk", "inspector"))).Ok(201);
        Assert.Equal(
            ("410122", "clerk inspector"),
            (hired["person"]!["office"]!.GetValue<string>(), string.Join(' ', hired["person"]!["roles"]!.AsArray()))
        );
        var token = Accounts.TokenOf(hired["invitation"]!);
        Assert.InRange(
            hired["invitation"]!["expiresAt"]!.GetValue<DateTimeOffset>() - DateTimeOffset.UtcNow,
            TimeSpan.FromHours(23.9),
            TimeSpan.FromHours(24)
        ); // of real time: the office's clock stands in 2022
        (
            await office.Anyone.PostAsync("auth/login", new { userName = "new.410122", password = Accounts.Secret })
        ).Refused(401);
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
                    password = Accounts.Secret,
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
                    password = Accounts.Secret,
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
                    password = Accounts.Secret + "x",
                }
            )
        ).Refused(404);
        var person = await office.SignInAsync("new.410122", Accounts.Secret);
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
        var token = Accounts.TokenOf(
            (await (await office.As("head.410122")).PostAsync("staff", Accounts.Somebody("new.410122", "clerk"))).Ok(
                201
            )["invitation"]!
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
                            password = Accounts.Secret + i,
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
        var first = Accounts.TokenOf((await head.PostAsync("staff/clerk.410122/invitation")).Ok(201));
        (await clerk.GetAsync("worklist")).Refused(401);
        (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.410122", password = Person.Password })
        ).Ok();
        var second = Accounts.TokenOf((await head.PostAsync("staff/clerk.410122/invitation")).Ok(201));
        (
            await office.Anyone.PostAsync(
                "auth/password",
                new
                {
                    userName = "clerk.410122",
                    token = first,
                    password = Accounts.Secret,
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
                    password = Accounts.Secret,
                }
            )
        ).Ok(204);
        (
            await office.Anyone.PostAsync("auth/login", new { userName = "clerk.410122", password = Person.Password })
        ).Refused(401);
        await office.SignInAsync("clerk.410122", Accounts.Secret);
        (await head.PostAsync("staff/head.410122/invitation")).Refused(409);
        (await head.PostAsync("staff/inspector1.410122/disable")).Ok();
        (await head.PostAsync("staff/inspector1.410122/invitation")).Refused(409);
    }

    [Fact]
    public async Task A_disabled_account_is_not_opened_by_its_link()
    {
        using var office = new OfficeHost();
        var head = await office.As("head.410122");
        var token = Accounts.TokenOf(
            (await head.PostAsync("staff", Accounts.Somebody("new.410122", "clerk"))).Ok(201)["invitation"]!
        );
        (await head.PostAsync("staff/new.410122/disable")).Ok();
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
        ).Refused(404);
        (await head.PostAsync("staff/new.410122/enable")).Ok();
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
                        password = Accounts.Secret,
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
                        password = Accounts.Secret,
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
            (await head.PostAsync("staff", Accounts.Somebody("CLERK.410122", "clerk"))).Refused(422)["errors"]![
                "userName"
            ]
        ); // names differ by more than case
        Assert.NotNull(
            (await head.PostAsync("staff", Accounts.Somebody("applicant1", "clerk"))).Refused(422)["errors"]![
                "userName"
            ]
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
        (await head.PostAsync("staff", Accounts.Somebody("new.410122", "supervisor"))).Refused(403, "R18");
        (await head.PostAsync("staff", Accounts.Somebody("new.410122", "administrator"))).Refused(403, "R18");
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
            Enumerable
                .Range(0, 10)
                .Select(i => heads[i % 3].PostAsync("staff", Accounts.Somebody("new.person", "clerk")))
        );
        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => Assert.NotNull(a.Refused(422)["errors"]!["userName"]));
    }
}
