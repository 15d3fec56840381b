using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Account;

/// <summary>Signs in with a cookie, for pages.</summary>
public sealed class LoginModel(PageTools tools, SignInManager<Identity.Account> signIn, Settings settings)
    : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether this is Development, with its demo accounts.</summary>
    public bool Demo => settings.SeedDemo;

    /// <summary>Whether a form waits that was sent when the session had ended.</summary>
    public bool Held => ReturnUrl?.Contains("kept=", StringComparison.Ordinal) == true;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        var result = await signIn.PasswordSignInAsync(
            TextInput.CleanNumber(UserName),
            Password ?? "",
            isPersistent: false,
            lockoutOnFailure: true
        );
        if (result.Succeeded)
            return LocalRedirect(Url.Local(ReturnUrl, "/account/home"));
        Tell(Tools.Problems.Of(401, result.IsLockedOut ? "locked-out" : "login-failed"));
        return Page();
    }
}
