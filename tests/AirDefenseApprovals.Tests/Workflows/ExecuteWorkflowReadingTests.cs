using AirDefenseApprovals.Workflows;

namespace AirDefenseApprovals.Tests.Workflows;

/// <summary>Which ExecuteWorkflow is refused when a definition is read.</summary>
public sealed class ExecuteWorkflowReadingTests
{
    [Fact]
    public void Without_published_processes_none_is_known() =>
        Refused(
            Definitions.ProcessJson("p", "", Definitions.Execute("sub", "child")),
            null,
            "workflowDefinitionId",
            "unknown-workflow"
        );

    [Fact]
    public void One_that_is_not_published_is_told() =>
        Refused(
            Definitions.ProcessJson("p", "", Definitions.Execute("sub", "child")),
            _ => null,
            "workflowDefinitionId",
            "unknown-workflow"
        );

    [Fact]
    public void A_circle_is_told_be_it_through_others()
    {
        Refused(
            Definitions.ProcessJson("p", "", Definitions.Execute("sub", "p")),
            _ => Leaf("p"),
            "workflowDefinitionId",
            "circular-workflow"
        );
        var grandchild = Definitions.Read(Definitions.ProcessJson("b", "", Definitions.Execute("sub", "p")), Leaf("p"));
        var child = Definitions.Read(Definitions.ProcessJson("a", "", Definitions.Execute("sub", "b")), grandchild);
        Refused(
            Definitions.ProcessJson("p", "", Definitions.Execute("sub", "a")),
            _ => child,
            "workflowDefinitionId",
            "circular-workflow"
        );
    }

    [Theory]
    [InlineData("workflowDefinitionId", "\"\"", "workflowDefinitionId", "missing-input")]
    [InlineData(
        "workflowDefinitionId",
        """{"expression":{"type":"JavaScript","value":"'child'"}}""",
        "workflowDefinitionId.expression.type",
        "unsupported-expression"
    )]
    [InlineData("waitForCompletion", "false", "waitForCompletion", "unsupported-property")]
    [InlineData("waitForCompletion", "null", "waitForCompletion", "unsupported-property")]
    [InlineData(
        "waitForCompletion",
        """{"expression":{"type":"JavaScript","value":"true"}}""",
        "waitForCompletion.expression.type",
        "unsupported-expression"
    )]
    [InlineData(
        "correlationId",
        """{"expression":{"type":"Literal","value":"x"}}""",
        "correlationId",
        "unsupported-property"
    )]
    [InlineData("input", """{"expression":{"type":"Literal","value":[1]}}""", "input.expression.value", "bad-literal")]
    [InlineData("channelName", "\"x\"", "channelName", "unsupported-property")]
    public void What_is_not_supported_is_told_by_path(string property, string value, string path, string slug)
    {
        var activity = System.Text.Json.Nodes.JsonNode.Parse(Definitions.Execute("sub", "child"))!;
        activity[property] = System.Text.Json.Nodes.JsonNode.Parse(value);
        Refused(Definitions.ProcessJson("p", "", activity.ToJsonString()), _ => Leaf("child"), path, slug);
    }

    [Fact]
    public void An_id_that_the_inner_ones_take_is_told()
    {
        var json = Definitions.ProcessJson("p", "", Definitions.Execute("sub", "child"), Definitions.Task("sub/s"));
        Assert.Null(WorkflowDefinition.Read(json, out var mistakes, _ => Leaf("child")));
        Assert.Equal("duplicate-id", Assert.Single(mistakes).Slug);
    }

    [Fact]
    public void Too_many_activities_are_counted_with_those_inside()
    {
        var child = Definitions.Read(
            Definitions.ProcessJson(
                "child",
                "",
                [.. Enumerable.Range(0, 600).Select(i => $$$"""{"id":"a{{{i}}}","type":"Elsa.Start"}""")]
            )
        );
        Assert.Null(
            WorkflowDefinition.Read(
                Definitions.ProcessJson(
                    "p",
                    "",
                    [.. Enumerable.Range(0, 4).Select(i => Definitions.Execute($"sub{i}", "child"))]
                ),
                out var mistakes,
                _ => child
            )
        );
        Assert.Equal(
            ("root.activities[3].workflowDefinitionId", "too-many-activities"),
            (Assert.Single(mistakes).Path, mistakes[0].Slug)
        );
    }

    private static WorkflowDefinition Leaf(string id) => Definitions.Read(Definitions.ProcessJson(id, ""));

    private static void Refused(string json, Func<string, WorkflowDefinition?>? published, string path, string slug)
    {
        Assert.Null(WorkflowDefinition.Read(json, out var mistakes, published));
        Assert.Equal(($"root.activities[0].{path}", slug), (Assert.Single(mistakes).Path, mistakes[0].Slug));
    }
}
