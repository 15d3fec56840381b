using System.Text.Json.Nodes;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Web.Data;
using Microsoft.Extensions.DependencyInjection;

namespace AirDefenseApprovals.Tests.Api;

/// <summary>
/// A published process goes on with the versions of others that it was published with, for cases begun and new, and
/// after a restart.
/// </summary>
public sealed class ExecutedProcessTests(ExecutedProcessTests.Host office) : IClassFixture<ExecutedProcessTests.Host>
{
    public sealed class Host : OfficeHost;

    [Fact]
    public async Task A_new_version_of_a_part_changes_no_process_that_executes_it()
    {
        var (admin, applicant) = (await office.As("admin"), await office.As("applicant1"));
        (await admin.PostAsync("processes", new { definition = Drawings.Of("standard").WithPart("part") })).Refused(
            422
        );
        (await admin.PostAsync("processes", new { definition = Drawings.Part("part", "extra") })).Ok(201);
        var whole = (
            await admin.PostAsync("processes", new { definition = Drawings.Of("standard").WithPart("part") })
        ).Ok(201);
        Assert.Contains("extra", whole["tasks"]!.AsArray().Select(t => t!.GetValue<string>()));
        var begun = await applicant.AcceptedAsync("RF-13-01");

        Assert.Equal(
            2,
            (await admin.PostAsync("processes", new { definition = Drawings.Part("part", "extra", "more") })).Ok(201)[
                "version"
            ]!.GetValue<int>()
        );
        await Goes(begun);
        await Goes(await applicant.AcceptedAsync("RF-13-01"));
        await Keeps(2);

        Assert.Equal(
            3,
            (await admin.PostAsync("processes", new { definition = Drawings.Of("standard").WithPart("part") })).Ok(201)[
                "version"
            ]!.GetValue<int>()
        );
        (await admin.PostAsync("processes", new { definition = Drawings.Of("standard").WithPart("part") })).Refused(
            409
        );
        await Keeps(3);
    }

    /// <summary>The case goes through the part as it was: one task, then the decision.</summary>
    private async Task Goes(JsonNode @case)
    {
        Assert.Equal(2, @case["process"]!["version"]!.GetValue<int>());
        foreach (
            var (who, task, next) in new[]
            {
                ("reviewer.city", "review", "extra"),
                ("reviewer.city", "extra", "decide"),
            }
        )
        {
            var after = (await (await office.As(who)).TaskAsync(@case, task, "Agreed")).Ok();
            Assert.Equal(next, after["tasks"]!.AsArray().Single()!["name"]!.GetValue<string>());
        }
    }

    /// <summary>Whoever reads the database anew finds every version with its own parts.</summary>
    private async Task Keeps(int newest)
    {
        using var keeper = ActivatorUtilities.CreateInstance<RulebookKeeper>(office.Services);
        await office.DatabaseAsync(async db =>
        {
            await keeper.LoadAsync(db, CancellationToken.None);
            return 0;
        });
        Assert.Equal(
            [2, .. newest == 3 ? [3] : Array.Empty<int>()],
            keeper.Book.Processes.Values.Where(p => p.Children.Count > 0).Select(p => p.Version).Order()
        );
        Assert.Equal(1, keeper.Book.Processes[("standard", 2)].Children["part"].Version);
        Assert.Equal(newest - 1, keeper.Book.Newest("standard")!.Children["part"].Version);
    }
}
