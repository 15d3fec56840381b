using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>One execution of an activity while a step runs; Elsa's ActivityExecutionContext.</summary>
internal sealed class Frame(Node node, Frame? parent)
{
    public Node Node { get; } = node;
    public Frame? Parent { get; } = parent;
    public List<Frame> Children { get; } = [];
    public FrameStatus Status { get; set; }
    public int? Counter { get; set; }
    public bool Backward { get; init; }
    public bool Breaking { get; set; }
    public List<int>? Pending { get; set; }
    public FlowScope? Scope { get; set; }
    /// <summary>The variables held here: declared by the activity, made by scripts, and those of a loop's round.</summary>
    public Dictionary<string, string>? Variables { get; set; }

    /// <summary>The variables of the round of a loop that this is the body of.</summary>
    public Dictionary<string, string>? Round { get; init; }

    /// <summary>Its place in the state that is kept; -1 while it has none.</summary>
    public int Kept { get; set; } = -1;

    public bool IsOver => Status is FrameStatus.Completed or FrameStatus.Canceled;

    /// <summary>
    /// Makes a variable: the nearest container holds it, unless one further out already holds one of this name. So the rounds of nested
    /// loops share theirs, and a body that is no container leaves its own behind, as in Elsa.
    /// </summary>
    public void Create(string name, string value)
    {
        var container = this;
        while (container is { Parent: { } outer, Node.Kind: not (ActivityKind.Flowchart or ActivityKind.Sequence or ActivityKind.Parallel or ActivityKind.Workflow) })
            container = outer;
        var holder = container;
        while (holder is not null && holder.Variables?.ContainsKey(name) != true)
            holder = holder.Node.Kind == ActivityKind.Workflow ? null : holder.Parent;
        holder ??= container;
        (holder.Variables ??= new(StringComparer.Ordinal))[name] = value;
    }

    /// <summary>Itself and what it stands in, out to the workflow: what another process does stays out of sight.</summary>
    public IEnumerable<Frame> WithinWorkflow()
    {
        for (var frame = this; frame is not null; frame = frame.Node.Kind == ActivityKind.Workflow ? null : frame.Parent)
            yield return frame;
    }

    public bool IsWithin(Frame container)
    {
        for (var frame = this; frame is not null; frame = frame.Parent)
        {
            if (frame == container)
                return true;
        }

        return false;
    }
}

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

    /// <summary>Of the connections passed most often, one was followed; and they were passed more often than the activity was visited.</summary>
    public bool AnyFollowed(int place)
    {
        var most = Most(place);
        return most > visits[place] && Array.Exists(graph.ForwardInbound[place], connection => passages[connection] == most && followed[connection]);
    }

    public bool AllFollowed(int place)
    {
        var most = Most(place);
        return most > visits[place] && Array.TrueForAll(graph.ForwardInbound[place], connection => passages[connection] == most && followed[connection]);
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
            (passages[savedPassages[index]], followed[savedPassages[index]]) = (savedPassages[index + 1], savedPassages[index + 2] == 1);
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
