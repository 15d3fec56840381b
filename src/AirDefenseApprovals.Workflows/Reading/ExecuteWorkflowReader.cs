using System.Text.Json;
using AirDefenseApprovals.Workflows.Graph;

namespace AirDefenseApprovals.Workflows.Reading;

/// <summary>
/// Reads an <c>Elsa.ExecuteWorkflow</c>: the process that it executes is read into this one, in its very version, so that a case needs no
/// other definition than its own.
/// </summary>
internal static class ExecuteWorkflowReader
{
    public static void Read(DefinitionReader reader, Node node)
    {
        // Which process is executed, and how, stands fixed when the definition is read.
        if (
            PlainReader.TryRead(reader, node, "waitForCompletion", out var awaited)
            && !"true".Equals(awaited?.ToString().Trim(), StringComparison.OrdinalIgnoreCase)
        )
            reader.Mistake(
                $"{node.Path}.waitForCompletion",
                DefinitionMistakes.UnsupportedProperty,
                "waitForCompletion"
            );
        if (
            PlainReader.TryRead(reader, node, "correlationId", out var correlation)
            && correlation?.ToString() is { Length: > 0 }
        )
            reader.Mistake($"{node.Path}.correlationId", DefinitionMistakes.UnsupportedProperty, "correlationId");
        if (!PlainReader.TryRead(reader, node, "workflowDefinitionId", out var written))
            return;
        var path = $"{node.Path}.workflowDefinitionId";
        if (written is not { ValueKind: JsonValueKind.String } || written.Value.GetString() is not { Length: > 0 } id)
            reader.Mistake(path, DefinitionMistakes.MissingInput, "workflowDefinitionId");
        else if (id == reader.DefinitionId)
            reader.Mistake(path, DefinitionMistakes.CircularWorkflow, id);
        else if (reader.Published(id) is not { } child)
            reader.Mistake(path, DefinitionMistakes.UnknownWorkflow, id);
        else if (child.Executes(reader.DefinitionId))
            reader.Mistake(path, DefinitionMistakes.CircularWorkflow, id);
        else
            ReadInto(reader, node, child);
    }

    private static void ReadInto(DefinitionReader reader, Node node, WorkflowDefinition child)
    {
        node.Child = child;
        var workflow = node.Body = new Node
        {
            Index = reader.Nodes.Count,
            Id = $"{node.Id}/",
            Name = child.Name,
            Type = "Elsa.Workflow",
            Path = node.Path,
            Kind = ActivityKind.Workflow,
            Json = child.Document,
            Parent = node,
        };
        reader.Register(workflow.Id, node.Path);
        reader.Add(workflow);
        reader.ReadInside(child, workflow, $"{node.Path}.workflowDefinitionId");
    }
}
