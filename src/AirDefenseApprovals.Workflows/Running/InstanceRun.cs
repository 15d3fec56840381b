using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>
/// One advance of an instance: Elsa's WorkflowExecutionContext with its queue of work, executions, callbacks and bookmarks. It lives as
/// long as the advance; what must outlive it goes into <see cref="WorkflowState"/>.
/// </summary>
internal sealed class InstanceRun(WorkflowDefinition definition, JsonElement? facts)
{
    /// <summary>More work than this in one advance is a circle without a human task in it.</summary>
    private const int MostSteps = 20_000;

    /// <summary>All scripts of one advance together: whoever waits for the writer waits no longer than this for one process.</summary>
    private static readonly TimeSpan MostScriptTime = TimeSpan.FromSeconds(4);

    private TimeSpan scriptTime;
    private List<WorkItem> queue = [];
    private int steps;
    private readonly HashSet<string> everCompleted = new(StringComparer.Ordinal);

    public WorkflowDefinition Definition => definition;
    public JsonElement? Facts => facts;
    public List<Frame> Frames { get; } = [];
    public List<Callback> Callbacks { get; } = [];
    public List<(Bookmark Bookmark, Frame Owner)> Open { get; } = [];
    public List<string> Completed { get; } = [];
    public List<string> Executed { get; } = [];
    public List<string> Output { get; } = [];
    public List<Effect> Effects { get; } = [];

    /// <summary>The workflow's own variables, values as JSON text.</summary>
    public Dictionary<string, string> Variables { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What the instance was given and gives.</summary>
    public WorkflowScope Scope { get; init; } = new();

    public WorkflowStatus? Ended { get; set; }
    public string? Fault { get; set; }
    public string? Name { get; set; }

    /// <summary>The workflow instance that an execution belongs to.</summary>
    public WorkflowScope ScopeOf(Frame frame) => Executing(frame)?.Instance ?? Scope;

    /// <summary>Who executes the process that an execution belongs to; null for the process that was started.</summary>
    public static Frame? Executing(Frame frame)
    {
        var outermost = frame;
        while (outermost.Outer is { } outer)
            outermost = outer;
        return outermost.Node.Kind == ActivityKind.Workflow ? outermost.Parent : null;
    }

    public void Schedule(Node node, Frame? owner, bool backward = false, Dictionary<string, string>? variables = null)
    {
        if (owner is not null)
            Callbacks.Add(new(owner, node));
        queue.Add(new(node, owner, null, backward, variables));
    }

    /// <summary>Runs a script, unless those before it in this advance have taken all the time that there is.</summary>
    /// <exception cref="ActivityFailure">They have.</exception>
    public string Timed(Node node, Func<string> script)
    {
        if (scriptTime >= MostScriptTime)
            throw new ActivityFailure(node, "its scripts and those before it took too long altogether");
        var began = Stopwatch.GetTimestamp();
        try
        {
            return script();
        }
        finally
        {
            scriptTime += Stopwatch.GetElapsedTime(began);
        }
    }

    public void ScheduleResume(Frame frame) => queue.Add(new(frame.Node, null, frame));

    public bool IsScheduled(Func<WorkItem, bool> wanted) => queue.Exists(item => wanted(item));

    /// <summary>Elsa.Finish: nothing that waits in this process is done any more.</summary>
    public void Abandon(Frame finish)
    {
        queue.Clear();
        if (Executing(finish) is { } executing)
        {
            Callbacks.RemoveAll(callback => callback.Owner != executing && callback.Owner.IsWithin(executing));
            Open.RemoveAll(open => open.Owner.IsWithin(executing));
            executing.Instance!.IsFinished = true;
            return;
        }

        Callbacks.Clear();
        Open.Clear();
        Ended ??= WorkflowStatus.Finished;
    }

    /// <summary>Works until nothing is scheduled.</summary>
    /// <param name="outcome">The outcome that a resumed bookmark leaves by; null when the instance starts.</param>
    public void Work(string? outcome)
    {
        var resumed = queue[0].Existing;
        Drain(resumed, outcome);
        for (
            var executing = resumed is null ? null : Executing(resumed);
            executing is not null && Execution.HasEnded(this, executing);
            executing = Executing(executing)
        )
        {
            ScheduleResume(executing);
            Drain(null, null);
        }
    }

    /// <summary>
    /// Works on an executed process until it waits or ends; what is scheduled outside has to wait, as the process is an
    /// instance of its own to Elsa.
    /// </summary>
    public void WorkInside(Node workflow, Frame executing)
    {
        var outside = queue;
        queue = [];
        Schedule(workflow, executing);
        Drain(null, null);
        queue = outside;
    }

    private void Drain(Frame? resumed, string? outcome)
    {
        for (; queue.Count > 0; steps++)
        {
            var item = queue[0];
            queue.RemoveAt(0);
            var frame = item.Existing ?? Begin(item);
            try
            {
                if (steps >= MostSteps)
                    throw new ActivityFailure(item.Node, $"more than {MostSteps} steps without waiting for anybody");
                frame.Status = FrameStatus.Running;
                // Until a resumption succeeds, Elsa resumes whatever comes next in its stead.
                if (outcome is not null)
                    Complete(frame, new Outcomes([outcome]));
                else
                    ActivityRun.Execute(this, frame);
                outcome = null;
                Open.RemoveAll(open => open.Owner == resumed);
            }
            catch (ActivityFailure failure)
            {
                frame.Status = FrameStatus.Faulted;
                if (steps >= MostSteps)
                    queue.Clear();
                if (Ended is not null)
                    continue;
                (Ended, Fault) = (WorkflowStatus.Faulted, failure.Message);
            }
        }
    }

    public WorkflowStatus Status =>
        Ended ?? (Frames.TrueForAll(frame => frame.IsOver) ? WorkflowStatus.Finished : WorkflowStatus.Suspended);

    /// <summary>Completes an activity: what is still running inside is canceled, and whoever waits for it hears of it.</summary>
    public void Complete(Frame frame, Outcomes outcomes)
    {
        if (frame.Status != FrameStatus.Running)
            return;
        foreach (var child in frame.Children.Where(child => !child.IsOver).ToList())
            Cancellation.Downwards(this, child);
        frame.Status = FrameStatus.Completed;
        Remember(frame.Node);
        for (var receiver = frame; receiver is not null; receiver = receiver.Parent)
        {
            var index = Callbacks.FindIndex(callback => callback.Owner == receiver && callback.Child == frame.Node);
            if (index < 0)
                continue;
            Callbacks.RemoveAt(index);
            ActivityRun.ChildCompleted(this, receiver, frame, outcomes);
        }

        Open.RemoveAll(open => open.Owner == frame);
        Callbacks.RemoveAll(callback => callback.Owner == frame);
    }

    public void Remember(Node node)
    {
        if (node.Kind != ActivityKind.Workflow && everCompleted.Add(node.Id))
            Completed.Add(node.Id);
    }

    /// <summary>Takes back what is scheduled for an execution, or by it.</summary>
    public void Withdraw(Frame frame) => queue.RemoveAll(item => item.Existing == frame || item.Owner == frame);

    private Frame Begin(WorkItem item)
    {
        var frame = new Frame(item.Node, item.Owner) { Backward = item.Backward, Round = item.Variables };
        foreach (var (name, value) in item.Variables ?? [])
            frame.Create(name, value);
        Frames.Add(frame);
        item.Owner?.Children.Add(frame);
        if (item.Node.Kind != ActivityKind.Workflow)
            Executed.Add(item.Node.Id);
        return frame;
    }
}
