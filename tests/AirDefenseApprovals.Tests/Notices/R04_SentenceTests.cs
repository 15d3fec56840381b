using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Core.People;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Notices;

/// <summary>R4: the library of standard sentences, and views of the worklist: who keeps what.</summary>
public sealed class R04_SentenceTests
{
    private static readonly Actor Head = Story.Staff(Roles.Head, "410122"),
        Admin = new("u-admin", "admin", [Roles.Administrator], null);
    private static readonly SentenceWords Words = new("缺章", "指南", "盖章");

    public static readonly TheoryData<Actor> NoKeepers =
    [
        Story.Applicant,
        Story.Staff(Roles.Clerk),
        Story.Staff(Roles.Reviewer, "410122"),
        Story.Supervisor,
    ];

    [Theory]
    [MemberData(nameof(NoKeepers))]
    public void R18_who_is_no_head_and_no_administrator_keeps_no_sentence(Actor actor)
    {
        Assert.Equal(RefusalKind.Forbidden, Add(actor).Refused([], TestBook.Book.Items.Values)!.Kind);
        Assert.Equal(RefusalKind.Forbidden, new RetireSentence(actor, default, Guid.NewGuid()).Refused(Of(null))!.Kind);
    }

    [Fact]
    public void R18_a_head_keeps_the_own_offices_and_an_administrator_those_of_all()
    {
        Assert.Equal(("410122", null), (Add(Head).Office, Add(Admin).Office));
        Assert.Null(new RetireSentence(Head, default, Guid.Empty).Refused(Of("410122")));
        Assert.Equal(RefusalKind.NotFound, new RetireSentence(Head, default, Guid.Empty).Refused(Of("410181"))!.Kind);
        Assert.Equal("sentence-of-all", new RetireSentence(Head, default, Guid.Empty).Refused(Of(null))!.Slug);
        Assert.Null(new RetireSentence(Admin, default, Guid.Empty).Refused(Of("410181")));
    }

    [Theory]
    [InlineData("M99", null, "material-unknown")]
    [InlineData("M02", null, "material-unknown")] // the office fetches it itself
    [InlineData(null, "nothing", "field-unknown")]
    [InlineData("M30", "reason", "sentence-about-one")]
    public void A_sentence_is_about_one_thing_that_applicants_hand_in(string? material, string? field, string slug) =>
        Assert.Contains(Add(Head, material, field).Refused([], TestBook.Book.Items.Values)!.Errors, e =>
            e.Slug == slug
        );

    [Fact]
    public void The_same_sentence_is_there_once_and_what_is_empty_or_endless_is_told()
    {
        Assert.Null(Add(Head).Refused([], TestBook.Book.Items.Values));
        Assert.Equal("sentence-twice", Add(Head).Refused([Of("410122")], TestBook.Book.Items.Values)!.Slug);
        Assert.Null(
            Add(Head)
                .Refused(
                    [Of("410181"), Of("410122") with { RetiredAt = default(DateTimeOffset) }],
                    TestBook.Book.Items.Values
                )
        );
        Assert.Equal(
            ["defect", "basis", "remedy"],
            (Add(Head) with { Words = new("", "", new string('长', 501)) })
                .Refused([], TestBook.Book.Items.Values)!
                .Errors.Select(e => e.Field)
        );
    }

    [Fact]
    public void The_catalogues_sentences_are_sound_and_each_fits_some_item()
    {
        Assert.InRange(TestBook.Catalogue.Sentences.Length, 25, 300);
        Assert.All(TestBook.Catalogue.Sentences, s =>
            Assert.Contains(TestBook.Book.Items.Values, i =>
                new StandardSentence(Guid.Empty, null, s.MaterialCode, s.Field, s.Words).Fits(i)
            )
        );
    }

    [Theory]
    [InlineData("", "field-required")]
    [InlineData("三十一个字的名字就太长了三十一个字的名字就太长了三十一个字的", "field-too-long")]
    public void A_views_name_has_one_to_thirty_characters(string name, string slug) =>
        Assert.Equal(
            slug,
            Assert
                .Single(
                    new SaveView(Head, default, name.Length > 0 ? name.PadRight(31, '长') : name, "")
                        .Refused([])!
                        .Errors
                )
                .Slug
        );

    [Fact]
    public void R18_twenty_views_are_enough_and_applicants_have_none()
    {
        string[] twenty = [.. Enumerable.Range(1, 20).Select(i => $"视图{i}")];
        Assert.Equal("views-too-many", new SaveView(Head, default, "另一个", "").Refused(twenty)!.Slug);
        Assert.Null(new SaveView(Head, default, "视图1", "").Refused(twenty)); // in its place
        Assert.Equal(RefusalKind.Forbidden, new SaveView(Story.Applicant, default, "视图", "").Refused([])!.Kind);
        Assert.Equal(RefusalKind.NotFound, new DropView(Head, "没有").Refused(twenty)!.Kind);
    }

    private static AddSentence Add(Actor by, string? material = "M30", string? field = null) =>
        new(by, default, material, field, Words);

    private static StandardSentence Of(string? office) => new(Guid.Empty, office, "M30", null, Words);
}
