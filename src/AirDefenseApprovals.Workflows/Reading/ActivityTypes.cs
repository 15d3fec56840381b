using System.Collections.Frozen;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>The activity types that the engine runs, and the properties that each may have.</summary>
internal static class ActivityTypes
{
    /// <summary>Properties that every activity may have: what Studio and Elsa note about it.</summary>
    private static readonly FrozenSet<string> Notes = FrozenSet.Create(
        StringComparer.Ordinal,
        "id",
        "nodeId",
        "name",
        "type",
        "version",
        "metadata",
        "customProperties",
        "syntheticProperties",
        "displayText",
        "displayName",
        "description",
        "designer",
        "source",
        "canStartWorkflow",
        "runAsynchronously",
        "commitStrategy",
        "kind",
        "$id",
        "$type",
        "_type"
    );

    private static readonly FrozenDictionary<string, (ActivityKind Kind, string[] Properties)> Known = new Dictionary<
        string,
        (ActivityKind, string[])
    >
    {
        ["Flowchart"] = (ActivityKind.Flowchart, ["activities", "connections", "variables", "start"]),
        ["Sequence"] = (ActivityKind.Sequence, ["activities", "variables"]),
        ["Parallel"] = (ActivityKind.Parallel, ["activities", "variables"]),
        ["If"] = (ActivityKind.If, ["condition", "then", "else", "result"]),
        ["Switch"] = (ActivityKind.Switch, ["cases", "default", "mode"]),
        ["For"] = (ActivityKind.For, ["start", "end", "step", "outerBoundInclusive", "body", "currentValue"]),
        ["ForEach"] = (ActivityKind.ForEach, ["items", "body", "currentValue"]),
        ["While"] = (ActivityKind.While, ["condition", "body"]),
        ["ParallelForEach"] = (ActivityKind.ParallelForEach, ["items", "body"]),
        ["Break"] = (ActivityKind.Break, []),
        ["Start"] = (ActivityKind.Start, []),
        ["End"] = (ActivityKind.End, []),
        ["Finish"] = (ActivityKind.Finish, []),
        ["Complete"] = (ActivityKind.Complete, ["outcomes"]),
        ["FlowDecision"] = (ActivityKind.FlowDecision, ["condition"]),
        ["FlowSwitch"] = (ActivityKind.FlowSwitch, ["cases", "mode"]),
        ["FlowFork"] = (ActivityKind.FlowFork, ["branches"]),
        ["FlowJoin"] = (ActivityKind.FlowJoin, ["mode"]),
        ["SetVariable"] = (ActivityKind.SetVariable, ["variable", "value"]),
        ["SetName"] = (ActivityKind.SetName, ["value"]),
        ["SetOutput"] = (ActivityKind.SetOutput, ["outputName", "outputValue"]),
        ["WriteLine"] = (ActivityKind.WriteLine, ["text"]),
        ["Delay"] = (ActivityKind.Delay, ["timeSpan"]),
        ["ExecuteWorkflow"] = (
            ActivityKind.ExecuteWorkflow,
            ["workflowDefinitionId", "input", "waitForCompletion", "correlationId", "result"]
        ),
        ["Fault"] = (ActivityKind.Fault, ["code", "category", "faultType", "message"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Elsa's own activities that a definition may well hold, so that the sentence can say "not yet" instead of
    /// "unknown".
    /// </summary>
    private static readonly FrozenSet<string> NotYet = FrozenSet.Create(
        StringComparer.Ordinal,
        "DispatchWorkflow",
        "BulkDispatchWorkflows",
        "Fork",
        "Correlate",
        "ReadLine",
        "Event",
        "PublishEvent",
        "RunTask",
        "RunJavaScript",
        "Cron",
        "Timer",
        "StartAt",
        "HttpEndpoint",
        "SendHttpRequest",
        "FlowSendHttpRequest",
        "WriteHttpResponse",
        "SendEmail",
        "StateMachine",
        "Workflow",
        "Inline",
        "NotFoundActivity"
    );

    private static readonly string[] Namespaces = ["Elsa.Workflows.Core.Activities.", "Elsa.Workflows.Activities."];

    /// <summary>Elsa's name of a type, <c>Elsa.If</c>, however a version of Elsa spelled it; null if it is none of Elsa's.</summary>
    public static string? ElsaName(string type)
    {
        var comma = type.IndexOf(',', StringComparison.Ordinal);
        var bare = (comma < 0 ? type : type[..comma]).Trim();
        foreach (var prefix in Namespaces)
        {
            if (bare.StartsWith(prefix, StringComparison.Ordinal))
                return bare[(bare.LastIndexOf('.') + 1)..];
        }

        return bare.StartsWith("Elsa.", StringComparison.Ordinal) && bare.IndexOf('.', 5) < 0 ? bare[5..] : null;
    }

    public static ActivityKind? Kind(string type)
    {
        if (type == EffectTypes.HumanTask)
            return ActivityKind.HumanTask;
        if (EffectTypes.Contains(type))
            return ActivityKind.Effect;
        return ElsaName(type) is { } name && Known.TryGetValue(name, out var known) ? known.Kind : null;
    }

    public static bool IsNotYetSupported(string type) => ElsaName(type) is { } name && NotYet.Contains(name);

    /// <summary>Whether a property is understood or a mere note. Our own activities may have any: the effect reads them.</summary>
    public static bool MayHave(string type, string property) =>
        ElsaName(type) is not { } name
        || Notes.Contains(property)
        || Known[name].Properties.Contains(property, StringComparer.Ordinal);
}
