using System.Text.Json.Nodes;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// Key projects: flagged by the office of their region, briefed, and self-inspected by the builder with the inspectors'
/// checklist.
/// </summary>
public sealed class ProjectTests(ProjectTests.Host office) : IClassFixture<ProjectTests.Host>
{
    public sealed class Host : OfficeHost;

    [Theory]
    [InlineData("applicant1", 403, 403)]
    [InlineData("admin", 403, 403)]
    [InlineData("clerk.410122", 404, 404)]
    [InlineData("supervisor", 200, 403)]
    [InlineData("clerk.city", 200, 200)]
    public async Task R18_a_project_is_its_offices(string user, int reads, int writes)
    {
        var project = await FlagAsync();
        var person = await office.As(user);
        Assert.Equal(reads, (await person.GetAsync($"projects/{project["id"]}")).Status);
        Assert.Equal(writes, (await person.PostAsync($"projects/{project["id"]}/briefings", Briefing())).Status);
        Assert.Equal(writes, (await person.PostAsync($"projects/{project["id"]}/self-check")).Status);
        if (reads == 404)
            Assert.DoesNotContain(
                project["id"]!.GetValue<string>(),
                (await person.GetAsync("projects")).Text,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_county_flags_in_its_own_region_alone()
    {
        var county = await office.As("clerk.410122");
        (await county.PostAsync("projects", Project("410105"))).Refused(403, "R18");
        Assert.Equal(
            "410122",
            (await county.PostAsync("projects", Project("410122"))).Ok(201)["office"]!.GetValue<string>()
        );
    }

    [Fact]
    public async Task The_builder_marks_the_inspectors_own_checklist_by_a_link()
    {
        var (project, clerk) = (await FlagAsync(), await office.As("clerk.city"));
        var word = (await clerk.PostAsync($"projects/{project["id"]}/self-check")).Ok()["link"]!
            .GetValue<string>()
            .Split('/')[^1];
        var opened = (await office.Anyone.GetAsync("self-checks/" + word)).Ok();
        Assert.Equal(project["points"]!.GetValue<int>(), opened["checklist"]!.AsArray().Count);
        (
            await office.Anyone.PostAsync(
                "self-checks/" + word,
                new { marks = new[] { new { clause = "GB 1 1", state = "fine" } } }
            )
        ).Refused(422);
        (
            await office.Anyone.PostAsync(
                "self-checks/" + word,
                new { marks = new[] { new { clause = "GB 50038-2005 3.3", state = "perhaps" } } }
            )
        ).Refused(422);
        (
            await office.Anyone.PostAsync(
                "self-checks/" + word,
                new
                {
                    marks = new[]
                    {
                        new { clause = "GB 50038-2005 3.3", state = "fine" },
                        new { clause = "GB 50038-2005 3.4", state = "problem" },
                    },
                }
            )
        ).Ok();
        (
            await office.Anyone.PostAsync(
                "self-checks/" + word,
                new { marks = new[] { new { clause = "GB 50038-2005 3.4", state = "fine" } } }
            )
        ).Ok();
        var marks = (await clerk.GetAsync($"projects/{project["id"]}")).Ok()["selfChecks"]!.AsArray();
        Assert.Equal(["fine", "fine"], marks.Select(m => m!["state"]!.GetValue<string>()));
        await clerk.PostAsync($"projects/{project["id"]}/self-check");
        (await office.Anyone.GetAsync("self-checks/" + word)).Refused(404); // a new link ends the old one
    }

    [Fact]
    public async Task A_metro_project_is_given_the_checklist_of_stations()
    {
        var metro = (await (await office.As("clerk.city")).PostAsync("projects", Project("410105", "metro"))).Ok(201);
        var word = (await (await office.As("clerk.city")).PostAsync($"projects/{metro["id"]}/self-check")).Ok()["link"]!
            .GetValue<string>()
            .Split('/')[^1];
        Assert.Contains(
            "RFJ 02-2009",
            (await office.Anyone.GetAsync("self-checks/" + word)).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2030-01-01")]
    [InlineData(null)]
    public async Task A_briefing_was_held_on_a_day_that_is_past(string? heldOn)
    {
        var refused = (
            await (await office.As("clerk.city")).PostAsync(
                $"projects/{(await FlagAsync())["id"]}/briefings",
                new
                {
                    heldOn,
                    place = "工地",
                    participants = "王示例",
                    standards = new[] { "GB 50038-2005" },
                }
            )
        ).Refused(422);
        Assert.NotNull(refused["errors"]!["heldOn"]);
    }

    [Fact]
    public async Task A_briefing_goes_through_standards_of_the_register()
    {
        var (clerk, id) = (await office.As("clerk.city"), (await FlagAsync())["id"]);
        (
            await clerk.PostAsync(
                $"projects/{id}/briefings",
                new
                {
                    heldOn = "2022-05-06",
                    place = "工地",
                    participants = "王示例",
                    standards = new[] { "GB 1" },
                }
            )
        ).Refused(422);
        (
            await clerk.PostAsync(
                $"projects/{id}/briefings",
                new
                {
                    heldOn = "2022-05-06",
                    place = "工地",
                    participants = "王示例",
                    standards = Array.Empty<string>(),
                }
            )
        ).Refused(422);
        Assert.Equal(
            1,
            (await clerk.PostAsync($"projects/{id}/briefings", Briefing())).Ok()["briefings"]![0]![
                "no"
            ]!.GetValue<int>()
        );
    }

    [Fact]
    public async Task What_the_builder_marked_stands_beside_the_inspectors_view()
    {
        var clerk = await office.As("clerk.city");
        var project = (
            await clerk.PostAsync(
                "projects",
                new
                {
                    name = "示例中学",
                    kind = "school",
                    regionCode = "410105",
                    builder = "示例建工",
                    approvalNumber = "人防批〔2022〕7号",
                }
            )
        ).Ok(201);
        var word = (await clerk.PostAsync($"projects/{project["id"]}/self-check")).Ok()["link"]!
            .GetValue<string>()
            .Split('/')[^1];
        (
            await office.Anyone.PostAsync(
                "self-checks/" + word,
                new
                {
                    marks = new[]
                    {
                        new
                        {
                            clause = "GB 50038-2005 3.3",
                            state = "fine",
                            note = "已复验",
                        },
                    },
                }
            )
        ).Ok();
        var applicant = await office.As("applicant1");
        var application = await applicant.ApplicationAsync("RF-07-01");
        application["form"]!["approvalNumber"] = "人防批〔2022〕7号";
        var draft = (await applicant.PostAsync("cases", application)).Ok(201);
        foreach (
            var material in (await applicant.GetAsync("items/RF-07-01")).Ok()["materials"]!
                .AsArray()
                .Where(m => m!["source"]!.GetValue<string>() == "applicant")
                .Select(m => m!["code"]!.GetValue<string>())
        )
            (
                await applicant.UploadAsync(
                    $"cases/{draft["id"]}/materials/{material}",
                    material + ".pdf",
                    Person.Pdf(material)
                )
            ).Ok();
        var @case = (await applicant.PostAsync($"cases/{draft["id"]}/submit", new { declared = true })).Ok();
        (await clerk.TaskAsync(@case, "intake", "Accepted")).Ok();
        var site = (await (await office.As("inspector1.city")).GetAsync($"cases/{@case["id"]}/site")).Ok();
        Assert.Equal("已复验", site["selfChecks"]![0]!["note"]!.GetValue<string>());
    }

    private async Task<JsonNode> FlagAsync() =>
        (await (await office.As("clerk.city")).PostAsync("projects", Project("410105"))).Ok(201);

    private static object Project(string region, string kind = "school") =>
        new
        {
            name = "示例中学",
            kind,
            regionCode = region,
            builder = "示例建工",
        };

    private static object Briefing() =>
        new
        {
            heldOn = "2022-05-06",
            place = "项目部会议室",
            participants = "王示例、李示例",
            standards = new[] { "GB 50038-2005", "RFJ 01-2015" },
            notes = "孔口防护先做样板",
        };
}
