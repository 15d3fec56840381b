using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>A copy takes the words of an earlier case; a copy that nobody has touched is not made again.</summary>
public sealed class R07_CopyTests
{
    [Fact]
    public void R07_a_copy_says_what_it_was_taken_from_and_has_no_files()
    {
        var original = new Story().Submitted("RF-13-01", "2022-05-09 09:30").Case;
        var copy = CopyOf(original);
        Assert.Equal((original.Id, CaseState.Draft, original.Project), (copy.CopiedFrom, copy.State, copy.Project));
        Assert.All(copy.Materials, m => Assert.Null(m.Sha256));
    }

    [Fact]
    public void R07_an_untouched_copy_is_the_copy_that_would_be_made()
    {
        var original = new Story().Submitted("RF-13-01", "2022-05-09 09:30").Case;
        var (there, copy) = (CopyOf(original), CopyOf(original));
        Assert.True(CopyCase.IsUntouched(there, copy));
        var saved = Done(Saving(there), there);
        Assert.True(CopyCase.IsUntouched(saved, copy), "Saved without a change it is the same copy.");
    }

    [Fact]
    public void R07_a_copy_that_was_changed_is_a_draft_of_its_own()
    {
        var original = new Story().Submitted("RF-13-01", "2022-05-09 09:30").Case;
        var (there, copy) = (CopyOf(original), CopyOf(original));
        var (material, paper) = (
            there.Materials.First(m => m.Status == MaterialStatus.Missing).MaterialCode,
            new AttachedFile("图.pdf", 100, new string('b', 64), "application/pdf")
        );
        Case[] changed =
        [
            Done(Saving(there) with { Project = there.Project with { Name = "示例花园二期" } }, there),
            Done(Saving(there) with { Applicant = there.Applicant with { Phone = "13900000000" } }, there),
            Done(Saving(there) with { Form = there.Form.SetItem("reason", Story.Data("另一处")) }, there),
            Done(Saving(there) with { Following = [new(material, new(2022, 6, 30))] }, there),
            Done(
                new AttachMaterial
                {
                    By = Story.Applicant,
                    At = Story.At("2022-06-02 10:00"),
                    MaterialCode = material,
                    File = paper,
                },
                there
            ),
        ];
        Assert.All(changed, draft => Assert.False(CopyCase.IsUntouched(draft, copy)));
        Assert.All(changed, draft => Assert.Equal(Story.At("2022-06-02 10:00"), draft.ChangedAt));
    }

    [Fact]
    public void R07_nobody_elses_draft_and_no_copy_of_another_case_is_the_copy()
    {
        var original = new Story().Submitted("RF-13-01", "2022-05-09 09:30").Case;
        var copy = CopyOf(original);
        Assert.False(CopyCase.IsUntouched(CopyOf(original) with { OwnerId = Story.Other.UserId }, copy));
        Assert.False(CopyCase.IsUntouched(CopyOf(original) with { CopiedFrom = Guid.CreateVersion7() }, copy));
        Assert.False(CopyCase.IsUntouched(CopyOf(original) with { State = CaseState.Submitted }, copy));
        Assert.Equal(
            RefusalKind.NotFound,
            Assert.IsType<Refusal>((Copying() with { By = Story.Other }).Decide(original, TestBook.Book)).Kind
        );
    }

    private static Case CopyOf(Case original) => Done(Copying(), original);

    private static CopyCase Copying() =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-06-01 09:00"),
            NewId = Guid.CreateVersion7(),
        };

    private static SaveDraft Saving(Case draft) =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-06-02 10:00"),
            ItemCode = draft.ItemCode,
            Applicant = draft.Applicant,
            Project = draft.Project,
            Form = draft.Form,
        };

    private static Case Done(CaseAct act, Case @case) => Assert.IsType<Changes>(act.Decide(@case, TestBook.Book)).Case;
}
