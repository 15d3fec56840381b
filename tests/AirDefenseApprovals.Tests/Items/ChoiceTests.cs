using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>Choices of forms have words in both languages.</summary>
public sealed class ChoiceTests
{
    [Fact]
    public void Every_choice_has_English_words_of_its_own()
    {
        var fields = TestBook.Catalogue.Items.Values.SelectMany(i => i.Form).Where(f => f.Type == "choice").ToList();
        Assert.NotEmpty(fields);
        Assert.All(fields, f =>
            Assert.All(f.Options!.Value, o => Assert.All(f.NameOf(o).En, c => Assert.True(c < 0x2E80)))
        );
    }

    [Fact]
    public void A_choice_that_a_later_sheet_lacks_is_itself_in_both_languages()
    {
        var field = TestBook.Catalogue.Items["RF-08-01"].Field("peacetimeUse")!;
        Assert.Equal(new("汽车库", "Garage"), field.NameOf("汽车库"));
        Assert.Equal(new("旧用途", "旧用途"), field.NameOf("旧用途"));
        Assert.Equal(new("汽车库", "汽车库"), (field with { OptionsEn = null }).NameOf("汽车库"));
    }

    [Fact]
    public void A_sheet_with_words_for_some_choices_alone_is_refused()
    {
        var files = TestBook.Files();
        var sheet = TestBook.Catalogue.Items["RF-08-01"].Text();
        sheet["form"]!.AsArray().Single(f => f!["name"]!.ToString() == "peacetimeUse")!["optionsEn"]!
            .AsArray()
            .RemoveAt(0);
        var at = files.FindIndex(f => f.Path == "items/RF-08-01.json");
        files[at] = files[at] with { Text = sheet.ToJsonString() };
        Assert.Null(Catalogue.Read(files, out var mistakes));
        Assert.Equal(["form[2].optionsEn catalogue-options-english"], mistakes.Select(m => $"{m.Path} {m.Slug}"));
    }
}
