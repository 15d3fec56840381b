using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>What looks wrong in an application although each answer alone is right: told, and in nobody's way.</summary>
public sealed class ApplicationWarningTests
{
    private static readonly object Notice = new
    {
        items = new[]
        {
            new
            {
                materialCode = "M30",
                defect = "未盖章",
                basis = "办事指南",
                remedy = "盖章后上传",
            },
        },
    };

    [Theory]
    [InlineData(1000, 400, 1000, "")]
    [InlineData(1000, 400, 0, "")] // none told
    [InlineData(1000, 1000, 1000, "")]
    [InlineData(1000, 400, 900, "form.totalFloorArea figure-other-project")]
    [InlineData(1000, 1000.0001, 1000, "form.basementArea figure-larger")]
    [InlineData(1000, 2000, 900, "form.totalFloorArea figure-other-project, form.basementArea figure-larger")]
    public void Areas_that_do_not_fit_together_are_told(double total, double basement, double floor, string told)
    {
        var draft = new Story().Draft("RF-01-01", floorArea: floor == 0 ? null : (decimal)floor).Case;
        draft = OwnFiles(draft) with
        {
            Form = draft
                .Form.SetItem("totalFloorArea", Story.Data((decimal)total))
                .SetItem("basementArea", Story.Data((decimal)basement)),
        };
        Assert.Equal(told, Told(draft));
    }

    [Fact]
    public void The_area_due_is_compared_with_the_project_where_the_form_asks_for_no_whole()
    {
        var draft = OwnFiles(new Story().Draft("RF-01-03", floorArea: 500).Case);
        draft = draft with { Form = draft.Form.SetItem("basementAreaDue", Story.Data(500.5m)) };
        Assert.Equal("form.basementAreaDue figure-larger-project", Told(draft));
    }

    [Fact]
    public void One_file_for_two_materials_is_told_at_the_last_of_them()
    {
        var draft = new Story().Draft("RF-01-01").Case; // a story attaches one paper everywhere
        var told = Warnings(draft).Single(e => e.Slug == "file-twice");
        Assert.Equal("materials." + draft.Materials.Last(m => m.Sha256 is not null).MaterialCode, told.Field);
        Assert.DoesNotContain(Warnings(OwnFiles(draft)), e => e.Slug == "file-twice");
    }

    [Fact]
    public void Warnings_keep_nobody_from_handing_in_and_are_no_claim_of_the_check()
    {
        var story = new Story().Draft("RF-01-01", floorArea: 1).Submit("2022-05-09 09:30");
        Assert.NotEmpty(Warnings(story.Case));
        Assert.Equal(CaseState.Submitted, story.Case.State);
        Assert.Empty(story.Case.FoundAtHandIn!.Value);
    }

    [Fact]
    public void R05_a_correction_with_the_very_same_bytes_is_told()
    {
        var story = new Story()
            .Submitted("RF-13-01", "2022-05-09 09:30")
            .Task("intake", "CorrectionRequired", "2022-05-09 10:00", Notice);
        var before = story.Case.Materials.Single(m => m.MaterialCode == "M30");
        Assert.Empty(Warnings(story.Case));
        story.Do(Attach(before.Sha256!));
        Assert.True(story.Case.Materials.Single(m => m.MaterialCode == "M30").IsUnchanged);
        Assert.Equal("materials.M30 file-unchanged", Told(story.Case));
        story.Do(Attach(new string('e', 64)));
        Assert.Equal("", Told(story.Case));
    }

    private static AttachMaterial Attach(string sha256) =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-05-10 09:00"),
            MaterialCode = "M30",
            File = new("改后.pdf", 1000, sha256, "application/pdf"),
        };

    private static string Told(Case @case) => string.Join(", ", Warnings(@case).Select(e => $"{e.Field} {e.Slug}"));

    private static IEnumerable<FieldError> Warnings(Case @case) =>
        Applications
            .Findings(TestBook.Book.Items[@case.ItemCode], @case, TestBook.Book)
            .Where(f => f.Severity == FindingSeverity.Warning)
            .Select(f => f.About);

    /// <summary>The case with another file for each material.</summary>
    private static Case OwnFiles(Case @case) =>
        @case with
        {
            Materials =
            [
                .. @case.Materials.Select(m =>
                    m.Sha256 is null ? m : m with { Sha256 = m.MaterialCode.PadLeft(64, '0') }
                ),
            ],
        };
}
