using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>What the register of materials says of filling them in, and of their forms.</summary>
public sealed class MaterialSheetTests
{
    private const string File = "register/materials.json";

    private static readonly MaterialSheet[] Materials =
    [
        .. TestBook.Catalogue.Items.Values.SelectMany(item => item.Materials).DistinctBy(material => material.Code),
    ];

    [Fact]
    public void Everything_that_an_applicant_hands_in_says_how_it_is_filled_in() =>
        Assert.All(Materials, material =>
            Assert.True(material.FromApplicant == material.Filling is not null, material.Code)
        );

    [Fact]
    public void A_power_of_attorney_has_its_form_and_a_paper_that_others_issue_has_none()
    {
        var forms = Materials.Where(material => material.Blank is not null).Select(material => material.Code).ToList();
        Assert.Contains("M03", forms);
        Assert.DoesNotContain("M21", forms); // a survey report
    }

    [Theory]
    [InlineData("filling.en", " ", "catalogue-empty")]
    [InlineData("blank.title", "", "catalogue-empty")]
    [InlineData("blank.places[0].example", "", "catalogue-empty")]
    [InlineData("blank.places[0].room", 0, "catalogue-negative")]
    [InlineData("blank.places[0].from", "applicant.age", "catalogue-not-one-of")]
    [InlineData("blank.places[0].from", "form.nothing", "catalogue-unknown-field")]
    [InlineData("blank.body[1].heading", "委托", "catalogue-blank-part")]
    [InlineData("blank.body[0].box", null, "catalogue-blank-part")]
    [InlineData("blank.body[0].box[0]", "没有的", "catalogue-unknown-place")]
    [InlineData("blank.body[1].text", "{项目}{事项}{起始日期}{截止日期", "catalogue-braces")]
    [InlineData("blank.body[1].text", "{项目}{事项}{起始日期}", "catalogue-unused-place")]
    [InlineData("blank.signatures", new string[0], "catalogue-empty")]
    [InlineData("blank.signatures[0].label", " ", "catalogue-empty")]
    [InlineData("source", "sharedData", "catalogue-not-from-applicant")]
    public void A_mistake_is_told_with_its_path(string path, object? value, string slug)
    {
        Assert.Null(Catalogue.Read(Changed("M03", path, value), out var mistakes));
        var told = mistakes.First(mistake => mistake.Slug == slug);
        Assert.Equal(File, told.File);
        Assert.StartsWith("materials[2].", told.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_has_a_cell_for_each_column()
    {
        Assert.Null(
            Catalogue.Read(Changed("M29", "blank.body[2].table.example[0]", new[] { "张三" }), out var mistakes)
        );
        var mistake = Assert.Single(mistakes);
        Assert.Equal("catalogue-row-cells", mistake.Slug);
        Assert.EndsWith("blank.body[2].table.example[0]", mistake.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var files = Changed("M03", "blank.title", "");
        files = Changed("M03", "blank.places[1].example", "", files);
        files = Changed("M05", "filling.zh", "", files);
        Assert.Null(Catalogue.Read(files, out var mistakes));
        Assert.Equal(
            ["materials[2].blank.title", "materials[2].blank.places[1].example", "materials[4].filling.zh"],
            mistakes.Select(mistake => mistake.Path)
        );
    }

    [Fact]
    public void A_register_may_say_nothing_of_it()
    {
        var files = Changed("M03", "blank", null);
        Assert.NotNull(Catalogue.Read(Changed("M03", "filling", null, files), out var mistakes));
        Assert.Empty(mistakes);
    }

    /// <summary>The catalogue with another value at a path of a material; null takes it away.</summary>
    private static List<CatalogueFile> Changed(
        string material,
        string path,
        object? value,
        List<CatalogueFile>? files = null
    )
    {
        files ??= TestBook.Files();
        var index = files.FindIndex(file => file.Path == File);
        var register = JsonNode.Parse(files[index].Text)!;
        var node = register["materials"]!.AsArray().First(m => m!["code"]!.GetValue<string>() == material)!;
        string[] steps =
        [
            .. path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.'),
        ];
        foreach (var step in steps[..^1])
            node = Step(node, step);
        if (value is null)
            node.AsObject().Remove(steps[^1]);
        else if (node is JsonArray array)
            array[int.Parse(steps[^1], CultureInfo.InvariantCulture)] = JsonSerializer.SerializeToNode(value);
        else
            node[steps[^1]] = JsonSerializer.SerializeToNode(value);
        files[index] = files[index] with { Text = register.ToJsonString() };
        return files;
    }

    private static JsonNode Step(JsonNode node, string step) =>
        node is JsonArray array ? array[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!;
}
