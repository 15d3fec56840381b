using System.Text.Json.Nodes;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>What the item sheets say of their documents (R33).</summary>
public sealed class R33_DocumentSheetTests
{
    /// <summary>Fields that explain an application, say when somebody comes, or are told by another fact.</summary>
    private static readonly string[] ToldElsewhere =
    [
        "reason",
        "startDate",
        "preferredDate",
        "drawingReviewDate",
        "builder",
        "supervisor",
    ];

    public static TheoryData<string> Items => [.. TestBook.Catalogue.Items.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Items))]
    public void R33_each_document_names_what_its_form_carries(string code)
    {
        var item = TestBook.Catalogue.Items[code];
        var document = item.Document;
        Assert.NotNull(document);
        Assert.NotEmpty(document.Conditions);
        var named = document.Facts.Select(f => f.From).OfType<string>().ToList();
        Assert.Contains("applicant.name", named);
        Assert.DoesNotContain(item.Form.Select(f => f.Name).Except(ToldElsewhere), name =>
            !named.Contains(FactSources.Form + name)
        );
    }

    [Fact]
    public void R33_an_acceptance_names_units_firms_inspectors_standards_and_days()
    {
        string[] needed =
        [
            "form.acceptedArea",
            "form.protectionUnits",
            "party.builder",
            "party.supervisor",
            "inspection.inspectors",
            "inspection.standards",
            "inspection.day",
            "jointAcceptance.day",
        ];
        Assert.All(TestBook.Catalogue.Items.Values.Where(i => i.Acceptance is not null), item =>
            Assert.Empty(needed.Except(item.Document!.Facts.Select(f => f.From).OfType<string>()))
        );
    }

    [Theory]
    [InlineData("facts[1].from", "form.nothing", "catalogue-unknown-field")]
    [InlineData("facts[1].from", "done.nothing", "catalogue-unknown-task")]
    [InlineData("facts[1].from", "inspection.inspectors", "catalogue-not-one-of")]
    [InlineData("facts[1].from", "project.owner", "catalogue-not-one-of")]
    [InlineData("facts[1].from", null, "catalogue-fact-from-or-text")]
    [InlineData("facts[1].label.en", " ", "catalogue-empty")]
    [InlineData("conditions[0].zh", "", "catalogue-empty")]
    [InlineData("validity.field", "nothing", "catalogue-unknown-field")]
    [InlineData("validity.field", "usedArea", "catalogue-validity-field")]
    [InlineData("validity.none", true, "catalogue-validity-one-of")]
    public void R33_a_mistake_is_told_with_its_path(string path, object? value, string slug)
    {
        Assert.Null(Catalogue.Read(Changed(path, value), out var mistakes));
        var mistake = Assert.Single(mistakes);
        Assert.Equal(("items/RF-08-01.json", slug), (mistake.File, mistake.Slug));
        Assert.StartsWith("document." + path.Split('.')[0], mistake.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void R33_a_sheet_may_say_nothing_of_its_document()
    {
        var catalogue = Catalogue.Read(Without(), out var mistakes);
        Assert.Empty(mistakes);
        Assert.Null(catalogue!.Items["RF-08-01"].Document);
    }

    /// <summary>The catalogue with a sheet that says nothing of its document.</summary>
    internal static List<CatalogueFile> Without() => Redrawn(sheet => sheet.Remove("document"));

    /// <summary>The catalogue with another validity of a document.</summary>
    internal static List<CatalogueFile> Valid(JsonObject validity) =>
        Redrawn(sheet => sheet["document"]!["validity"] = validity);

    private static List<CatalogueFile> Changed(string path, object? value) =>
        Redrawn(sheet =>
        {
            JsonNode node = sheet["document"]!;
            var steps = path.Replace("[", ".", StringComparison.Ordinal)
                .Replace("]", "", StringComparison.Ordinal)
                .Split('.');
            foreach (var step in steps[..^1])
                node = node is JsonArray array
                    ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]!
                    : node[step]!;
            if (value is null)
                node.AsObject().Remove(steps[^1]);
            else
                node[steps[^1]] = System.Text.Json.JsonSerializer.SerializeToNode(value);
        });

    private static List<CatalogueFile> Redrawn(Action<JsonObject> change)
    {
        var files = TestBook.Files();
        var index = files.FindIndex(f => f.Path == "items/RF-08-01.json");
        var sheet = JsonNode.Parse(files[index].Text)!.AsObject();
        change(sheet);
        files[index] = files[index] with { Text = sheet.ToJsonString() };
        return files;
    }
}
