using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Pages.Apply;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Counter;

/// <summary>
/// A clerk fills in for a visitor: one page, one act. What was typed and which files came stay on the page until it is
/// taken in; nothing is saved before.
/// </summary>
[IgnoreAntiforgeryToken] // asked for by StreamedForm
[ReadsItsOwnForm]
[DisableRequestSizeLimit] // each file has its own limit
public sealed class ApplyModel(PageTools tools, StreamedForm forms, CounterDesk counter) : OfficePage(tools)
{
    private const string Materials = "materials.",
        Held = "held.",
        Promise = "promise.";

    public ItemSheet Item { get; private set; } = null!;

    public ApplicationForm Form { get; private set; } = null!;

    /// <summary>The papers that came already.</summary>
    public ImmutableSortedDictionary<string, AttachedFile> Files { get; private set; } =
        ImmutableSortedDictionary<string, AttachedFile>.Empty;

    /// <summary>What the check found; null before it was asked.</summary>
    public IReadOnlyList<CheckItemShape>? Findings { get; private set; }

    /// <summary>This form's own key: sent twice, it takes one application in.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    public IEnumerable<Region> Regions => Book.Register.Regions.Where(r => r.Kind != "city");

    public string Typed(string field) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType ? Request.Form[field].ToString() : "";

    /// <summary>A paper that came already, for its hidden field.</summary>
    public string SealOf(string code) => counter.Seal(Files[code], Actor);

    public IActionResult OnGet(string code)
    {
        if (!Find(code))
            return NotFound();
        Form = new ApplicationForm(Item);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (!Find(code))
            return NotFound();
        var (posted, unread) = await forms.ReadAsync(HttpContext, field =>
            SheetOf(field) is { FromApplicant: true } sheet ? new FileRule(sheet.Accept, sheet.MaxMegabytes) : null
        );
        Form = ApplicationForm.Of(
            new ApplicationForm(Item),
            Request.Form.Select(f => KeyValuePair.Create(f.Key, f.Value.ToString())),
            []
        );
        if (Guid.TryParse(Typed("key"), out var key))
            Key = key;
        if (unread is not null)
            return Shown(unread);
        var unfit = Keep(posted);
        var (application, unreadable) = Form.ToAct(Actor, Now, Book, null);
        var act = application is null
            ? null
            : new ApplyAtCounter
            {
                By = Actor,
                At = Now,
                Application = application,
                Materials = Files,
                AcknowledgeIncomplete = Typed("acknowledge") == "true",
                Promised = Promised,
                QueryCode = Codes.Query(),
            };
        if (act is null || unfit.Count > 0)
            return Shown(
                With(
                    unreadable is null ? Tools.Problems.Of(422, "application-wrong") : Tools.Problems.Of(unreadable),
                    unfit
                )
            );
        if (Typed("action") == "check")
            return Checked(act);
        var (taken, again, refusal) = await counter.TakeInAsync(act, Key, HttpContext.RequestAborted);
        if (taken is { } id)
            return LocalRedirect($"/counter/receipt/{id}{(again ? "?again=true" : "")}");
        Findings = act.Fill(Guid.Empty, Book).Draft is { } draft
            ? PreCheck.Of(WithPromises(draft), Book, Tools.Problems)
            : null;
        return Shown(Tools.Problems.Of(ByField(refusal!, act)));
    }

    public override string? LabelOf(string field) =>
        field.Split('.') switch
        {
            ["materials" or "promise", var code] => Item.Material(code) is { } material
                ? Show.Name(material.Name)
                : null,
            ["applicant", "kind"] => Show.Label("applicant-kind"),
            ["form", var name, ..] => Item.Field(name) is { } sheet ? Show.Name(sheet.Label) : null,
            _ => Item.Field(field) is { } other ? Show.Name(other.Label) : Show.Label(field),
        };

    /// <summary>The input of a field that the check names.</summary>
    public string PathOf(CheckItemShape finding) =>
        finding.MaterialCode is { } code ? Materials + code : Item.Field(finding.Field!)?.Path ?? finding.Field!;

    private ImmutableArray<PromisedMaterial> Promised =>
        [
            .. from m in Item.Materials
            where
                m is { FromApplicant: true, MayFollow: true }
                && !Files.ContainsKey(m.Code)
                && Typed(Promise + m.Code).Trim().Length > 0
            select new PromisedMaterial(
                m.Code,
                DateOnly.TryParseExact(
                    Typed(Promise + m.Code).Trim(),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                    ? day
                    : DateOnly.MinValue
            ),
        ];

    private bool Find(string code) => (Item = Book.Items.GetValueOrDefault(code)!) is not null;

    private MaterialSheet? SheetOf(string field) =>
        field.StartsWith(Materials, StringComparison.Ordinal) ? Item.Material(field[Materials.Length..]) : null;

    /// <summary>Takes over the papers that came before and those that came now; tells of those that are not fit.</summary>
    private Dictionary<string, string[]> Keep(IReadOnlyList<PostedFile> posted)
    {
        var files = Files.ToBuilder();
        foreach (var sheet in Item.Materials.Where(m => m.FromApplicant))
            if (Typed("action") != "remove:" + sheet.Code && counter.Open(Typed(Held + sheet.Code), Actor) is { } held)
                files[sheet.Code] = held;
        foreach (var file in posted.Where(f => f.File is not null))
            files[file.Field[Materials.Length..]] = file.File!;
        Files = files.ToImmutable();
        return posted
            .Where(f => f.Problem is not null)
            .GroupBy(f => f.Field)
            .ToDictionary(g => g.Key, g => g.Select(f => f.Problem!.Detail!).ToArray());
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Checked(ApplyAtCounter act)
    {
        var (draft, refusal) = act.Fill(Guid.Empty, Book);
        if (draft is null)
            return Shown(Tools.Problems.Of(refusal!));
        Findings = PreCheck.Of(WithPromises(draft), Book, Tools.Problems);
        return Page();
    }

    private Case WithPromises(Case draft) =>
        draft with
        {
            Materials =
            [
                .. draft.Materials.Select(m =>
                    Promised.FirstOrDefault(p => p.MaterialCode == m.MaterialCode) is { } p
                        ? m with
                        {
                            Status = MaterialStatus.Promised,
                            PromisedDate = p.Date,
                        }
                        : m
                ),
            ],
        };

    private static ProblemDetails With(ProblemDetails problem, Dictionary<string, string[]> unfit)
    {
        if (unfit.Count == 0)
            return problem;
        var errors =
            problem.Extensions.TryGetValue("errors", out var there) && there is Dictionary<string, string[]> byField
                ? byField
                : [];
        foreach (var (field, sentences) in unfit)
            errors[field] = sentences;
        problem.Extensions["errors"] = errors;
        return problem;
    }

    /// <summary>A refusal with its promises named as this form names them.</summary>
    private static Refusal ByField(Refusal refusal, ApplyAtCounter act) =>
        refusal.Errors.IsEmpty
            ? refusal
            : refusal with
            {
                Errors =
                [
                    .. refusal.Errors.Select(e =>
                        act
                            .Promised.Select((p, i) => (p, i))
                            .FirstOrDefault(p => e.Field.StartsWith($"promised[{p.i}].", StringComparison.Ordinal))
                            is { p: { } promise }
                            ? e with
                            {
                                Field = Promise + promise.MaterialCode,
                            }
                            : e
                    ),
                ],
            };

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown(ProblemDetails problem)
    {
        Tell(problem);
        return Page();
    }
}
