using System.Security.Claims;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>A disabled account may not sign in.</summary>
internal sealed class ActiveAccounts : IUserConfirmation<Account>
{
    public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(!user.Disabled);
}

/// <summary>
/// Tokens and cookies of the staff that were issued under another security stamp are worth nothing, at once: an account
/// that was disabled is out with its next request.
/// </summary>
internal sealed class StampCheck(RequestDelegate next, RulebookKeeper keeper, IOptions<IdentityOptions> options)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (
            http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && keeper.Stamps.TryGetValue(id, out var stamp)
            && http.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) != stamp
        )
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(http);
    }
}
