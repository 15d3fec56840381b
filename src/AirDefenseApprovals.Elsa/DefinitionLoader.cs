using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Workflows.Scripts;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Management.Mappers;
using Elsa.Workflows.Management.Models;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Workflows.Elsa;

/// <summary>Makes Elsa's workflow of a definition, once per definition.</summary>
internal sealed class DefinitionLoader
{
    private readonly ConditionalWeakTable<WorkflowDefinition, WorkflowGraph> graphs = [];

    public async Task<WorkflowGraph> LoadAsync(WorkflowDefinition definition, IServiceProvider provider)
    {
        if (graphs.TryGetValue(definition, out var known))
            return known;
        // Elsa's runtime, which is not here, would keep an instance of its own for it.
        if (definition.Children.Count > 0)
            throw new NotSupportedException(
                $"Process {definition.DefinitionId} executes others: run it on the built-in engine."
            );
        var document = JsonNode.Parse(definition.Document.GetRawText())!;
        RenameCase(document);
        // Elsa wants these two, our reader does without.
        document["definitionId"] = definition.DefinitionId;
        document["id"] ??= definition.DefinitionId;
        var model = provider
            .GetRequiredService<IApiSerializer>()
            .Deserialize<WorkflowDefinitionModel>(document.ToJsonString());
        var workflow = new Workflow(model.Root!)
        {
            Identity = new WorkflowIdentity(definition.DefinitionId, definition.Version, model.Id, null),
            Variables = [.. provider.GetRequiredService<VariableDefinitionMapper>().Map(model.Variables)],
            Inputs = model.Inputs ?? [],
            Outputs = model.Outputs ?? [],
            Outcomes = model.Outcomes ?? [],
        };
        var graph = await provider.GetRequiredService<IWorkflowGraphBuilder>().BuildAsync(workflow);
        graphs.AddOrUpdate(definition, graph);
        return graph;
    }

    // "case" is a word of JavaScript: scripts see the case by the same other name as in the built-in engine.
    private static void RenameCase(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                    RenameCase(item);
                break;
            case JsonObject value
                when value["type"]?.GetValueKind() == JsonValueKind.String
                    && (string?)value["type"] == "JavaScript"
                    && value["value"]?.GetValueKind() == JsonValueKind.String:
                value["value"] = ScriptPreparation.Rewrite((string)value["value"]!, out _);
                break;
            case JsonObject value:
                foreach (var (_, property) in value)
                    RenameCase(property);
                break;
        }
    }
}
