using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>
/// A page on which the applicant answers what the office has listed: all items at once, files first, nothing typed ever
/// lost.
/// </summary>
public abstract class AnswerPage(PageTools tools, StreamedForm forms, string task, string outcome)
    : UploadPage(tools, forms)
{
    private const string Prefix = "answers.";

    public Case Case { get; private set; } = null!;

    public int Version { get; private set; }

    /// <summary>What was typed for an item.</summary>
    public string Typed(int itemNo) => Typed(Prefix + itemNo.ToString(CultureInfo.InvariantCulture));

    /// <summary>The value that an item is answered by, beside its words; null where it has none.</summary>
    protected virtual JsonElement? ValueOf(int itemNo) => null;

    /// <summary>The act of a button that takes a file back; null for the button that answers.</summary>
    protected virtual CaseAct? TakeBack(string action) => null;

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ?? await ShownAsync();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (await LoadAsync(id) is { } elsewhere)
            return elsewhere;
        var fresh = Version;
        var problem = await ReadFormAsync()
            ?? await AttachAllAsync(id, (after, version) => (Case, Version) = (after, version));
        if (problem is null && TakeBack(Typed("action")) is { } takeBack)
            return await TakenBackAsync(id, takeBack);
        if (problem is null)
        {
            var result = await ActAsync(id, Answer(), Seen == fresh ? Version : Seen); // the files of this very form do not make it stale
            if (result.Refusal is not null)
                return Page();
            if (Typed("kept") is { Length: > 0 } kept)
                Tools.Held.Drop(kept);
            return LocalRedirect($"/cases/{id}?done={task}");
        }

        Tell(problem);
        return Page();
    }

    private async Task<IActionResult> TakenBackAsync(Guid id, CaseAct act)
    {
        var result = await ActAsync(id, act);
        if (result.Case is { } after)
            (Case, Version) = (after, result.Version);
        return Page(); // what was typed stays as it is
    }

    private async Task<IActionResult> ShownAsync()
    {
        await TakeBackAsync();
        return Page();
    }

    /// <summary>The act that answers, as the API builds it.</summary>
    private CompleteTask Answer()
    {
        var answers = Request
            .Form.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(k =>
                (
                    Number: int.TryParse(k[Prefix.Length..], CultureInfo.InvariantCulture, out var n) ? n : 0,
                    Text: TextInput.Clean(Typed(k))
                )
            );
        return new()
        {
            By = Actor,
            At = Now,
            Task = task,
            Outcome = outcome,
            Data = JsonSerializer.SerializeToElement(
                new
                {
                    answers = answers.Select(a => new
                    {
                        itemNo = a.Number,
                        text = a.Text.Length > 0 ? a.Text : null,
                        value = ValueOf(a.Number),
                    }),
                }
            ),
        };
    }

    /// <summary>Finds the case; elsewhere when the reader must not see it, or when there is nothing to answer (any more).</summary>
    private async Task<IActionResult?> LoadAsync(Guid id)
    {
        if (await Tools.Queries.FindAsync(Actor, id, HttpContext.RequestAborted) is not { } found)
            return NotFound();
        (Case, Version) = (found.Case, found.Version);
        return
            (Case.OwnerId == Actor.UserId || Walls.ActsForVisitor(Actor, Case)) && Case.Tasks.Any(t => t.Name == task)
            ? null
            : LocalRedirect($"/cases/{id}");
    }
}
