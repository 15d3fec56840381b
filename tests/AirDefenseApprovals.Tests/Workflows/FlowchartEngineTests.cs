using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>The contract on the built-in engine, and what only it promises.</summary>
public sealed class FlowchartEngineTests() : EngineContract(new FlowchartEngine())
{
    [Theory]
    [MemberData(nameof(Processes))]
    public void It_is_pure_the_same_again_byte_for_byte(string file)
    {
        var definition = Definitions.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "processes", file)));
        var start = Engine.Start(definition).State;
        Assert.Equal(start.ToJson(), Engine.Start(definition).State.ToJson());
        foreach (var outcome in start.Open[0].Outcomes)
        {
            var signal = new Signal(start.Open[0].ActivityId, outcome);
            Assert.Equal(Engine.Resume(definition, start, signal).State.ToJson(), Engine.Resume(definition, WorkflowState.FromJson(start.ToJson()), signal).State.ToJson());
        }
    }
}
