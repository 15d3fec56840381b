namespace AirDefenseApprovals.Workflows.Graph;

/// <summary>
/// Which pairs of activities are connected forward: breadth first from the start, in the order of the connections, an edge counts as
/// forward unless it would close a circle with the forward edges found so far.
/// </summary>
internal static class ForwardEdges
{
    public static HashSet<(int Source, int Target)> Of(int size, Connection[] connections, int[][] outbound, int start)
    {
        var edges = new HashSet<(int, int)>();
        var next = new List<int>[size];
        var visited = new bool[size];
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var source))
        {
            // A second visit finds nothing new: an edge once refused stays refused, since edges are only ever added.
            if (visited[source])
                continue;
            visited[source] = true;
            foreach (var index in outbound[source])
            {
                var target = connections[index].Target;
                if (edges.Contains((source, target)) || Reaches(next, target, source))
                    continue;
                edges.Add((source, target));
                (next[source] ??= []).Add(target);
                if (!visited[target])
                    queue.Enqueue(target);
            }
        }

        return edges;
    }

    private static bool Reaches(List<int>?[] next, int from, int to)
    {
        if (from == to)
            return true;
        if (next[from] is null)
            return false;
        var seen = new HashSet<int> { from };
        var stack = new Stack<int>(seen);
        while (stack.TryPop(out var current))
        {
            foreach (var target in next[current] ?? [])
            {
                if (target == to)
                    return true;
                if (seen.Add(target))
                    stack.Push(target);
            }
        }

        return false;
    }
}
