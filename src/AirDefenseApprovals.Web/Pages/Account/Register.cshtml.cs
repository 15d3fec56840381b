using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Account;

/// <summary>Makes an applicant's account and signs in with it.</summary>
public sealed class RegisterModel(PageTools tools, Registration registration, SignInManager<Identity.Account> signIn)
    : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var (account, refusal) = await registration.RegisterAsync(
            TextInput.CleanNumber(UserName),
            Password ?? "",
            TextInput.CleanEmail(Email),
            TextInput.Clean(DisplayName)
        );
        if (refusal is not null)
        {
            Tell(refusal);
            return Page();
        }

        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        await signIn.SignInAsync(account!, isPersistent: false);
        return LocalRedirect(Url.Local(ReturnUrl, "/account/home"));
    }
}
