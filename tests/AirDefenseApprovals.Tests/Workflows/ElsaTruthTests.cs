using System.Text.Json;
using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>191 definitions and what the real Elsa 3 engine did with each, step by step (<c>Elsa/truth.json</c>): ours does the same.</summary>
public sealed class ElsaTruthTests
{
    private static readonly Dictionary<string, JsonElement> Truth = JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "Elsa", "truth.json"))).EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!);
    private static readonly FlowchartEngine Engine = new();

    public static TheoryData<string> Names => [.. Truth.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_engine_does_what_Elsa_did(string name)
    {
        var truth = Truth[name];
        var definition = WorkflowDefinition.Read(truth.GetProperty("definition").GetRawText(), out var mistakes);
        Assert.Empty(mistakes);
        var (steps, after) = (truth.GetProperty("steps").EnumerateArray().ToList(), truth.GetProperty("after").EnumerateArray().ToList());
        var advance = Engine.Start(definition!);
        var output = new List<string>(advance.Output);
        Same(after[0], advance.State, output);
        for (var i = 0; i < steps.Count; i++)
        {
            var state = WorkflowState.FromJson(advance.State.ToJson()); // as it would come out of the case's row
            Assert.Equal(advance.State.ToJson(), state.ToJson());
            var signal = new Signal(steps[i].GetProperty("activity").GetString()!, steps[i].GetProperty("outcome").GetString()!);
            advance = Engine.Resume(definition!, state, signal);
            Assert.Equal(advance.State.ToJson(), Engine.Resume(definition!, state, signal).State.ToJson()); // pure: the same again, byte for byte
            output.AddRange(advance.Output);
            Same(after[i + 1], advance.State, output);
        }
    }

    private static void Same(JsonElement expected, WorkflowState state, List<string> output)
    {
        Assert.Equal(expected.GetProperty("output").EnumerateArray().Select(o => o.GetString()), output);
        Assert.Equal(expected.GetProperty("open").EnumerateArray().Select(o => o.GetString()).Order(StringComparer.Ordinal), state.Open.Select(o => o.ActivityId).Order(StringComparer.Ordinal));
        Assert.Equal(expected.GetProperty("status").GetString(), state.Status.ToString(), ignoreCase: true);
    }
}
