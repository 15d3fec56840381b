using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>R33: a document that is replaced says what is right: what was mistyped is corrected with it.</summary>
public sealed class R33_ReplacementTests
{
    [Fact]
    public void R33_case_and_document_have_the_corrected_values_and_the_former_keeps_its_own()
    {
        var story = Results.Approved("RF-08-01");
        var former = story.Document();
        story.Do(
            Replace(
                ("project.address", "示例路2号"),
                ("usedArea", 99.5m),
                ("period", new { from = "2022-06-01", to = "2024-05-31" })
            )
        );
        Assert.Equal("示例路2号", story.Case.Project.Address);
        Assert.Equal(99.5m, story.Case.Form["usedArea"].GetDecimal());
        var terms = story.Document().Terms!;
        var facts = terms.Facts.ToDictionary(f => f.Label.Zh, f => f.Value);
        Assert.Equal(("示例路2号", "99.5 平方米"), (facts["工程地址"], facts["使用面积"]));
        Assert.Equal(new DateOnly(2024, 5, 31), terms.ValidTo); // the period is the document's validity
        Assert.Equal(former.Terms, Assert.Single(story.Case.EarlierDocuments).Terms);
        Assert.Equal(
            story.Document().Sha256,
            story.Book.Press.Print(DocumentOrder.Of(story.Case, story.Document(), story.Book)).Sha256
        );
    }

    [Fact]
    public void R33_the_journal_has_each_field_before_and_after()
    {
        var story = Results.Approved("RF-08-01").Do(Replace(("project.address", "示例路2号"), ("usedArea", 99.5m)));
        Assert.Equal(
            [("project.address", "示例路1号", "示例路2号"), ("usedArea", "34.5", "99.5")],
            Journalled(story).Select(c => (Text(c, "field"), Text(c, "before"), Text(c, "after")))
        );
        Assert.Empty(Journalled(Results.Approved("RF-08-01").Do(Replace())));
    }

    [Fact]
    public void R30_R33_a_persons_data_is_corrected_and_stands_in_the_journal_masked()
    {
        const string Code = "91410100MA4000012T";
        var story = Results.Approved("RF-08-01").Do(Replace(("applicant.idNumber", Code)));
        Assert.Equal(Code, story.Case.Applicant.IdNumber);
        Assert.Equal(["914*************2T"], Journalled(story).Select(c => Text(c, "after")));
    }

    [Theory]
    [InlineData("project.address", "\"\"", "project.address", "field-required")]
    [InlineData("project.address", "999", "project.address", "field-not-text")]
    [InlineData("project.regionCode", "\"999999\"", "project.regionCode", "region-unknown")]
    [InlineData("project.floorArea", "\"很大\"", "project.floorArea", "floor-area-wrong")]
    [InlineData("usedArea", "-1", "form.usedArea", "field-too-small")]
    [InlineData("usedArea", "null", "corrections[0].value", "field-required")]
    [InlineData("usedArea", "34.50", "corrections[0].value", "correction-same")]
    [InlineData("worksName", "\"示例\"", "corrections[0].value", "correction-same")]
    [InlineData("peacetimeUse", "\"住宅\"", "form.peacetimeUse", "field-not-an-option")]
    [InlineData("period", "{\"from\":\"2023-06-01\",\"to\":\"2022-06-01\"}", "form.period", "field-range-reversed")]
    [InlineData("noSuchField", "\"x\"", "corrections[0].field", "field-unknown")]
    [InlineData("project.code", "\"x\"", "project.code", "project-code-wrong")]
    [InlineData("applicant.email", "\"b@example.com\"", "corrections[0].field", "correction-contact")]
    [InlineData("", "\"x\"", "corrections[0].field", "field-unknown")]
    [InlineData("applicant.idNumber", "\"123\"", "applicant.idNumber", null)]
    public void R33_a_wrong_correction_is_refused_and_nothing_changes(
        string field,
        string value,
        string named,
        string? slug
    )
    {
        var story = Results.Approved("RF-08-01");
        var (before, refusal) = (story.Case, story.Refused(Replace((field, JsonDocument.Parse(value).RootElement))));
        Assert.Equal(("R33", "application-wrong"), (refusal.Rule, refusal.Slug));
        var error = Assert.Single(refusal.Errors);
        Assert.Equal(named, error.Field);
        Assert.Equal(slug ?? error.Slug, error.Slug);
        Assert.Same(before, story.Case);
    }

    [Fact]
    public void R33_all_that_is_wrong_is_told_at_once()
    {
        var act = Replace(
            ("project.address", "示例路2号"),
            ("project.address", "示例路3号"),
            ("usedArea", -1),
            ("x", 1)
        );
        var refusal = Results.Approved("RF-08-01").Refused(act with { Reason = " " });
        Assert.Equal(
            ["reason", "corrections[1].field", "corrections[3].field", "form.usedArea"],
            refusal.Errors.Select(e => e.Field)
        );
        Assert.Equal("correction-twice", refusal.Errors[1].Slug);
    }

    [Fact]
    public void R33_R35_a_doubtful_number_is_taken_when_it_is_confirmed()
    {
        const string Doubtful = "91410100MA40000041";
        var story = Results.Approved("RF-08-01");
        var act = Replace(("applicant.idNumber", Doubtful));
        Assert.Equal("credit-code-doubtful", Assert.Single(story.Refused(act).Errors).Slug);
        story.Do(act with { Corrections = [act.Corrections[0] with { Confirmed = true }] });
        Assert.True(story.Case.Applicant.IdConfirmed);
    }

    [Fact]
    public void R33_what_was_wrong_before_is_not_raised_by_a_correction_elsewhere()
    {
        var story = Results.Approved("RF-08-01");
        var old = story.Case with { Applicant = story.Case.Applicant with { Phone = "abc" } }; // as older rules took it
        Assert.IsType<Changes>(Replace(("project.address", "示例路2号")).Decide(old, story.Book));
        var refusal = Assert.IsType<Refusal>(Replace(("applicant.idNumber", "123")).Decide(old, story.Book));
        Assert.Equal("applicant.idNumber", Assert.Single(refusal.Errors).Field);
    }

    private static JsonElement[] Journalled(Story story) =>
        [.. story.Journal.Last(e => e.Act == "documentReplaced").Data.GetProperty("corrections").EnumerateArray()];

    private static string Text(JsonElement correction, string name) => correction.GetProperty(name).ToString();

    private static ReplaceDocument Replace(params (string Field, object Value)[] corrections) =>
        new()
        {
            By = Story.Staff(Roles.Head),
            At = Story.At("2022-05-11 09:00"),
            Reason = "填写有误",
            VerificationCode = "NEWCODE23456",
            Corrections =
            [
                .. corrections.Select(c => new FieldCorrection(c.Field, JsonSerializer.SerializeToElement(c.Value))),
            ],
        };
}
