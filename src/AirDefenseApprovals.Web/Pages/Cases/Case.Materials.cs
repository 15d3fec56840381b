using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>How what was promised arrives (R8).</summary>
public sealed partial class CaseModel
{
    /// <summary>What was promised and takes files now: what waits, and what has arrived and takes more of it.</summary>
    public IEnumerable<PromisedPart> Promised =>
        Case
            .Materials.Where(m => m.PromisedDate is not null)
            .Where(m => AddFile.Refused(Actor, Case, m.MaterialCode, Book) is null)
            .Select(m => new PromisedPart(this, Case, m, Item.Material(m.MaterialCode)!));

    /// <summary>
    /// Hands in a promised material: as one file or several, in the order in which they were chosen. Those that are fit
    /// are taken, and of each other one it is said why not.
    /// </summary>
    public async Task<IActionResult> OnPostMaterialAsync(Guid id, string? code, List<IFormFile> file)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var handIn = MaterialHandIn.Adding(code ?? "");
        if (handIn.Refused(Actor, Case, Book) is { } closed)
        {
            Tell(closed);
            return Page();
        }

        var refused = file.Count > 0 ? new List<ProblemDetails>() : [Tools.Problems.Of(422, "file-missing")];
        foreach (var chosen in file)
            if (await HandInAsync(id, handIn, chosen) is { } problem)
                refused.Add(problem);
        if (refused is not [var first, ..])
            return LocalRedirect($"/cases/{id}?done=Material");
        first.Extensions["errors"] = new Dictionary<string, string[]>
        {
            [PromisedPart.FieldOf(handIn.Code)] = [.. refused.Select(r => r.Detail!)],
        };
        Tell(first);
        return Page();
    }

    /// <summary>Hands in one of the files; tells why it was not taken.</summary>
    private async Task<ProblemDetails?> HandInAsync(Guid id, MaterialHandIn handIn, IFormFile chosen)
    {
        var (file, problem) = await StoreAsync(chosen, Item.Material(handIn.Code)!);
        if (problem is not null)
            return problem;
        var act = handIn.Act(Actor, Now, file!);
        var result = await Tools.Acts.DoAsync(id, act, cancellation: HttpContext.RequestAborted);
        if (result.Case is { } after)
            Take(after, result.Version);
        return result.Refusal is { } refusal ? Tools.Problems.Of(refusal) : null;
    }

    private async Task<(AttachedFile? File, ProblemDetails? Problem)> StoreAsync(IFormFile chosen, MaterialSheet sheet)
    {
        await using var content = chosen.OpenReadStream();
        return await uploads.StoreAsync(
            content,
            chosen.FileName,
            sheet.Accept,
            sheet.MaxMegabytes,
            HttpContext.RequestAborted
        );
    }
}

/// <summary>A material that was promised (R8), as <c>_Promised</c> shows it to who hands it in.</summary>
/// <param name="Whole">The page.</param>
/// <param name="Case">The case.</param>
/// <param name="Material">The material.</param>
/// <param name="Sheet">What its files may be.</param>
public sealed record PromisedPart(CaseModel Whole, Case Case, CaseMaterial Material, MaterialSheet Sheet) : IPartOfPage
{
    OfficePage IPartOfPage.Whole => Whole;

    /// <summary>The name by which sentences about its files find their place.</summary>
    public string Field => FieldOf(Material.MaterialCode);

    /// <summary>What it is called.</summary>
    public string Name => Whole.MaterialName(Material.MaterialCode);

    /// <summary>Whether none of it is there yet.</summary>
    public bool Waits => Material.Status == MaterialStatus.Promised;

    /// <summary>The files that are there.</summary>
    public ShownFiles Files => new(Whole, Case, Material, Name);

    /// <summary>The field of a material's files.</summary>
    /// <param name="code">The material's code.</param>
    public static string FieldOf(string code) => "materials." + code;
}
