namespace AirDefenseApprovals.Workflows.Graph;

/// <summary>A connection between two places of one flowchart.</summary>
internal readonly record struct Connection(int Source, string? Port, int Target, string? TargetPort);

/// <summary>
/// The connections of a flowchart and what follows from them alone: which lead forward, which back, and which activities a join looks
/// back upon. Elsa derives all this while it runs; since it never changes, it is derived when the definition is read.
/// </summary>
internal sealed class FlowGraph
{
    public Connection[] Connections { get; }
    public int Start { get; }
    public int[][] Outbound { get; }
    public int[][] ForwardInbound { get; }
    public bool[] IsBackward { get; }

    /// <summary>A backward connection is valid when every way from its source back to the start passes its target.</summary>
    public bool[] IsValid { get; }

    private readonly int[][] inForward;
    private readonly bool[]?[] ancestors;

    public FlowGraph(int size, Connection[] connections, int start)
    {
        Connections = connections;
        Start = start;
        ancestors = new bool[size][];
        Outbound = Group(size, connections, connection => connection.Source);
        var forward = start < 0 ? [] : ForwardEdges.Of(size, connections, Outbound, start);
        IsBackward = Array.ConvertAll(connections, connection =>
            !forward.Contains((connection.Source, connection.Target))
        );
        ForwardInbound = new int[size][];
        inForward = new int[size][];
        var inbound = Group(size, connections, connection => connection.Target);
        for (var place = 0; place < size; place++)
        {
            ForwardInbound[place] = Array.FindAll(inbound[place], index => !IsBackward[index]);
            inForward[place] = [.. ForwardInbound[place].Select(index => connections[index].Source).Distinct()];
        }

        IsValid = new bool[connections.Length];
        for (var index = 0; index < connections.Length; index++)
            IsValid[index] =
                IsBackward[index] && !ReachesStartAvoiding(connections[index].Source, connections[index].Target);
    }

    /// <summary>
    /// Whether the forward connections do not reach an activity; a place of -1 stands for an activity of another
    /// container.
    /// </summary>
    public bool IsDangling(int place) => place < 0 || (place != Start && ForwardInbound[place].Length == 0);

    /// <summary>The activities from which forward connections lead to this one, by place.</summary>
    public bool[] Ancestors(int place)
    {
        if (ancestors[place] is { } known)
            return known;
        var found = new bool[ancestors.Length];
        var stack = new Stack<int>();
        stack.Push(place);
        while (stack.TryPop(out var current))
        {
            foreach (var source in inForward[current])
            {
                if (found[source])
                    continue;
                found[source] = true;
                stack.Push(source);
            }
        }

        // Two threads may both compute it; the result is the same.
        return ancestors[place] = found;
    }

    private bool ReachesStartAvoiding(int source, int avoided)
    {
        if (source == avoided)
            return false;
        var seen = new HashSet<int> { source };
        var stack = new Stack<int>(seen);
        while (stack.TryPop(out var current))
        {
            if (current == Start)
                return true;
            foreach (var previous in inForward[current])
            {
                if (previous != avoided && seen.Add(previous))
                    stack.Push(previous);
            }
        }

        return false;
    }

    private static int[][] Group(int size, Connection[] connections, Func<Connection, int> key)
    {
        var lists = new List<int>[size];
        for (var index = 0; index < connections.Length; index++)
            (lists[key(connections[index])] ??= []).Add(index);
        return Array.ConvertAll(lists, list => list?.ToArray() ?? []);
    }
}
