using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Pages.Delegations;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Handovers;

/// <summary>The handover of one delegation (R17): its checklist with what the system finds, and the word of the city's head.</summary>
public sealed class ChecklistModel(
    PageTools tools,
    AdaDb db,
    HandoverActs acts,
    HandoverView view,
    IStringLocalizer<DelegationWords> words
) : RegisterPage(tools)
{
    public DelegationRow Row { get; private set; } = null!;

    public HandoverShape Handover { get; private set; } = null!;

    /// <summary>The point that was refused, so that its form stays open.</summary>
    public string? Failed { get; private set; }

    public bool ReadsRegister => IsAdministrator || Actor.Is(Roles.Supervisor);

    /// <summary>The first day that is still to come, of those it is in force.</summary>
    public string RehearsalDay =>
        (Row.EffectiveFrom > Today ? Row.EffectiveFrom : Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public bool CanOverride =>
        new OverrideHandover(Actor, Now, "").Wall is null
        && Handover is { ReleasedOn: null, Standing: not DelegationStanding.Over };

    public bool CanTick(HandoverPointShape point) =>
        new TickHandover(Actor, Now, point.Point, Today, "").Wall is null
        && !point.Done
        && Handover.Standing != DelegationStanding.Over
        && (Handover.ReleasedOn is null || Handover.Override is not null);

    public string NameOf(HandoverOverrideShape by) => by.Name == by.By ? Show.Person(by.By) : by.Name;

    public string Posted(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public override string? LabelOf(string field) =>
        field switch
        {
            "doneOn" => words["done-on"].Value,
            "note" => words["note"].Value,
            "reason" => words["override-reason"].Value,
            _ => null,
        };

    public Task<IActionResult> OnGetAsync(Guid id) => ShowAsync(id);

    public Task<IActionResult> OnPostTickAsync(
        Guid id,
        [FromForm] string? point,
        [FromForm] string? doneOn,
        [FromForm] string? note
    )
    {
        var (errors, name) = (new List<FieldError>(), TextInput.CleanNumber(point));
        var act = new TickHandover(
            Actor,
            Now,
            name,
            DelegationInput.Day(doneOn, "doneOn", errors) ?? default,
            TextInput.Clean(note)
        );
        return DoAsync(id, act, errors, released =>
            words[released ? "released-ok" : "ticked-ok", words["point-" + name].Value]
        );
    }

    public Task<IActionResult> OnPostOverrideAsync(Guid id, [FromForm] string? reason) =>
        DoAsync(id, new OverrideHandover(Actor, Now, TextInput.Clean(reason)), [], _ => words["override-ok"]);

    private async Task<IActionResult> DoAsync(
        Guid id,
        HandoverAct act,
        List<FieldError> unread,
        Func<bool, string> done
    )
    {
        if (act.Wall is { Kind: RefusalKind.Forbidden })
            return Forbid();
        var (row, refusal) = await acts.DoAsync(id, act, HttpContext.RequestAborted);
        if (refusal is null)
        {
            TempData["Done"] = done(row!.OverriddenAt is null && row.ReleasedOn is not null);
            return LocalRedirect($"/delegations/{id}");
        }

        Failed = (act as TickHandover)?.Point;
        Tell(
            refusal.Kind == RefusalKind.Incomplete
                ? refusal with
                {
                    Errors = [.. unread.Concat(refusal.Errors).DistinctBy(e => e.Field)],
                }
                : refusal
        );
        return await ShowAsync(id);
    }

    private async Task<IActionResult> ShowAsync(Guid id)
    {
        if (await DelegationQueries.FindAsync(db, Actor, id, HttpContext.RequestAborted) is not { } row)
            return NotFound();
        (Row, Handover) = (row, view.Show(row));
        return Page();
    }
}
