namespace AirDefenseApprovals.Workflows.Graph;

/// <summary>What an activity does; the types of Elsa that the engine runs, and ours.</summary>
internal enum ActivityKind
{
    Workflow,
    Flowchart,
    Sequence,
    Parallel,
    If,
    Switch,
    For,
    ForEach,
    While,
    ParallelForEach,
    Break,
    Start,
    End,
    Finish,
    Complete,
    FlowDecision,
    FlowSwitch,
    FlowFork,
    FlowJoin,
    SetVariable,
    SetName,
    SetOutput,
    WriteLine,
    Fault,
    Delay,
    ExecuteWorkflow,
    HumanTask,
    Effect,
}
