using AirDefenseApprovals.Workflows;
using BenchmarkDotNet.Attributes;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>One step of the engine as a case sees it: read the state, advance, write the state.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class EngineSteps
{
    private readonly FlowchartEngine engine = new();
    private WorkflowDefinition acceptance = null!;
    private string[] files = [];
    private string state = "";

    [GlobalSetup]
    public void Setup()
    {
        files = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "processes"), "*.json").Select(File.ReadAllText)];
        acceptance = WorkflowDefinition.Read(files.Single(f => f.Contains("\"definitionId\": \"completion-acceptance\"", StringComparison.Ordinal)), out _)!;
        state = engine.Start(acceptance).State.ToJson();
    }

    /// <summary>The intake of a completion acceptance: two effects, then the next task.</summary>
    [Benchmark]
    public string Step() => engine.Resume(acceptance, WorkflowState.FromJson(state), new Signal("intake", "Accepted")).State.ToJson();

    [Benchmark]
    public string Start() => engine.Start(acceptance).State.ToJson();

    [Benchmark]
    public int ReadAllDefinitions() => files.Count(f => WorkflowDefinition.Read(f, out _) is not null);
}
