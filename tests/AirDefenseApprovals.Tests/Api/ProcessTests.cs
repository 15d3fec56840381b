using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Items;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Processes through the API: tried, published, and a case moved. Who must not get in is in <see cref="WallsTests"/>.</summary>
public sealed class ProcessTests(ProcessTests.Host office) : IClassFixture<ProcessTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task A_published_version_serves_new_cases_those_in_flight_keep_theirs_and_a_head_may_move_one()
    {
        var (admin, applicant, head) = (
            await office.As("admin"),
            await office.As("applicant1"),
            await office.As("head.city")
        );
        var old = await applicant.AcceptedAsync("RF-13-01");
        var published = (
            await admin.PostAsync("processes", new { definition = Drawings.Of("standard").WithSecondReview() })
        ).Ok(201);
        Assert.Equal(
            ("standard", 2, true, "admin"),
            (
                published["definitionId"]!.GetValue<string>(),
                published["version"]!.GetValue<int>(),
                published["inForce"]!.GetValue<bool>(),
                published["publishedBy"]!.GetValue<string>()
            )
        );
        Assert.Contains("secondReview", published["tasks"]!.AsArray().Select(t => t!.GetValue<string>()));

        var fresh = await applicant.AcceptedAsync("RF-13-01");
        Assert.Equal(2, fresh["process"]!["version"]!.GetValue<int>());
        Assert.Equal(1, (await applicant.GetAsync($"cases/{old["id"]}")).Ok()["process"]!["version"]!.GetValue<int>());
        var listed = (await admin.GetAsync("processes")).Ok()["items"]!
            .AsArray()
            .Where(p => p!["definitionId"]!.GetValue<string>() == "standard")
            .ToDictionary(p => p!["version"]!.GetValue<int>(), p => p!);
        Assert.Equal(
            (false, 1, true, 1),
            (
                listed[1]["inForce"]!.GetValue<bool>(),
                listed[1]["openCases"]!.GetValue<int>(),
                listed[2]["inForce"]!.GetValue<bool>(),
                listed[2]["openCases"]!.GetValue<int>()
            )
        );

        var preview = (await head.GetAsync($"cases/{old["id"]}/process?version=2")).Ok();
        Assert.Equal(["secondReview"], preview["added"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()));
        Assert.Equal(
            2,
            (await head.PostAsync($"cases/{old["id"]}/process", new { version = 2 })).Ok()["process"]![
                "version"
            ]!.GetValue<int>()
        );
        Assert.Equal(
            "processMoved",
            (await head.GetAsync($"cases/{old["id"]}/journal?pageSize=200")).Ok()["items"]!.AsArray()[^1]!["data"]![
                "task"
            ]!.GetValue<string>()
        );
        (await head.PostAsync($"cases/{old["id"]}/process", new { version = 9 })).Refused(422);
        (await head.PostAsync($"cases/{old["id"]}/process", new { })).Refused(422);
    }

    [Fact]
    public async Task What_cannot_be_published_is_told_by_JSON_path_and_changes_nothing()
    {
        var admin = await office.As("admin");
        var before = (await admin.GetAsync("processes")).Ok()["total"]!.GetValue<int>();
        var drawn = Drawings.Of("filing");
        drawn.Activity("decide")["type"] = "AirDefense.Guess";
        var unknown = (await admin.PostAsync("processes", new { definition = drawn })).Refused(422);
        Assert.Contains(unknown["errors"]!.AsObject(), e =>
            e.Key.StartsWith("root.activities[", StringComparison.Ordinal)
            && e.Key.EndsWith(".type", StringComparison.Ordinal)
        );
        (await admin.PostAsync("processes", new { definition = Drawings.Of("filing") })).Refused(409);
        (await admin.PostAsync("processes", new { definition = "not a definition" })).Refused(422);
        (await admin.PostAsync("processes", new { })).Refused(422);
        Assert.Equal(before, (await admin.GetAsync("processes")).Ok()["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_dry_run_sees_the_facts_it_is_given()
    {
        var admin = await office.As("admin");
        var definition = JsonNode.Parse(
            """
            {
              "definitionId":"t", "name":"t",
              "root":{
                "id":"f", "type":"Elsa.Flowchart",
                "activities":[
                  {
                    "id":"d", "name":"d", "type":"Elsa.FlowDecision",
                    "condition":{
                      "typeName":"Boolean",
                      "expression":{"type":"JavaScript","value":"case.project.floorArea > 10000"}
                    }
                  },
                  {"id":"large","name":"large","type":"AirDefense.HumanTask","role":"head"},
                  {"id":"small","name":"small","type":"AirDefense.HumanTask","role":"clerk"}
                ],
                "connections":[
                  {"source":{"activity":"d","port":"True"},"target":{"activity":"large","port":"In"}},
                  {"source":{"activity":"d","port":"False"},"target":{"activity":"small","port":"In"}}
                ]
              }
            }
            """
        );
        foreach (var (area, open) in new[] { (12_000, "large"), (9_000, "small") })
            Assert.Equal(
                open,
                (
                    await admin.PostAsync(
                        "processes/dry-run",
                        new { definition, @case = new { project = new { floorArea = area } } }
                    )
                ).Ok()["open"]![0]!["activity"]!.GetValue<string>()
            );
        (
            await admin.PostAsync(
                "processes/dry-run",
                new { definition, steps = new[] { new { activity = "large", outcome = "Done" } } }
            )
        ).Refused(422);
    }

    [Theory]
    [InlineData("processes/standard/99")]
    [InlineData("processes/nothing/1")]
    public async Task A_version_that_is_not_there_is_404(string path) =>
        (await (await office.As("admin")).GetAsync(path)).Refused(404);

    [Fact]
    public async Task A_version_comes_as_definition_or_as_picture()
    {
        var admin = await office.As("admin");
        Assert.Equal("filing", (await admin.GetAsync("processes/filing/1")).Ok()["definitionId"]!.GetValue<string>());
        var picture = await admin.GetAsync("processes/filing/1", ("Accept", "image/svg+xml"));
        Assert.Equal("image/svg+xml", picture.MediaType);
        Assert.StartsWith("<svg", picture.Text, StringComparison.Ordinal);
    }
}
