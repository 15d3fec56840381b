using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.People;

/// <summary>
/// Gives a case's open tasks to somebody who can do them, where nobody has them or whoever has them is away, has left
/// or stepped aside (R30):
/// one act per case. To do it twice does nothing. What was given stays given, whoever comes back.
/// </summary>
public sealed record AssignTasks : CaseAct
{
    /// <summary>Whether the act would change anything.</summary>
    public bool Touches(Case @case, Rulebook book) => Decide(@case, book) is Changes;

    /// <inheritdoc/>
    public override Verdict Decide(Case @case, Rulebook book)
    {
        if (By != Actor.System && !By.Is(Roles.Administrator) && Walls.ForHandlers(By, @case, Roles.Head) is { } wall)
            return wall;
        var docket = new Docket(@case, this, book)
        {
            Role = By.Is(Roles.Administrator) ? Roles.Administrator : Roles.Head,
        };
        return Move(docket) is { Count: > 0 } moved
            ? Record(docket, moved)
            : Refusal.Conflict("R30", "assignments-stay");
    }

    /// <summary>Moves every task that cannot stay where it is: what moved, for the journal.</summary>
    internal static JsonArray Move(Docket docket)
    {
        var moved = new JsonArray();
        if (docket.Case.HasEnded || docket.Case.Practice)
            return moved;
        docket.Case = docket.Case with
        {
            Tasks =
            [
                .. docket.Case.Tasks.Select(task =>
                {
                    if (!task.IsInTurn || docket.Assigning.Stays(docket.Case, task))
                        return task;
                    var to = docket.Assigning.Choose(docket.Case, task, task.Assignee);
                    if (to == task.Assignee)
                        return task;
                    moved.Add(
                        new JsonObject
                        {
                            ["task"] = task.Name,
                            ["from"] = task.Assignee,
                            ["to"] = to,
                        }
                    );
                    return task with { Assignee = to };
                }),
            ],
        };
        return moved;
    }

    private static Changes Record(Docket docket, JsonArray moved)
    {
        docket.Record("taskCompleted", new JsonObject { ["task"] = "reassigned", ["moved"] = moved });
        return docket.Close();
    }
}
