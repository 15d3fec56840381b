using AirDefenseApprovals.Core.Cases;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>How the office attaches pictures of characters that no font has.</summary>
public sealed partial class CaseModel
{
    /// <summary>The characters that the reader may attach pictures of, each with whether one is there.</summary>
    public IReadOnlyList<(string Character, bool IsAttached)> WantedCharacters =>
        AttachCharacter.Refused(Actor, Case) is not null
            ? []
            : [.. AttachCharacter.Wanted(Case, Book).Select(c => (c, Case.Characters.Any(p => p.Character == c)))];

    public async Task<IActionResult> OnPostCharacterAsync(Guid id, string? character, IFormFile? file)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (AttachCharacter.Refused(Actor, Case, character ?? "", Book) is { } refusal)
        {
            Tell(refusal);
            return Page();
        }

        await using var content = file?.OpenReadStream() ?? Stream.Null;
        var (picture, problem) = await uploads.StorePhotoAsync(
            content,
            file?.FileName ?? "",
            HttpContext.RequestAborted
        );
        if (problem is not null)
        {
            Tell(problem);
            return Page();
        }

        return await DoAsync(
            id,
            "Character",
            new AttachCharacter
            {
                By = Actor,
                At = Now,
                Character = character!,
                Picture = picture!,
            }
        );
    }
}
