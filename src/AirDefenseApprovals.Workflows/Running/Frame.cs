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

    /// <summary>The instance of the process that an ExecuteWorkflow executes.</summary>
    public WorkflowScope? Instance { get; set; }

    /// <summary>Whether an earlier advance began it.</summary>
    public bool HasWaited { get; init; }

    /// <summary>What it stands in, out to its workflow and no further.</summary>
    public Frame? Outer => Node.Kind == ActivityKind.Workflow ? null : Parent;

    /// <summary>Inputs of a loop evaluated in this advance: Elsa evaluates them once, and once again after a wait.</summary>
    public Dictionary<string, string>? Evaluated { get; set; }

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
        while (
            container
                is {
                    Parent: { } outer,
                    Node.Kind: not (
                        ActivityKind.Flowchart
                        or ActivityKind.Sequence
                        or ActivityKind.Parallel
                        or ActivityKind.Workflow
                    )
                }
        )
            container = outer;
        var holder = container;
        while (holder is not null && holder.Variables?.ContainsKey(name) != true)
            holder = holder.Outer;
        holder ??= container;
        (holder.Variables ??= new(StringComparer.Ordinal))[name] = value;
    }

    /// <summary>Itself and what it stands in, out to the workflow: what another process does stays out of sight.</summary>
    public IEnumerable<Frame> WithinWorkflow()
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
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
