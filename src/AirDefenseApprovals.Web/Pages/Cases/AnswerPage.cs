using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>A page on which the applicant answers what the office has listed: all items at once, files first, nothing typed ever lost.</summary>
[RequestSizeLimit(600 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 600 * 1024 * 1024)]
public abstract class AnswerPage(PageTools tools, Uploads uploads, string task, string outcome) : OfficePage(tools)
{
    public Case Case { get; private set; } = null!;

    public int Version { get; private set; }

    /// <summary>What was typed for an item.</summary>
    public string Typed(int itemNo) => Request.HasFormContentType ? Request.Form[$"answers.{itemNo}"].ToString() : "";

    public async Task<IActionResult> OnGetAsync(Guid id) => await LoadAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, int? version)
    {
        if (!await LoadAsync(id)) return NotFound();
        foreach (var file in Request.Form.Files.Where(f => f.Length > 0))
            if (!await AttachAsync(file)) return Page();
        var answers = Request.Form.Keys.Where(k => k.StartsWith("answers.", StringComparison.Ordinal)).Select(k => (Text: TextInput.Clean(Request.Form[k].ToString()), Number: int.TryParse(k["answers.".Length..], System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0));
        var act = new CompleteTask
        {
            By = Actor, At = Now, Task = task, Outcome = outcome,
            Data = JsonSerializer.SerializeToElement(new { answers = answers.Select(a => new { itemNo = a.Number, text = a.Text.Length > 0 ? a.Text : null }) }),
        };
        var result = await ActAsync(id, act, Request.Form.Files.Any(f => f.Length > 0) ? null : version);
        return result.Refusal is null ? LocalRedirect($"/cases/{id}?done={task}") : Page();
    }

    /// <summary>The act that hands in a file of this form; null for a field that is none of its.</summary>
    protected abstract (CaseAct? Act, Refusal? Refusal) ToAct(string field, AttachedFile file);

    /// <summary>Kinds and size accepted for a field.</summary>
    protected abstract (IReadOnlyList<string> Accept, int Megabytes) Accepts(string field);

    private async Task<bool> AttachAsync(IFormFile file)
    {
        var (accept, megabytes) = Accepts(file.Name);
        await using var content = file.OpenReadStream();
        var (stored, problem) = await uploads.StoreAsync(content, file.FileName, accept, megabytes, HttpContext.RequestAborted);
        if (problem is not null)
        {
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [file.Name] = [problem.Detail!] };
            Tell(problem);
            return false;
        }

        var (act, refusal) = ToAct(file.Name, stored!);
        if (refusal is not null) Tell(refusal);
        if (act is not null && (await ActAsync(Case.Id, act)).Case is { } after) Case = after;
        return Problem is null;
    }

    private async Task<bool> LoadAsync(Guid id)
    {
        if (await Tools.Queries.FindAsync(Actor, id, HttpContext.RequestAborted) is not { } found || found.Case.OwnerId != Actor.UserId || found.Case.Tasks.All(t => t.Name != task)) return false;
        (Case, Version) = (found.Case, found.Version);
        return true;
    }
}
