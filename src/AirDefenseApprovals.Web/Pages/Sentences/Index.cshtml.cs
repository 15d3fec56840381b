using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Sentences;

/// <summary>
/// The standard sentences for correction notices (R4): staff read them, heads keep the own office's, administrators
/// those of all.
/// </summary>
public sealed class IndexModel(
    PageTools tools,
    SentenceQueries queries,
    SentenceActs acts,
    IStringLocalizer<PageWords> words,
    IStringLocalizer<DeskWords> desk
) : OfficePage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Retired { get; set; }

    public IReadOnlyList<SentenceRow> Rows { get; private set; } = [];

    public bool MayAdd => Actor.Is(Roles.Administrator) || Actor.Is(Roles.Head);

    public bool MayRetire(SentenceRow row) =>
        row.RetiredAt is null
        && (
            Actor.Is(Roles.Administrator)
            || (Actor.Is(Roles.Head) && row.Office is not null && row.Office == Actor.Office)
        );

    /// <summary>The materials that applicants hand in.</summary>
    public IEnumerable<MaterialSheet> Materials =>
        Book
            .Items.Values.SelectMany(i => i.Materials)
            .Where(m => m.FromApplicant)
            .DistinctBy(m => m.Code)
            .OrderBy(m => m.Code, StringComparer.Ordinal);

    /// <summary>The fields of all forms, and those beside them.</summary>
    public IEnumerable<(string Name, string Label)> Fields =>
        ApplicationField
            .Common.Select(f => (f, words.NameOf(f)))
            .Concat(
                Book.Items.Values.SelectMany(i => i.Form)
                    .DistinctBy(f => f.Name)
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
                    .Select(f => (f.Name, Show.Name(f.Label)))
            );

    public string About(SentenceRow row) =>
        row switch
        {
            { MaterialCode: { } code } => NameOf(code),
            { Field: { } field } => Fields.FirstOrDefault(f => f.Name == field).Label ?? field,
            _ => desk["sentences-general"],
        };

    private string NameOf(string material) =>
        Materials.FirstOrDefault(m => m.Code == material) is { } sheet ? Show.Name(sheet.Name) : material;

    public string WhoseOf(SentenceRow row) =>
        row.Office is { } office && Book.Register.Office(office) is { } known
            ? Show.Name(known.Name)
            : desk["sentences-all"];

    public string Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : "";

    public override string? LabelOf(string field) =>
        field switch
        {
            "materialCode" => Show.Label("materials"),
            "field" => Show.Label("form-fields"),
            _ => Show.Label(field),
        };

    public async Task OnGetAsync()
    {
        var text = TextInput.Clean(Q);
        Rows =
        [
            .. (await queries.ListAsync(Actor, Retired, HttpContext.RequestAborted)).Where(r =>
                text.Length == 0
                || $"{r.Defect}{r.Basis}{r.Remedy}{About(r)}".Contains(text, StringComparison.OrdinalIgnoreCase)
            ),
        ];
    }

    public async Task<IActionResult> OnPostAddAsync(
        string? materialCode,
        string? field,
        string? defect,
        string? basis,
        string? remedy
    )
    {
        var (_, refusal) = await acts.AddAsync(
            new SentenceBody(materialCode, field, defect, basis, remedy).ToAct(Actor, Now),
            HttpContext.RequestAborted
        );
        return await AfterAsync(refusal, desk["sentence-added"]);
    }

    public async Task<IActionResult> OnPostRetireAsync(Guid id)
    {
        var (_, refusal) = await acts.RetireAsync(new RetireSentence(Actor, Now, id), HttpContext.RequestAborted);
        return await AfterAsync(refusal, desk["sentence-retired-done"]);
    }

    private async Task<IActionResult> AfterAsync(Core.Refusal? refusal, string done)
    {
        if (refusal is { Kind: Core.RefusalKind.NotFound })
            return NotFound();
        if (refusal is null)
        {
            TempData["Done"] = done;
            return LocalRedirect("/sentences");
        }

        Tell(refusal);
        await OnGetAsync();
        return Page();
    }
}
