using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.OwnOffice;

/// <summary>
/// How an office shows itself: letterhead and seal on its documents, telephone, address and hours to visitors. Its head
/// changes it from now on.
/// </summary>
public sealed class ProfileModel(PageTools tools, RegisterActs acts, IStringLocalizer<OfficeWords> words)
    : OfficePage(tools)
{
    private OfficeProfile? posted;

    public Office Of { get; private set; } = null!;

    /// <summary>The version that the form was filled from.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<Office> Offices => [.. Book.Register.Offices.Where(o => ChangeProfile.Manages(Actor, o.Code))];

    public IReadOnlyList<ProfileVersion> History =>
        [.. Book.Register.Profiles.Where(p => p.Office == Of.Code).Reverse()];

    /// <summary>The hours that limits are counted by (R1).</summary>
    public string OfficeHours =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Book.Calendar.Hours.Opens:HH:mm}–{Book.Calendar.Hours.Closes:HH:mm}"
        );

    /// <summary>The form: as it was sent, or as is in force.</summary>
    public IEnumerable<(string Name, string Value, int Longest, string? Hint)> Fields
    {
        get
        {
            var p = posted ?? Book.Register.ProfileAt(Of.Code, Now);
            return
            [
                ("letterhead.zh", p.Letterhead.Zh, OfficeProfile.LongestLetterhead, words["hint-letterhead"]),
                ("letterhead.en", p.Letterhead.En, OfficeProfile.LongestWords, null),
                ("sealText", p.SealText, OfficeProfile.LongestSeal, words["hint-seal"]),
                ("phone", p.Phone, 30, null),
                ("address.zh", p.Address.Zh, OfficeProfile.LongestWords, null),
                ("address.en", p.Address.En, OfficeProfile.LongestWords, null),
                ("hoursText.zh", p.HoursText.Zh, OfficeProfile.LongestWords, words["hint-hours"]),
                ("hoursText.en", p.HoursText.En, OfficeProfile.LongestWords, null),
            ];
        }
    }

    public override string? LabelOf(string field) =>
        words["field-" + field] is { ResourceNotFound: false } label ? label.Value : null;

    public IActionResult OnGet(string? office)
    {
        if (!Find(office))
            return NotFound();
        Version = History is [var newest, ..] ? newest.Version : 0;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? office, int? version)
    {
        if (!Find(office))
            return NotFound();
        string? Field(string name) => Request.Form[name];
        (Version, posted) = (
            version ?? 0,
            ProfileInput.Read(
                Field("letterhead.zh"),
                Field("letterhead.en"),
                Field("sealText"),
                Field("phone"),
                Field("address.zh"),
                Field("address.en"),
                Field("hoursText.zh"),
                Field("hoursText.en")
            )
        );
        var (_, refusal) = await acts.ChangeProfileAsync(
            new ChangeProfile(Actor, Now, Of.Code, posted, version),
            HttpContext.RequestAborted
        );
        if (refusal is null)
        {
            TempData["Done"] = words["profile-saved"].Value;
            return LocalRedirect("/office/profile?office=" + Of.Code);
        }

        Tell(refusal);
        return Page();
    }

    private bool Find(string? code)
    {
        code = TextInput.Clean(code) is { Length: > 0 } named
            ? named
            : Actor.Office ?? (Actor.Is(Roles.Administrator) ? Office.City : "");
        if (Book.Register.Office(code) is not { } office || !ChangeProfile.Manages(Actor, code))
            return false;
        Of = office;
        return true;
    }
}
