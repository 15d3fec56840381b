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

/// <summary>
/// Applies, step by step. Every button first saves what was typed and every file that was chosen, then does its own
/// work; what is wrong stays
/// as typed, on the page, with its sentence, while the rest is saved. A form that carries all fields at once is taken too.
/// </summary>
public sealed partial class EditModel(
    PageTools tools,
    StreamedForm forms,
    FormKeys keys,
    IStringLocalizer<ApplicantWords> words
) : UploadPage(tools, forms)
{
    private ApplicationForm before = null!;
    private IReadOnlyList<CheckItemShape>? found;

    public ItemSheet Item { get; private set; } = null!;

    public ApplicationForm Form { get; private set; } = null!;

    public Case? Draft { get; private set; }

    public int? Version { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>The step that the reader is at.</summary>
    public string Step { get; private set; } = ApplicationSteps.Applicant;

    /// <summary>
    /// The steps whose fields are shown: the reader's, and any other in which something was refused, so that it can be
    /// put right at once.
    /// </summary>
    public IReadOnlyList<string> Open =>
        [
            .. Steps.Where(s =>
                s == Step
                || Errors.Keys.Any(f => ApplicationSteps.Of(f) == s)
                || (Request.Method == "POST" && Problem is not null && shown.Contains(s) && s != ApplicationSteps.Check)
            ),
        ];

    public IReadOnlyList<string> Steps => ApplicationSteps.Of(Item);

    /// <summary>The key of a form that has not begun a case yet: sent twice, it begins one.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The applicant's other drafts of this item, told before a new one is begun.</summary>
    public IReadOnlyList<Case> Unfinished { get; private set; } = [];

    /// <summary>What the system finds before handing in; null before the first saving.</summary>
    public IReadOnlyList<CheckItemShape>? Findings =>
        Draft is null ? null : found ??= PreCheck.Of(Promises.In(Draft), Book, Tools.Problems);

    /// <summary>The days promised for materials that follow (R8).</summary>
    public PromisedDays Promises { get; private set; } = null!;

    /// <summary>The office that would handle it, once the region is known (R16).</summary>
    public Handling? Handling =>
        Draft?.Project is { RegionCode.Length: > 0 } project
            ? Book.Register.Handling(
                Item.Code,
                project.RegionCode,
                WorkingCalendar.DayOf(ReceivedIfNow),
                project.AlsoIn
            )
            : null;

    /// <summary>When it would count as received, handed in now (R1).</summary>
    public DateTimeOffset ReceivedIfNow => Book.Calendar.Receive(Now);

    public IEnumerable<Region> Regions => Book.Register.Regions.Where(r => r.Kind != "city");

    /// <summary>How many findings a step has.</summary>
    public int FindingsIn(string step) => Findings?.Count(f => StepOf(f) == step) ?? 0;

    /// <summary>The step in which a finding is put right.</summary>
    public static string StepOf(CheckItemShape finding) =>
        finding.MaterialCode is not null ? ApplicationSteps.Materials : ApplicationSteps.Of(finding.Field!);

    /// <summary>Where a step is reached directly.</summary>
    public string AddressOf(string step) =>
        $"{(Draft is { } draft ? $"/apply/case/{draft.Id}" : $"/apply/{Item.Code}")}?step={step}";

    public async Task<IActionResult> OnGetAsync(string? code, Guid? id, string? step, bool saved = false)
    {
        if (await LoadAsync(code, id) is { } elsewhere)
            return elsewhere;
        await TakeBackAsync();
        Saved = saved && Kept is null;
        (Form, Promises) = (before, PromisedDays.Of(Item, Draft));
        Step = Steps.FirstOrDefault(s => s == step) ?? Begins();
        if (Kept is { } kept)
        {
            Form = ApplicationForm.Of(
                before,
                kept,
                shown = [.. Steps.Where(s => Typed("step").Split(',').Contains(s))]
            );
            if (shown.Contains(ApplicationSteps.Materials))
                Promises = new(Item, Typed);
        }

        if (Draft is null)
            (Key, Unfinished) = (FormKeys.Fresh(), await UnfinishedAsync());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, Guid? id)
    {
        if (await ReadAsync(code, id) is { } elsewhere)
            return elsewhere;
        if (Problem is not null)
            return Page();
        return Typed("action") switch
        {
            "drop" when Draft is not null => (await ActAsync(Draft.Id, new DropDraft { By = Actor, At = Now })).Refusal
                is null
                ? LocalRedirect("/cases")
                : Page(),
            "submit" => await KeepAsync() is { } problem
                ? await RefusedAsync(Both(problem, Empty())!)
                : await SubmitAsync(),
            var action => await KeepAsync() is { } problem ? await RefusedAsync(problem) : await KeptAsync(action),
        };
    }

    /// <summary>The input of a field that the check names.</summary>
    public string PathOf(string field) => Item.Field(field)?.Path ?? field;

    public override string? LabelOf(string field) =>
        field.Split('.') switch
        {
            ["materials" or "promise", var code] => Item.Material(code) is { } material
                ? Show.Name(material.Name)
                : null,
            ["applicant", "kind"] => Show.Label("applicant-kind"),
            ["form", var name, ..] => Item.Field(name) is { } sheet ? Show.Name(sheet.Label) : null,
            ["applicant", ..] when Item.Applicants is [var only] => Show.Label($"{field}-{only}") ?? Show.Label(field),
            _ => Item.Field(field) is { } other ? Show.Name(other.Label) : Show.Label(field),
        };

    protected override FileRule? RuleOf(string field) =>
        SheetOf(field) is { FromApplicant: true } sheet ? new(sheet.Accept, sheet.MaxMegabytes) : null;

    protected override CaseAct Attach(string field, AttachedFile file) =>
        new AttachMaterial
        {
            By = Actor,
            At = Now,
            MaterialCode = SheetOf(field)!.Code,
            File = file,
        };

    private MaterialSheet? SheetOf(string field) =>
        field.StartsWith("materials.", StringComparison.Ordinal) ? Item.Material(field["materials.".Length..]) : null;

    /// <summary>Finds item and draft; elsewhere when there is none, or when it has been handed in.</summary>
    private async Task<IActionResult?> LoadAsync(string? code, Guid? id)
    {
        if (id is { } known)
        {
            if (await Tools.Queries.FindAsync(Actor, known, HttpContext.RequestAborted) is not { } draft)
                return NotFound();
            if (draft.Case.State != CaseState.Draft)
                return LocalRedirect(
                    HttpMethods.IsPost(Request.Method) && draft.Case.Number is not null && Walls.Owns(Actor, draft.Case)
                        ? $"/apply/submitted/{known}"
                        : $"/cases/{known}"
                ); // sent twice: it is handed in
            (Draft, Version, code) = (draft.Case, draft.Version, draft.Case.ItemCode);
        }

        Item = Book.Items.GetValueOrDefault(code ?? "")!;
        if (Item is null)
            return NotFound();
        before = Draft is not null ? ApplicationForm.Of(Item, Draft) : Begun();
        return null;
    }

    /// <summary>An empty form with what the account knows; its name is a person's, so it is no organisation's.</summary>
    private ApplicationForm Begun() =>
        new(Item)
        {
            ["applicant.kind"] = Item.Applicants is [var only] ? only : "",
            ["applicant.name"] = Item.Applicants.Contains("person")
                ? User.FindFirst(AccountClaims.DisplayName)?.Value ?? ""
                : "",
            ["applicant.email"] = User.FindFirst(System.Security.Claims.ClaimTypes.Email)?.Value ?? "",
        };

    /// <summary>Where a reader goes on who did not say: a new form at its beginning, a draft where something is missing.</summary>
    private string Begins() =>
        Draft is null ? Steps[0] : Steps.FirstOrDefault(s => FindingsIn(s) > 0) ?? ApplicationSteps.Check;

    private async Task<IReadOnlyList<Case>> UnfinishedAsync() =>
        [
            .. (
                await Tools.Queries.ListAsync(
                    Actor,
                    new CaseFilter(CaseState.Draft, Item.Code, null),
                    new Paging(1, 3),
                    HttpContext.RequestAborted
                )
            ).Items,
        ];

    /// <summary>
    /// Required fields that are empty: told together with what kept the draft from being saved, so that nobody is sent
    /// back twice.
    /// </summary>
    private ProblemDetails? Empty()
    {
        string[] asked =
        [
            "applicant.kind",
            "applicant.name",
            "applicant.idNumber",
            "applicant.phone",
            "applicant.email",
            "project.name",
            "project.address",
            "project.regionCode",
        ];
        var empty = asked
            .Where(f => Form[f].Length == 0)
            .Concat(
                Item.Form.Where(f =>
                        f.Required
                        && (
                            f.Type == "dateRange"
                                ? Form[f.Path + ".from"].Length + Form[f.Path + ".to"].Length
                                : Form[f.Path].Length
                        ) == 0
                    )
                    .Select(f => f.Path)
            );
        return empty.Select(f => new FieldError(f, "field-required")).ToArray() is { Length: > 0 } errors
            ? Tools.Problems.Of(Refusal.Incomplete(null, "application-wrong", errors))
            : null;
    }

    private async Task<IActionResult> KeptAsync(string action)
    {
        var material = action.StartsWith("remove:", StringComparison.Ordinal) ? action["remove:".Length..] : null;
        if (
            material is not null
            && (
                await ActAsync(
                    Draft!.Id,
                    new RemoveMaterial
                    {
                        By = Actor,
                        At = Now,
                        MaterialCode = material,
                    }
                )
            ).Refusal
                is not null
        )
            return await RefusedAsync(Problem!);
        if (material is not null)
            return LocalRedirect(
                $"/apply/case/{Draft!.Id}?step={ApplicationSteps.Materials}&saved=true#materials.{Uri.EscapeDataString(material)}"
            );
        var to = action switch
        {
            "next" => Steps[Math.Min(Steps.ToList().IndexOf(Step) + 1, Steps.Count - 1)],
            "back" => Steps[Math.Max(Steps.ToList().IndexOf(Step) - 1, 0)],
            _ when action.StartsWith("go:", StringComparison.Ordinal) && Steps.Contains(action["go:".Length..]) =>
                action["go:".Length..],
            _ => Step,
        };
        return LocalRedirect($"/apply/case/{Draft!.Id}?step={to}&saved=true#step");
    }

    private async Task<IActionResult> SubmitAsync()
    {
        var act = new SubmitCase
        {
            By = Actor,
            At = Now,
            QueryCode = Codes.Query(),
            AcknowledgeIncomplete = Typed("acknowledge") == "true",
            Promised = Promises.For(Draft!),
        };
        // What was typed was compared with the version seen when it was saved a moment ago; a check page that sends
        // nothing is compared now.
        var result = await Tools.Acts.DoAsync(
            Draft!.Id,
            act,
            HasTyped ? null : Seen,
            cancellation: HttpContext.RequestAborted
        );
        return result.Refusal is null
            ? LocalRedirect($"/apply/submitted/{Draft.Id}")
            : await RefusedAsync(Tools.Problems.Of(PromisedDays.ByField(result.Refusal, act)));
    }

    /// <summary>
    /// Shows what was refused; when the other of two clicks has handed the case in meanwhile, its receipt. A refusal is
    /// told at once, what it stems from when it is durable: so that is waited for.
    /// </summary>
    private async Task<IActionResult> RefusedAsync(ProblemDetails problem)
    {
        for (var tries = 0; problem.Type == "urn:ada:not-a-draft" && tries < 40; tries++)
        {
            if (
                await Tools.Queries.FindAsync(Actor, Draft!.Id, HttpContext.RequestAborted) is
                { Case.State: not CaseState.Draft }
            )
                return LocalRedirect($"/apply/submitted/{Draft.Id}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), HttpContext.RequestAborted);
        }

        return Shown(problem);
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(ProblemDetails problem)
    {
        Tell(problem);
        return Page();
    }
}
