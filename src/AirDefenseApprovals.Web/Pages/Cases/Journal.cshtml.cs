using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>The case's journal, its chain verified as it is shown (R27).</summary>
public sealed class JournalModel(PageTools tools, JournalReader reader, IStringLocalizer<CaseWords> words)
    : CasePage(tools)
{
    public IReadOnlyList<JournalEntry> Entries { get; private set; } = [];

    public JournalEntry? Wrong { get; private set; }

    public JournalFacts Facts => new(Show, Book, Item, words);

    public string Text(JournalEntry entry) => JsonSerializer.Serialize(entry.Data, JsonSetup.Plain);

    public async Task<IActionResult> OnGetAsync(Guid id) => await ReadAsync(id) ?? Page();

    public async Task<IActionResult> OnGetExportAsync(Guid id) =>
        await ReadAsync(id)
        ?? File(
            Encoding.UTF8.GetBytes(OfficeEndpoints.Lines(Entries)),
            "application/jsonl",
            $"{Shown.CaseNumber}-journal.jsonl"
        );

    private async Task<IActionResult?> ReadAsync(Guid id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        if (!Walls.IsStaff(Actor) && !Actor.Is(Roles.Supervisor))
            return Forbid();
        Entries = await reader.ReadAsync(id, HttpContext.RequestAborted);
        Wrong = JournalEntry.FirstWrong(Entries);
        return null;
    }
}
