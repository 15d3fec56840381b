using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Tests.Cases;

/// <summary>R35: each kind of identity paper has its own check, and what real papers fail may be confirmed.</summary>
public sealed class R35_IdentityPaperTests
{
    private static readonly DateOnly Today = new(2022, 5, 9);

    [Theory]
    [InlineData("410105199003011392", null)]
    [InlineData("11010519491231002X", null)]
    [InlineData("710105199003011393", null)] // Taiwan has a code of its own (GB/T 2260)
    [InlineData("410105202205090011", null)] // born today
    [InlineData("410105202205100013", "identity-number-born-later")]
    [InlineData("410105209901010013", "identity-number-born-later")]
    [InlineData("410105199002300010", "identity-number-birth")]
    [InlineData("990105199001010014", "identity-number-region")]
    [InlineData("410105199003011393", "identity-number-wrong")]
    [InlineData("410105900101001", "identity-number-first-generation")]
    [InlineData("41010519900301139", "identity-number-length")]
    [InlineData("E12345678", "identity-number-length")]
    [InlineData("810000198506071218", "identity-number-is-permit")]
    public void R35_an_identity_card_has_a_province_a_birthday_and_a_check_digit(string number, string? wrong) =>
        Assert.Equal(wrong, IdentityPapers.Wrong(IdentityPapers.ResidentId, number, Today));

    [Theory]
    [InlineData(IdentityPapers.ResidencePermit, "810000198506071218", null)]
    [InlineData(IdentityPapers.ResidencePermit, "830000199003011393", null)]
    [InlineData(IdentityPapers.ResidencePermit, "830000199003011392", "identity-number-wrong")]
    [InlineData(IdentityPapers.ResidencePermit, "410105199003011392", "residence-permit-wrong")]
    [InlineData(IdentityPapers.PermanentResidence, "911124198108030024", null)]
    [InlineData(IdentityPapers.PermanentResidence, "GBR110185010101", null)]
    [InlineData(IdentityPapers.PermanentResidence, "911124209908030024", "identity-number-born-later")]
    [InlineData(IdentityPapers.PermanentResidence, "811124198108030024", "permanent-residence-wrong")]
    [InlineData(IdentityPapers.PermanentResidence, "GB110185010101", "permanent-residence-wrong")]
    [InlineData(IdentityPapers.Passport, "E12345678", null)]
    [InlineData(IdentityPapers.Passport, "123456789", null)]
    [InlineData(IdentityPapers.Passport, "1", "passport-wrong")]
    [InlineData(IdentityPapers.Passport, "ABCDEFG", "passport-wrong")]
    [InlineData(IdentityPapers.Passport, "410105199003011392", "passport-wrong")]
    [InlineData(IdentityPapers.HongKongMacauPermit, "H12345678", null)]
    [InlineData(IdentityPapers.HongKongMacauPermit, "M1234567801", null)]
    [InlineData(IdentityPapers.HongKongMacauPermit, "A12345678", "hong-kong-macau-permit-wrong")]
    [InlineData(IdentityPapers.HongKongMacauPermit, "H1234567", "hong-kong-macau-permit-wrong")]
    [InlineData(IdentityPapers.TaiwanPermit, "12345678", null)]
    [InlineData(IdentityPapers.TaiwanPermit, "1234567890(B)", null)]
    [InlineData(IdentityPapers.TaiwanPermit, "1234567", "taiwan-permit-wrong")]
    [InlineData("library card", "12345678", "id-kind-unknown")]
    public void R35_each_kind_of_paper_has_its_own_form(string kind, string number, string? wrong) =>
        Assert.Equal(wrong, IdentityPapers.Wrong(kind, number, Today));

    [Theory]
    [InlineData("91410100MA40000040", null, false)]
    [InlineData("91410100MA40000041", null, true)] // the last character alone: some real ones fail it
    [InlineData("91350200MA2XNABC1H", null, false)]
    [InlineData("12410100415800018R", null, false)]
    [InlineData("54410105ME000001X1", null, false)]
    [InlineData("N2410122MF12345678", null, false)]
    [InlineData("91410100MA40000050", "social-credit-code-wrong", false)] // GB 11714
    [InlineData("X1410100MA40000040", "credit-code-authority", false)]
    [InlineData("98410100MA40000040", "credit-code-authority", false)]
    [InlineData("91410100MA4000004I", "credit-code-letters", false)]
    [InlineData("91410100MA4000004", "credit-code-length", false)]
    [InlineData("410100100012345", "credit-code-length", false)] // 注册号 of before
    [InlineData("410105199003011392", "credit-code-is-identity-number", false)]
    public void R35_a_credit_code_that_fails_its_last_character_alone_is_doubtful(
        string code,
        string? wrong,
        bool doubtful
    )
    {
        Assert.Equal(wrong, IdentityPapers.Wrong(IdentityPapers.CreditCode, code, Today));
        Assert.Equal(doubtful, IdentityPapers.IsDoubtful(IdentityPapers.CreditCode, code));
    }

    [Fact]
    public void R35_no_identity_number_of_any_person_is_taken_for_a_code()
    {
        foreach (var number in new[] { "410105199003011392", "11010519491231002X", "510105199003011391" })
            Assert.NotNull(IdentityPapers.Wrong(IdentityPapers.CreditCode, number, Today));
    }

    [Theory]
    [InlineData("organisation", "91410100MA40000040", IdentityPapers.CreditCode)]
    [InlineData("person", "410105199003011392", IdentityPapers.ResidentId)]
    [InlineData("person", "810000198506071218", IdentityPapers.ResidencePermit)]
    [InlineData("", "", IdentityPapers.ResidentId)]
    public void R35_where_no_paper_is_named_the_usual_one_is_meant(string applicant, string number, string kind) =>
        Assert.Equal(kind, new Applicant(applicant, "示例", number, "", "").IdKind);

    [Fact]
    public void R35_a_confirmation_is_in_the_journal_of_the_submission_and_only_where_one_was_needed()
    {
        var story = new Story().Draft("RF-13-01");
        Assert.False(Submitted(story, "91410100MA40000040").TryGetProperty("idConfirmed", out _));
        Assert.True(Submitted(story, "91410100MA40000041").GetProperty("idConfirmed").GetBoolean());
    }

    [Fact]
    public void R35_an_unconfirmed_doubt_a_wrong_agent_and_a_foreign_paper_are_each_told_beside_their_field()
    {
        var applicant = new Applicant("organisation", "示例公司", "91410100MA40000041", "", "")
        {
            IdKind = IdentityPapers.CreditCode,
            Agent = new Agent("张🙂", "410105209901010013", "12") { IdKind = IdentityPapers.ResidentId },
        };
        Assert.Equal(
            [
                ("applicant.idNumber", "credit-code-doubtful"),
                ("applicant.agent.name", "name-has-symbols"),
                ("applicant.agent.idNumber", "identity-number-born-later"),
                ("applicant.agent.phone", "phone-wrong"),
            ],
            Wrong(applicant)
        );
        Assert.Equal(
            [("applicant.idKind", "id-kind-not-for-applicant")],
            Wrong(applicant with { IdKind = IdentityPapers.Passport, Agent = null })
        );
        Assert.Empty(Wrong(applicant with { IdConfirmed = true, Agent = null }));
    }

    [Fact]
    public void R35_whoever_acts_for_an_applicant_is_named_and_can_be_called()
    {
        var story = new Story().Draft("RF-13-01");
        var draft = story.Case with
        {
            Applicant = story.Case.Applicant with { Agent = new Agent("", "410105199003011392", "") },
        };
        Assert.Equal(
            ["applicant.agent.name", "applicant.agent.phone"],
            Applications.Empty(story.Item, draft).Select(e => e.Field)
        );
    }

    private static IEnumerable<(string, string)> Wrong(Applicant applicant) =>
        Applications
            .Wrong(
                TestBook.Book.Items["RF-13-01"],
                applicant,
                new Project("", "", "", null),
                new Dictionary<string, System.Text.Json.JsonElement>(),
                TestBook.Book,
                Today
            )
            .Select(e => (e.Field, e.Slug));

    private static System.Text.Json.JsonElement Submitted(Story story, string code)
    {
        var draft = story.Case with { Applicant = story.Case.Applicant with { IdNumber = code, IdConfirmed = true } };
        var act = new SubmitCase
        {
            By = Story.Applicant,
            At = Story.At("2022-05-09 10:00"),
            QueryCode = "ABCD2345",
            Sequence = 1,
            Declared = true,
        };
        return Assert.IsType<Changes>(act.Decide(draft, story.Book)).Entries[0].Data;
    }
}
