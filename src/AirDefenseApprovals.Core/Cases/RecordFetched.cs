using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>What the office found when it fetched a material itself (免提交).</summary>
/// <param name="At">When.</param>
/// <param name="By">Account name of who looked it up.</param>
/// <param name="From">Where: the platform or the office that has it.</param>
/// <param name="Found">Whether it was there.</param>
/// <param name="Note">What was seen, or why it was not found; null for nothing to add.</param>
public sealed record FetchedData(DateTimeOffset At, string By, string From, bool Found, string? Note);

/// <summary>
/// Puts on record that the office fetched a material itself, with what it fetched; or that it was not to be had. What
/// was recorded before stays in the journal.
/// </summary>
public sealed record RecordFetched : CaseAct
{
    private const int LongestFrom = 100,
        LongestNote = 500;

    /// <summary>The material's code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>Where it was looked up.</summary>
    public required string From { get; init; }

    /// <summary>Whether it was there.</summary>
    public required bool Found { get; init; }

    /// <summary>What was seen, or why it was not found.</summary>
    public string? Note { get; init; }

    /// <summary>What was fetched, checked and stored already; null for what was only looked at.</summary>
    public AttachedFile? File { get; init; }

    /// <summary>Whether somebody may record it now: asked before a file is read, and again by the act.</summary>
    public static Refusal? Refused(Actor by, Case @case, string materialCode, Rulebook book)
    {
        if (Walls.ForHandlers(by, @case, Roles.Clerk, Roles.Reviewer, Roles.Inspector, Roles.Head) is { } wall)
            return wall;
        if (book.SheetOf(@case).Material(materialCode) is not { IsFetched: true })
            return Refusal.NotFound("material-unknown");
        return @case.HasEnded || @case.State == CaseState.Draft ? Refusal.Conflict(null, "materials-closed") : null;
    }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Refused(By, @case, MaterialCode, book) is { } refusal)
            return refusal;
        FieldError[] wrong = [.. Wrong()];
        if (wrong.Length > 0)
            return Refusal.Incomplete(null, "fetched-wrong", wrong);
        var docket = new Docket(@case, this, book);
        var before = @case.MaterialOf(MaterialCode)!;
        var after = before with
        {
            Fetched = new FetchedData(docket.At, By.UserName, From, Found, Note),
            Files = (File, Found) switch
            {
                ({ } file, _) => [file],
                (null, true) => before.Files, // said anew, what was fetched stays
                _ => [],
            },
            FetchedBefore =
                File is null && Found || before.Files.IsEmpty
                    ? before.FetchedBefore
                    : [.. before.FetchedBefore ?? [], .. before.Files],
            AttachedAt = File is null ? before.AttachedAt : docket.At,
        };
        docket.Case = docket.Case with { Materials = docket.Case.Materials.Replace(before, after) };
        docket.Note(
            "fetched",
            new JsonObject
            {
                ["materialCode"] = MaterialCode,
                ["from"] = From,
                ["found"] = Found,
                ["note"] = Note,
                ["fileName"] = File?.FileName,
                ["sha256"] = File?.Sha256,
            }
        );
        return docket.Close();
    }

    private IEnumerable<FieldError> Wrong()
    {
        if (!Characters.IsVisible(From))
            yield return new("from", "field-required");
        else if (Characters.IsLonger(From, LongestFrom))
            yield return new("from", "field-too-long", LongestFrom.ToString(CultureInfo.InvariantCulture));
        if (Note is { } note && Characters.IsLonger(note, LongestNote))
            yield return new("note", "field-too-long", LongestNote.ToString(CultureInfo.InvariantCulture));
        if (!Found && File is not null)
            yield return new("file", "fetched-file-though-not-found");
        if (!Found && !Characters.IsVisible(Note))
            yield return new("note", "fetched-why-not");
    }
}
