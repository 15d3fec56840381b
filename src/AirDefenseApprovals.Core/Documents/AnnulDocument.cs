using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Documents;

/// <summary>Annuls the result document of a case (撤销、注销), by the head, for a reason that its holder is told (R33).</summary>
public sealed record AnnulDocument : CaseAct
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Says why somebody may neither annul nor replace the document of a case; null when they may.</summary>
    /// <param name="by">Who wants to.</param>
    /// <param name="case">The case.</param>
    /// <param name="register">The register in force.</param>
    /// <param name="today">The day.</param>
    public static Refusal? Refused(Actor by, Case @case, Register register, DateOnly today) =>
        DocumentActs.Refused(by, @case, register, today);

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        var docket = new Docket(@case, this, book) { Role = Roles.Head };
        if (Refused(By, @case, book.Register, docket.Today) is { } refusal)
            return refusal;
        if (Reasons.Wrong("reason", Reason) is { IsEmpty: false } wrong)
            return Refusal.Incomplete("R33", "reason-missing", wrong.AsSpan());
        // R33: for a reason that its holder is told
        var (reason, decision) = (Reason.Trim(), @case.Decision!);
        var annulled = decision.Document! with { Annulment = new(docket.At, By.UserName, reason) };
        docket.Case = @case with { Decision = decision with { Document = annulled } };
        var entry = DocumentActs.ForJournal(docket, annulled);
        entry["reason"] = reason;
        docket.Record("documentAnnulled", entry, reason);
        docket.Notify(
            "documentAnnulled",
            facts: [("document", annulled.Number), ("reason", reason), ("remedies", DocumentActs.Remedies(docket))]
        );
        return docket.Close();
    }
}
