using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>Small definitions for tests.</summary>
internal static class Definitions
{
    /// <summary>Reads a definition that has no mistakes.</summary>
    /// <param name="json">The document.</param>
    /// <param name="published">What it may execute.</param>
    public static WorkflowDefinition Read(string json, params WorkflowDefinition[] published)
    {
        var definition = WorkflowDefinition.Read(json, out var mistakes, id =>
            Array.Find(published, process => process.DefinitionId == id)
        );
        Assert.Empty(mistakes);
        return definition!;
    }

    /// <summary>A flowchart <c>f</c> of activities, each connected by <c>Done</c> to the next.</summary>
    public static WorkflowDefinition Chain(params string[] activities) => Read(ChainJson(activities));

    /// <summary>The JSON of <see cref="Chain"/>.</summary>
    public static string ChainJson(params string[] activities)
    {
        var ids = activities.Select(a => System.Text.Json.JsonElement.Parse(a).GetProperty("id").GetString()).ToList();
        var connections = ids.Zip(ids.Skip(1), (from, to) =>
            $$$"""{"source":{"activity":"{{{from}}}","port":"Done"},"target":{"activity":"{{{to}}}","port":"In"}}"""
        );
        return $$$"""
            {
              "definitionId":"t", "name":"t", "version":1,
              "root":{
                "id":"f", "name":"f", "type":"Elsa.Flowchart", "version":1,
                "activities":[{{{string.Join(',', activities)}}}],
                "connections":[{{{string.Join(',', connections)}}}]
              }
            }
            """;
    }

    /// <summary>A human task of the clerk.</summary>
    public static string Task(string id) =>
        $$$"""{"id":"{{{id}}}","name":"{{{id}}}","type":"AirDefense.HumanTask","version":1,"role":"clerk","outcomes":["Done"]}""";

    /// <summary>A sequence of activities as a whole process.</summary>
    public static string ProcessJson(string definitionId, string head, params string[] activities) =>
        $$$"""
            {
              "definitionId":"{{{definitionId}}}", "name":"{{{definitionId}}}",
              {{{head}}}"root":{
                "id":"s", "type":"Elsa.Sequence", "version":1,
                "activities":[{{{string.Join(',', activities)}}}]
              }
            }
            """;

    /// <summary>An ExecuteWorkflow as Studio writes it, with more properties such as <c>"result":{}</c>.</summary>
    public static string Execute(string id, string definitionId, string more = "") =>
        $$$"""
            {
              "workflowDefinitionId":{
                "typeName":"String", "expression":{"type":"Literal","value":"{{{definitionId}}}"},
                "memoryReference":{"id":"{{{id}}}:input-1"}
              },
              "correlationId":{"typeName":"String","expression":{"type":"Literal","value":""}},
              "waitForCompletion":{
                "typeName":"Boolean", "expression":{"type":"Literal","value":true},
                "memoryReference":{"id":"{{{id}}}:input-4"}
              },
              {{{more}}}"id":"{{{id}}}", "nodeId":"s:{{{id}}}", "name":"{{{id}}}",
              "type":"Elsa.ExecuteWorkflow", "version":1,
              "customProperties":{"canStartWorkflow":false,"runAsynchronously":false}, "metadata":{}
            }
            """;

    /// <summary>A WriteLine of a script.</summary>
    public static string Script(string id, string script) =>
        $$$"""
            {
              "id":"{{{id}}}", "name":"{{{id}}}", "type":"Elsa.WriteLine", "version":1,
              "text":{"typeName":"String","expression":{"type":"JavaScript","value":"{{{script}}}"} }
            }
            """;
}
