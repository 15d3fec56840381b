using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Calendar;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace AirDefenseApprovals.Web.Pages.Sheets;

/// <summary>The versions of an item's sheet; a next one is looked at as a list of what changes, then published (R34).</summary>
[RequestSizeLimit(2 * SheetEndpoints.LargestSheet)]
public sealed class VersionsModel(
    PageTools tools,
    SheetActs acts,
    SheetQueries queries,
    SheetSentences sentences,
    IStringLocalizer<SheetWords> words
) : OfficePage(tools)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public ItemSheet Item { get; private set; } = null!;

    /// <summary>The versions, newest first.</summary>
    public IEnumerable<SheetVersion> Versions => Book.Sheets.Of(Item.Code).Reverse();

    /// <summary>Open cases by the version they are judged by.</summary>
    public IReadOnlyDictionary<int, int> OpenCases { get; private set; } = new Dictionary<int, int>();

    /// <summary>The next version as it would be.</summary>
    public SheetVersion? Tried { get; private set; }

    /// <summary>The sheet as text.</summary>
    [BindProperty]
    public string? Sheet { get; set; }

    /// <summary>The first day in force, as typed.</summary>
    [BindProperty]
    public string? From { get; set; }

    /// <summary>Whether one was just published.</summary>
    public bool Published { get; private set; }

    /// <summary>How a version stands, as a word of <see cref="SheetWords"/>.</summary>
    public string StateOf(SheetVersion version) =>
        IsInForce(version) ? "in-force"
        : version.From > Today ? "announced"
        : "superseded";

    public bool IsInForce(SheetVersion version) => Book.Sheets.InForce(version.Code, Today) == version;

    /// <summary>The last day in force, in words; one that a later version overtook was never in force.</summary>
    public string EndOf(SheetVersion version) =>
        Book.Sheets.LastDayOf(version) switch
        {
            null => words["until-further"],
            { } last when last < version.From => words["never"],
            { } last => Show.Day(last),
        };

    /// <summary>What a version says differently from the one before it.</summary>
    public IReadOnlyList<string> ChangesOf(SheetVersion version) =>
        Book.Sheets.Before(version) is { } before
            ? [.. SheetChanges.Between(before.Sheet, version.Sheet).Select(sentences.Of)]
            : [];

    /// <summary>Open cases, which keep the version they have.</summary>
    public int OpenInAll => OpenCases.Values.Sum();

    private DateOnly Today => WorkingCalendar.DayOf(Now);

    public async Task<IActionResult> OnGetAsync(string code, bool published = false)
    {
        if (!await LoadAsync(code))
            return NotFound();
        Published = published;
        Sheet = JsonNode.Parse(SheetText.Of(Versions.First().Sheet))!.ToJsonString(Indented);
        return Page();
    }

    public async Task<IActionResult> OnPostTryAsync(string code, IFormFile? file)
    {
        if (!await LoadAsync(code))
            return NotFound();
        if (file is { Length: > SheetEndpoints.LargestSheet })
        {
            Tell(
                Refusal.Incomplete(
                    "R34",
                    "sheet-wrong",
                    new FieldError("sheet", "file-too-large", "1", TextInput.Clean(file.FileName))
                )
            );
            return Page();
        }

        if (file is { Length: > 0 })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            Sheet = await reader.ReadToEndAsync(HttpContext.RequestAborted);
        }

        if (Act() is not { } act)
            return Page();
        (Tried, var refusal) = act.Decide(Book);
        if (refusal is not null)
            Tell(refusal);
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(string code)
    {
        if (!await LoadAsync(code))
            return NotFound();
        if (Act() is not { } act)
            return Page();
        var (_, refusal) = await acts.PublishAsync(act, HttpContext.RequestAborted);
        if (refusal is null)
            return LocalRedirect($"/items/{Item.Code}/versions?published=true");
        Tell(refusal);
        return Page();
    }

    /// <summary>The act that was asked for; null, and told, where its day is none.</summary>
    private PublishSheet? Act()
    {
        DateOnly? from = null;
        if (!string.IsNullOrWhiteSpace(From))
        {
            if (
                !DateOnly.TryParseExact(
                    From,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                Tell(Refusal.Incomplete("R34", "sheet-wrong", new FieldError("effectiveFrom", "field-not-a-date")));
                return null;
            }

            from = day;
        }

        return new PublishSheet(Actor, Now, Item.Code, Sheet ?? "", from);
    }

    private async Task<bool> LoadAsync(string code)
    {
        Item = Book.Items.GetValueOrDefault(code.ToUpperInvariant())!; // addresses of forms are written in lower case
        if (Item is null)
            return false;
        OpenCases = await queries.OpenCasesAsync(Item.Code, HttpContext.RequestAborted);
        return true;
    }
}
