using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>The contract on the built-in engine, and what only it promises.</summary>
public sealed class FlowchartEngineTests() : EngineContract(new FlowchartEngine())
{
    [Theory]
    [MemberData(nameof(Processes))]
    public void It_is_pure_the_same_again_byte_for_byte(string file)
    {
        var definition = Definitions.Read(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "processes", file))
        );
        var start = Engine.Start(definition).State;
        Assert.Equal(start.ToJson(), Engine.Start(definition).State.ToJson());
        foreach (var outcome in start.Open[0].Outcomes)
        {
            var signal = new Signal(start.Open[0].ActivityId, outcome);
            Assert.Equal(
                Engine.Resume(definition, start, signal).State.ToJson(),
                Engine.Resume(definition, WorkflowState.FromJson(start.ToJson()), signal).State.ToJson()
            );
        }
    }

    [Fact]
    public void A_delay_waits_and_tells_its_time_and_goes_on_when_it_has_passed()
    {
        var definition = Definitions.Chain(
            """
            {
              "id":"d", "name":"d", "type":"Elsa.Delay",
              "timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"3.00:00:00"}}
            }
            """,
            """
            {
              "id":"w", "name":"w", "type":"Elsa.WriteLine",
              "text":{"typeName":"String","expression":{"type":"Literal","value":"passed"}}
            }
            """
        );
        var start = Engine.Start(definition);
        var open = Assert.Single(WorkflowState.FromJson(start.State.ToJson()).Open);
        Assert.Equal(("d", TimeSpan.FromDays(3)), (open.ActivityId, open.Wait));
        Assert.Empty(start.Output);
        Assert.Equal(
            ["passed"],
            Engine.Resume(definition, WorkflowState.FromJson(start.State.ToJson()), new Signal("d", "Done")).Output
        );
    }

    [Theory]
    [InlineData("\"soon\"", "bad-literal")]
    [InlineData("\"-1.00:00:00\"", "bad-literal")]
    [InlineData(null, "missing-input")]
    public void A_delay_without_a_time_to_wait_is_refused_when_it_is_read(string? value, string mistake)
    {
        var span = value is null
            ? ""
            : $$$""","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":{{{value}}}}}""";
        Assert.Null(
            WorkflowDefinition.Read(
                $$$"""
                {
                  "definitionId":"t",
                  "root":{
                    "id":"s", "type":"Elsa.Sequence",
                    "activities":[{"id":"d","name":"d","type":"Elsa.Delay"{{{span}}}}]
                  }
                }
                """,
                out var mistakes
            )
        );
        Assert.Equal([mistake], mistakes.Select(m => m.Slug));
        Assert.StartsWith("root.activities[0].timeSpan", mistakes[0].Path, StringComparison.Ordinal);
    }
}
