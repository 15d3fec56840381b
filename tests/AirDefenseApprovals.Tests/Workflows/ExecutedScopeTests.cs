using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>
/// An executed process is an instance of its own to Elsa: what ends it ends it alone, and what waits in it is dropped
/// with it.
/// </summary>
public sealed class ExecutedScopeTests
{
    private static readonly FlowchartEngine Engine = new();

    [Theory]
    [InlineData("Elsa.Finish")]
    [InlineData("Elsa.Complete")]
    [InlineData("Elsa.End")]
    [InlineData("Elsa.Break")]
    public void What_ends_the_inner_one_does_not_end_the_outer_one(string type)
    {
        var child = Definitions.Read(Definitions.ProcessJson("child", "", $$$"""{"id":"e","type":"{{{type}}}"}"""));
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                $$$"""{"id":"loop","type":"Elsa.For","start":1,"end":2,"body":{{{Definitions.Execute("sub", "child")}}}}""",
                Definitions.Script("w", "'after'")
            ),
            child
        );
        var run = Engine.Start(parent);
        Assert.Equal(["after"], run.Output);
        Assert.Equal(2, run.Executed.Count(id => id == "sub/e"));
        Assert.Equal(WorkflowStatus.Finished, run.State.Status);
    }

    [Fact]
    public void Finish_drops_what_waits_in_the_inner_one_alone()
    {
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                "",
                $$$"""
                {
                  "id":"q", "type":"Elsa.Parallel",
                  "activities":[
                    {{{Definitions.Task("x")}}},
                    {
                      "id":"t", "type":"Elsa.Sequence",
                      "activities":[{{{Definitions.Task("y")}}},{"id":"e","type":"Elsa.Finish"}]
                    }
                  ]
                }
                """
            )
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                $$$"""
                {
                  "id":"par", "type":"Elsa.Parallel",
                  "activities":[{{{Definitions.Task("z")}}},{{{Definitions.Execute("sub", "child")}}}]
                }
                """,
                Definitions.Script("w", "'after'")
            ),
            child
        );
        var start = Engine.Start(parent);
        Assert.Equal(["z", "sub/x", "sub/y"], start.State.Open.Select(open => open.ActivityId));
        var next = Engine.Resume(parent, Kept(start), new Signal("sub/y", "Done"));
        Assert.Equal(["z"], next.State.Open.Select(open => open.ActivityId));
        Assert.Equal(WorkflowStatus.Suspended, next.State.Status);
        Assert.Equal(["after"], Engine.Resume(parent, Kept(next), new Signal("z", "Done")).Output);
    }

    [Fact]
    public void A_join_that_cancels_the_executing_activity_takes_the_tasks_inside_with_it()
    {
        var child = Definitions.Read(
            Definitions
                .ChainJson(Definitions.Task("x"), Definitions.Script("v", "'inside'"))
                .Replace("\"definitionId\":\"t\"", "\"definitionId\":\"child\"", StringComparison.Ordinal)
        );
        var parent = Definitions.Read(
            $$$"""
            {
              "definitionId":"p",
              "root":{
                "id":"f", "type":"Elsa.Flowchart",
                "activities":[
                  {"id":"s","type":"Elsa.Start"}, {{{Definitions.Task("z")}}},
                  {{{Definitions.Execute("sub", "child")}}},
                  {"id":"j","type":"Elsa.FlowJoin","mode":{"expression":{"type":"Literal","value":"WaitAny"} } },
                  {{{Definitions.Script("w", "'after'")}}}
                ],
                "connections":[
                  {"source":{"activity":"s","port":"Done"},"target":{"activity":"z"}},
                  {"source":{"activity":"s","port":"Done"},"target":{"activity":"sub"}},
                  {"source":{"activity":"z","port":"Done"},"target":{"activity":"j"}},
                  {"source":{"activity":"sub","port":"Done"},"target":{"activity":"j"}},
                  {"source":{"activity":"j","port":"Done"},"target":{"activity":"w"}}
                ]
              }
            }
            """,
            child
        );
        var end = Engine.Resume(parent, Kept(Engine.Start(parent)), new Signal("z", "Done"));
        Assert.Equal(["after"], end.Output);
        Assert.Empty(end.State.Open);
        Assert.Equal(WorkflowStatus.Finished, end.State.Status);
    }

    [Fact]
    public void It_runs_until_it_waits_before_another_branch_goes_on()
    {
        var child = Definitions.Read(
            Definitions.ProcessJson("child", "", Definitions.Script("a", "'a'"), Definitions.Script("b", "'b'"))
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                $$$"""
                {
                  "id":"par", "type":"Elsa.Parallel",
                  "activities":[{{{Definitions.Execute("sub", "child")}}},{{{Definitions.Script("c", "'c'")}}}]
                }
                """
            ),
            child
        );
        Assert.Equal(["a", "b", "c"], Engine.Start(parent).Output);
    }

    [Fact]
    public void A_fault_inside_faults_the_whole_and_names_its_activity()
    {
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                "",
                Definitions.Task("h"),
                """{"id":"x","type":"Elsa.Fault","message":"no"}"""
            )
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson("p", "", Definitions.Execute("sub", "child"), Definitions.Script("w", "'after'")),
            child
        );
        var end = Engine.Resume(parent, Kept(Engine.Start(parent)), new Signal("sub/h", "Done"));
        Assert.Equal(WorkflowStatus.Faulted, end.State.Status);
        Assert.Contains("'sub/x'", end.State.Fault, StringComparison.Ordinal);
        Assert.Empty(end.Output);
    }

    [Fact]
    public void A_fault_behind_it_is_a_fault_and_not_an_exception()
    {
        var child = Definitions.Read(Definitions.ProcessJson("child", "", Definitions.Task("h")));
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                $$$"""
                {
                  "id":"loop", "type":"Elsa.While",
                  "condition":{"expression":{"type":"JavaScript","value":"getLastResult() === null || nothing()"}},
                  "body":{{{Definitions.Execute("sub", "child")}}}
                }
                """
            ),
            child
        );
        Assert.Equal(
            WorkflowStatus.Faulted,
            Engine.Resume(parent, Kept(Engine.Start(parent)), new Signal("sub/h", "Done")).State.Status
        );
    }

    private static WorkflowState Kept(Advance advance) => WorkflowState.FromJson(advance.State.ToJson());
}
