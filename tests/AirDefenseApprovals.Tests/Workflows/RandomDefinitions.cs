using System.Text.Json.Nodes;
using AirDefenseApprovals.Workflows;
using CsCheck;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>
/// Random flowcharts in which every loop passes a person: tasks, decisions, forks, joins, variables, effects,
/// sequences, flowcharts and other processes inside.
/// </summary>
internal static class RandomDefinitions
{
    private static readonly string[] Kinds =
    [
        "task",
        "task",
        "task",
        "decision",
        "script",
        "fork",
        "join",
        "joinAny",
        "set",
        "line",
        "effect",
        "sequence",
        "end",
        "nested",
        "execute",
    ];

    /// <summary>A definition, and numbers that choose what people do.</summary>
    public static Gen<(WorkflowDefinition Definition, int[] Choices)> All { get; } =
        from kinds in Gen.Int[0, Kinds.Length - 1].Array[2, 9]
        from edges in Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, 2]).Array[1, 16]
        from choices in Gen.Int[0, 1000].Array[0, 12]
        select (Drawn([.. kinds.Select(k => Kinds[k])], edges), choices);

    /// <summary>Whether a flowchart may drop tasks that are still open: an end does, and a join drops what led to it.</summary>
    public static bool MayDrop(WorkflowDefinition definition) =>
        definition.Document.GetRawText() is var text
        && (text.Contains("Elsa.End", StringComparison.Ordinal) || text.Contains("FlowJoin", StringComparison.Ordinal));

    private static WorkflowDefinition Drawn(string[] kinds, (int From, int To, int Port)[] edges)
    {
        var activities = new JsonArray([.. kinds.Select((kind, i) => (JsonNode)Activity(kind, i))]);
        var connections = new JsonArray();
        foreach (var (from, to, port) in edges)
        {
            var (source, target) = (from % kinds.Length, to % kinds.Length);
            if (target <= source && kinds[target] != "task")
                continue; // back to a person alone
            var ports = Ports(kinds[source]);
            connections.Add(
                new JsonObject
                {
                    ["source"] = new JsonObject { ["activity"] = $"a{source}", ["port"] = ports[port % ports.Length] },
                    ["target"] = new JsonObject { ["activity"] = $"a{target}", ["port"] = "In" },
                }
            );
        }

        var document = new JsonObject
        {
            ["definitionId"] = "random",
            ["name"] = "random",
            ["version"] = 1,
            ["variables"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "v",
                    ["name"] = "count",
                    ["typeName"] = "Int32",
                    ["value"] = "0",
                }
            ),
            ["root"] = new JsonObject
            {
                ["id"] = "root",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = activities,
                ["connections"] = connections,
            },
        };
        return WorkflowDefinition.Read(document.ToJsonString(), out var mistakes, id => id == "child" ? Child : null)
            ?? throw new InvalidOperationException($"{string.Join("; ", mistakes)}\n{document}");
    }

    /// <summary>What a random definition executes: two tasks in turn, the second for some inputs alone.</summary>
    private static readonly WorkflowDefinition Child = Definitions.Read(
        """
        {
          "definitionId":"child",
          "inputs":[
            {
              "name":"count", "type":"Int32",
              "storageDriverType":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"
            }
          ],
          "outputs":[{"name":"seen","type":"Int32"}],
          "root":{
            "id":"q", "type":"Elsa.Sequence",
            "activities":[
              {"id":"one","name":"one","type":"AirDefense.HumanTask","role":"clerk","outcomes":["Yes","No"]},
              {
                "id":"i", "type":"Elsa.If",
                "condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"getInput('count') > 0"}},
                "then":{"id":"two","name":"two","type":"AirDefense.HumanTask","role":"clerk","outcomes":["Yes","No"]}
              },
              {
                "id":"o", "type":"Elsa.SetOutput",
                "outputName":{"typeName":"String","expression":{"type":"Literal","value":"seen"}},
                "outputValue":{"typeName":"Object","expression":{"type":"Input","value":{"name":"count"}}}
              }
            ]
          }
        }
        """
    );

    private static string[] Ports(string kind) =>
        kind switch
        {
            "task" => ["Yes", "No"],
            "decision" or "script" => ["True", "False"],
            "fork" => ["left", "right"],
            _ => ["Done"],
        };

    private static JsonObject Activity(string kind, int i)
    {
        var id = $"a{i}";
        return kind switch
        {
            "task" => Task(id),
            "decision" => New(id, "Elsa.FlowDecision", ("condition", Input("Boolean", "Literal", "true"))),
            "script" => New(
                id,
                "Elsa.FlowDecision",
                ("condition", Input("Boolean", "JavaScript", "getVariable('count') > 1"))
            ),
            "fork" => New(id, "Elsa.FlowFork", ("branches", Input("String[]", "Object", "[\"left\",\"right\"]"))),
            "join" => New(
                id,
                "Elsa.FlowJoin",
                (
                    "mode",
                    Input(
                        "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core",
                        "Literal",
                        "WaitAll"
                    )
                )
            ),
            "joinAny" => New(
                id,
                "Elsa.FlowJoin",
                (
                    "mode",
                    Input(
                        "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core",
                        "Literal",
                        "WaitAny"
                    )
                )
            ),
            "set" => New(
                id,
                "Elsa.SetVariable",
                (
                    "variable",
                    new JsonObject
                    {
                        ["id"] = "v",
                        ["name"] = "count",
                        ["typeName"] = "Int32",
                    }
                ),
                ("value", Input("Object", "JavaScript", "getVariable('count') + 1"))
            ),
            "line" => New(id, "Elsa.WriteLine", ("text", Input("String", "Literal", id))),
            "effect" => New(id, "AirDefense.RecordReport"),
            "sequence" => New(
                id,
                "Elsa.Sequence",
                (
                    "activities",
                    new JsonArray(
                        New(id + "s1", "Elsa.WriteLine", ("text", Input("String", "Literal", id))),
                        Task(id + "s2")
                    )
                )
            ),
            "end" => New(id, "Elsa.End"),
            "execute" => New(
                id,
                "Elsa.ExecuteWorkflow",
                ("workflowDefinitionId", Input("String", "Literal", "child")),
                ("waitForCompletion", Input("Boolean", "Literal", "true")),
                ("input", Input("IDictionary<String, Object>", "JavaScript", "({ count: getVariable('count') })"))
            ),
            _ => New(
                id,
                "Elsa.Flowchart",
                ("activities", new JsonArray(Task(id + "n1"), Task(id + "n2"))),
                (
                    "connections",
                    new JsonArray(
                        new JsonObject
                        {
                            ["source"] = new JsonObject { ["activity"] = id + "n1", ["port"] = "Yes" },
                            ["target"] = new JsonObject { ["activity"] = id + "n2", ["port"] = "In" },
                        }
                    )
                )
            ),
        };
    }

    private static JsonObject Task(string id) =>
        New(id, "AirDefense.HumanTask", ("role", "clerk"), ("outcomes", new JsonArray("Yes", "No")));

    private static JsonObject New(string id, string type, params (string Name, JsonNode Value)[] properties)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = type,
            ["version"] = 1,
        };
        foreach (var (name, value) in properties)
            activity[name] = value;
        return activity;
    }

    private static JsonObject Input(string type, string kind, string value) =>
        new()
        {
            ["typeName"] = type,
            ["expression"] = new JsonObject { ["type"] = kind, ["value"] = value },
        };
}
