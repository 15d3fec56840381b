using System.Text.Json;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>
/// What holds of every engine behind the port. <c>Elsa/truth.json</c>, <c>Elsa/differences.json</c> and
/// <c>Elsa/arguments.json</c> hold definitions of ours and what
/// the real Elsa 3 engine did with each, step by step.
/// </summary>
public abstract class EngineContract(IWorkflowEngine engine)
{
    private static readonly Dictionary<string, JsonElement> Truth = Read("truth.json")
        .Concat(Read("differences.json"))
        .Concat(Read("arguments.json"))
        .ToDictionary(t => t.GetProperty("name").GetString()!);

    protected IWorkflowEngine Engine => engine;

    public static TheoryData<string> Names => [.. Truth.Keys];

    public static TheoryData<string> Processes =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "processes"), "*.json")
                .Select(file => Path.GetFileName(file)!)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_does_what_Elsa_did(string name)
    {
        var truth = Truth[name];
        var definition = Definitions.Read(truth.GetProperty("definition").GetRawText());
        var (steps, after) = (
            truth.GetProperty("steps").EnumerateArray().ToList(),
            truth.GetProperty("after").EnumerateArray().ToList()
        );
        var advance = engine.Start(definition);
        var output = new List<string>(advance.Output);
        Same(after[0], advance.State, output);
        for (var i = 0; i < steps.Count; i++)
        {
            var state = WorkflowState.FromJson(advance.State.ToJson()); // as it would come out of the case's row
            Assert.Equal(advance.State.ToJson(), state.ToJson());
            var signal = new Signal(
                steps[i].GetProperty("activity").GetString()!,
                steps[i].GetProperty("outcome").GetString()!
            );
            advance = engine.Resume(definition, state, signal);
            output.AddRange(advance.Output);
            Same(after[i + 1], advance.State, output);
        }
    }

    [Fact]
    public void Effects_are_reported_in_order_and_executed_activities_too()
    {
        var definition = Definitions.Chain(
            """{"id":"h","name":"h","type":"AirDefense.HumanTask","role":"clerk","outcomes":["Yes","No"]}""",
            """{"id":"a","name":"a","type":"AirDefense.Accept"}""",
            """{"id":"i","name":"i","type":"AirDefense.IssueDocument","kind":"permit"}"""
        );
        var start = engine.Start(definition);
        Assert.Equal(["f", "h"], start.Executed);
        Assert.Empty(start.Effects);
        var open = Assert.Single(start.State.Open);
        Assert.Equal(("h", "clerk"), (open.ActivityId, open.Role));
        Assert.Equal(["Yes", "No"], open.Outcomes);
        var end = engine.Resume(definition, start.State, new Signal("h", "Done"));
        Assert.Equal(["a", "i"], end.Executed);
        Assert.Equal(["AirDefense.Accept", "AirDefense.IssueDocument"], end.Effects.Select(effect => effect.Type));
        Assert.Equal("permit", end.Effects[1].Properties.GetProperty("kind").GetString());
        Assert.Equal(WorkflowStatus.Finished, end.State.Status);
        Assert.Equal(["h", "a", "i", "f"], end.State.Completed);
    }

    [Fact]
    public void A_task_that_is_not_open_cannot_be_completed()
    {
        var definition = Definitions.Chain("""{"id":"h","name":"h","type":"AirDefense.HumanTask","role":"clerk"}""");
        var start = engine.Start(definition);
        Assert.Throws<ArgumentException>(() => engine.Resume(definition, start.State, new Signal("x", "Done")));
        var end = engine.Resume(definition, start.State, new Signal("h", "Done"));
        Assert.Throws<ArgumentException>(() => engine.Resume(definition, end.State, new Signal("h", "Done")));
    }

    [Fact]
    public void Scripts_see_the_case()
    {
        var definition = Definitions.Chain(
            """
            {
              "id":"w", "name":"w", "type":"Elsa.WriteLine",
              "text":{
                "typeName":"String",
                "expression":{"type":"JavaScript","value":"case.form.area > 10000 ? 'large' : 'small'"}
              }
            }
            """
        );
        Assert.Equal(["large"], engine.Start(definition, JsonElement.Parse("""{"form":{"area":12000}}""")).Output);
        Assert.Equal(["small"], engine.Start(definition, JsonElement.Parse("""{"form":{"area":9000}}""")).Output);
    }

    [Fact]
    public void A_fault_names_its_activity()
    {
        var definition = Definitions.Chain(
            """
            {
              "id":"w", "name":"w", "type":"Elsa.WriteLine",
              "text":{"typeName":"String","expression":{"type":"JavaScript","value":"throw new Error('no way')"}}
            }
            """
        );
        var state = engine.Start(definition).State;
        Assert.Equal(WorkflowStatus.Faulted, state.Status);
        Assert.Contains("'w'", state.Fault, StringComparison.Ordinal);
        Assert.Contains("no way", state.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Stored_variables_outlive_a_wait_and_others_begin_again()
    {
        var definition = Definitions.Read(
            $$$"""
            {
              "definitionId":"t", "version":1,
              "variables":[
                {
                  "id":"1", "name":"kept", "typeName":"Int32", "value":"1",
                  "storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"
                },
                {"id":"2","name":"lost","typeName":"Int32","value":"1"}
              ],
              "root":{
                "id":"s", "type":"Elsa.Sequence", "version":1,
                "activities":[
                  {{{Definitions.Script("a", "(setKept(5), setLost(5), getKept() + ' ' + getLost())")}}},
                  {"id":"h","name":"h","type":"AirDefense.HumanTask","role":"clerk"},
                  {{{Definitions.Script("b", "getKept() + ' ' + getLost()")}}}
                ]
              }
            }
            """
        );
        var start = engine.Start(definition);
        Assert.Equal(["5 5"], start.Output);
        Assert.Equal("5", start.State.Variables["kept"]);
        var end = engine.Resume(definition, WorkflowState.FromJson(start.State.ToJson()), new Signal("h", "Done"));
        Assert.Equal(["5 1"], end.Output);
    }

    [Fact]
    public void A_circle_without_a_task_in_it_ends_in_a_fault()
    {
        var definition = Definitions.Chain(
            """
            {
              "id":"w", "name":"w", "type":"Elsa.While",
              "condition":{"typeName":"Boolean","expression":{"type":"Literal","value":"true"}},
              "body":{
                "id":"b", "name":"b", "type":"Elsa.SetName",
                "value":{"typeName":"String","expression":{"type":"Literal","value":"n"}}
              }
            }
            """
        );
        var state = engine.Start(definition).State;
        Assert.Equal(WorkflowStatus.Faulted, state.Status);
        Assert.Contains("20000 steps", state.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Processes))]
    public void Each_process_can_be_walked_to_its_end(string file)
    {
        var definition = Definitions.Read(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "processes", file))
        );
        var facts = JsonElement.Parse("""{"form":{},"item":{},"project":{}}""");
        var advance = engine.Start(definition, facts);
        for (var step = 0; advance.State.Status == WorkflowStatus.Suspended && step < 50; step++)
        {
            var open = advance.State.Open[0];
            advance = engine.Resume(
                definition,
                WorkflowState.FromJson(advance.State.ToJson()),
                new Signal(open.ActivityId, open.Outcomes[0]),
                facts
            );
        }

        Assert.Equal(WorkflowStatus.Finished, advance.State.Status);
        Assert.Empty(advance.State.Open);
    }

    private static void Same(JsonElement expected, WorkflowState state, List<string> output)
    {
        Assert.Equal(expected.GetProperty("output").EnumerateArray().Select(o => o.GetString()), output);
        Assert.Equal(
            expected.GetProperty("open").EnumerateArray().Select(o => o.GetString()).Order(StringComparer.Ordinal),
            state.Open.Select(o => o.ActivityId).Order(StringComparer.Ordinal)
        );
        Assert.Equal(expected.GetProperty("status").GetString(), state.Status.ToString(), ignoreCase: true);
    }

    private static JsonElement.ArrayEnumerator Read(string file) =>
        JsonElement
            .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "Elsa", file)))
            .EnumerateArray();
}
