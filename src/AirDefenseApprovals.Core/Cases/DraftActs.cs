using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Calendar;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Begins a draft or changes it. A draft is not on record yet: it has no journal, number or office.</summary>
public sealed record SaveDraft : CaseAct
{
    /// <summary>The item applied for.</summary>
    public required string ItemCode { get; init; }

    /// <summary>Who applies.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>What for.</summary>
    public required Project Project { get; init; }

    /// <summary>The form's values; empty ones may be left out.</summary>
    public required ImmutableSortedDictionary<string, JsonElement> Form { get; init; }

    /// <summary>Materials that are to follow, each with its day (R8); null leaves what the draft has.</summary>
    public ImmutableArray<PromisedMaterial>? Following { get; init; }

    /// <summary>A practice case, which staff begin for themselves.</summary>
    public bool Practice { get; init; }

    /// <summary>Filled in by a clerk at the counter, for a visitor: <see cref="ApplyAtCounter"/>.</summary>
    internal bool Counter { get; init; }

    /// <summary>The first draft of a new case.</summary>
    public Verdict Begin(Guid id, Rulebook book) =>
        Wrong(book) is { } refusal
            ? refusal
            : Saved(
                new Case
                {
                    Id = id,
                    OwnerId = Counter ? ApplyAtCounter.OwnerOf(id) : By.UserId,
                    ItemCode = ItemCode,
                    Applicant = Applicant,
                    Project = Project,
                    Form = Tidied(book),
                    Following = Following,
                    CreatedAt = At,
                    ChangedAt = At,
                    Practice = Practice,
                    Office = Practice ? By.Office : null,
                    TakenInBy = Counter ? By.UserName : null,
                },
                book
            );

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        if (@case.State != CaseState.Draft)
            return Refusal.Conflict(null, "not-a-draft");
        return Wrong(book) is { } refusal
            ? refusal
            : Saved(
                @case with
                {
                    ItemCode = ItemCode,
                    Applicant = Applicant,
                    Project = Project,
                    Form = Tidied(book),
                    Following = Following ?? @case.Following,
                    LeftOut = [],
                    ChangedAt = At,
                },
                book
            );
    }

    private Refusal? Wrong(Rulebook book)
    {
        if (Counter && !(Walls.IsStaff(By) && By.Is(Roles.Clerk)))
            return Refusal.Forbidden(null, "another-role", Roles.Clerk);
        if (!Counter && (Practice ? !Walls.IsStaff(By) : !By.Is(Roles.Applicant)))
            return Refusal.Forbidden(null, "another-role", Roles.Applicant);
        if (!book.Items.TryGetValue(ItemCode, out var item))
            return Refusal.Incomplete(null, "application-wrong", new FieldError("itemCode", "item-unknown", ItemCode));
        return
            Applications.Wrong(item, Applicant, Project, Form, book, WorkingCalendar.DayOf(At))
                is { IsEmpty: false } errors
            ? Refusal.Incomplete(null, "application-wrong", errors.AsSpan())
            : null;
    }

    /// <summary>The form's values as they are kept.</summary>
    private ImmutableSortedDictionary<string, JsonElement> Tidied(Rulebook book) =>
        Form.ToImmutableSortedDictionary(
            f => f.Key,
            f => book.Items[ItemCode].Field(f.Key)?.Tidy(f.Value) ?? f.Value,
            StringComparer.Ordinal
        );

    private static Changes Saved(Case @case, Rulebook book)
    {
        var sheet = book.SheetOf(@case);
        return new(
            @case.Under(sheet) with
            {
                SheetVersion = sheet.Version, // R34
                Following = @case.Following,
            },
            [],
            [],
            [],
            []
        );
    }
}

/// <summary>Drops a draft.</summary>
public sealed record DropDraft : CaseAct
{
    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book) =>
        Walls.ForApplicant(By, @case) is { } wall ? wall
        : @case.State != CaseState.Draft ? Refusal.Conflict(null, "not-a-draft")
        : new Changes(@case with { EndedAt = At }, [], [], [], []);
}

/// <summary>
/// Begins a new draft from an earlier case (R7): its words, not its files. Where its applicant has such a copy already
/// and has not touched it, that one is the answer (<see cref="IsUntouched"/>).
/// </summary>
public sealed record CopyCase : CaseAct
{
    /// <summary>Identity of the new case.</summary>
    public required Guid NewId { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForApplicant(By, @case) is { } wall)
            return wall;
        var copied = CopiedWords.Of(@case, book, WorkingCalendar.DayOf(At));
        var begun = new SaveDraft
        {
            By = By,
            At = At,
            ItemCode = copied.Case.ItemCode,
            Applicant = copied.Case.Applicant,
            Project = copied.Case.Project,
            Form = copied.Case.Form,
        }.Begin(NewId, book);
        return begun is Changes changes
            ? changes with
            {
                Case = changes.Case with { CopiedFrom = @case.Id, LeftOut = copied.LeftOut },
            }
            : begun;
    }

    /// <summary>
    /// Tells whether a draft is what a copy would be: begun by the same applicant from the same case, every word as it
    /// was taken over, and nothing handed in. Whoever copies again goes on with it.
    /// </summary>
    /// <param name="draft">A draft that is there.</param>
    /// <param name="copy">The case that the act would begin.</param>
    public static bool IsUntouched(Case draft, Case copy) =>
        draft.State == CaseState.Draft
        && draft.CopiedFrom == copy.CopiedFrom
        && draft.OwnerId == copy.OwnerId
        && draft.ItemCode == copy.ItemCode
        && (draft.Following ?? []).OrEmpty().IsEmpty
        && draft.Materials.All(m => m.Sha256 is null)
        && WordsOf(draft) == WordsOf(copy);

    private static string WordsOf(Case @case) =>
        JsonSerializer.Serialize(
            new
            {
                @case.Applicant,
                @case.Project,
                @case.Form,
            }
        );
}
