using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>The office's own processes, redrawn as a test needs them.</summary>
internal static class Drawings
{
    /// <summary>Text as people write it: Chinese unescaped.</summary>
    public static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A process of the catalogue, as a document to change.</summary>
    public static JsonObject Of(string definitionId) =>
        JsonNode
            .Parse(TestBook.Catalogue.Processes.First(p => p.DefinitionId == definitionId).Document.GetRawText())!
            .AsObject();

    public static JsonObject Activity(this JsonObject definition, string id) =>
        Activities(definition).Select(a => a!.AsObject()).First(a => a["id"]!.GetValue<string>() == id);

    public static JsonArray Activities(this JsonObject definition) => definition["root"]!["activities"]!.AsArray();

    public static JsonArray Connections(this JsonObject definition) => definition["root"]!["connections"]!.AsArray();

    /// <summary>Draws a second review between the review and the decision: agreed, it goes on; disagreed too, as the first does.</summary>
    public static JsonObject WithSecondReview(this JsonObject definition)
    {
        var second = definition.Activity("review").DeepClone().AsObject();
        second["id"] = "secondReview";
        second["name"] = "secondReview";
        second["outcomes"] = new JsonArray("Agreed", "Disagreed");
        definition.Activities().Add(second);
        foreach (
            var connection in definition
                .Connections()
                .Where(c =>
                    c!["source"]!["activity"]!.GetValue<string>() == "review"
                    && c["target"]!["activity"]!.GetValue<string>() == "decide"
                )
        )
            connection!["target"]!["activity"] = "secondReview";
        foreach (var port in new[] { "Agreed", "Disagreed" })
            definition.Connect("secondReview", port, "decide");
        return definition;
    }

    /// <summary>A process that is a part of others: tasks of a reviewer, one after the other, agreed or not.</summary>
    public static JsonObject Part(string definitionId, params string[] tasks)
    {
        var part = JsonNode
            .Parse(
                $$$"""
                {
                  "definitionId":"{{{definitionId}}}", "name":"{{{definitionId}}}", "version":1,
                  "root":{
                    "id":"flow", "type":"Elsa.Flowchart",
                    "activities":[{"id":"start","type":"Elsa.Start"},{"id":"end","type":"Elsa.End"}],
                    "connections":[]
                  }
                }
                """
            )!
            .AsObject();
        part.Connect("start", "Done", tasks[0]);
        foreach (var (task, next) in tasks.Zip(tasks.Skip(1).Append("end")))
        {
            var drawn = Of("standard").Activity("review").DeepClone().AsObject();
            (drawn["id"], drawn["name"], drawn["outcomes"]) = (task, task, new JsonArray("Agreed", "Disagreed"));
            part.Activities().Add(drawn);
            foreach (var port in new[] { "Agreed", "Disagreed" })
                part.Connect(task, port, next);
        }

        return part;
    }

    /// <summary>Has a part executed between the review and the decision.</summary>
    public static JsonObject WithPart(this JsonObject definition, string definitionId)
    {
        definition.Activities().Add(JsonNode.Parse(Workflows.Definitions.Execute("sub", definitionId)));
        foreach (
            var connection in definition
                .Connections()
                .Where(c =>
                    c!["source"]!["activity"]!.GetValue<string>() == "review"
                    && c["target"]!["activity"]!.GetValue<string>() == "decide"
                )
        )
            connection!["target"]!["activity"] = "sub";
        definition.Connect("sub", "Done", "decide");
        return definition;
    }

    /// <summary>Draws a delay between the review and the decision.</summary>
    public static JsonObject WithDelay(this JsonObject definition, string span)
    {
        definition
            .Activities()
            .Add(
                JsonNode.Parse(
                    $$$"""
                    {
                      "id":"publicity", "name":"publicity", "type":"Elsa.Delay", "version":1,
                      "timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"{{{span}}}"}},
                      "metadata":{"displayText":"公示"}
                    }
                    """
                )
            );
        foreach (
            var connection in definition
                .Connections()
                .Where(c =>
                    c!["source"]!["activity"]!.GetValue<string>() == "review"
                    && c["target"]!["activity"]!.GetValue<string>() == "decide"
                )
        )
            connection!["target"]!["activity"] = "publicity";
        definition.Connect("publicity", "Done", "decide");
        return definition;
    }

    public static void Connect(this JsonObject definition, string source, string port, string target) =>
        definition
            .Connections()
            .Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
                    ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
                }
            );

    public static string Text(this JsonObject definition) => definition.ToJsonString(Readable);

    public static WorkflowDefinition Read(this JsonObject definition) =>
        WorkflowDefinition.Read(definition.Text(), out var mistakes)
        ?? throw new InvalidOperationException(string.Join('\n', mistakes));
}
