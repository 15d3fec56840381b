using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>Small definitions for tests.</summary>
internal static class Definitions
{
    /// <summary>Reads a definition that has no mistakes.</summary>
    public static WorkflowDefinition Read(string json)
    {
        var definition = WorkflowDefinition.Read(json, out var mistakes);
        Assert.Empty(mistakes);
        return definition!;
    }

    /// <summary>A flowchart <c>f</c> of activities, each connected by <c>Done</c> to the next.</summary>
    public static WorkflowDefinition Chain(params string[] activities) => Read(ChainJson(activities));

    /// <summary>The JSON of <see cref="Chain"/>.</summary>
    public static string ChainJson(params string[] activities)
    {
        var ids = activities.Select(a => System.Text.Json.JsonElement.Parse(a).GetProperty("id").GetString()).ToList();
        var connections = ids.Zip(ids.Skip(1), (from, to) => $$$"""{"source":{"activity":"{{{from}}}","port":"Done"},"target":{"activity":"{{{to}}}","port":"In"}}""");
        return $$$"""{"definitionId":"t","name":"t","version":1,"root":{"id":"f","name":"f","type":"Elsa.Flowchart","version":1,"activities":[{{{string.Join(',', activities)}}}],"connections":[{{{string.Join(',', connections)}}}]}}""";
    }

    /// <summary>A WriteLine of a script.</summary>
    public static string Script(string id, string script) =>
        $$$"""{"id":"{{{id}}}","name":"{{{id}}}","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"JavaScript","value":"{{{script}}}"} } }""";
}
