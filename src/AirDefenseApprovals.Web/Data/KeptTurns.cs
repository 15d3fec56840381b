using System.Collections.Immutable;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.People;

namespace AirDefenseApprovals.Web.Data;

/// <summary>
/// Keeps whose turn it is (R30). An act is decided by the turns as this node last saw them; if it gave a task in turn, the turn's row is
/// locked until the transaction ends, and where another node has moved it meanwhile the act is decided again by what the row says.
/// </summary>
internal sealed class KeptTurns
{
    private const string Lock = """
        INSERT INTO "Turns" ("Office", "Role", "Queue") VALUES (@p0, @p1, '')
        ON CONFLICT ("Office", "Role") DO UPDATE SET "Queue" = "Turns"."Queue" RETURNING "Queue"
        """;
    private const string Save = """UPDATE "Turns" SET "Queue" = @p2 WHERE "Office" = @p0 AND "Role" = @p1""";

    private ImmutableDictionary<Turn, ImmutableArray<string>> seen = ImmutableDictionary<
        Turn,
        ImmutableArray<string>
    >.Empty;

    /// <summary>Decides an act.</summary>
    public async Task<Verdict> DecideAsync(RowWriter rows, Rulebook book, CaseAct act, Case @case)
    {
        var locked = new HashSet<Turn>();
        while (true)
        {
            var verdict = act.Decide(@case, book with { Turns = seen });
            if (verdict is not Changes { Turns.IsEmpty: false } changes)
                return verdict;
            var moved = false;
            foreach (
                var turn in changes
                    .Turns.Keys.Where(t => !locked.Contains(t))
                    .OrderBy(t => t.Office, StringComparer.Ordinal)
                    .ThenBy(t => t.Role, StringComparer.Ordinal)
            ) // in one order everywhere: nobody waits for each other
            {
                var queue = Read((await rows.FirstAsync(Lock, r => r.GetString(0), turn.Office, turn.Role))!);
                locked.Add(turn);
                if (queue.SequenceEqual(seen.GetValueOrDefault(turn, [])))
                    continue;
                (seen, moved) = (seen.SetItem(turn, queue), true);
            }

            if (moved)
                continue;
            seen = seen.SetItems(changes.Turns); // if the transaction is undone, the row says so to the next
            return verdict;
        }
    }

    /// <summary>Saves a turn as an act left it.</summary>
    public static Task<int> SaveAsync(RowWriter rows, Turn turn, ImmutableArray<string> queue) =>
        rows.ExecuteAsync(Save, turn.Office, turn.Role, string.Join(' ', queue));

    private static ImmutableArray<string> Read(string queue) =>
        [.. queue.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
