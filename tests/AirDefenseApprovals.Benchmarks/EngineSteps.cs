using AirDefenseApprovals.Workflows;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;

namespace AirDefenseApprovals.Benchmarks;

/// <summary>
/// The engine as a case sees it: read the state, advance, write the state. Goal: a step of a completion acceptance under 30 µs and 40 kB;
/// the chain and the fork show that time grows with the number of activities and no faster.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
[Config(typeof(Percentiles))]
public class EngineSteps
{
    private readonly FlowchartEngine engine = new();
    private WorkflowDefinition acceptance = null!,
        chain100 = null!,
        chain1000 = null!,
        fork20 = null!,
        fork200 = null!;
    private string[] files = [];
    private string state = "",
        forked20 = "",
        forked200 = "";

    [GlobalSetup]
    public void Setup()
    {
        files =
        [
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows", "processes"), "*.json")
                .Select(File.ReadAllText),
        ];
        acceptance = WorkflowDefinition.Read(
            files.Single(f => f.Contains("\"definitionId\": \"completion-acceptance\"", StringComparison.Ordinal)),
            out _
        )!;
        state = engine.Start(acceptance).State.ToJson();
        (chain100, chain1000) = (Chain(100), Chain(1000));
        (fork20, fork200) = (Fork(20), Fork(200));
        (forked20, forked200) = (engine.Start(fork20).State.ToJson(), engine.Start(fork200).State.ToJson());
    }

    /// <summary>The intake of a completion acceptance: two effects, then the next task.</summary>
    [Benchmark]
    public string Step() => Resume(acceptance, state, "intake", "Accepted");

    [Benchmark]
    public string Start() => engine.Start(acceptance).State.ToJson();

    [Benchmark]
    public int ReadAllDefinitions() => files.Count(f => WorkflowDefinition.Read(f, out _) is not null);

    [Benchmark]
    public string ChainOf100() => engine.Start(chain100).State.ToJson();

    [Benchmark]
    public string ChainOf1000() => engine.Start(chain1000).State.ToJson();

    [Benchmark]
    public string StepInForkOf20() => Resume(fork20, forked20, "n0", "Done");

    [Benchmark]
    public string StepInForkOf200() => Resume(fork200, forked200, "n0", "Done");

    private string Resume(WorkflowDefinition definition, string from, string task, string outcome) =>
        engine.Resume(definition, WorkflowState.FromJson(from), new Signal(task, outcome)).State.ToJson();

    private static WorkflowDefinition Chain(int length) =>
        Flowchart(
            Enumerable.Range(0, length).Select(i => $$"""{"id":"n{{i}}","type":"AirDefense.PauseClock"}"""),
            Enumerable.Range(1, length - 1).Select(i => Connection($"n{i - 1}", "Done", $"n{i}"))
        );

    private static WorkflowDefinition Fork(int width) =>
        Flowchart(
            Enumerable
                .Range(0, width)
                .Select(i => $$"""{"id":"n{{i}}","type":"AirDefense.HumanTask","role":"clerk"}""")
                .Prepend(
                    $$$"""
                    {
                      "id":"fork", "type":"Elsa.FlowFork",
                      "branches":{
                        "typeName":"String[]",
                        "expression":{
                          "type":"Object",
                          "value":"[{{{string.Join(',', Enumerable.Range(0, width).Select(i => $"\\\"{i}\\\""))}}}]"
                        }
                      }
                    }
                    """
                )
                .Append(
                    """
                    {
                      "id":"join", "type":"Elsa.FlowJoin",
                      "mode":{"typeName":"String","expression":{"type":"Literal","value":"WaitAll"}}
                    }
                    """
                ),
            Enumerable
                .Range(0, width)
                .SelectMany(i => (string[])[Connection("fork", $"{i}", $"n{i}"), Connection($"n{i}", "Done", "join")])
        );

    private static WorkflowDefinition Flowchart(IEnumerable<string> activities, IEnumerable<string> connections) =>
        WorkflowDefinition.Read(
            $$$"""
            {
              "definitionId":"b",
              "root":{
                "id":"f", "type":"Elsa.Flowchart",
                "activities":[{{{string.Join(',', activities)}}}],
                "connections":[{{{string.Join(',', connections)}}}]
              }
            }
            """,
            out var mistakes
        ) ?? throw new InvalidOperationException(string.Join("; ", mistakes));

    private static string Connection(string from, string port, string to) =>
        $$$"""{"source":{"activity":"{{{from}}}","port":"{{{port}}}"},"target":{"activity":"{{{to}}}","port":"In"} }""";

    private sealed class Percentiles : ManualConfig
    {
        public Percentiles() => AddColumn(StatisticColumn.P50, StatisticColumn.P95);
    }
}
