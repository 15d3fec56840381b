using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Somebody of the handling office steps aside from a case (回避), with a reason. What they have of it goes on in turn at
/// once; if nobody is left, the heads are told.
/// </summary>
public sealed record StepAside : CaseAct
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (Walls.ForHandlers(By, @case) is { } wall)
            return wall;
        if (@case.HasEnded)
            return Refusal.Conflict("R30", "already-ended");
        if (Reasons.Wrong("reason", Reason) is { IsEmpty: false } wrong)
            return Refusal.Incomplete("R30", "reason-missing", wrong.AsSpan());
        var docket = new Docket(@case with { Aside = @case.Aside.Add(By.UserName) }, this, book);
        Leave(docket, By.UserName, "steppedAside", Reason.Trim());
        return docket.Close();
    }

    /// <summary>Moves on what somebody who stepped aside has of a case, and puts it on record.</summary>
    internal static void Leave(Docket docket, string person, string task, string reason)
    {
        var moved = AssignTasks.Move(docket);
        docket.Record(
            "taskCompleted",
            new JsonObject
            {
                ["task"] = task,
                ["person"] = person,
                ["reason"] = reason,
                ["moved"] = moved,
            }
        );
        if (docket.Case.Tasks.Any(t => t.IsInTurn && t.Assignee is null))
            docket.Notify("nobodyLeft", Audience.Head, ("person", person));
    }
}
