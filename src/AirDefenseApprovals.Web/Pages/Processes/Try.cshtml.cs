using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Processes;

/// <summary>
/// Loads a definition, shows its picture and clicks through it without a case; then publishes it. The page itself
/// carries the steps: nothing is kept.
/// </summary>
[RequestSizeLimit(2 * ProcessEndpoints.LargestDefinition)]
public sealed class TryModel(PageTools tools, RegisterActs acts) : OfficePage(tools)
{
    /// <summary>The definition as text.</summary>
    [BindProperty]
    public string? Definition { get; set; }

    /// <summary>The steps so far: <c>activity outcome</c>, one a line.</summary>
    [BindProperty]
    public string? Steps { get; set; }

    /// <summary>What all numbers of the form are, for conditions.</summary>
    [BindProperty]
    public string? Number { get; set; }

    public DryRunResult? Run { get; private set; }

    public IReadOnlyList<Signal> Done =>
        [
            .. (Steps ?? "")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ', 2))
                .Select(parts => new Signal(parts[0], parts.ElementAtOrDefault(1) ?? "")),
        ];

    public ProcessPicture Picture =>
        ProcessPicture.Of(
            Run!.Definition,
            new(Run.State.Completed, [.. Run.State.Open.Select(o => o.ActivityId)], new Dictionary<string, string>())
        );

    /// <summary>An activity's name for people.</summary>
    public string NameOf(string activity) =>
        Run!.Definition.HumanTasks.FirstOrDefault(t => t.Bookmark.ActivityId == activity) is { } task
            ? DefinitionPicture.TitleOf(task, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)
            : activity;

    /// <summary>An effect's name for people: what its definition calls it.</summary>
    public static string EffectName(Effect effect) =>
        DefinitionPicture.TitleOf(effect, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public string TaskName(string activity) =>
        Run!.Definition.HumanTasks.FirstOrDefault(t => t.Bookmark.ActivityId == activity)?.Bookmark.Name ?? activity;

    public void OnGet(string? from, int version)
    {
        if (from is null || !Book.Processes.TryGetValue((from, version), out var definition))
            return;
        Definition = definition.Document.GetRawText();
        Walk();
    }

    public async Task OnPostLoadAsync(IFormFile? file)
    {
        if (file is { Length: > 0 and <= ProcessEndpoints.LargestDefinition })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            Definition = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }

        Steps = null;
        Walk();
    }

    public void OnPostStep(string? step)
    {
        var before = Steps;
        Steps = $"{before}\n{step}".Trim();
        Walk();
        if (Run is not null)
            return;
        Steps = before; // what cannot be done is told, and what was done stays
        Walk();
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        var (_, refusal) = await acts.PublishAsync(
            new PublishProcess(Actor, Now, Definition ?? ""),
            HttpContext.RequestAborted
        );
        if (refusal is null)
            return LocalRedirect("/processes?published=true");
        Walk();
        Tell(refusal);
        return Page();
    }

    private void Walk()
    {
        Run = new DryRun(Definition ?? "", [.. Done], Facts()).Run(Book, out var refusal);
        if (refusal is not null)
            Tell(refusal);
    }

    /// <summary>Every number of every form is the sample: conditions find theirs.</summary>
    private JsonElement Facts()
    {
        var number = decimal.TryParse(
            TextInput.CleanNumber(Number),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var given
        )
            ? given
            : 0;
        return JsonSerializer.SerializeToElement(
            new
            {
                form = Book
                    .Items.Values.SelectMany(i => i.Form)
                    .Where(f => f.Type is "decimal" or "integer")
                    .Select(f => f.Name)
                    .Distinct()
                    .ToDictionary(name => name, _ => number),
                project = new { floorArea = number },
            }
        );
    }
}
