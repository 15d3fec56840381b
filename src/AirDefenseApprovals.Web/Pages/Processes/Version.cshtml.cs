using System.Globalization;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages.Processes;

/// <summary>A version of a process: its picture, its tasks, the items that use it, and the walk of every way through it.</summary>
public sealed class VersionModel(PageTools tools) : OfficePage(tools)
{
    public WorkflowDefinition Definition { get; private set; } = null!;

    public IReadOnlyList<ItemSheet> Items { get; private set; } = [];

    public TrialReport Trial { get; private set; } = null!;

    public ProcessPicture Picture => ProcessPicture.Of(Definition);

    public IActionResult OnGet(string definitionId, int version)
    {
        if (!Book.Processes.TryGetValue((definitionId, version), out var definition))
            return NotFound();
        (Definition, Items) = (
            definition,
            [.. Book.Items.Values.Where(i => i.Process == definitionId).OrderBy(i => i.Code, StringComparer.Ordinal)]
        );
        Trial = ProcessTrial.Walk(definition, Book.Engine.Engine, Items);
        return Page();
    }

    public IActionResult OnGetDownload(string definitionId, int version) =>
        Book.Processes.TryGetValue((definitionId, version), out var definition)
            ? File(
                System.Text.Encoding.UTF8.GetBytes(definition.Document.GetRawText()),
                "application/json",
                string.Create(CultureInfo.InvariantCulture, $"{definitionId}-v{version}.json")
            )
            : NotFound();
}
