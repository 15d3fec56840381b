using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.People;

/// <summary>
/// An office's staff, for its heads, and every office's for administrators: roles, absences, substitutes, accounts of
/// those who left (R30).
/// </summary>
public sealed class IndexModel(
    PageTools tools,
    StaffActs acts,
    Invitations invitations,
    AdaDb db,
    IStringLocalizer<PageWords> words,
    IStringLocalizer<OfficeWords> officeWords
) : OfficePage(tools)
{
    private StaffAct? failed;

    /// <summary>Whose account is about to be disabled: asked once more.</summary>
    public string? Asked { get; private set; }

    /// <summary>A link just made: shown on this answer alone.</summary>
    public Invitation? Made { get; private set; }

    /// <summary>Open tasks by account name.</summary>
    public Dictionary<string, int> Open { get; private set; } = [];

    public DateOnly Today => WorkingCalendar.DayOf(Now);

    public IEnumerable<IGrouping<string, StaffMember>> Staff =>
        Book.Staff.Where(m => StaffAct.Manages(Actor, m)).GroupBy(m => m.Office);

    public IReadOnlyList<string> PostedRoles { get; private set; } = [];

    /// <summary>Whether an act on somebody was refused, so that its part of the page stays open.</summary>
    public bool Failed(StaffMember member, string act) => failed?.UserName == member.UserName && failed.Name == act;

    public IEnumerable<StaffMember> SubstitutesOf(StaffMember member) =>
        Book.Staff.Where(m =>
            m.Office == member.Office && m.UserName != member.UserName && m.Active && m.Roles.Any(member.Roles.Contains)
        );

    /// <summary>The roles that the reader may give at an office.</summary>
    public IEnumerable<string> RolesFor(string office) =>
        GivenRoles.By(Actor).Where(r => r != Roles.Supervisor || office == Office.City);

    public Names OfficeOf(string code) => Book.Register.Office(code)!.Name;

    public string Posted(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public override string? LabelOf(string field) =>
        Show.Label(
            field switch
            {
                "to" => "to-day",
                _ => field,
            }
        );

    public Task OnGetAsync() => CountAsync();

    public Task<IActionResult> OnPostAbsenceAsync(string? person, string? from, string? to, string? substitute) =>
        DoAsync(
            new EnterAbsence(
                Actor,
                Now,
                TextInput.Clean(person),
                Day(from),
                Day(to),
                TextInput.CleanNumber(substitute) is { Length: > 0 } name ? name : null
            ),
            words["absence-entered", Show.Person(TextInput.Clean(person))]
        );

    public Task<IActionResult> OnPostEndAsync(string? person, Guid absence) =>
        DoAsync(
            new EndAbsence(Actor, Now, TextInput.Clean(person), absence),
            words["absence-ended", Show.Person(TextInput.Clean(person))]
        );

    /// <summary>Asks once more before it disables; what would be refused is refused at once.</summary>
    public async Task<IActionResult> OnPostDisableAsync(string? person, bool confirmed)
    {
        var act = new SetActive(Actor, Now, TextInput.Clean(person), false);
        if (confirmed || act.Refused(Book) is not null)
            return await DoAsync(act, words["account-was-disabled", Show.Person(act.UserName)]);
        Asked = act.UserName;
        await CountAsync();
        return Page();
    }

    public Task<IActionResult> OnPostEnableAsync(string? person) =>
        DoAsync(
            new SetActive(Actor, Now, TextInput.Clean(person), true),
            words["account-was-enabled", Show.Person(TextInput.Clean(person))]
        );

    public Task<IActionResult> OnPostRolesAsync(string? person, List<string?>? roles)
    {
        PostedRoles = [.. (roles ?? []).Select(TextInput.Clean)];
        return DoAsync(
            new ChangeRoles(Actor, Now, TextInput.Clean(person), GivenRoles.InOrder(PostedRoles)),
            officeWords["roles-changed", Show.Person(TextInput.Clean(person))]
        );
    }

    public async Task<IActionResult> OnPostInviteAsync(string? person)
    {
        var act = new InviteStaff(Actor, Now, TextInput.Clean(person));
        if (await RefusedAsync(act) is { } no)
            return no;
        Made = await invitations.LinkAsync(act.UserName);
        Response.Headers.CacheControl = "no-store";
        await CountAsync();
        return Page();
    }

    private async Task<IActionResult> DoAsync(StaffAct act, string done)
    {
        if (await RefusedAsync(act) is { } no)
            return no;
        TempData["Done"] = done;
        return LocalRedirect("/office/people");
    }

    private async Task<IActionResult?> RefusedAsync(StaffAct act)
    {
        if (await acts.DoAsync(act, HttpContext.RequestAborted) is not { } refusal)
            return null;
        if (refusal.Kind == RefusalKind.NotFound)
            return NotFound();
        Tell(refusal);
        failed = act;
        await CountAsync();
        return Page();
    }

    private async Task CountAsync() =>
        Open = await db
            .Tasks.Where(t => t.Assignee != null)
            .GroupBy(t => t.Assignee!)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, HttpContext.RequestAborted);

    private static DateOnly Day(string? text) =>
        DateOnly.TryParseExact(
            TextInput.CleanNumber(text),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : default;
}
