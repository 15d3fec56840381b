using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// The head of the handling office gives an open task to somebody else, with a reason that stays on record: in turn is
/// the rule, this its exception (R30).
/// </summary>
public sealed record ReassignTask : CaseAct
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>Account name of who is to do it.</summary>
    public required string To { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case, Roles.Head) is { } wall)
            return wall;
        if (@case.Tasks.FirstOrDefault(t => t.Name == Task && t.IsInTurn) is not { } open)
            return Refusal.Conflict("R30", "task-not-open", Task);
        if (Reasons.Wrong("reason", Reason) is { IsEmpty: false } wrong)
            return Refusal.Incomplete("R30", "reason-missing", wrong.AsSpan());
        var docket = new Docket(@case, this, book) { Role = Roles.Head };
        if (open.Assignee == To || !docket.Assigning.Stays(@case, open with { Assignee = To }))
            return Refusal.Incomplete("R30", "assignee-cannot", new FieldError("to", "assignee-cannot", To));
        docket.Case = @case with { Tasks = @case.Tasks.Replace(open, open with { Assignee = To }) };
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = "reassigned",
                ["moved"] = new JsonArray(
                    new JsonObject
                    {
                        ["task"] = Task,
                        ["from"] = open.Assignee,
                        ["to"] = To,
                    }
                ),
                ["reason"] = Reason.Trim(),
            }
        );
        return docket.Close();
    }
}
