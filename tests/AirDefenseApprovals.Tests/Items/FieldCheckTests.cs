using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>The checks of an item's sheet relate two numbers of its form; the declaration has words and a version.</summary>
public sealed class FieldCheckTests
{
    private const string Sheet = "items/RF-01-01.json";

    [Theory]
    [InlineData("larger", "basementArea", "totalFloorArea", "checks[0].kind", "catalogue-not-one-of")]
    [InlineData("notLarger", "nothing", "totalFloorArea", "checks[0].field", "catalogue-not-a-number-field")]
    [InlineData("notLarger", "project.floorArea", "totalFloorArea", "checks[0].field", "catalogue-not-a-number-field")]
    [InlineData("notLarger", "basementArea", "peacetimeUse", "checks[0].than", "catalogue-not-a-number-field")]
    [InlineData("notLarger", "basementArea", "basementArea", "checks[0].than", "catalogue-twice")]
    public void A_wrong_check_is_told_with_its_place(string kind, string field, string than, string path, string slug)
    {
        var mistakes = Read(Sheet, sheet => sheet["checks"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = kind,
                    ["field"] = field,
                    ["than"] = than,
                }
            ));
        Assert.Contains(mistakes, m => (m.File, m.Path, m.Slug) == (Sheet, path, slug));
    }

    [Fact]
    public void Figures_of_two_units_cannot_be_compared()
    {
        var mistakes = Read("items/RF-07-01.json", sheet => sheet["checks"]![0]!["than"] = "protectionUnits");
        Assert.Equal("catalogue-units-differ", Assert.Single(mistakes).Slug);
    }

    [Fact]
    public void A_check_that_is_there_already_is_told()
    {
        var mistakes = Read(Sheet, sheet => sheet["checks"]!.AsArray().Add(sheet["checks"]![0]!.DeepClone()));
        Assert.Equal(("checks[2]", "catalogue-twice"), (Assert.Single(mistakes).Path, mistakes[0].Slug));
    }

    [Theory]
    [InlineData("version", 0, "catalogue-negative")]
    [InlineData("zh", " ", "catalogue-empty")]
    [InlineData("en", "", "catalogue-empty")]
    [InlineData("zh", null, "catalogue-missing-key")]
    public void R32_a_declaration_without_words_or_version_is_told(string key, object? value, string slug)
    {
        const string file = "register/declaration.json";
        var mistakes = Read(file, text =>
        {
            if (value is null)
                text.AsObject().Remove(key);
            else
                text[key] = System.Text.Json.JsonSerializer.SerializeToNode(value);
        });
        Assert.Equal((file, key, slug), (mistakes[0].File, mistakes[0].Path, mistakes[0].Slug));
    }

    [Fact]
    public void R32_a_catalogue_without_a_declaration_is_told()
    {
        Catalogue.Read(TestBook.Files().Where(f => f.Path != "register/declaration.json"), out var mistakes);
        Assert.Equal(
            ("register/declaration.json", "catalogue-file-missing"),
            (Assert.Single(mistakes).File, mistakes[0].Slug)
        );
    }

    private static IReadOnlyList<CatalogueMistake> Read(string file, Action<JsonNode> change)
    {
        var files = TestBook.Files();
        var index = files.FindIndex(f => f.Path == file);
        var document = JsonNode.Parse(files[index].Text)!;
        change(document);
        files[index] = files[index] with { Text = document.ToJsonString() };
        Catalogue.Read(files, out var mistakes);
        return mistakes;
    }
}
