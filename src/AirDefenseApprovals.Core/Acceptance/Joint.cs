using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>Joint acceptance (联合验收, R26).</summary>
internal static class Joint
{
    /// <summary>Held only when each defect is closed; the activity's <c>passed</c> says how it went.</summary>
    public static Refusal? Hold(Docket docket, Effect effect, TaskData data)
    {
        if (docket.Case.DefectNotice?.Items.Any(d => d.State != DefectState.Closed) == true)
            return Refusal.Conflict("R26", "defects-not-closed"); // R26
        var asked = Departments.Of(docket.Case).ToList();
        if (asked.Where(d => d.Opinion is null).Select(d => d.Department).ToArray() is { Length: > 0 } silent)
            return Refusal.Conflict("R26", "department-silent", silent);
        if (effect.Properties.TryGetProperty("passed", out var passed) && passed.ValueKind == JsonValueKind.True)
        {
            if (
                asked.Where(d => d.Opinion is { Consents: false }).Select(d => d.Department).ToArray() is
                { Length: > 0 } against
            )
                return Refusal.Conflict("R26", "department-dissents", against);
            docket.Case = docket.Case with
            {
                JointAcceptances = docket.Case.JointAcceptances.Add(new(docket.At, true, [])),
            };
            docket.Record("jointAcceptance", new JsonObject { ["passed"] = true });
            return null;
        }

        var reasons = data.Texts("reasons");
        if (reasons.IsEmpty)
            return Refusal.Incomplete(
                "R26",
                "joint-acceptance-reasons",
                new FieldError(data.At("reasons"), "field-required")
            );
        docket.Case = docket.Case with
        {
            State = CaseState.Rectification,
            JointAcceptances = docket.Case.JointAcceptances.Add(new(docket.At, false, reasons)),
        };
        docket.Record(
            "jointAcceptance",
            new JsonObject { ["passed"] = false, ["reasons"] = new JsonArray([.. reasons.Select(r => (JsonNode)r)]) },
            string.Join('；', reasons)
        );
        docket.Notify("jointAcceptanceFailed", facts: [("reasons", string.Join('\n', reasons))]);
        return null;
    }

    /// <summary>The applicant says, reason by reason, how what stood in the way was settled.</summary>
    public static Refusal? Resolved(Docket docket, TaskData data)
    {
        var answers = data.List("answers").ToLookup(a => a.Integer("itemNo"), a => a.Text("text"));
        var numbers = Enumerable.Range(1, docket.Case.JointAcceptances[^1].Reasons.Length).ToList();
        var missing = numbers
            .Where(n => answers[n].All(t => t is null))
            .Select(n => n.ToString(CultureInfo.InvariantCulture))
            .ToList();
        if (missing.Count > 0)
            return Refusal.Incomplete(
                "R26",
                "resolution-incomplete",
                [.. missing.Select(n => new FieldError($"answers.{n}", "answer-missing", n))]
            );
        docket.Case = docket.Case with { State = CaseState.InProgress };
        docket.Record(
            "rectified",
            new JsonObject
            {
                ["answers"] = new JsonArray([
                    .. numbers.Select(n =>
                        (JsonNode)new JsonObject { ["itemNo"] = n, ["text"] = answers[n].First(t => t is not null) }
                    ),
                ]),
            }
        );
        return null;
    }
}
