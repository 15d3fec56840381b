using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>The catalogue: the figures that must come out of it, its mistakes, and an item added by a file.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void The_figures_of_the_report_come_out_of_the_data()
    {
        var items = TestBook.Catalogue.Items.Values;
        var delegated = TestBook.Catalogue.Register.Delegations.Select(d => d.ItemCode).Distinct().ToList();
        Assert.Equal(
            (35, 14, 33),
            (items.Length, items.Count(i => i.OnTheSpot), items.Count(i => i.Limits.Promised.Days <= 3))
        );
        Assert.Equal(
            (9, 3),
            (delegated.Count, delegated.Select(c => TestBook.Catalogue.Items[c].MainItem.Code).Distinct().Count())
        );
    }

    [Theory]
    [InlineData("items/RF-13-01.json", "limits.promised.days", 21, "catalogue-promise-above-statutory")]
    [InlineData("items/RF-13-01.json", "process", "nothing", "catalogue-unknown-process")]
    [InlineData("items/RF-13-01.json", "surprise", true, "catalogue-unknown-key")]
    [InlineData("items/RF-13-01.json", "limits.statutory.basis", null, "catalogue-no-basis")]
    [InlineData("items/RF-13-01.json", "materials[0].code", "M99", "catalogue-unknown-material")]
    [InlineData("items/RF-13-01.json", "materials[0].basis", null, "catalogue-no-basis")]
    [InlineData("items/RF-08-01.json", "limits.promised.days", 1, "catalogue-on-the-spot-days")]
    [InlineData("processes/standard.json", "root.activities[10].type", "Elsa.Magic", "unknown-activity")]
    [InlineData("processes/standard.json", "root.activities[10].customProperties.basis", null, "catalogue-no-basis")]
    [InlineData(
        "processes/standard.json",
        "root.activities[10].outcomes[0]",
        "Perhaps",
        "catalogue-outcome-unconnected"
    )]
    [InlineData("register/delegations.json", "delegations[0].mode", "lent", "catalogue-not-one-of")]
    [InlineData("register/delegations.json", "delegations[0].itemCode", "RF-13-01", "catalogue-not-delegable")]
    public void A_mistake_is_told_with_file_path_and_kind(string file, string path, object? value, string slug)
    {
        var catalogue = Catalogue.Read(Changed(file, path, value), out var mistakes);
        Assert.Null(catalogue);
        Assert.Contains(mistakes, m => m.File == file && m.Slug == slug);
    }

    [Fact]
    public void Overlapping_delegations_are_refused() // R17
    {
        var files = TestBook.Files();
        var index = files.FindIndex(f => f.Path == "register/delegations.json");
        var document = JsonNode.Parse(files[index].Text)!;
        document["delegations"]!.AsArray().Add(document["delegations"]![0]!.DeepClone());
        files[index] = files[index] with { Text = document.ToJsonString() };
        Assert.Null(Catalogue.Read(files, out var mistakes));
        Assert.Contains(mistakes, m => m.Slug == "delegation-overlap");
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var files = Changed("items/RF-13-01.json", "process", "nothing");
        var index = files.FindIndex(f => f.Path == "items/RF-14-01.json");
        files[index] = files[index] with { Text = "{" };
        Catalogue.Read(files, out var mistakes);
        Assert.Equal(["items/RF-13-01.json", "items/RF-14-01.json"], mistakes.Select(m => m.File).Distinct().Order());
    }

    [Fact]
    public void A_36th_item_is_a_file_and_runs()
    {
        var files = TestBook.Files();
        var sheet = JsonNode.Parse(files.Single(f => f.Path == "items/RF-13-01.json").Text)!;
        sheet["code"] = "RF-16-01";
        sheet["mainItem"] = new JsonObject
        {
            ["code"] = "RF-16",
            ["name"] = new JsonObject { ["zh"] = "人防疏散基地", ["en"] = "Evacuation bases" },
        };
        files.Add(new CatalogueFile("items/RF-16-01.json", sheet.ToJsonString()));
        var catalogue = Catalogue.Read(files, out var mistakes);
        Assert.Empty(mistakes);
        var story = new Story(TestBook.Of(catalogue!))
            .Accepted("RF-16-01", "2022-05-09 09:30")
            .Task("review", "Agreed", "2022-05-10 10:00")
            .Task("decide", "Approved", "2022-05-10 11:00");
        Assert.Equal(CaseState.Approved, story.Case.State);
    }

    private static List<CatalogueFile> Changed(string file, string path, object? value)
    {
        var files = TestBook.Files();
        var index = files.FindIndex(f => f.Path == file);
        var document = JsonNode.Parse(files[index].Text)!;
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = document;
        foreach (var step in steps[..^1])
            node =
                step[0] == '['
                    ? node[int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture)]!
                    : node[step]!;
        if (steps[^1][0] == '[')
            node[int.Parse(steps[^1][1..^1], System.Globalization.CultureInfo.InvariantCulture)] = JsonValue.Create(
                value
            );
        else if (value is null)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = System.Text.Json.JsonSerializer.SerializeToNode(value);
        files[index] = files[index] with { Text = document.ToJsonString() };
        return files;
    }
}
