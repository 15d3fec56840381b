using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Data.Databases;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>
/// Links by which somebody of the staff sets their own password: Identity's reset tokens, which hold for
/// <see cref="Life"/> of real time, once, and
/// until the account's next stamp. Nobody else ever knows the password; the link is told once, to who asked for it.
/// </summary>
public sealed class Invitations(
    UserManager<Account> users,
    WriterQueue writer,
    RulebookKeeper keeper,
    IDatabase database,
    IDbContextFactory<AdaDb> databases,
    OfficeClock clock,
    TimeProvider time,
    Settings settings
)
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private static readonly Refusal Worthless = Refusal.NotFound("invitation-worthless");

    /// <summary>A link for an account of the staff, just made or stamped.</summary>
    public async Task<Invitation> LinkAsync(string userName)
    {
        var account = await users.FindByNameAsync(userName)
            ?? throw new InvalidOperationException($"There is no account {userName}.");
        var token = WebEncoders.Base64UrlEncode(
            Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(account))
        );
        return new(
            account.UserName!,
            new Uri(
                settings.PublicUrl,
                $"account/welcome?user={Uri.EscapeDataString(account.UserName!)}&token={token}"
            ),
            time.GetUtcNow() + Life
        );
    }

    /// <summary>Whether a link still opens its account; a wrong name, a wrong token, a used and an old one answer alike.</summary>
    public async Task<bool> HoldsAsync(string userName, string token) =>
        await users.FindByNameAsync(userName) is { } account && await OpensAsync(account, token);

    /// <summary>Sets the password; null, or why not.</summary>
    public async Task<Refusal?> AcceptAsync(
        string userName,
        string token,
        string password,
        CancellationToken cancellation
    )
    {
        if (!await HoldsAsync(userName, token))
            return Worthless;
        if (
            await Registration.WrongPasswordAsync(users, new Account { UserName = userName }, password) is
            { Count: > 0 } wrong
        )
            return Refusal.Incomplete(null, "password-wrong", [.. wrong]);
        var (name, hash) = (users.NormalizeName(userName), users.PasswordHasher.HashPassword(new Account(), password));
        var refusal = await writer.WriteAsync(
            async db =>
            {
                await database.ReviseAsync(db);
                if (
                    await db.Users.FirstOrDefaultAsync(u => u.NormalizedUserName == name, CancellationToken.None)
                        is not { } account
                    || !await OpensAsync(account, token)
                )
                    return ((Refusal?)Worthless, false); // of two at once the second finds it used
                (account.PasswordHash, account.AccessFailedCount, account.LockoutEnd) = (hash, 0, null);
                StaffSaver.Stamp(account);
                db.StaffLog.Add(
                    StaffSaver.LogOf(clock.Now, account.UserName!, account.Office!, account.UserName!, "passwordSet")
                );
                return (null, true);
            },
            cancellation
        );
        if (refusal is not null)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await keeper.LoadAsync(db, CancellationToken.None);
        return null;
    }

    private async Task<bool> OpensAsync(Account account, string token)
    {
        if (account.Disabled || account.Office is null)
            return false; // applicants and administrators are never invited
        try
        {
            return await users.VerifyUserTokenAsync(
                account,
                users.Options.Tokens.PasswordResetTokenProvider,
                UserManager<Account>.ResetPasswordTokenPurpose,
                Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token))
            );
        }
        catch (FormatException) // no token of ours
        {
            return false;
        }
    }
}

/// <summary>A link that was made for somebody.</summary>
/// <param name="UserName">Account name.</param>
/// <param name="Link">The page that it opens.</param>
/// <param name="ExpiresAt">Until when, in real time.</param>
public sealed record Invitation(string UserName, Uri Link, DateTimeOffset ExpiresAt);
