using AirDefenseApprovals.Workflows.Graph;
using AirDefenseApprovals.Workflows.Running;
using ValueType = AirDefenseApprovals.Workflows.Graph.ValueType;

namespace AirDefenseApprovals.Workflows.Scripts;

/// <summary>The variables that a script sees: those of the activity and of what it stands in, as far as the workflow.</summary>
internal static class ScriptScope
{
    /// <summary>What is declared on the way up, and the rounds of loops; not what scripts made, nor what a round left behind.</summary>
    public static Dictionary<string, string> Visible(InstanceRun run, Frame frame)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var holder in frame.WithinWorkflow())
        {
            foreach (
                var name in holder
                    .Node.Variables.Select(variable => variable.Name)
                    .Concat(holder.Round?.Keys ?? Enumerable.Empty<string>())
            )
            {
                if (!all.ContainsKey(name) && Find(run, frame, name) is { } scope)
                    all.Add(name, scope[name]);
            }
        }

        return all;
    }

    /// <summary>What holds a variable; null if nothing in sight does.</summary>
    public static Dictionary<string, string>? Find(InstanceRun run, Frame frame, string name)
    {
        foreach (var holder in frame.WithinWorkflow())
        {
            if (holder.Variables?.ContainsKey(name) == true)
                return holder.Variables;
            // What outlived its container after a wait sees the workflow's variables no more.
            if (holder.Node is { Kind: ActivityKind.Workflow, Parent: null } && run.Variables.ContainsKey(name))
                return run.Variables;
        }

        return null;
    }

    /// <summary>Sets a variable, or makes it.</summary>
    public static void Set(InstanceRun run, Frame frame, string name, string value)
    {
        if (!SetIfThere(run, frame, name, value))
            frame.Create(name, value);
    }

    /// <summary>Sets a variable if one of this name is in sight.</summary>
    public static bool SetIfThere(InstanceRun run, Frame frame, string name, string value)
    {
        if (Find(run, frame, name) is not { } scope)
            return false;
        scope[name] = Values.As(TypeOf(run, frame, name), value);
        return true;
    }

    public static ValueType TypeOf(InstanceRun run, Frame frame, string name)
    {
        foreach (var holder in frame.WithinWorkflow())
        {
            if (Array.Find(holder.Node.Variables, variable => variable.Name == name) is { } found)
                return found.Type;
            if (holder.Node.Kind == ActivityKind.Workflow)
                return ValueType.Any;
        }

        return Array.Find(run.Definition.Workflow.Variables, variable => variable.Name == name)?.Type ?? ValueType.Any;
    }

    /// <summary>
    /// What <c>getMessage()</c> reads of an input <c>Message</c>: here, unlike in <c>getInput</c>, Elsa does not mind
    /// its spelling.
    /// </summary>
    public static string Input(WorkflowScope scope, string name) =>
        scope
            .Inputs.FirstOrDefault(input =>
                ScriptPreparation.Pascal(input.Key).Equals(name, StringComparison.OrdinalIgnoreCase)
            )
            .Value
        ?? "null";
}
