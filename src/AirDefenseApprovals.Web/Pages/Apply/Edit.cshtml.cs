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
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>
/// Applies, step by step. Every button first saves what was typed and every file that was chosen, then does its own
/// work; what is wrong stays as typed, on the page, with its sentence, while the rest is saved. A form that carries all
/// fields at once is taken too.
/// </summary>
public sealed partial class EditModel(
    PageTools tools,
    StreamedForm forms,
    FormKeys keys,
    EarlierCases earlier,
    IStringLocalizer<ApplicantWords> words
) : UploadPage(tools, forms)
{
    /// <summary>The field, and the part of the address, that tells under which version of the sheet somebody fills in.</summary>
    public const string SheetField = "sheetVersion";

    private ApplicationForm before = null!;
    private IReadOnlyList<CheckItemShape>? found;

    public ItemSheet Item { get; private set; } = null!;

    public ApplicationForm Form { get; private set; } = null!;

    public Case? Draft { get; private set; }

    public int? Version { get; private set; }

    /// <summary>What the sheet asks differently since the draft was last saved (R34).</summary>
    public IReadOnlyList<SheetChange> SheetChanges { get; private set; } = [];

    /// <summary>Version of the sheet of the page that was sent, or saved before this one; null where nothing says so.</summary>
    private int? SheetSeen { get; set; }

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
        Draft?.Project is { } project && (project.RegionCode.Length > 0 || !Steps.Contains(ApplicationSteps.Project))
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

    /// <summary>How many things a step lacks; warnings keep nobody from handing in.</summary>
    public int FindingsIn(string step) =>
        Findings?.Count(f => f.Severity == FindingSeverity.Error && StepOf(f) == step) ?? 0;

    /// <summary>The step in which a finding is put right.</summary>
    public static string StepOf(CheckItemShape finding) =>
        finding.MaterialCode is not null ? ApplicationSteps.Materials : ApplicationSteps.Of(finding.Field!);

    /// <summary>Where a step is reached directly.</summary>
    public string AddressOf(string step) =>
        $"{(Draft is { } draft ? $"/apply/case/{draft.Id}" : $"/apply/{Item.Code}")}?step={step}";

    public async Task<IActionResult> OnGetAsync(
        string? code,
        Guid? id,
        string? step,
        string? used,
        string? left,
        int? sheetVersion,
        bool saved = false
    )
    {
        SheetSeen = sheetVersion;
        if (await LoadAsync(code, id) is { } elsewhere)
            return elsewhere;
        await TakeBackAsync();
        taken = used is null ? null : (used, (left ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries));
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
        var action = Typed("action");
        if (action == "drop" && Draft is { } dropped)
            return await DropAsync(dropped);
        if (IsUntouched && LeadsOn(action))
            return LocalRedirect(AddressOf(StepAfter(action)) + "#step");
        await TakeOverAsync(action);
        var problem = await KeepAsync();
        if (action == "submit")
            return problem is null
                ? await SubmitAsync()
                : await RefusedAsync(Both(Both(problem, Empty()), Undeclared())!);
        return problem is null ? await KeptAsync(action) : await RefusedAsync(problem);
    }

    private async Task<IActionResult> DropAsync(Case draft)
    {
        var result = await ActAsync(draft.Id, new DropDraft { By = Actor, At = Now });
        return result.Refusal is null ? LocalRedirect("/cases") : Page();
    }

    /// <summary>The input of what the check found.</summary>
    public string PlaceOf(CheckItemShape finding) =>
        finding.MaterialCode is { } code ? "materials." + code : Item.Field(finding.Field!)?.Path ?? finding.Field!;

    public override string? LabelOf(string field) =>
        field.Split('.') switch
        {
            ["materials" or "promise", var code] => Item.Material(code) is { } material
                ? Show.Name(material.Name)
                : null,
            ["applicant", "kind"] => Show.Label("applicant-kind"),
            ["form", var name, ..] => Item.Field(name) is { } sheet ? Show.Name(sheet.Label) : null,
            ["applicant", "agent", ..] => Show.Label(field),
            ["applicant", ..] when Item.Applicants is [var only] => Show.Label($"{field}-{only}") ?? Show.Label(field),
            _ => Item.Field(field) is { } other ? Show.Name(other.Label) : Show.Label(field),
        };

    /// <summary>What of an earlier case a copy left out, by name: of a field that is no more, the name it had last.</summary>
    public string NameOfLeftOut(string path)
    {
        var name = path[(path.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var last = Book.Sheets.Of(Item.Code).LastOrDefault(v => v.Sheet.Field(name) is not null);
        return LabelOf(path) ?? (last is null ? Show.Label(path) ?? path : Show.Name(last.Sheet.Field(name)!.Label));
    }

    protected override FileRule? RuleOf(string field) =>
        SheetOf(field) is { FromApplicant: true } sheet ? new(sheet.Accept, sheet.MaxMegabytes) : null;

    protected override CaseAct Attach(string field, AttachedFile file) =>
        new AddFile
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
            (Draft, Version, code) = (draft.Case.UnderSheetInForce(Book), draft.Version, draft.Case.ItemCode);
            SheetChanges = DraftSheets.ChangesFor(draft.Case, Book, SheetSeen);
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
        var empty = Applications
            .Asked(Item)
            .Prepend("applicant.kind")
            .Where(path => !Characters.IsVisible(Form[path]))
            .Concat(Item.Form.Where(f => f.Required && IsEmpty(f)).Select(f => f.Path));
        FieldError[] errors = [.. empty.Select(path => new FieldError(path, "field-required"))];
        return errors.Length == 0 ? null : Tools.Problems.Of(Refusal.Incomplete(null, "application-wrong", errors));
    }

    /// <summary>The declaration that was not made (R32): told together with the rest, for the same reason.</summary>
    private ProblemDetails? Undeclared() =>
        DeclarationBox.IsTicked(Typed)
            ? null
            : Tools.Problems.Of(
                Refusal.Incomplete("R32", "not-declared", new FieldError(DeclarationBox.Name, "not-declared"))
            );

    private bool IsEmpty(FormField field) =>
        field.Type == "dateRange"
            ? Form[field.Path + ".from"].Length + Form[field.Path + ".to"].Length == 0
            : !Characters.IsVisible(Form[field.Path]);

    private async Task<IActionResult> KeptAsync(string action)
    {
        if (ShownFiles.RemovalIn(action, Actor, Now) is { } removal)
            return await RemoveAsync(removal.Material, removal.Act);
        var changed = SheetChanges.Count > 0 ? $"&{SheetField}={SheetSeen}" : ""; // R34: saved under what asks more, and told
        return LocalRedirect($"/apply/case/{Draft!.Id}?step={StepAfter(action)}&saved=true{TakenQuery}{changed}#step");
    }

    private async Task<IActionResult> RemoveAsync(string material, CaseAct act)
    {
        if ((await ActAsync(Draft!.Id, act)).Refusal is not null)
            return await RefusedAsync(Problem!);
        var place = "materials." + Uri.EscapeDataString(material);
        return LocalRedirect($"/apply/case/{Draft!.Id}?step={ApplicationSteps.Materials}&saved=true#{place}");
    }

    /// <summary>The step that a button leads to.</summary>
    private string StepAfter(string action)
    {
        var here = Steps.ToList().IndexOf(Step);
        return action switch
        {
            "next" => Steps[Math.Min(here + 1, Steps.Count - 1)],
            "back" => Steps[Math.Max(here - 1, 0)],
            _ when After("go:", action) is { } named && Steps.Contains(named) => named,
            _ => Step,
        };
    }

    private static bool LeadsOn(string action) => action is "next" or "back" || After("go:", action) is not null;

    /// <summary>What a button names after its kind; null when it is of another kind.</summary>
    private static string? After(string kind, string action) =>
        action.StartsWith(kind, StringComparison.Ordinal) ? action[kind.Length..] : null;

    private async Task<IActionResult> SubmitAsync()
    {
        var act = new SubmitCase
        {
            By = Actor,
            At = Now,
            QueryCode = Codes.Query(),
            AcknowledgeIncomplete = Typed("acknowledge") == "true",
            Declared = DeclarationBox.IsTicked(Typed),
            DeclaredVersion = DeclarationBox.VersionOf(Typed),
            SheetVersion = SheetSeen,
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
        var isHandedIn = problem.Type == "urn:ada:not-a-draft";
        if (isHandedIn && await SeenAsync(HandedInAsync) is { } handedIn)
            return LocalRedirect($"/apply/submitted/{handedIn.Id}");
        return Shown(problem);
    }

    /// <summary>The case once it is no draft any more.</summary>
    private async Task<Case?> HandedInAsync()
    {
        var now = await Tools.Queries.FindAsync(Actor, Draft!.Id, HttpContext.RequestAborted);
        return now is { Case: { State: not CaseState.Draft } handedIn } ? handedIn : null;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(ProblemDetails problem)
    {
        Tell(problem);
        return Page();
    }
}
