using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using Microsoft.AspNetCore.Identity;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>Makes applicants' accounts, for the API and the page alike.</summary>
public sealed class Registration(UserManager<Account> users)
{
    public const int LongestPassword = 128;

    public async Task<(Account? Account, Refusal? Refusal)> RegisterAsync(
        string userName,
        string password,
        string email,
        string displayName
    )
    {
        var errors = new List<FieldError>();
        if (!UserNames.IsOfLength(userName))
            errors.Add(new("userName", "user-name-length"));
        if (!Applications.IsEmail(email))
            errors.Add(new("email", "email-wrong"));
        if (displayName.Length > 60)
            errors.Add(new("displayName", "field-too-long", "60"));
        var account = new Account
        {
            UserName = userName,
            Email = email,
            DisplayName = displayName.Length > 0 ? displayName : userName,
        };
        errors.AddRange(await WrongPasswordAsync(users, account, password));
        if (errors.Count > 0)
            return (null, Refusal.Incomplete(null, "registration-wrong", [.. errors]));
        var made = await users.CreateAsync(account, password);
        if (!made.Succeeded)
            return (null, Refusal.Incomplete(null, "registration-wrong", [.. made.Errors.Select(Wrong)]));
        await users.AddToRoleAsync(account, Roles.Applicant);
        return (account, null);
    }

    /// <summary>What is wrong with a password that somebody chose; none when it will do.</summary>
    public static async Task<IReadOnlyList<FieldError>> WrongPasswordAsync(
        UserManager<Account> users,
        Account account,
        string password
    )
    {
        if (password.Length > LongestPassword)
            return [new("password", "field-too-long", LongestPassword.ToString(CultureInfo.InvariantCulture))];
        foreach (var validator in users.PasswordValidators)
            if (!(await validator.ValidateAsync(users, account, password)).Succeeded)
                return [new("password", "password-weak")];
        return [];
    }

    private static FieldError Wrong(IdentityError error) =>
        error.Code switch
        {
            "DuplicateUserName" => new("userName", "user-name-taken"),
            "InvalidUserName" => new("userName", "user-name-wrong"),
            _ => new("password", "password-weak"),
        };
}
