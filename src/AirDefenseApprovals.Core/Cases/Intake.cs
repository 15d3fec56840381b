using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Journal;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The office's answers to an application (R2) other than the correction notice.</summary>
internal static class Intake
{
    /// <summary>Accepts (受理): the clock starts (R9). Once accepted, a second time changes nothing (a review sent the case back).</summary>
    public static Refusal? Accept(Docket docket)
    {
        if (docket.Case.AcceptedAt is not null)
            return null;
        docket.Case = docket.Case with
        {
            State = CaseState.InProgress,
            AcceptedAt = docket.At,
            CheckAgreed = docket.Case.Notice is null ? CheckAgreement.Of(docket.Case, []) : docket.Case.CheckAgreed,
            Clock = docket.Case.Clock ?? SubmitCase.StartClock(docket.Item, docket.At),
        };
        docket.Record(
            "accepted",
            new JsonObject { ["startedAt"] = JournalEntry.InstantText(docket.Case.Clock!.StartedAt) }
        );
        if (!docket.Item.OnTheSpot)
            docket.Notify("accepted"); // R3: on the spot, acceptance and result are one notice
        return null;
    }

    public static Refusal? DeclareNotRequired(Docket docket, TaskData data)
    {
        if (Effects.BeforeAnswer(docket.Case) is { } late)
            return late;
        if (data.Text("reason") is not { } reason)
            return Refusal.Incomplete("R2", "reason-missing", new FieldError(data.At("reason"), "field-required")); // R2
        docket.Record("notRequired", new JsonObject { ["reason"] = reason }, reason);
        docket.End(CaseState.NotRequired);
        docket.Notify("notRequired", facts: [("reason", reason)]);
        return null;
    }

    public static Refusal? DeclareNotCompetent(Docket docket, TaskData data)
    {
        if (Effects.BeforeAnswer(docket.Case) is { } late)
            return late;
        if (data.Text("officeName") is not { } office) // R2: whoever says that it is not competent names the office that is
            return Refusal.Incomplete(
                "R2",
                "competent-office-missing",
                new FieldError(data.At("officeName"), "competent-office-missing")
            );
        docket.Record(
            "notAccepted",
            new JsonObject { ["reason"] = "notCompetent", ["competentOffice"] = office },
            office
        );
        docket.End(CaseState.NotAccepted);
        docket.Notify("notCompetent", facts: [("competentOffice", office)]);
        return null;
    }

    /// <summary>Refuses acceptance after a correction, for items of that notice and no others (R5).</summary>
    public static Refusal? RefuseAcceptance(Docket docket, TaskData data)
    {
        if (docket.Case.AcceptedAt is not null)
            return Refusal.Conflict("R6", "already-accepted");
        if (docket.Case.Notice is not { } notice)
            return Refusal.Conflict("R5", "refusal-needs-a-correction"); // R5
        var unmet = data.Integers("unmet");
        if (unmet.IsEmpty || unmet.Any(n => notice.Items.All(i => i.ItemNo != n))) // R5: no new defect
            return Refusal.Incomplete(
                "R5",
                "unmet-not-of-the-notice",
                new FieldError(
                    data.At("unmet"),
                    "unmet-not-of-the-notice",
                    string.Join(", ", notice.Items.Select(i => i.ItemNo))
                )
            );
        docket.Case = docket.Case with { Notice = notice with { Unmet = [.. unmet.Distinct().Order()] } };
        docket.Record(
            "notAccepted",
            new JsonObject
            {
                ["reason"] = "correctionUnmet",
                ["unmet"] = new JsonArray([.. unmet.Distinct().Order().Select(n => (JsonNode)n)]),
            }
        );
        docket.End(CaseState.NotAccepted);
        docket.Notify(
            "notAccepted",
            facts:
            [
                ("remedies", docket.Book.Register.Office(docket.Case.InNameOf!)!.Remedies),
                (
                    "unmet",
                    string.Join(
                        "；",
                        notice.Items.Where(i => unmet.Contains(i.ItemNo)).Select(i => $"{i.ItemNo}. {i.Defect}")
                    )
                ),
            ]
        );
        return null;
    }
}
