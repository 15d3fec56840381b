using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Items;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>Delays of processes on the real host: they pass by the sweep, and one that cannot go on stops nobody.</summary>
public sealed class DelayTests(DelayTests.Host office) : IClassFixture<DelayTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task R14_a_delay_passes_by_itself_and_where_the_process_then_fails_people_can_still_act()
    {
        var (admin, applicant) = (await office.As("admin"), await office.As("applicant1"));
        var drawn = Drawings.Of("standard").WithDelay("0.01:00:00");
        drawn
            .Activities()
            .Add(
                JsonNode.Parse(
                    """
                    {
                      "id":"guard", "name":"guard", "type":"Elsa.SetName", "version":1,
                      "value":{
                        "typeName":"String",
                        "expression":{"type":"JavaScript","value":"case.project.name === 'fails' ? null.x : 'x'"}
                      }
                    }
                    """
                )
            );
        foreach (
            var connection in drawn
                .Connections()
                .Where(c => c!["source"]!["activity"]!.GetValue<string>() == "publicity")
        )
            connection!["target"]!["activity"] = "guard";
        drawn.Connect("guard", "Done", "decide");
        (await admin.PostAsync("processes", new { definition = drawn })).Ok(201);

        var (passes, fails) = (await ReviewedAsync(applicant, "passes"), await ReviewedAsync(applicant, "fails"));
        await office.MoveToAsync("2022-05-09 14:00");
        Assert.Equal(
            ["decide"],
            (await applicant.GetAsync($"cases/{passes}")).Ok()["tasks"]!
                .AsArray()
                .Select(t => t!["name"]!.GetValue<string>())
        );
        Assert.Equal(
            ["publicity"],
            (await applicant.GetAsync($"cases/{fails}")).Ok()["process"]!["active"]!
                .AsArray()
                .Select(a => a!.GetValue<string>())
        );
        Assert.Equal(
            "withdrawn",
            (await applicant.PostAsync($"cases/{fails}/withdraw", new { reason = "不再需要" })).Ok()[
                "state"
            ]!.GetValue<string>()
        );
    }

    private async Task<string> ReviewedAsync(Person applicant, string project)
    {
        var draft = await applicant.DraftAsync("RF-13-01");
        var application = await applicant.ApplicationAsync("RF-13-01");
        application["project"]!["name"] = project;
        (await applicant.PutAsync($"cases/{draft["id"]}", application)).Ok();
        (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
        (await (await office.As("clerk.city")).TaskAsync(draft, "intake", "Accepted")).Ok();
        (await (await office.As("reviewer.city")).TaskAsync(draft, "review", "Agreed")).Ok();
        return draft["id"]!.GetValue<string>();
    }
}
