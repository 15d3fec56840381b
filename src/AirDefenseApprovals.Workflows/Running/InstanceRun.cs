using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>
/// One advance of an instance: Elsa's WorkflowExecutionContext with its queue of work, executions, callbacks and bookmarks. It lives as
/// long as the advance; what must outlive it goes into <see cref="WorkflowState"/>.
/// </summary>
internal sealed class InstanceRun(WorkflowDefinition definition, JsonElement? facts)
{
    /// <summary>More work than this in one advance is a circle without a human task in it.</summary>
    private const int MostSteps = 20_000;

    private readonly List<WorkItem> queue = [];
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

    public WorkflowScope ScopeOf(Frame frame) => Scope;

    public void Schedule(Node node, Frame? owner, bool backward = false, Dictionary<string, string>? variables = null)
    {
        if (owner is not null)
            Callbacks.Add(new(owner, node));
        queue.Add(new(node, owner, null, backward, variables));
    }

    public void ScheduleResume(Frame frame) => queue.Add(new(frame.Node, null, frame));

    public bool IsScheduled(Func<WorkItem, bool> wanted) => queue.Exists(item => wanted(item));

    /// <summary>Elsa.Finish: nothing that waits is done any more.</summary>
    public void Abandon()
    {
        Callbacks.Clear();
        queue.Clear();
        Open.Clear();
        Ended ??= WorkflowStatus.Finished;
    }

    /// <summary>Works until nothing is scheduled.</summary>
    /// <param name="outcome">The outcome that a resumed bookmark leaves by; null when the instance starts.</param>
    public void Work(string? outcome)
    {
        var resumed = queue[0].Existing;
        for (var steps = 0; queue.Count > 0; steps++)
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

    public WorkflowStatus Status => Ended ?? (Frames.TrueForAll(frame => frame.IsOver) ? WorkflowStatus.Finished : WorkflowStatus.Suspended);

    /// <summary>Completes an activity: what is still running inside is canceled, and whoever waits for it hears of it.</summary>
    public void Complete(Frame frame, Outcomes outcomes)
    {
        if (frame.Status != FrameStatus.Running)
            return;
        foreach (var child in frame.Children.Where(child => !child.IsOver).ToList())
            CancelDownwards(child);
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

    /// <summary>Cancels as a container that completes does: itself first, then what is inside.</summary>
    public void CancelDownwards(Frame frame)
    {
        if (frame.IsOver)
            return;
        Cancel(frame);
        foreach (var child in Frames.Where(child => child.Parent == frame && !child.IsOver).ToList())
            CancelDownwards(child);
    }

    /// <summary>Cancels as a join does: what is inside first, then itself.</summary>
    public void CancelUpwards(Frame frame)
    {
        if (frame.IsOver)
            return;
        Withdraw(frame);
        foreach (var child in frame.Children.ToList())
            CancelUpwards(child);
        Cancel(frame);
    }

    public void Remember(Node node)
    {
        if (node.Kind != ActivityKind.Workflow && everCompleted.Add(node.Id))
            Completed.Add(node.Id);
    }

    private void Cancel(Frame frame)
    {
        Withdraw(frame);
        frame.Status = FrameStatus.Canceled;
        Callbacks.RemoveAll(callback => callback.Owner == frame);
        Open.RemoveAll(open => open.Owner == frame || open.Owner.Node == frame.Node);
        for (var receiver = frame; receiver is not null; receiver = receiver.Parent)
        {
            if (receiver.Node.Kind == ActivityKind.Flowchart)
                FlowchartRun.Canceled(this, receiver, frame);
        }
    }

    private void Withdraw(Frame frame) => queue.RemoveAll(item => item.Existing == frame || item.Owner == frame);

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
