using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Running;

/// <summary>An activity that is to be executed; Elsa's ActivityWorkItem.</summary>
/// <param name="Node">The activity.</param>
/// <param name="Owner">Who scheduled it and hears of its completion.</param>
/// <param name="Existing">The execution to resume instead of starting a new one.</param>
/// <param name="Backward">Reached over a connection that leads back.</param>
/// <param name="Variables">Variables of a loop, seen inside the activity.</param>
internal sealed record WorkItem(
    Node Node,
    Frame? Owner,
    Frame? Existing = null,
    bool Backward = false,
    Dictionary<string, string>? Variables = null
);

/// <summary>A container that waits for the completion of an activity.</summary>
internal sealed record Callback(Frame Owner, Node Child);

/// <summary>The ports that an activity leaves by. Elsa's default stands for <c>Done</c> and for a connection without a port.</summary>
internal readonly record struct Outcomes(string[] Names, bool IsDefault = false)
{
    public static readonly Outcomes Default = new(["Done"], true);
    public static readonly Outcomes Empty = new([]);

    public bool Contains(string? port) => port is null ? IsDefault : Array.IndexOf(Names, port) >= 0;
}

/// <summary>An activity failed. It never leaves the engine: it becomes the instance's fault.</summary>
internal sealed class ActivityFailure(Node node, string reason, Exception? inner = null)
    : Exception($"Activity '{node.Id}' ({node.Type}): {reason}", inner);
