using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using Microsoft.AspNetCore.Identity;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>Roles, the demo accounts of Development, and the first administrator of Production.</summary>
internal sealed class Accounts(UserManager<Account> users, RoleManager<IdentityRole> roles)
{
    private const string DemoPassword = "Demo-2022!";

    public async Task EnsureRolesAsync()
    {
        foreach (var role in Roles.All)
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole(role));
    }

    /// <summary>
    /// Makes the demo accounts that are not there yet (Development alone). A start that was killed midway leaves some:
    /// the next goes on from there.
    /// </summary>
    public async Task EnsureDemoAsync(Rulebook book)
    {
        if (await users.FindByNameAsync("admin") is { } last && await users.IsInRoleAsync(last, Roles.Administrator))
            return; // made last, so all are there
        await DemoAsync("applicant1", "李示例", null, Roles.Applicant);
        await DemoAsync("applicant2", "张示例", null, Roles.Applicant);
        foreach (var office in book.Register.Offices)
        {
            var place = office.Name.Zh.Replace("人民防空办公室", "", StringComparison.Ordinal);
            await DemoAsync($"clerk.{office.Code}", place + "经办人", office.Code, Roles.Clerk);
            await DemoAsync($"reviewer.{office.Code}", place + "审查人", office.Code, Roles.Reviewer);
            await DemoAsync($"head.{office.Code}", place + "负责人", office.Code, Roles.Head);
            for (var i = 1; i <= 2; i++)
                await DemoAsync(
                    string.Create(CultureInfo.InvariantCulture, $"inspector{i}.{office.Code}"),
                    place + "验收员" + i.ToString(CultureInfo.InvariantCulture),
                    office.Code,
                    Roles.Inspector
                );
        }

        await DemoAsync("supervisor", "监督员", Office.City, Roles.Supervisor);
        await DemoAsync("admin", "系统管理员", null, Roles.Administrator);
    }

    /// <summary>Makes the administrator that the configuration names, if there is none of that name yet.</summary>
    public async Task EnsureAdministratorAsync(IConfiguration configuration)
    {
        if (configuration["Administrator:UserName"] is not { Length: > 0 } name)
            return;
        await MakeAsync(
            new Account
            {
                UserName = name,
                Email = configuration["Administrator:Email"],
                DisplayName = name,
            },
            configuration["Administrator:Password"] ?? "",
            Roles.Administrator
        );
    }

    private Task DemoAsync(string name, string display, string? office, string role) =>
        MakeAsync(
            new Account
            {
                UserName = name,
                Email = name + "@example.com",
                EmailConfirmed = true,
                DisplayName = display,
                Office = office,
            },
            DemoPassword,
            role
        );

    private async Task MakeAsync(Account account, string password, string role)
    {
        if (await users.FindByNameAsync(account.UserName!) is not { } found)
        {
            var made = await users.CreateAsync(account, password);
            if (!made.Succeeded)
                throw new InvalidOperationException(
                    $"The account {account.UserName} cannot be made: {string.Join(" ", made.Errors.Select(e => e.Description))}"
                );
            found = account;
        }

        if (!await users.IsInRoleAsync(found, role))
            await users.AddToRoleAsync(found, role);
    }
}
