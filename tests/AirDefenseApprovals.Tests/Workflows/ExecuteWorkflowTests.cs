using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>
/// A process that executes another one: what is inside, what goes in and what comes out. Elsa's own tests of
/// ExecuteWorkflow assert the like.
/// </summary>
public sealed class ExecuteWorkflowTests
{
    private const string Stored = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";
    private const string Result = """ "result":{"typeName":"Object","memoryReference":{"id":"r"}},""";
    private const string Answer = """
        {
          "id":"o", "type":"Elsa.SetOutput",
          "outputName":{"typeName":"String","expression":{"type":"Literal","value":"Answer"}},
          "outputValue":{"typeName":"Object","expression":{"type":"Literal","value":42}}
        }
        """;
    private const string Outputs = """ "outputs":[{"name":"Answer","type":"Object"}],""";
    private const string Variable =
        $$$""" "variables":[{"id":"r","name":"r","typeName":"Object","storageDriverTypeName":"{{{Stored}}}"}],""";

    private static readonly FlowchartEngine Engine = new();

    [Fact]
    public void It_runs_through_in_order()
    {
        var child = Definitions.Read(Definitions.ProcessJson("child", "", Definitions.Script("w", "'child'")));
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                Definitions.Script("a", "'before'"),
                Definitions.Execute("sub", "child"),
                Definitions.Script("b", "'after'")
            ),
            child
        );
        var run = Engine.Start(parent);
        Assert.Equal(["before", "child", "after"], run.Output);
        Assert.Equal(["s", "a", "sub", "sub/s", "sub/w", "b"], run.Executed);
        Assert.Equal(WorkflowStatus.Finished, run.State.Status);
        Assert.Equal(["a", "sub/w", "sub/s", "sub", "b", "s"], run.State.Completed);
    }

    [Fact]
    public void Its_tasks_and_effects_are_the_parents_under_the_name_they_have()
    {
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                "",
                Definitions.Task("intake"),
                """{"id":"e","type":"AirDefense.Accept"}"""
            )
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                Definitions.Execute("one", "child"),
                Definitions.Execute("two", "child"),
                Definitions.Task("end")
            ),
            child
        );
        Assert.Equal(["one/intake", "two/intake", "end"], parent.HumanTasks.Select(task => task.Bookmark.ActivityId));
        Assert.Equal(["intake", "intake", "end"], parent.HumanTasks.Select(task => task.Bookmark.Name));
        Assert.Equal(["one/e", "two/e"], parent.Effects.Select(effect => effect.ActivityId));
        Assert.Equal("root.activities[1].workflowDefinitionId", parent.PathOf("two/intake"));
        Assert.Same(child, parent.Children["child"]);

        var run = Engine.Start(parent);
        foreach (var (open, effects) in new[] { ("one/intake", 1), ("two/intake", 1), ("end", 0) })
        {
            Assert.Equal(open, Assert.Single(run.State.Open).ActivityId);
            run = Engine.Resume(parent, Kept(run), new Signal(open, "Done"));
            Assert.Equal(effects, run.Effects.Count);
        }

        Assert.Equal(WorkflowStatus.Finished, run.State.Status);
    }

    [Fact]
    public void Inputs_go_in_and_stored_ones_stay_over_a_wait()
    {
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                $$$""" "inputs":[{"name":"Message","type":"String","storageDriverType":"{{{Stored}}}"},{"name":"Lost","type":"String"}],""",
                Definitions.Script("a", "getMessage() + getInput('Lost') + getInput('Other')"),
                Definitions.Task("h"),
                """
                {
                  "id":"i", "type":"Elsa.WriteLine",
                  "text":{
                    "typeName":"String",
                    "expression":{"type":"Input","value":{"name":"Message","type":"String"}}
                  }
                }
                """,
                Definitions.Script("b", "getInput('Message') + getLost()")
            )
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                "",
                Definitions.Execute(
                    "sub",
                    "child",
                    """
                    "input":{
                      "typeName":"IDictionary<String, Object>",
                      "expression":{"type":"JavaScript","value":"({ Message: 'hello', Lost: 'x' })"}
                    },
                    """
                ),
                Definitions.Script("z", "'out ' + getInput('Message')")
            ),
            child
        );
        var start = Engine.Start(parent);
        Assert.Equal(["helloxnull"], start.Output);
        Assert.Equal(
            ["hello", "hellonull", "out null"],
            Engine.Resume(parent, Kept(start), new Signal("sub/h", "Done")).Output
        );
    }

    [Fact]
    public void The_result_of_one_that_does_not_wait_holds_its_outputs()
    {
        var child = Definitions.Read(Definitions.ProcessJson("child", Outputs, Answer));
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                Variable,
                Definitions.Execute("sub", "child", Result),
                Definitions.Script(
                    "w",
                    "getR().output.Answer + ' ' + getR().status + ' ' + getLastResult().output.Answer"
                )
            ),
            child
        );
        var run = Engine.Start(parent);
        Assert.Equal(["42 Finished 42"], run.Output);
        Assert.Empty(run.State.Outputs);
    }

    [Fact]
    public void The_result_of_one_that_waits_is_its_outputs()
    {
        var child = Definitions.Read(Definitions.ProcessJson("child", Outputs, Answer, Definitions.Task("h")));
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                Variable,
                Definitions.Execute("sub", "child", Result),
                Definitions.Script("w", "getR().Answer + ' ' + getLastResult().Answer")
            ),
            child
        );
        Assert.Equal(["42 42"], Engine.Resume(parent, Kept(Engine.Start(parent)), new Signal("sub/h", "Done")).Output);
    }

    [Fact]
    public void Variables_of_one_name_are_kept_apart()
    {
        const string count =
            $$$""" "variables":[{"id":"c","name":"count","typeName":"Int32","value":"1","storageDriverTypeName":"{{{Stored}}}"}],""";
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                count,
                Definitions.Script("a", "(setCount(5), setVariable('mine', 1), getCount())"),
                Definitions.Task("h"),
                Definitions.Script("b", "getCount() + ' ' + getVariable('outer') + ' ' + getWorkflowDefinitionId()")
            )
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson(
                "p",
                count,
                Definitions.Script("x", "(setVariable('outer', 1), getCount())"),
                Definitions.Execute("sub", "child"),
                Definitions.Script("y", "getCount() + ' ' + getVariable('mine') + ' ' + getWorkflowDefinitionId()")
            ),
            child
        );
        var start = Engine.Start(parent);
        Assert.Equal(["1", "5"], start.Output);
        Assert.Equal("1", start.State.Variables["count"]);
        Assert.Equal(
            ["5 null child", "1 null p"],
            Engine.Resume(parent, Kept(start), new Signal("sub/h", "Done")).Output
        );
    }

    [Fact]
    public void One_may_execute_one_that_executes_another()
    {
        var grandchild = Definitions.Read(Definitions.ProcessJson("grandchild", "", Definitions.Task("h")));
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                "",
                Definitions.Execute("inner", "grandchild"),
                Definitions.Script("w", "'child'")
            ),
            grandchild
        );
        var parent = Definitions.Read(
            Definitions.ProcessJson("p", "", Definitions.Execute("sub", "child"), Definitions.Script("w", "'parent'")),
            child
        );
        var start = Engine.Start(parent);
        Assert.Equal("sub/inner/h", Assert.Single(start.State.Open).ActivityId);
        var end = Engine.Resume(parent, Kept(start), new Signal("sub/inner/h", "Done"));
        Assert.Equal(["child", "parent"], end.Output);
        Assert.Equal(WorkflowStatus.Finished, end.State.Status);
    }

    private static WorkflowState Kept(Advance advance)
    {
        var kept = WorkflowState.FromJson(advance.State.ToJson());
        Assert.Equal(advance.State.ToJson(), kept.ToJson());
        return kept;
    }
}
