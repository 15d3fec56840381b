using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Workflows;
using CsCheck;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>What holds for any definition: the engine is a pure step, its state a document, and nothing that waits is lost.</summary>
public sealed class EnginePropertyTests
{
    private const int Cases = 3_000;

    private static readonly FlowchartEngine Engine = new();

    [Fact]
    public void A_run_waits_for_people_or_has_ended_and_the_same_signals_lead_to_the_same_state_byte_for_byte() =>
        RandomDefinitions.All.Sample(
            run =>
            {
                var (signals, states) = (new List<Signal>(), new List<string>());
                var state = Keep(Engine.Start(run.Definition));
                foreach (var choice in run.Choices)
                {
                    if (state.Status != WorkflowStatus.Faulted)
                        // A fault leaves the tasks of other branches, as in Elsa
                        Assert.Equal(state.Status == WorkflowStatus.Suspended, state.Open.Count > 0);
                    if (state.Status != WorkflowStatus.Suspended)
                        break;
                    var open = state.Open[choice % state.Open.Count];
                    signals.Add(new(open.ActivityId, open.Outcomes[choice % open.Outcomes.Count]));
                    // From the document, as a case does
                    state = Keep(Engine.Resume(run.Definition, WorkflowState.FromJson(states[^1]), signals[^1]));
                }

                var again = Engine.Start(run.Definition).State;
                foreach (var signal in signals)
                    again = Engine.Resume(run.Definition, again, signal).State;
                Assert.Equal(states[^1], again.ToJson());

                WorkflowState Keep(Advance advance)
                {
                    states.Add(advance.State.ToJson());
                    Assert.Equal(states[^1], WorkflowState.FromJson(states[^1]).ToJson());
                    return advance.State;
                }
            },
            iter: Cases
        );

    [Fact]
    public void No_task_that_waits_is_lost_unless_an_end_or_a_join_drops_it() =>
        RandomDefinitions
            .All.Where(run => !RandomDefinitions.MayDrop(run.Definition))
            .Sample(
                run =>
                {
                    var state = Engine.Start(run.Definition).State;
                    foreach (var choice in run.Choices)
                    {
                        if (state.Status != WorkflowStatus.Suspended)
                            return;
                        var open = state.Open[choice % state.Open.Count];
                        var next = Engine
                            .Resume(
                                run.Definition,
                                state,
                                new(open.ActivityId, open.Outcomes[choice % open.Outcomes.Count])
                            )
                            .State;
                        if (next.Status == WorkflowStatus.Faulted)
                            return;
                        Assert.Superset(
                            state
                                .Open.Where(o => o.ActivityId != open.ActivityId)
                                .Select(o => o.ActivityId)
                                .ToHashSet(),
                            next.Open.Select(o => o.ActivityId).ToHashSet()
                        );
                        state = next;
                    }
                },
                iter: Cases
            );

    [Fact]
    public void A_definition_keeps_every_note_in_its_order() =>
        Gen.Select(
                Gen.String[Gen.Char.AlphaNumeric, 1, 12],
                Gen.OneOf(
                    Gen.Double[-1e9, 1e9].Select(d => (JsonNode?)JsonValue.Create(d)),
                    Gen.String.Select(s => (JsonNode?)JsonValue.Create(s)),
                    Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
                    Gen.Const((JsonNode?)null)
                )
            )
            .Array[0, 8]
            .Sample(
                notes =>
                {
                    var drawn = Drawings.Of("filing");
                    foreach (var (name, value) in notes.DistinctBy(n => n.Item1))
                    {
                        drawn["customProperties"]!["x" + name] = value?.DeepClone();
                        drawn.Activity("decide")["metadata"]!["x" + name] = value?.DeepClone();
                    }

                    var text = drawn.Text();
                    var read = WorkflowDefinition.Read(text, out _)!.Document;
                    Assert.Equal(text, JsonSerializer.Serialize(read, Drawings.Readable));
                },
                iter: 300
            );
}
