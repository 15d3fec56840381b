using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Notices;

/// <summary>R2, R4: whether the check before handing in found what the office found (自查与审查一致率).</summary>
public sealed class R04_CheckAgreementTests
{
    private static object Notice(params (string? Material, string? Field)[] about) =>
        new
        {
            items = about
                .Select(a => new
                {
                    materialCode = a.Material,
                    field = a.Field,
                    defect = "缺",
                    basis = "法",
                    remedy = "补",
                })
                .ToArray(),
        };

    private static Story HandedIn(bool complete)
    {
        var story = new Story().Draft("RF-13-01", without: complete ? null : "M30");
        return story.Do(
            new SubmitCase
            {
                By = Story.Applicant,
                At = Story.At("2022-05-09 09:30"),
                QueryCode = "ABCD2345",
                Sequence = 1,
                AcknowledgeIncomplete = !complete,
                Declared = true,
            }
        );
    }

    [Fact]
    public void R02_acceptance_of_what_the_check_found_nothing_in_agrees() =>
        Assert.True(HandedIn(complete: true).Task("intake", "Accepted", "2022-05-09 10:00").Case.CheckAgreed);

    [Fact]
    public void R04_a_notice_that_names_what_the_check_found_agrees_whatever_its_words() =>
        Assert.True(
            HandedIn(complete: false)
                .Task("intake", "CorrectionRequired", "2022-05-09 10:00", Notice(("M30", null)))
                .Case.CheckAgreed
        );

    [Theory]
    [InlineData("M30", "reason")]
    [InlineData(null, "reason")]
    [InlineData("M01", null)]
    public void R04_a_notice_that_names_more_or_something_else_differs(string? material, string? field)
    {
        (string?, string?)[] about =
        [
            .. new[] { (material, (string?)null), (null, field) }.Where(a =>
                a.Item1 is not null || a.Item2 is not null
            ),
        ];
        Assert.False(
            HandedIn(complete: false)
                .Task("intake", "CorrectionRequired", "2022-05-09 10:00", Notice(about))
                .Case.CheckAgreed
        );
    }

    [Fact]
    public void R04_a_notice_where_the_check_found_nothing_differs_and_the_answer_changes_nothing_of_it()
    {
        var story = HandedIn(complete: true)
            .Task("intake", "CorrectionRequired", "2022-05-09 10:00", Notice((null, "applicant.name")));
        Assert.False(story.Case.CheckAgreed);
        story
            .Task(
                "correction",
                "Answered",
                "2022-05-10 10:00",
                new { answers = new[] { new { itemNo = 1, text = "已改" } } }
            )
            .Task("intake", "Accepted", "2022-05-10 11:00");
        Assert.False(story.Case.CheckAgreed);
    }

    [Fact]
    public void R06_silence_and_other_answers_are_no_verdict_on_the_check()
    {
        Assert.Null(HandedIn(complete: true).Case.CheckAgreed);
        Assert.Null(HandedIn(complete: true).Until("2022-05-17 10:00").Case.CheckAgreed);
        Assert.Null(
            HandedIn(complete: true)
                .Task("intake", "NotRequired", "2022-05-09 10:00", new { reason = "不需要" })
                .Case.CheckAgreed
        );
    }

    [Fact]
    public void R08_a_material_that_is_promised_is_none_that_is_missing()
    {
        var story = new Story();
        var item = story.Book.Items.Values.First(i =>
            i.Materials.Any(m => m is { FromApplicant: true, MayFollow: true, Required: true }) && !i.OnTheSpot
        );
        var follows = item.Materials.First(m => m is { FromApplicant: true, MayFollow: true, Required: true }).Code;
        story
            .Draft(item.Code, without: follows)
            .Submit("2022-05-09 09:30", new PromisedMaterial(follows, new DateOnly(2022, 5, 20)));
        Assert.Empty(story.Case.FoundAtHandIn!.Value);
    }

    [Theory]
    [InlineData("李🙂示例", true)]
    [InlineData("李★示例", true)]
    [InlineData("阿卜杜拉·示例", false)]
    [InlineData("㐂示例𠮷", false)]
    public void A_persons_name_has_no_emoji_or_symbols(string name, bool refused)
    {
        var book = TestBook.Book;
        var item = book.Items.Values.First(i => i.Applicants.Contains("person"));
        var project = new Project("示例🙂花园", "示例路1号", "410105", null);
        var wrong = Applications.Wrong(
            item,
            new("person", name, "11010519491231002X", "13800000000", "a@example.com"),
            project,
            new Dictionary<string, System.Text.Json.JsonElement>(),
            book
        );
        Assert.Equal(refused, wrong.Any(e => e.Slug == "name-has-symbols"));
        Assert.DoesNotContain(wrong, e => e.Field == "project.name"); // elsewhere they stay
    }
}
