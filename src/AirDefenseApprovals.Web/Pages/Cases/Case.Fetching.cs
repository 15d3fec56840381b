using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>How the office puts on record what it fetched itself (免提交).</summary>
public sealed partial class CaseModel
{
    /// <summary>The materials that the reader may record now.</summary>
    public IReadOnlyList<MaterialShape> ToFetch =>
        [.. Shown.Materials.Where(m => RecordFetched.Refused(Actor, Case, m.MaterialCode, Book) is null)];

    /// <summary>The kinds of file that a material takes, as a browser's file picker asks for them.</summary>
    public string KindsOf(string code) => string.Join(',', Item.Material(code)!.Accept.Select(kind => "." + kind));

    public async Task<IActionResult> OnPostFetchedAsync(
        Guid id,
        string? code,
        string? from,
        string? found,
        string? note,
        IFormFile? file
    )
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (RecordFetched.Refused(Actor, Case, code ?? "", Book) is { } refusal)
        {
            Tell(refusal);
            return Page();
        }

        AttachedFile? stored = null;
        if (file is not null)
        {
            (stored, var problem) = await StoreAsync(file, Item.Material(code!)!);
            if (problem is not null)
            {
                Failed = "Fetched";
                Tell(problem);
                return Page();
            }
        }

        return await DoAsync(
            id,
            "Fetched",
            new RecordFetched
            {
                By = Actor,
                At = Now,
                MaterialCode = code!,
                From = TextInput.Clean(from),
                Found = found != "false",
                Note = TextInput.Clean(note) is { Length: > 0 } said ? said : null,
                File = stored,
            }
        );
    }
}
