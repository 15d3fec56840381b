using System.Collections.Immutable;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Staff begin a practice case (练习办件) of their own office: an application handed in as an applicant's would be, one
/// act. It lives by the same
/// rules and clock as a real one and has no part in figures, numbers, turns or documents. Whoever began it acts for the applicant too.
/// </summary>
public sealed record StartPractice : CaseAct
{
    /// <summary>The application.</summary>
    public required SaveDraft Application { get; init; }

    /// <summary>The materials that are handed in, by code: those left out are there to be noticed.</summary>
    public required ImmutableSortedDictionary<string, AttachedFile> Materials { get; init; }

    /// <summary>The practice case, handed in.</summary>
    public Verdict Begin(Guid id, Rulebook book)
    {
        var begun = (Application with { By = By, At = At, Practice = true }).Begin(id, book);
        if (begun is not Changes { Case: var draft })
            return begun;
        draft = draft with
        {
            Materials =
            [
                .. draft.Materials.Select(m =>
                    Materials.TryGetValue(m.MaterialCode, out var file)
                        ? m with
                        {
                            Status = MaterialStatus.Attached,
                            Files = [file],
                            AttachedAt = At,
                        }
                        : m
                ),
            ],
        };
        return new SubmitCase
        {
            By = By,
            At = At,
            RecordedAt = RecordedAt,
            QueryCode = "",
            AcknowledgeIncomplete = true,
            Declared = true, // whoever practises plays the applicant too
        }.Decide(draft, book);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: it begins a case, so there is none to decide on.</exception>
    public override Verdict Decide(Case @case, Rulebook book) =>
        throw new NotSupportedException("A practice case is begun, not changed, by this act.");
}
