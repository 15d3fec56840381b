using System.Collections.Immutable;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// A clerk fills in and hands in for a visitor at the counter (窗口代办), one act: there is no draft that anybody could
/// find. No account owns the case;
/// the visitor has number and query code, and notices by e-mail where one was given. The journal names the clerk, and a
/// visit is counted (R22).
/// Whoever took it in is given it only where no other clerk is free, since they saw who asks (R30).
/// </summary>
public sealed record ApplyAtCounter : CaseAct
{
    /// <summary>The application.</summary>
    public required SaveDraft Application { get; init; }

    /// <summary>The papers handed over, by material and in order: checked and stored already.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<AttachedFile>> Materials { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<AttachedFile>>.Empty;

    /// <summary>Take in although materials are missing: the office must receive it all the same (PL 32).</summary>
    public bool AcknowledgeIncomplete { get; init; }

    /// <summary>Materials that follow, each with its day (R8).</summary>
    public ImmutableArray<PromisedMaterial> Promised { get; init; } = [];

    /// <summary>The visitor signed the declaration on the printed application (R32).</summary>
    public bool Declared { get; init; }

    /// <summary>Version of the words that were signed; null where the caller does not say, and means those in force.</summary>
    public int? DeclaredVersion { get; init; }

    /// <summary>The next free number of the office on the day: see <see cref="SubmitCase.Sequence"/>.</summary>
    public int Sequence { get; init; }

    /// <summary>The query code to hand out, drawn by chance outside.</summary>
    public required string QueryCode { get; init; }

    /// <summary>Who owns a case taken in at the counter: an id that no account has, so that nobody but its office sees it (R18).</summary>
    public static string OwnerOf(Guid caseId) => $"counter:{caseId:N}";

    /// <summary>The application as it would be handed in, for the check and for its number; or why it cannot be filled in.</summary>
    /// <param name="id">Identity of the new case.</param>
    /// <param name="book">The rulebook.</param>
    public (Case? Draft, Refusal? Refusal) Fill(Guid id, Rulebook book)
    {
        var begun = (Application with { By = By, At = At, Counter = true, Practice = false }).Begin(id, book);
        if (begun is not Changes { Case: var draft })
            return (null, (Refusal)begun);
        var item = book.Items[draft.ItemCode];
        if (
            Materials
                .Keys.Where(code => item.Material(code) is not { FromApplicant: true })
                .Select(code => new FieldError("materials." + code, "material-unknown", code))
                .ToArray() is
            { Length: > 0 } unknown
        )
            return (null, Refusal.Incomplete(null, "application-wrong", unknown));
        if (
            Materials.Select(m => TooMuch(item.Material(m.Key)!, m.Value)).FirstOrDefault(r => r is not null) is
            { } much
        )
            return (null, much);
        return (
            draft with
            {
                Materials =
                [
                    .. draft.Materials.Select(m =>
                        Materials.TryGetValue(m.MaterialCode, out var files) && !files.IsDefaultOrEmpty
                            ? m with
                            {
                                Status = MaterialStatus.Attached,
                                Files = files,
                                AttachedAt = At,
                            }
                            : m
                    ),
                ],
            },
            null
        );
    }

    /// <summary>Why the files of a material cannot all be taken; null where they can.</summary>
    private static Refusal? TooMuch(MaterialSheet sheet, ImmutableArray<AttachedFile> files) =>
        files
            .Select((file, i) => MaterialFiles.Refused(sheet, files[..i], file))
            .FirstOrDefault(refusal => refusal is not null);

    /// <summary>Which office's and day's counter the case number comes from.</summary>
    public (string Office, DateOnly Day) NumberedBy(Case draft, Rulebook book) => Submission.NumberedBy(draft, book);

    /// <summary>Hands in what <see cref="Fill"/> filled in.</summary>
    /// <param name="case">The draft, which is saved nowhere.</param>
    /// <param name="book">The rulebook.</param>
    public override Verdict Decide(Case @case, Rulebook book) =>
        @case is { State: CaseState.Draft, TakenInBy: { } taker } && taker == By.UserName && By.Is(Roles.Clerk)
            ? Submission.HandIn(@case, book)
            : Refusal.NotFound();

    private SubmitCase Submission =>
        new()
        {
            By = By,
            At = At,
            RecordedAt = RecordedAt,
            QueryCode = QueryCode,
            Sequence = Sequence,
            AcknowledgeIncomplete = AcknowledgeIncomplete,
            Promised = Promised,
            Declared = Declared,
            DeclaredVersion = DeclaredVersion,
        };
}
