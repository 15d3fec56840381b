using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.People;

/// <summary>Makes an account for somebody of an office. The link by which they set their password is shown on the answer alone.</summary>
public sealed class HireModel(
    PageTools tools,
    StaffActs acts,
    Invitations invitations,
    IStringLocalizer<OfficeWords> words
) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Office { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public Invitation? Made { get; private set; }

    public IReadOnlyList<Office> Offices =>
        [.. Book.Register.Offices.Where(o => Actor.Is(Roles.Administrator) || o.Code == Actor.Office)];

    public IReadOnlyList<string> Givable => GivenRoles.By(Actor);

    public override string? LabelOf(string field) =>
        field switch
        {
            "userName" => Show.Label("user-name"),
            "displayName" => words["display-name"],
            "office" => Show.Label("office-name"),
            _ => Show.Label(field),
        };

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(List<string?>? roles)
    {
        Chosen = GivenRoles.InOrder((roles ?? []).Select(TextInput.Clean));
        var office = TextInput.Clean(Office) is { Length: > 0 } named ? named : Actor.Office ?? "";
        var act = new HireStaff(
            Actor,
            Now,
            TextInput.CleanNumber(UserName),
            office,
            TextInput.Clean(DisplayName),
            TextInput.CleanEmail(Email),
            [.. Chosen]
        );
        if (await acts.DoAsync(act, HttpContext.RequestAborted) is { } refusal)
        {
            if (refusal.Kind == RefusalKind.NotFound)
                return NotFound();
            Tell(refusal);
            return Page();
        }

        Made = await invitations.LinkAsync(act.UserName);
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
