using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Documents;
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
public sealed class ApplyModel(PageTools tools, StreamedForm forms, CounterDesk counter, CasePapers papers)
    : OfficePage(tools)
{
    private const string Materials = "materials.",
        Held = "held.",
        Promise = "promise.";

    public ItemSheet Item { get; private set; } = null!;

    public ApplicationForm Form { get; private set; } = null!;

    /// <summary>The papers that came already, by material and in order.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<AttachedFile>> Files { get; private set; } =
        ImmutableSortedDictionary<string, ImmutableArray<AttachedFile>>.Empty;

    /// <summary>What the check found; null before it was asked.</summary>
    public IReadOnlyList<CheckItemShape>? Findings { get; private set; }

    /// <summary>This form's own key: sent twice, it takes one application in.</summary>
    public Guid Key { get; private set; } = Guid.NewGuid();

    public IEnumerable<Region> Regions => Book.Register.Regions.Where(r => r.Kind != "city");

    /// <summary>Whether the page shows what somebody typed, and not a form that was just opened.</summary>
    public bool IsTyped => Kept is not null || HttpMethods.IsPost(Request.Method);

    /// <summary>What was typed into a field, on this page or before a session ended.</summary>
    public string Typed(string field) =>
        HttpMethods.IsPost(Request.Method) && Request.HasFormContentType
            ? Request.Form[field].ToString()
            : Kept?.GetValueOrDefault(field) ?? "";

    /// <summary>The box below the declaration that the visitor signed (R32).</summary>
    public DeclarationBox Declaration => DeclarationBox.Of(Book.Declaration, Typed);

    /// <summary>A paper that came already, for its hidden field.</summary>
    public string SealOf(AttachedFile file) => counter.Seal(file, Actor);

    /// <summary>What the button sends that takes a paper back.</summary>
    public static string Removal(string code, AttachedFile file) => $"remove:{code}:{file.Sha256}";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (!Find(code))
            return NotFound();
        await TakeBackAsync();
        TakeOver(Kept ?? Enumerable.Empty<KeyValuePair<string, string>>());
        Keep([]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        if (!Find(code))
            return NotFound();
        var (posted, unread) = await forms.ReadAsync(HttpContext, field =>
            SheetOf(field) is { FromApplicant: true } sheet ? new FileRule(sheet.Accept, sheet.MaxMegabytes) : null
        );
        TakeOver(Request.Form.Select(f => KeyValuePair.Create(f.Key, f.Value.ToString())));
        if (unread is not null)
            return Shown(unread);
        var unfit = Keep(posted);
        if (Typed("action") == "restore")
            return Page();
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
                Declared = DeclarationBox.IsTicked(Typed),
                DeclaredVersion = DeclarationBox.VersionOf(Typed),
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
        if (Typed("action") == "print")
            return Printed(act);
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

    private void TakeOver(IEnumerable<KeyValuePair<string, string>> typed)
    {
        Form = ApplicationForm.Of(new ApplicationForm(Item), typed, []);
        if (Guid.TryParse(Typed("key"), out var key))
            Key = key;
    }

    private bool Find(string code) => (Item = Book.Items.GetValueOrDefault(code)!) is not null;

    private MaterialSheet? SheetOf(string field) =>
        field.StartsWith(Materials, StringComparison.Ordinal) ? Item.Material(field[Materials.Length..]) : null;

    /// <summary>Takes over the papers that came before and those that came now; tells of those that are not fit.</summary>
    private Dictionary<string, string[]> Keep(IReadOnlyList<PostedFile> posted)
    {
        var files = Files.ToBuilder();
        foreach (var sheet in Item.Materials.Where(m => m.FromApplicant))
            if (StillHeld(sheet.Code) is { IsEmpty: false } held)
                files[sheet.Code] = held;
        var unfit = new List<(string Field, string Sentence)>();
        foreach (var (field, file, problem) in posted)
        {
            var (sheet, held) = (SheetOf(field)!, files.GetValueOrDefault(field[Materials.Length..], []));
            if (file is null)
                unfit.Add((field, problem!.Detail!));
            else if (MaterialFiles.Refused(sheet, held, file) is { } refusal)
                unfit.Add((field, Tools.Problems.Of(refusal).Detail!));
            else
                files[sheet.Code] = held.Add(file);
        }

        Files = files.ToImmutable();
        return unfit.GroupBy(f => f.Field).ToDictionary(g => g.Key, g => g.Select(f => f.Sentence).ToArray());
    }

    /// <summary>The papers of a material that came before, but for one that is taken back now.</summary>
    private ImmutableArray<AttachedFile> StillHeld(string code) =>
        [
            .. Typed(Held + code)
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Take(MaterialFiles.Most)
                .Select(text => counter.Open(text, Actor))
                .OfType<AttachedFile>()
                .Where(file => Typed("action") != Removal(code, file)),
        ];

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Checked(ApplyAtCounter act)
    {
        var (draft, refusal) = act.Fill(Guid.Empty, Book);
        if (draft is null)
            return Shown(Tools.Problems.Of(refusal!));
        Findings = PreCheck.Of(WithPromises(draft), Book, Tools.Problems);
        return Page();
    }

    /// <summary>The application for the visitor to sign (R32); opened apart, so that the form stays as it is.</summary>
    private IActionResult Printed(ApplyAtCounter act)
    {
        var (draft, refusal) = act.Fill(Guid.Empty, Book);
        return draft is null
            ? Shown(Tools.Problems.Of(refusal!))
            : File(papers.PrintToSign(WithPromises(draft), Actor), "application/pdf");
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
