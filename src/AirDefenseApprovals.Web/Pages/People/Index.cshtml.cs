using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.People;

/// <summary>An office's staff, for its heads, and every office's for administrators: absences, substitutes, accounts of those who left (R30).</summary>
public sealed class IndexModel(PageTools tools, StaffActs acts, AdaDb db, IStringLocalizer<PageWords> words) : OfficePage(tools)
{
    /// <summary>Who the refused act was about, so that their part of the page stays open.</summary>
    public string? Failed { get; private set; }

    /// <summary>Open tasks by account name.</summary>
    public Dictionary<string, int> Open { get; private set; } = [];

    public DateOnly Today => WorkingCalendar.DayOf(Now);

    public IEnumerable<IGrouping<string, StaffMember>> Staff => Book.Staff.Where(m => StaffAct.Manages(Actor, m)).GroupBy(m => m.Office);

    public IEnumerable<StaffMember> SubstitutesOf(StaffMember member) => Book.Staff.Where(m => m.Office == member.Office && m.UserName != member.UserName && m.Active && m.Roles.Any(member.Roles.Contains));

    public Names OfficeOf(string code) => Book.Register.Office(code)!.Name;

    public string Posted(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public override string? LabelOf(string field) => Show.Label(field switch { "to" => "to-day", _ => field });

    public Task OnGetAsync() => CountAsync();

    public Task<IActionResult> OnPostAbsenceAsync(string? person, string? from, string? to, string? substitute) =>
        DoAsync(new EnterAbsence(Actor, Now, TextInput.Clean(person), Day(from), Day(to), TextInput.CleanNumber(substitute) is { Length: > 0 } name ? name : null), "absence-entered");

    public Task<IActionResult> OnPostEndAsync(string? person, Guid absence) => DoAsync(new EndAbsence(Actor, Now, TextInput.Clean(person), absence), "absence-ended");

    public Task<IActionResult> OnPostDisableAsync(string? person) => DoAsync(new SetActive(Actor, Now, TextInput.Clean(person), false), "account-was-disabled");

    public Task<IActionResult> OnPostEnableAsync(string? person) => DoAsync(new SetActive(Actor, Now, TextInput.Clean(person), true), "account-was-enabled");

    private async Task<IActionResult> DoAsync(StaffAct act, string done)
    {
        if (await acts.DoAsync(act, HttpContext.RequestAborted) is { } refusal)
        {
            if (refusal.Kind == RefusalKind.NotFound) return NotFound();
            Tell(refusal);
            Failed = act.UserName;
            await CountAsync();
            return Page();
        }

        TempData["Done"] = words[done, Show.Person(act.UserName)].Value;
        return LocalRedirect("/office/people");
    }

    private async Task CountAsync() => Open = await db.Tasks.Where(t => t.Assignee != null).GroupBy(t => t.Assignee!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, HttpContext.RequestAborted);

    private static DateOnly Day(string? text) => DateOnly.TryParseExact(TextInput.CleanNumber(text), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
}
