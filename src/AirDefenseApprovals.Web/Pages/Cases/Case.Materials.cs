using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>How what was promised arrives (R8).</summary>
public sealed partial class CaseModel
{
    /// <summary>Hands in a promised material: as one file or several, in the order in which they were chosen.</summary>
    public async Task<IActionResult> OnPostMaterialAsync(Guid id, string? code, List<IFormFile> file)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var handIn = MaterialHandIn.Adding(code ?? "");
        if (handIn.Refused(Actor, Case, Book) is { } refusal)
        {
            Tell(refusal);
            return Page();
        }

        var (stored, problem) = await StoreAsync(file, Item.Material(handIn.Code)!);
        if (problem is not null)
        {
            Tell(problem);
            return Page();
        }

        foreach (var earlier in stored.SkipLast(1))
            if ((await ActAsync(id, handIn.Act(Actor, Now, earlier))).Refusal is not null)
                return Page();
        return await DoAsync(id, "Material", handIn.Act(Actor, Now, stored[^1]));
    }

    /// <summary>Stores all files that were chosen, at least one; or tells what is wrong with the first that is not fit.</summary>
    private async Task<(IReadOnlyList<AttachedFile> Files, ProblemDetails? Problem)> StoreAsync(
        List<IFormFile> chosen,
        MaterialSheet sheet
    )
    {
        var stored = new List<AttachedFile>();
        foreach (var file in chosen.DefaultIfEmpty())
        {
            await using var content = file?.OpenReadStream() ?? Stream.Null;
            var (fit, problem) = await uploads.StoreAsync(
                content,
                file?.FileName ?? "",
                sheet.Accept,
                sheet.MaxMegabytes,
                HttpContext.RequestAborted
            );
            if (problem is not null)
                return ([], problem);
            stored.Add(fit!);
        }

        return (stored, null);
    }
}
