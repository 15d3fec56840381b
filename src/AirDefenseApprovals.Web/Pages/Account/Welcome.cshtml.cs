using AirDefenseApprovals.Core;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Account;

/// <summary>Sets one's own password by an invitation's link. Who signs in with it afterwards does so as anyone does.</summary>
[EnableRateLimiting(PeopleEndpoints.Guessing)]
public sealed class WelcomeModel(PageTools tools, Invitations invitations, IStringLocalizer<OfficeWords> words)
    : OfficePage(tools)
{
    [BindProperty(SupportsGet = true, Name = "user")]
    public string? UserName { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    /// <summary>Whether the link still opens its account.</summary>
    public bool Holds { get; private set; }

    public override string? LabelOf(string field) => field == "again" ? words["password-again"] : words["new-password"];

    public async Task OnGetAsync()
    {
        Response.Headers.CacheControl = "no-store";
        if (!(Holds = await invitations.HoldsAsync(TextInput.CleanNumber(UserName), Token ?? "")))
            Tell(Refusal.NotFound("invitation-worthless"));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var refusal =
            Password != Again
                ? Refusal.Incomplete(null, "password-wrong", new FieldError("again", "password-differs"))
                : await invitations.AcceptAsync(
                    TextInput.CleanNumber(UserName),
                    Token ?? "",
                    Password ?? "",
                    HttpContext.RequestAborted
                );
        if (refusal is null)
        {
            TempData["Done"] = words["password-was-set"].Value;
            return LocalRedirect("/account/login");
        }

        Tell(refusal);
        Holds = refusal.Kind != RefusalKind.NotFound;
        return Page();
    }
}
