using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>Applies: one form for all of it. Every button first saves what was typed and every file that was chosen, then does its own work.</summary>
public sealed class EditModel(PageTools tools, StreamedForm forms, IStringLocalizer<ApplicantWords> words) : UploadPage(tools, forms)
{
    public ItemSheet Item { get; private set; } = null!;

    public ApplicationForm Form { get; private set; } = null!;

    public Case? Draft { get; private set; }

    public int? Version { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>What the system finds before handing in; null before the first saving.</summary>
    public IReadOnlyList<CheckItemShape>? Findings => Draft is null ? null : PreCheck.Of(Promises.In(Draft), Book, Tools.Problems);

    /// <summary>The days promised for materials that follow (R8): a draft does not keep them, so they travel with the page.</summary>
    public PromisedDays Promises { get; private set; } = null!;

    /// <summary>The office that would handle it, once the region is known (R16).</summary>
    public Handling? Handling => Draft?.Project is { RegionCode.Length: > 0 } project ? Book.Register.Handling(Item.Code, project.RegionCode, WorkingCalendar.DayOf(ReceivedIfNow), project.AlsoIn) : null;

    /// <summary>When it would count as received, handed in now (R1).</summary>
    public DateTimeOffset ReceivedIfNow => Book.Calendar.Receive(Now);

    public IEnumerable<Region> Regions => Book.Register.Regions.Where(r => r.Kind != "city");

    public async Task<IActionResult> OnGetAsync(string? code, Guid? id, bool saved = false)
    {
        if (await LoadAsync(code, id) is { } elsewhere) return elsewhere;
        Saved = saved;
        Form = Draft is not null ? ApplicationForm.Of(Item, Draft) : Begun();
        Promises = new(Item, field => Request.Query[field].ToString());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, Guid? id)
    {
        if (await LoadAsync(code, id) is { } elsewhere) return elsewhere;
        var unread = await ReadFormAsync();
        (Form, Promises) = (ApplicationForm.Of(Item, Request.Form), new(Item, Typed));
        if (unread is not null) return Shown(unread);
        return Typed("action") switch
        {
            "drop" when Draft is not null => (await ActAsync(Draft.Id, new DropDraft { By = Actor, At = Now })).Refusal is null ? LocalRedirect("/cases") : Page(),
            "submit" => await KeepAsync() is { } problem ? Shown(Both(problem, Empty())!) : await SubmitAsync(),
            var action => await KeepAsync() is { } problem ? Shown(problem) : await KeptAsync(action),
        };
    }

    /// <summary>The input of a field that the check names.</summary>
    public string PathOf(string field) => Item.Field(field)?.Path ?? field;

    public override string? LabelOf(string field) => field.Split('.') switch
    {
        ["materials" or "promise", var code] => Item.Material(code) is { } material ? Show.Name(material.Name) : null,
        ["applicant", "kind"] => Show.Label("applicant-kind"),
        ["form", var name, ..] => Item.Field(name) is { } sheet ? Show.Name(sheet.Label) : null,
        ["applicant", ..] when Item.Applicants is [var only] => Show.Label($"{field}-{only}") ?? Show.Label(field),
        _ => Item.Field(field) is { } other ? Show.Name(other.Label) : Show.Label(field),
    };

    protected override FileRule? RuleOf(string field) => SheetOf(field) is { FromApplicant: true } sheet ? new(sheet.Accept, sheet.MaxMegabytes) : null;

    protected override CaseAct Attach(string field, AttachedFile file) => new AttachMaterial { By = Actor, At = Now, MaterialCode = SheetOf(field)!.Code, File = file };

    private MaterialSheet? SheetOf(string field) => field.StartsWith("materials.", StringComparison.Ordinal) ? Item.Material(field["materials.".Length..]) : null;

    /// <summary>Finds item and draft; elsewhere when there is none, or when it has been handed in.</summary>
    private async Task<IActionResult?> LoadAsync(string? code, Guid? id)
    {
        if (id is { } known)
        {
            if (await Tools.Queries.FindAsync(Actor, known, HttpContext.RequestAborted) is not { } found) return NotFound();
            if (found.Case.State != CaseState.Draft) return LocalRedirect($"/cases/{known}");
            (Draft, Version, code) = (found.Case, found.Version, found.Case.ItemCode);
        }

        Item = Book.Items.GetValueOrDefault(code ?? "")!;
        return Item is null ? NotFound() : null;
    }

    /// <summary>An empty form with what the account knows; its name is a person's, so it is no organisation's.</summary>
    private ApplicationForm Begun() => new(Item)
    {
        ["applicant.name"] = Item.Applicants.Contains("person") ? User.FindFirst(AccountClaims.DisplayName)?.Value ?? "" : "",
        ["applicant.email"] = User.FindFirst(System.Security.Claims.ClaimTypes.Email)?.Value ?? "",
    };

    /// <summary>Required fields that are empty: told together with what kept the draft from being saved, so that nobody is sent back twice.</summary>
    private ProblemDetails? Empty()
    {
        string[] asked = ["applicant.kind", "applicant.name", "applicant.idNumber", "applicant.phone", "applicant.email", "project.name", "project.address", "project.regionCode"];
        var empty = asked.Where(f => Form[f].Length == 0).Concat(Item.Form.Where(f => f.Required && (f.Type == "dateRange" ? Form[f.Path + ".from"].Length + Form[f.Path + ".to"].Length : Form[f.Path].Length) == 0).Select(f => f.Path));
        return empty.Select(f => new FieldError(f, "field-required")).ToArray() is { Length: > 0 } errors ? Tools.Problems.Of(Refusal.Incomplete(null, "application-wrong", errors)) : null;
    }

    /// <summary>Saves what was typed and takes in the files. Wrong fields do not keep the files of a draft out.</summary>
    private async Task<ProblemDetails?> KeepAsync()
    {
        var (act, unreadable) = Form.ToAct(Actor, Now, Book);
        var result = unreadable is not null ? new ActResult(null, 0, unreadable, null)
            : Draft is null ? await Tools.Acts.BeginAsync(act!, null, HttpContext.RequestAborted) : await Tools.Acts.DoAsync(Draft.Id, act!, Seen, cancellation: HttpContext.RequestAborted);
        if (result.Case is { } kept) (Draft, Version) = (kept, result.Version);
        var refused = result.Refusal is { } refusal ? Tools.Problems.Of(refusal) : null;
        if (Draft is null) return Both(refused, ChooseAgain(words["choose-again"]));
        return Both(Both(refused, await AttachAllAsync(Draft.Id, (after, version) => (Draft, Version) = (after, version))), Promises.Wrong is { } promise ? Tools.Problems.Of(promise) : null);
    }

    private async Task<IActionResult> KeptAsync(string action)
    {
        var material = action.StartsWith("remove:", StringComparison.Ordinal) ? action["remove:".Length..] : null;
        if (material is not null && (await ActAsync(Draft!.Id, new RemoveMaterial { By = Actor, At = Now, MaterialCode = material })).Refusal is not null) return Shown(Problem!);
        return LocalRedirect($"/apply/case/{Draft!.Id}?saved=true{Promises.Query}{(material is null ? "#check" : "#materials." + Uri.EscapeDataString(material))}");
    }

    private async Task<IActionResult> SubmitAsync()
    {
        var act = new SubmitCase { By = Actor, At = Now, QueryCode = Codes.Query(), AcknowledgeIncomplete = Typed("acknowledge") == "true", Promised = Promises.For(Draft!) };
        var result = await Tools.Acts.DoAsync(Draft!.Id, act, cancellation: HttpContext.RequestAborted);
        return result.Refusal is null ? LocalRedirect($"/apply/submitted/{Draft.Id}") : Shown(Tools.Problems.Of(PromisedDays.ByField(result.Refusal, act)));
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(ProblemDetails problem)
    {
        Tell(problem);
        return Page();
    }
}
