using System.Collections.Immutable;
using System.Text.Json;
using AirDefenseApprovals.Core.Items;

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
                    Form = Form,
                    Following = Following,
                    CreatedAt = At,
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
                    Form = Form,
                    Following = Following ?? @case.Following,
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
        return Applications.Wrong(item, Applicant, Project, Form, book) is { IsEmpty: false } errors
            ? Refusal.Incomplete(null, "application-wrong", errors.AsSpan())
            : null;
    }

    private static Changes Saved(Case @case, Rulebook book) =>
        new(@case with { Materials = MaterialsOf(book.Items[@case.ItemCode], @case.Materials) }, [], [], [], []);

    private static ImmutableArray<CaseMaterial> MaterialsOf(ItemSheet item, ImmutableArray<CaseMaterial> before) =>
        [
            .. item.Materials.Select(sheet =>
                before.FirstOrDefault(m => m.MaterialCode == sheet.Code)
                ?? new CaseMaterial
                {
                    MaterialCode = sheet.Code,
                    Status = sheet.Source switch
                    {
                        "sharedData" => MaterialStatus.SharedData,
                        "generated" => MaterialStatus.Generated,
                        _ => MaterialStatus.Missing,
                    },
                }
            ),
        ];
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

/// <summary>Begins a new draft from an earlier case (R7): its words, not its files.</summary>
public sealed record CopyCase : CaseAct
{
    /// <summary>Identity of the new case.</summary>
    public required Guid NewId { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book) =>
        Walls.ForApplicant(By, @case) is { } wall
            ? wall
            : new SaveDraft
            {
                By = By,
                At = At,
                ItemCode = @case.ItemCode,
                Applicant = @case.Applicant,
                Project = @case.Project,
                Form = @case.Form,
            }.Begin(NewId, book);
}
