using AirDefenseApprovals.Core.Eligibility;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Eligibility;

/// <summary>Which item a project needs.</summary>
public sealed class ConsultationTests
{
    private static EligibilityRules Rules => TestBook.Catalogue.Eligibility!;

    [Theory]
    [InlineData("", "matter")]
    [InlineData("matter=build", "kind")]
    [InlineData("matter=build&kind=public", "deep")]
    [InlineData("matter=build&kind=public&deep=no", "totalArea")]
    [InlineData("matter=build&kind=public&deep=no&totalArea=2000", "obstacle")]
    [InlineData("matter=build&kind=residential&deep=no", "obstacle")]
    [InlineData("matter=build&kind=residential&deep=no&obstacle=none", "groundArea")]
    [InlineData("matter=build&kind=residential&deep=no&obstacle=geology", "relief")]
    [InlineData("matter=demolish", "works")]
    [InlineData("kind=public&totalArea=5", "matter")]
    public void What_nobody_has_said_is_asked_next(string answers, string next) =>
        Assert.Equal((next, null), (Of(answers).Next?.Name, Of(answers).Outcome));

    [Theory]
    [InlineData("matter=build&kind=industrial", "", null)]
    [InlineData("matter=build&kind=temporary", "RF-01-03", null)]
    [InlineData("matter=build&kind=public&deep=no&totalArea=1999.9999", "", null)]
    [InlineData("matter=build&kind=public&deep=no&totalArea=2000&obstacle=none", "RF-01-01", "100")]
    [InlineData("matter=build&kind=public&deep=no&totalArea=12345.6789&obstacle=none", "RF-01-01", "617.2839")]
    [InlineData("matter=build&kind=public&deep=yes&obstacle=none&groundArea=850.5", "RF-01-01", "850.5")]
    [InlineData("matter=build&kind=residential&deep=no&obstacle=none&groundArea=600", "RF-01-01", "600")]
    [InlineData(
        "matter=build&kind=residential&deep=yes&obstacle=geology&relief=no&groundArea=600",
        "RF-01-02 RF-11-01",
        "600"
    )]
    [InlineData(
        "matter=build&kind=public&deep=no&totalArea=10000&obstacle=crowded&relief=half",
        "RF-01-02 RF-01-03",
        "500"
    )]
    [InlineData("matter=underground&underKind=metro", "RF-05-02", null)]
    [InlineData("matter=start&registered=yes", "RF-06-02", null)]
    [InlineData("matter=change", "RF-01-04", null)]
    [InlineData("matter=complete&whole=part", "RF-07-02", null)]
    [InlineData("matter=use&useKind=lost", "RF-08-03", null)]
    [InlineData("matter=alter&part=entrance", "RF-04-02", null)]
    [InlineData("matter=demolish&works=basement&kind=industrial", "RF-02-02", null)]
    [InlineData("matter=near&nearKind=digging", "RF-09-02", null)]
    public void What_follows_names_items_articles_and_the_area(string answers, string items, string? area)
    {
        var reached = Of(answers);
        Assert.Equal(items, string.Join(' ', reached.Outcome!.Items));
        Assert.NotEmpty(reached.Outcome.Basis);
        Assert.Equal(
            area is null ? null : decimal.Parse(area, System.Globalization.CultureInfo.InvariantCulture),
            reached.Basement?.Area
        );
        Assert.Null(reached.Next);
    }

    [Fact]
    public void Only_the_answers_that_mattered_are_told_in_their_order() =>
        Assert.Equal(
            ["matter", "works"],
            Of("works=basement&kind=public&matter=demolish").Answered.Select(a => a.Question.Name)
        );

    [Theory]
    [InlineData("totalArea", "x", "eligibility-not-an-area")]
    [InlineData("totalArea", "-5", "eligibility-not-an-area")]
    [InlineData("totalArea", "1e3", "eligibility-not-an-area")]
    [InlineData("totalArea", "0", "field-too-small")]
    [InlineData("totalArea", "99999999", "field-too-large")]
    [InlineData("totalArea", "5.00001", "field-too-many-decimals")]
    [InlineData("totalArea", "12345.6789", null)]
    [InlineData("matter", "fly", "eligibility-not-an-option")]
    [InlineData("matter", "build,change", "eligibility-not-an-option")]
    public void A_wrong_answer_is_told(string question, string answer, string? slug) =>
        Assert.Equal(slug, Rules.Question(question)!.Check(answer)?.Slug);

    [Theory]
    [InlineData("\"RF-01-02\",", "\"RF-99-99\",", "rules[4].items[0]", "catalogue-unknown-item")]
    [InlineData(
        "\"works\",\n          \"is\"",
        "\"nothing\",\n          \"is\"",
        "rules[21].when[1].question",
        "catalogue-unknown-question"
    )]
    [InlineData(
        "\"is\": [\n            \"standing\"",
        "\"is\": [\n            \"flying\"",
        "rules[21].when[1].is[0]",
        "catalogue-not-one-of"
    )]
    [InlineData("\"of\": \"totalArea\"", "\"of\": \"kind\"", "areas[2].of", "catalogue-unknown-question")]
    [InlineData("\"value\": \"near\"", "\"value\": \"far\"", "rules[23].when[0].is[0]", "catalogue-not-one-of")]
    public void A_mistake_in_the_rules_stops_with_its_path(string text, string instead, string path, string slug)
    {
        var files = TestBook.Files();
        var at = files.FindIndex(f => f.Path == "register/eligibility.json");
        Assert.Contains(text, files[at].Text, StringComparison.Ordinal);
        files[at] = files[at] with { Text = files[at].Text.Replace(text, instead, StringComparison.Ordinal) };
        Assert.Null(Catalogue.Read(files, out var mistakes));
        Assert.Contains(mistakes, m => (m.File, m.Path, m.Slug) == ("register/eligibility.json", path, slug));
    }

    [Fact]
    public void Answers_after_which_nothing_follows_are_found_at_start()
    {
        var rules = Rules with { Rules = [.. Rules.Rules.Where(r => !r.Items.Contains("RF-02-02"))] };
        var wrong = Assert.Single(new EligibilityCheck(rules, TestBook.Catalogue.Items.Keys.ToHashSet()).Wrong());
        Assert.Equal(("eligibility-no-outcome", "matter=demolish, works=basement"), (wrong.Slug, wrong.Arguments[0]));
    }

    private static Consultation Of(string answers) =>
        Consultation.Of(
            Rules,
            answers
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(a => a.Split('='))
                .ToDictionary(a => a[0], a => a[1])
        );
}
