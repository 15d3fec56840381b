using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>The declaration of the last step (R32): made, and kept word for word.</summary>
public sealed class R32_DeclarationTests
{
    private static readonly DeclarationText InForce = TestBook.Book.Declaration;

    [Fact]
    public void R32_nothing_is_handed_in_without_the_declaration()
    {
        var refusal = new Story().Draft("RF-13-01").Refused(Submit() with { Declared = false });
        Assert.Equal(("R32", "not-declared", RefusalKind.Incomplete), (refusal.Rule, refusal.Slug, refusal.Kind));
        Assert.Equal("declared", Assert.Single(refusal.Errors).Field);
    }

    [Fact]
    public void R32_whatever_else_is_lacking_is_told_with_it()
    {
        var draft = new Story().Draft("RF-13-01", without: "M30");
        var refusal = draft.Refused(Submit() with { Declared = false });
        Assert.Equal("R32", refusal.Rule);
        Assert.Equal(["declared", "materials.M30"], refusal.Errors.Select(e => e.Field));
        refusal = draft.Refused(Submit() with { Declared = false, Promised = [new("M30", new(2022, 6, 1))] });
        Assert.Equal(["declared", "promised[0].materialCode"], refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void R32_version_words_instant_and_account_are_recorded()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        Assert.Equal(
            new Declaration(InForce.Version, InForce.Zh, Story.At("2022-05-09 09:30"), "applicant1", OnPaper: false),
            story.Case.Declaration
        );
        var entry = story.Journal.Single(e => e.Act == "submitted");
        Assert.Equal("applicant1", entry.Actor.User);
        Assert.Equal(InForce.Version, entry.Data.GetProperty("declaration").GetProperty("version").GetInt32());
        Assert.Equal(InForce.Zh, entry.Data.GetProperty("declaration").GetProperty("text").GetString());
    }

    [Fact]
    public void R32_what_was_declared_stays_when_the_offices_words_change()
    {
        var story = new Story().Submitted("RF-13-01", "2022-05-09 09:30");
        story.On(TestBook.Book with { Declaration = Other }).Task("intake", "Accepted", "2022-05-09 10:00");
        Assert.Equal(InForce.Zh, story.Case.Declaration!.Text);
    }

    [Fact]
    public void R32_words_that_have_changed_since_they_were_read_are_not_declared()
    {
        var story = new Story().Draft("RF-13-01").On(TestBook.Book with { Declaration = Other });
        var refusal = story.Refused(Submit() with { DeclaredVersion = InForce.Version });
        Assert.Equal(("R32", "declaration-changed"), (refusal.Rule, refusal.Slug));
        story.Do(Submit() with { DeclaredVersion = Other.Version });
        Assert.Equal(Other.Zh, story.Case.Declaration!.Text);
    }

    [Fact]
    public void R32_who_practises_declares_for_the_applicant_they_play()
    {
        var sample = new Story().Draft("RF-01-03", "410122").Case;
        var clerk = Story.Staff(Roles.Clerk, "410122");
        var begun = new StartPractice
        {
            By = clerk,
            At = Story.At("2022-05-09 09:30"),
            Application = new()
            {
                By = clerk,
                At = Story.At("2022-05-09 09:30"),
                ItemCode = "RF-01-03",
                Applicant = sample.Applicant,
                Project = sample.Project,
                Form = sample.Form,
            },
            Materials = System.Collections.Immutable.ImmutableSortedDictionary<string, AttachedFile>.Empty,
        }.Begin(Guid.CreateVersion7(), TestBook.Book);
        Assert.Equal(clerk.UserName, Assert.IsType<Changes>(begun).Case.Declaration!.By);
    }

    private static DeclarationText Other =>
        InForce with
        {
            Version = InForce.Version + 1,
            Zh = "申请人声明：所填属实。",
        };

    private static SubmitCase Submit() =>
        new()
        {
            By = Story.Applicant,
            At = Story.At("2022-05-09 09:30"),
            QueryCode = "ABCD2345",
            Sequence = 1,
            Declared = true,
        };
}
