using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Items;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>A case is judged by the sheet it was handed in under, a draft follows the one in force (R34).</summary>
public sealed class R34_SheetOfTheDayTests
{
    private const string Item = "RF-08-01";

    [Fact]
    public void R34_a_case_keeps_the_sheet_it_was_handed_in_under()
    {
        var story = new Story().Submitted(Item, "2022-05-09 09:30");
        Assert.Equal(2, story.Case.SheetVersion);
        var after = TestBook.Book.Publishing(Item, s => s.WithoutField("peacetimeUse").WithMaterial("M30"));
        Assert.Equal(3, after.Items[Item].Version);
        Assert.Equal(2, after.SheetOf(story.Case).Version);
        story.On(after).Task("issue", "Issued", "2022-05-09 10:00");
        Assert.Equal(2, story.Case.SheetVersion);
        Assert.Contains("汽车库", story.Case.Decision!.Document!.Terms!.Facts.Select(f => f.Value));
        Assert.Equal(2, DocumentOrder.Of(story.Case, story.Case.Decision.Document, after).Item.Version);
    }

    [Fact]
    public void R34_a_correction_is_never_about_what_the_notice_did_not_name()
    {
        var story = new Story()
            .Submitted("RF-13-01", "2022-05-09 09:30")
            .Task(
                "intake",
                "CorrectionRequired",
                "2022-05-09 10:00",
                new
                {
                    items = new[]
                    {
                        new
                        {
                            field = "project.address",
                            defect = "地址有误",
                            basis = "《行政许可法》第三十二条",
                            remedy = "更正地址",
                        },
                    },
                }
            );
        story.On(TestBook.Book.Publishing("RF-13-01", s => s.WithField("more").WithMaterial("M22")));
        story.Task(
            "correction",
            "Answered",
            "2022-05-10 09:00",
            new { answers = new[] { new { itemNo = 1, value = "正确路1号" } } }
        );
        Assert.Equal((CaseState.Submitted, "正确路1号"), (story.Case.State, story.Case.Project.Address));
        Assert.DoesNotContain(story.Case.Materials, m => m.MaterialCode == "M22");
    }

    [Fact]
    public void R34_a_material_of_a_later_sheet_is_unknown_to_a_case_in_flight()
    {
        var story = new Story().Submitted(Item, "2022-05-09 09:30");
        story.On(TestBook.Book.Publishing(Item, s => s.WithMaterial("M30")));
        Assert.Equal(
            RefusalKind.NotFound,
            AttachMaterial.Refused(Story.Applicant, story.Case, "M30", story.Book)!.Kind
        );
    }

    [Fact]
    public void R34_a_draft_follows_and_is_told_what_changed()
    {
        var story = new Story().Draft(Item);
        var gone = story.Case.Materials.First(m => m.Sha256 is not null).MaterialCode;
        story.On(
            TestBook.Book.Publishing(Item, s =>
                s.WithoutField("peacetimeUse").WithField("more").WithMaterial("M30").WithoutMaterial(gone)
            )
        );
        Assert.Equal(
            ["form.more", "form.peacetimeUse", $"materials.{gone}", "materials.M30"],
            DraftSheets.ChangesFor(story.Case, story.Book).Select(c => c.Path).Order(StringComparer.Ordinal)
        );
        var now = story.Case.UnderSheetInForce(story.Book);
        Assert.False(now.Form.ContainsKey("peacetimeUse"));
        Assert.Equal(MaterialStatus.Missing, now.Materials.Single(m => m.MaterialCode == "M30").Status);
        Assert.DoesNotContain(now.Materials, m => m.MaterialCode == gone);
        Assert.Equal(
            ["form.more", "materials.M30"],
            Applications
                .Errors(story.Book.Items[Item], now, story.Book)
                .Select(e => e.Field)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void R34_a_draft_takes_a_material_that_its_sheet_asked_for_later()
    {
        var story = new Story().Draft(Item);
        story.On(TestBook.Book.Publishing(Item, s => s.WithMaterial("M30")));
        story.Do(
            new AttachMaterial
            {
                By = Story.Applicant,
                At = Story.At("2022-05-09 13:00"),
                MaterialCode = "M30",
                File = new("新材料.pdf", 10, new string('c', 64), "application/pdf"),
            }
        );
        Assert.Equal(MaterialStatus.Attached, story.Case.Materials.Single(m => m.MaterialCode == "M30").Status);
        story.SubmitHavingSeen(3, "2022-05-09 14:00");
        Assert.Equal(3, story.Case.SheetVersion);
    }

    [Fact]
    public void R34_a_draft_with_an_answer_to_what_is_asked_no_more_can_be_handed_in()
    {
        var story = new Story().Draft(Item);
        story.On(TestBook.Book.Publishing(Item, s => s.WithoutField("peacetimeUse")));
        story.SubmitHavingSeen(3, "2022-05-09 14:00");
        Assert.False(story.Case.Form.ContainsKey("peacetimeUse"));
        Assert.Empty(DraftSheets.ChangesFor(story.Case, story.Book));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(null)]
    public void R34_what_was_published_between_two_looks_is_told_before_anything_is_handed_in(int? seen)
    {
        var story = new Story().Draft(Item);
        story.On(TestBook.Book.Publishing(Item, s => s.WithField("more", required: false)));
        var refusal = story.Refused(Story.Submission("2022-05-09 14:00") with { SheetVersion = seen });
        Assert.Equal(("R34", "sheet-changed"), (refusal.Rule, refusal.Slug));
        Assert.Equal(["sheetVersion"], refusal.Errors.Select(e => e.Field));
        story.SubmitHavingSeen(3, "2022-05-09 14:00");
        Assert.Equal(3, story.Case.SheetVersion);
    }

    [Fact]
    public void R34_what_concerns_the_office_alone_is_no_news_for_the_applicant()
    {
        var story = new Story().Draft(Item);
        story.On(TestBook.Book.Publishing(Item, s => s.With("correctionDays", 10)));
        story.Submit("2022-05-09 14:00");
        Assert.Equal(3, story.Case.SheetVersion);
    }

    [Fact]
    public void R34_a_saved_draft_is_told_once()
    {
        var story = new Story().Draft(Item);
        story.On(TestBook.Book.Publishing(Item, s => s.WithField("more", required: false)));
        Assert.NotEmpty(DraftSheets.ChangesFor(story.Case, story.Book));
        var @case = story.Case;
        story.Do(
            new SaveDraft
            {
                By = Story.Applicant,
                At = Story.At("2022-05-09 13:00"),
                ItemCode = Item,
                Applicant = @case.Applicant,
                Project = @case.Project,
                Form = @case.Form,
            }
        );
        Assert.Empty(DraftSheets.ChangesFor(story.Case, story.Book));
    }

    [Fact]
    public void R34_a_copy_leaves_out_what_is_no_more_and_says_so()
    {
        var original = new Story().Submitted(Item, "2022-05-09 09:30").Case;
        var book = TestBook.Book.Publishing(Item, s =>
        {
            s.WithoutField("worksName");
            s["form"]!.AsArray().Single(f => f!["name"]!.ToString() == "peacetimeUse")!["options"]![0] = "地下车库";
            return s;
        });
        book = book with
        {
            Register = book.Register with
            {
                Regions = [.. book.Register.Regions.Where(r => r.Code != original.Project.RegionCode)],
            },
        };
        var copy = Copied(original, book);
        Assert.Equal(
            ["form.peacetimeUse", "form.worksName", "project.regionCode"],
            copy.LeftOut.Order(StringComparer.Ordinal)
        );
        Assert.Equal(("", 3), (copy.Project.RegionCode, copy.SheetVersion!.Value));
        Assert.Equal(["period", "usedArea"], copy.Form.Keys);
        Assert.True(CopyCase.IsUntouched(copy, Copied(original, book)));
    }

    [Fact]
    public void R34_a_case_from_before_versions_were_kept_goes_by_the_first_that_was()
    {
        var story = new Story().Submitted(Item, "2022-05-09 09:30");
        var old = story.Case with { SheetVersion = null };
        var after = TestBook.Book.Publishing(Item, s => s.WithField("more"));
        Assert.Equal(2, after.SheetOf(old).Version);
    }

    private static Case Copied(Case original, Rulebook book) =>
        Assert
            .IsType<Changes>(
                new CopyCase
                {
                    By = Story.Applicant,
                    At = Story.At("2022-06-01 09:00"),
                    NewId = Guid.CreateVersion7(),
                }.Decide(original, book)
            )
            .Case;
}
