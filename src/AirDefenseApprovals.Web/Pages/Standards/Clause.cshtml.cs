using System.Collections.Immutable;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Standards;

/// <summary>A clause as it stands, and every entry of it there was (R24).</summary>
public sealed class ClauseModel(PageTools tools, AdaDb db, IStringLocalizer<StandardWords> words)
    : StandardPage(tools, words)
{
    /// <summary>The entries that count, by their days.</summary>
    public ImmutableArray<ClauseEntry> Entries { get; private set; } = [];

    public IReadOnlyList<ClauseRow> History { get; private set; } = [];

    public string Citation => Entries[0].Citation;

    /// <summary>The days of clause and standard together.</summary>
    public string? DaysOf(ClauseEntry entry) =>
        Days(entry.From == DateOnly.MinValue ? null : entry.From, entry.To == DateOnly.MaxValue ? null : entry.To);

    /// <summary>Whether something cited is a clause of the register, not a standard as a whole.</summary>
    public bool IsClause(string citation) => !Book.Standards.Entries(citation).IsEmpty;

    public async Task<IActionResult> OnGetAsync(string? of)
    {
        Entries = Book.Standards.Entries(TextInput.Clean(of));
        if (Entries.IsEmpty)
            return NotFound();
        History = await KeptStandards.HistoryAsync(
            db,
            Entries[0].Standard.Number,
            Entries[0].Clause.Number,
            HttpContext.RequestAborted
        );
        return Page();
    }
}
