using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>What a workflow declares to take, to give and to leave by.</summary>
public sealed class ArgumentTests
{
    private static readonly FlowchartEngine Engine = new();

    [Fact]
    public void Outputs_are_kept_over_a_wait_whether_set_or_bound()
    {
        var definition = Definitions.Read(
            """
            {
              "definitionId":"t",
              "outputs":[{"type":"Boolean","name":"Large"},{"type":"Object","name":"Note"}],
              "root":{
                "id":"s", "type":"Elsa.Sequence",
                "activities":[
                  {
                    "id":"i", "type":"Elsa.If",
                    "condition":{"typeName":"Boolean","expression":{"type":"Literal","value":"true"}},
                    "result":{"typeName":"Boolean","memoryReference":{"id":"Large"}}
                  },
                  {"id":"h","name":"h","type":"AirDefense.HumanTask","role":"clerk"},
                  {
                    "id":"o", "type":"Elsa.SetOutput",
                    "outputName":{"typeName":"String","expression":{"type":"Literal","value":"Note"}},
                    "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ a: [1, '二'] })"}}
                  }
                ]
              }
            }
            """
        );
        var start = Engine.Start(definition);
        Assert.Equal(["Large=true"], Pairs(start.State));
        var kept = WorkflowState.FromJson(start.State.ToJson());
        Assert.Equal(start.State.ToJson(), kept.ToJson());
        Assert.Equal(
            ["Large=true", """Note={"a":[1,"二"]}"""],
            Pairs(Engine.Resume(definition, kept, new Signal("h", "Done")).State)
        );
    }

    [Fact]
    public void A_state_without_outputs_is_written_as_before()
    {
        var state = Engine
            .Start(Definitions.Chain("""{"id":"h","name":"h","type":"AirDefense.HumanTask","role":"clerk"}"""))
            .State;
        Assert.DoesNotContain("outputs", state.ToJson(), StringComparison.Ordinal);
        Assert.Empty(WorkflowState.FromJson(state.ToJson()).Outputs);
    }

    [Theory]
    [InlineData("""inputs":[{"name":"a","type":"Nope"}]""", "inputs[0].type", "unknown-variable-type")]
    [InlineData("""inputs":[{"type":"String"}]""", "inputs[0].name", "missing-variable-name")]
    [InlineData("""inputs":[{"name":"a"},{"name":"a"}]""", "inputs[1].name", "duplicate-variable")]
    [InlineData(
        """inputs":[{"name":"a","storageDriverType":"Blob"}]""",
        "inputs[0].storageDriverType",
        "unsupported-property"
    )]
    [InlineData("""outputs":[{"name":"a","type":"Stream"}]""", "outputs[0].type", "unknown-variable-type")]
    [InlineData("""outcomes":["Yes",2]""", "outcomes[1]", "wrong-kind")]
    [InlineData("""outcomes":"Yes" """, "outcomes", "wrong-kind")]
    public void What_is_declared_wrongly_is_told_by_path(string declared, string path, string slug)
    {
        Assert.Null(
            WorkflowDefinition.Read(
                $$$"""{"definitionId":"t","{{{declared}}},"root":{"id":"s","type":"Elsa.Sequence"}}""",
                out var mistakes
            )
        );
        Assert.Equal((path, slug), (Assert.Single(mistakes).Path, mistakes[0].Slug));
    }

    [Theory]
    [InlineData("""{"id":"o","type":"Elsa.SetOutput","outputValue":1}""", "outputName", "missing-input")]
    [InlineData(
        """{"id":"o","type":"Elsa.SetOutput","outputName":{"expression":{"type":"Literal","value":""}}}""",
        "outputName",
        "missing-input"
    )]
    [InlineData(
        """{"id":"o","type":"Elsa.WriteLine","text":{"expression":{"type":"Input","value":{"name":"x"}}}}""",
        "text.expression.value",
        "unknown-input"
    )]
    [InlineData(
        """{"id":"o","type":"Elsa.WriteLine","text":{"expression":{"type":"Output","value":{"name":"x"}}}}""",
        "text.expression.type",
        "unsupported-expression"
    )]
    public void What_cannot_be_run_is_told_by_path(string activity, string path, string slug)
    {
        Assert.Null(WorkflowDefinition.Read(Definitions.ChainJson(activity), out var mistakes));
        Assert.Equal(($"root.activities[0].{path}", slug), (Assert.Single(mistakes).Path, mistakes[0].Slug));
    }

    private static IEnumerable<string> Pairs(WorkflowState state) =>
        state.Outputs.Select(output => $"{output.Key}={output.Value}");
}
