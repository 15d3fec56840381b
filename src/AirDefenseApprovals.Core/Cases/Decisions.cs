using System.Collections.Immutable;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Approves or refuses, and issues the result document (R15, R20, R22).</summary>
internal static class Decisions
{
    public static Refusal? Approve(Docket docket)
    {
        var awaited = docket
            .Case.Materials.Where(m => m.Status == MaterialStatus.Promised)
            .Select(m => m.MaterialCode)
            .ToArray();
        if (awaited.Length > 0)
            return Refusal.Conflict("R8", "promised-material-awaited", string.Join(", ", awaited)); // R8
        if (docket.Case.DefectNotice?.Items.Any(d => d.State != DefectState.Closed) == true)
            return Refusal.Conflict("R26", "defects-not-closed"); // R26
        return Decide(docket, CaseState.Approved, Figures(docket, "approved"));
    }

    public static Refusal? Refuse(Docket docket, TaskData data)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        var (reasons, basis) = (string.Join('；', data.Texts("reasons")), string.Join('；', data.Texts("basis")));
        if (reasons.Length == 0)
            errors.Add(new(data.At("reasons"), "field-required"));
        if (basis.Length == 0)
            errors.Add(new(data.At("basis"), "field-required"));
        if (errors.Count > 0)
            return Refusal.Incomplete("R20", "refusal-needs-reasons", [.. errors]); // R20
        var remedies = docket.Book.Register.Office(docket.Case.InNameOf!)!.Remedies;
        if (
            Decide(
                docket,
                CaseState.Refused,
                Figures(docket, "refused") with
                {
                    Reasons = reasons,
                    Basis = basis,
                    Remedies = remedies,
                }
            ) is
            { } unsigned
        )
            return unsigned;
        docket.Notify("refused", facts: [("reasons", reasons), ("basis", basis), ("remedies", remedies)]);
        return null;
    }

    /// <summary>Prints the result document; its SHA-256 goes into the journal (R22).</summary>
    public static Refusal? IssueDocument(Docket docket, CompleteTask act)
    {
        if (docket.Case.Practice)
        {
            docket.Notify("practiceApproved"); // nothing is issued
            return null;
        }

        var @case = docket.Case;
        var document = Print(
            docket,
            new ResultDocument($"WS-{@case.Number}", act.VerificationCode, "")
            {
                Terms = DocumentTerms.Of(@case, docket.Item, docket.Book, docket.Today), // R33
            }
        );
        docket.Case = @case with { Decision = @case.Decision! with { Document = document } };
        var issued = new JsonObject
        {
            ["number"] = document.Number,
            ["sha256"] = document.Sha256, // R22
            ["office"] = @case.Office,
            ["inNameOf"] = @case.InNameOf,
        };
        @case.Decision.Authority?.Into(issued);
        docket.Record("documentIssued", issued);
        docket.Notify("approved", facts: [("document", document.Number), ("code", document.Code)]);
        return null;
    }

    /// <summary>Prints a document and attaches it to the act; its digest is known only then.</summary>
    public static ResultDocument Print(Docket docket, ResultDocument unprinted)
    {
        var pictured = unprinted with { Characters = docket.Case.Characters };
        var printed = docket.Book.Press.Print(DocumentOrder.Of(docket.Case, pictured, docket.Book));
        var document = pictured with { Sha256 = printed.Sha256 };
        docket.Attach(document, printed);
        return document;
    }

    /// <summary>Signs a decision. The power to is looked at once more, and kept.</summary>
    private static Refusal? Decide(Docket docket, CaseState state, CaseDecision decision)
    {
        if (docket.Case.Tasks.Any(t => t.Name == RequestRecusal.Decision))
            return Refusal.Conflict("R30", "recusal-first"); // who may sign is not settled
        var authority = Authority.Of(docket.Case, docket.Book.Register, docket.Today);
        if (authority is null && !docket.Case.Practice)
            return Refusal.Conflict("R17", "no-authority-to-sign"); // R17
        docket.Case = docket.Case with { Decision = decision with { Authority = authority } };
        var signed = new JsonObject
        {
            ["outcome"] = decision.Outcome,
            ["reasons"] = decision.Reasons,
            ["basis"] = decision.Basis,
            ["daysUsed"] = decision.DaysUsed,
            ["daysExcluded"] = decision.DaysExcluded,
            ["promiseMet"] = decision.PromiseMet,
            ["statutoryMet"] = decision.StatutoryMet,
            ["calendar"] = docket.Book.Calendar.Edition,
            ["office"] = docket.Case.Office,
            ["inNameOf"] = docket.Case.InNameOf,
        };
        authority?.Into(signed);
        docket.Record("decided", signed, decision.Reasons);
        docket.End(state);
        return null;
    }

    /// <summary>The frozen figures of R15. A decision ends an open pause.</summary>
    private static CaseDecision Figures(Docket docket, string outcome)
    {
        if (docket.Case.Clock?.OpenPause is not null)
            ClockActs.Close(docket, "decided");
        var (clock, calendar) = (docket.Case.Clock!, docket.Book.Calendar);
        // R15: what follows from the clock now is kept as it is now.
        return new CaseDecision
        {
            Outcome = outcome,
            DecidedAt = docket.At,
            DaysUsed = LegalClock.DaysUsed(calendar, clock, Limit.Promised, docket.Today),
            DaysExcluded = LegalClock.DaysExcluded(calendar, clock, Limit.Promised, docket.Today),
            PromiseMet = docket.At <= LegalClock.DueAt(calendar, clock, Limit.Promised).At,
            StatutoryMet = docket.At <= LegalClock.DueAt(calendar, clock, Limit.Statutory).At,
        };
    }
}
