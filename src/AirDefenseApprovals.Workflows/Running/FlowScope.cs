using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>How often a flowchart's activities and connections have been visited; Elsa's FlowScope.</summary>
internal sealed class FlowScope(FlowGraph graph)
{
    private readonly int[] visits = new int[graph.Outbound.Length];
    private readonly int[] passages = new int[graph.Connections.Length];
    private readonly bool[] followed = new bool[graph.Connections.Length];

    public void Visit(int place) => visits[place]++;

    public void Pass(int connection, bool isFollowed)
    {
        passages[connection]++;
        followed[connection] = isFollowed;
    }

    /// <summary>Every forward connection into the activity was passed once more than the activity was visited.</summary>
    public bool AllVisited(int place)
    {
        foreach (var connection in graph.ForwardInbound[place])
        {
            if (passages[connection] <= visits[place])
                return false;
        }

        return true;
    }

    /// <summary>
    /// Of the connections passed most often, one was followed; and they were passed more often than the activity was
    /// visited.
    /// </summary>
    public bool AnyFollowed(int place)
    {
        var most = Most(place);
        return most > visits[place]
            && Array.Exists(graph.ForwardInbound[place], connection =>
                passages[connection] == most && followed[connection]
            );
    }

    public bool AllFollowed(int place)
    {
        var most = Most(place);
        return most > visits[place]
            && Array.TrueForAll(graph.ForwardInbound[place], connection =>
                passages[connection] == most && followed[connection]
            );
    }

    public bool IsLate(int connection, int place) => passages[connection] <= visits[place];

    public int[] Visits() => Pairs(visits);

    public int[] Passages()
    {
        var numbers = new List<int>();
        for (var index = 0; index < passages.Length; index++)
        {
            if (passages[index] > 0)
                numbers.AddRange([index, passages[index], followed[index] ? 1 : 0]);
        }

        return [.. numbers];
    }

    public void Restore(int[] savedVisits, int[] savedPassages)
    {
        for (var index = 0; index + 1 < savedVisits.Length; index += 2)
            visits[savedVisits[index]] = savedVisits[index + 1];
        for (var index = 0; index + 2 < savedPassages.Length; index += 3)
            (passages[savedPassages[index]], followed[savedPassages[index]]) = (
                savedPassages[index + 1],
                savedPassages[index + 2] == 1
            );
    }

    private int Most(int place)
    {
        var most = 0;
        foreach (var connection in graph.ForwardInbound[place])
            most = Math.Max(most, passages[connection]);
        return most;
    }

    private static int[] Pairs(int[] counts)
    {
        var numbers = new List<int>();
        for (var index = 0; index < counts.Length; index++)
        {
            if (counts[index] > 0)
                numbers.AddRange([index, counts[index]]);
        }

        return [.. numbers];
    }
}
