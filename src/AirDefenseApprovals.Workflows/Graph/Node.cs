using System.Text.Json;

namespace AirDefenseApprovals.Workflows.Graph;

/// <summary>An activity of a definition, read once: what the engine runs. Immutable after reading.</summary>
internal sealed class Node
{
    /// <summary>How a join waits, in the order of Elsa's numbers.</summary>
    public static readonly string[] JoinModes = ["WaitAll", "WaitAllActive", "WaitAny"];

    /// <summary>How a switch matches, in the order of Elsa's numbers.</summary>
    public static readonly string[] SwitchModes = ["MatchFirst", "MatchAny"];

    public required int Index { get; init; }
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }
    public required string Path { get; init; }
    public required ActivityKind Kind { get; init; }
    public required JsonElement Json { get; init; }
    public required Node? Parent { get; init; }

    /// <summary>The activities inside a flowchart, sequence or parallel.</summary>
    public Node[] Children { get; set; } = [];

    /// <summary>Place among the parent's <see cref="Children"/>; -1 for bodies and branches.</summary>
    public int Place { get; init; } = -1;

    /// <summary>The body of a loop, <c>then</c> of an If, the default of a Switch.</summary>
    public Node? Body { get; set; }

    /// <summary><c>else</c> of an If.</summary>
    public Node? Else { get; set; }

    /// <summary>The connections of a flowchart.</summary>
    public FlowGraph? Flow { get; set; }

    /// <summary>The cases of a Switch or FlowSwitch.</summary>
    public Case[] Cases { get; set; } = [];

    /// <summary>Variables declared by the workflow or a container.</summary>
    public Variable[] Variables { get; set; } = [];

    /// <summary>The inputs that a workflow declares.</summary>
    public Argument[] Takes { get; set; } = [];

    /// <summary>The outputs that a workflow declares.</summary>
    public Argument[] Gives { get; set; } = [];

    public Dictionary<string, Expression> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>The variable that SetVariable assigns, or that an output (If.result, For.currentValue) is captured in.</summary>
    public VariableReference? Target { get; set; }

    /// <summary>The workflow's output that an activity's output is captured in.</summary>
    public string? TargetOutput { get; set; }

    /// <summary>The bookmark that a human task makes.</summary>
    public Bookmark? Bookmark { get; set; }

    /// <summary>The effect that is reported.</summary>
    public Effect? Effect { get; set; }

    /// <summary>Elsa's terminal nodes complete the container they stand in.</summary>
    public bool IsTerminal =>
        Kind is ActivityKind.End or ActivityKind.Finish or ActivityKind.Complete or ActivityKind.Break;

    /// <summary>The process that Elsa.ExecuteWorkflow executes; <see cref="Body"/> is its workflow.</summary>
    public WorkflowDefinition? Child { get; set; }

    /// <summary>What it stands in, out to its workflow and no further.</summary>
    public Node? Outer => Kind == ActivityKind.Workflow ? null : Parent;

    /// <summary>The workflow that it stands in: the nearest one.</summary>
    public Node Workflow => Kind == ActivityKind.Workflow ? this : Parent!.Workflow;

    public Expression? Input(string name) => Inputs.GetValueOrDefault(name);

    public override string ToString() => Id;
}

/// <summary>A case of a Switch (with an activity) or a FlowSwitch (with a port).</summary>
internal sealed record Case(string Label, Expression Condition, Node? Activity);

/// <summary>
/// A variable that a workflow or container declares. <paramref name="Value"/> is its initial value as JSON text; when
/// <paramref name="IsStored"/> is false, it has that value again after every wait, as in Elsa without a storage driver.
/// </summary>
internal sealed record Variable(string Id, string Name, ValueType Type, string Value, bool IsStored)
{
    /// <summary>The value to go on with after a wait: Elsa stores no nulls either.</summary>
    public string Restored(string? value) => IsStored && value is not (null or "null") ? value : Value;
}

/// <summary>Which variable, and who declares it.</summary>
internal sealed record VariableReference(Node Owner, Variable Variable);
