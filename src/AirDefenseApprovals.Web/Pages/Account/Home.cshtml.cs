using AirDefenseApprovals.Core.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AirDefenseApprovals.Web.Pages.Account;

/// <summary>Sends who has just signed in to where their work is.</summary>
[Authorize]
public sealed class HomeModel : PageModel
{
    public IActionResult OnGet() =>
        LocalRedirect(
            User.IsInRole(Roles.Applicant) ? "/cases"
            : User.IsInRole(Roles.Supervisor) ? "/board"
            : Roles.Staff.Any(User.IsInRole) ? "/worklist"
            : "/"
        );
}
