using System.Globalization;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using AirDefenseApprovals.Web.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>Applies: one form for all of it. Every button first saves what was typed and every file that was chosen, then does its own work.</summary>
[RequestSizeLimit(600 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 600 * 1024 * 1024)]
public sealed class EditModel(PageTools tools, Uploads uploads) : OfficePage(tools)
{
    public ItemSheet Item { get; private set; } = null!;

    public ApplicationForm Form { get; private set; } = null!;

    public Case? Draft { get; private set; }

    public int? Version { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>What the system finds before handing in; null before the first saving.</summary>
    public IReadOnlyList<CheckItemShape>? Findings { get; private set; }

    public bool MissingMaterials => Findings?.Any(f => f.MaterialCode is not null) == true;

    public IEnumerable<Region> Regions => Book.Register.Regions.Where(r => r.Kind != "city");

    public async Task<IActionResult> OnGetAsync(string? code, Guid? id, bool saved = false)
    {
        if (!await LoadAsync(code, id)) return NotFound();
        Saved = saved;
        Form = Draft is not null ? ApplicationForm.Of(Item, Draft) : new ApplicationForm(Item) { ["applicant.name"] = User.FindFirst(AccountClaims.DisplayName)?.Value ?? "", ["applicant.email"] = User.FindFirst(System.Security.Claims.ClaimTypes.Email)?.Value ?? "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, Guid? id, string? action, int? version)
    {
        if (!await LoadAsync(code, id)) return NotFound();
        Form = ApplicationForm.Of(Item, Request.Form);
        if (action == "drop" && Draft is not null) return (await ActAsync(Draft.Id, new DropDraft { By = Actor, At = Now })).Refusal is null ? LocalRedirect("/cases") : Page();
        if (!await SaveAsync(version) || !await AttachAsync()) return Shown();
        if (action?.StartsWith("remove:", StringComparison.Ordinal) == true) await ActAsync(Draft!.Id, new RemoveMaterial { By = Actor, At = Now, MaterialCode = action["remove:".Length..] });
        if (Problem is not null) return Shown();
        if (action != "submit") return LocalRedirect($"/apply/case/{Draft!.Id}?saved=true");
        var submitted = await ActAsync(Draft!.Id, new SubmitCase { By = Actor, At = Now, QueryCode = Codes.Query(), AcknowledgeIncomplete = Request.Form["acknowledge"] == "true", Promised = [.. Promises()] });
        return submitted.Refusal is null ? LocalRedirect($"/apply/submitted/{Draft.Id}") : Shown();
    }

    /// <summary>The day typed for a material that follows.</summary>
    public string Promise(string material) => Request.HasFormContentType ? Request.Form["promise." + material].ToString() : "";

    private async Task<bool> LoadAsync(string? code, Guid? id)
    {
        if (id is { } known)
        {
            if (await Tools.Queries.FindAsync(Actor, known, HttpContext.RequestAborted) is not { Case.State: CaseState.Draft } found) return false;
            (Draft, Version, code) = (found.Case, found.Version, found.Case.ItemCode);
            Findings = PreCheck.Of(found.Case, Book, Tools.Problems);
        }

        Item = Book.Items.GetValueOrDefault(code ?? "")!;
        return Item is not null;
    }

    private async Task<bool> SaveAsync(int? seen)
    {
        var (act, refusal) = Form.ToAct(Actor, Now);
        if (refusal is not null)
        {
            Tell(refusal);
            return false;
        }

        var result = Draft is null ? await Tools.Acts.BeginAsync(act!, null, HttpContext.RequestAborted) : await ActAsync(Draft.Id, act!, seen);
        if (result.Refusal is { } wrong)
        {
            Tell(wrong);
            return false;
        }

        Keep(result.Case!, result.Version);
        return true;
    }

    private async Task<bool> AttachAsync()
    {
        foreach (var file in Request.Form.Files.Where(f => f.Length > 0 && f.Name.StartsWith("materials.", StringComparison.Ordinal)))
        {
            var code = file.Name["materials.".Length..];
            if (AttachMaterial.Refused(Actor, Draft!, code, Book) is { } refusal)
            {
                Tell(refusal);
                return false;
            }

            var sheet = Item.Material(code)!;
            await using var content = file.OpenReadStream();
            var (stored, problem) = await uploads.StoreAsync(content, file.FileName, sheet.Accept, sheet.MaxMegabytes, HttpContext.RequestAborted);
            if (problem is not null)
            {
                problem.Extensions["errors"] = new Dictionary<string, string[]> { [file.Name] = [problem.Detail!] };
                Tell(problem);
                return false;
            }

            if (await ActAsync(Draft!.Id, new AttachMaterial { By = Actor, At = Now, MaterialCode = code, File = stored! }) is { Case: { } after } done) Keep(after, done.Version);
        }

        return Problem is null;
    }

    private void Keep(Case @case, int version) => (Draft, Version, Findings) = (@case, version, PreCheck.Of(@case, Book, Tools.Problems));

    /// <summary>The page again. A draft that was just begun has its own address from now on, in the form's action too.</summary>
    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Shown()
    {
        if (Draft is not null) ViewData["Action"] = $"/apply/case/{Draft.Id}";
        return Page();
    }

    private IEnumerable<PromisedMaterial> Promises() =>
        from material in Item.Materials
        where material.MayFollow && Draft!.Materials.Any(m => m.MaterialCode == material.Code && m.Sha256 is null)
        let text = Promise(material.Code)
        where DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        select new PromisedMaterial(material.Code, DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
