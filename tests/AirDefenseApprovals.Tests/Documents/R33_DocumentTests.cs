using System.Globalization;
using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Clock;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Notices;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Web.Data;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>R33: a result says what was approved, for how long, and what it is worth.</summary>
public sealed class R33_DocumentTests
{
    private const string Entrusted = "RF-01-03";

    public static TheoryData<Actor, RefusalKind> WhoMayNot =>
        new()
        {
            { Story.Applicant, RefusalKind.Forbidden },
            { Story.Supervisor, RefusalKind.Forbidden },
            { Story.Other, RefusalKind.NotFound },
            { Story.Staff(Roles.Head, "410181"), RefusalKind.NotFound },
            { Story.Staff(Roles.Head), RefusalKind.Forbidden },
            { Story.Staff(Roles.Clerk, "410122"), RefusalKind.Forbidden },
            { Story.Staff(Roles.Reviewer, "410122"), RefusalKind.Forbidden },
            { new Actor("u-admin", "admin", [Roles.Administrator], null), RefusalKind.NotFound },
        };

    [Theory]
    [MemberData(nameof(WhoMayNot))]
    public void R18_nobody_but_the_head_of_the_office_touches_a_document(Actor actor, RefusalKind kind)
    {
        var story = County("devolved");
        Assert.Equal(kind, story.Refused(Annul("2022-05-11 09:00", actor)).Kind);
        Assert.Equal(kind, story.Refused(Replace("2022-05-11 09:00", actor)).Kind);
    }

    [Fact]
    public void R33_the_head_in_whose_name_it_was_issued_may_annul_it_too()
    {
        var story = County("entrusted");
        Assert.Equal("city", story.Case.InNameOf);
        story.Do(Annul("2022-05-11 09:00", Story.Staff(Roles.Head)));
        Assert.Equal(DocumentState.Annulled, story.Document().StateOn(new(2022, 5, 11)));
    }

    [Fact]
    public void R33_the_document_keeps_the_facts_that_its_sheet_names()
    {
        var terms = Results.Approved("RF-08-01").Document().Terms!;
        Assert.Equal(
            [
                ("使用单位（人）", "河南示例建设有限公司"),
                ("人防工程名称", "示例"),
                ("工程地址", "示例路1号"),
                ("使用面积", "34.5 平方米"),
                ("平时用途", "汽车库"),
                ("使用期限", "2022年6月1日至2022年7月1日"),
            ],
            terms.Facts.Select(f => (f.Label.Zh, f.Value))
        );
        Assert.Equal((new(2022, 6, 1), new DateOnly(2022, 7, 1)), (terms.ValidFrom, terms.ValidTo!.Value));
    }

    [Theory]
    [MemberData(nameof(R33_DocumentSheetTests.Items), MemberType = typeof(R33_DocumentSheetTests))]
    public void R33_each_item_ends_in_a_document_with_facts(string code)
    {
        var terms = Results.Approved(code).Document().Terms!;
        Assert.True(terms.Facts.Length >= 3, code);
        Assert.All(terms.Facts, f => Assert.False(string.IsNullOrWhiteSpace(f.Value), f.Label.Zh));
    }

    [Fact]
    public void R33_an_acceptance_tells_who_inspected_by_which_standards_and_when()
    {
        var facts = Results.Approved("RF-07-01").Document().Terms!.Facts.ToDictionary(f => f.Label.Zh, f => f.Value);
        Assert.Equal("张三、李四", facts["验收人员"]);
        Assert.Equal("2022年5月10日", facts["现场验收日期"]);
        Assert.Equal("2022年5月10日", facts["联合验收通过日期"]);
        Assert.Equal("未发现问题", facts["验收情况"]);
        Assert.Contains("GB 50038-2005", facts["验收标准"], StringComparison.Ordinal);
    }

    [Fact]
    public void R33_a_later_sheet_changes_nothing_about_a_document()
    {
        var story = Results.Approved("RF-08-01");
        var issued = story.Document();
        story.On(TestBook.Of(Catalogue.Read(R33_DocumentSheetTests.Without(), out _)!));
        var order = DocumentOrder.Of(story.Case, issued, story.Book);
        Assert.Equal(issued.Terms, order.Terms);
        var again = DocumentTerms.Of(story.Case, TestBook.Book.Items["RF-08-01"], TestBook.Book, new(2022, 5, 10));
        Assert.Equal((issued.Terms, issued.Terms!.GetHashCode()), (again, again!.GetHashCode())); // the press finds it
    }

    [Fact]
    public void R33_a_document_without_terms_is_valid_without_an_end()
    {
        var book = TestBook.Of(Catalogue.Read(R33_DocumentSheetTests.Without(), out _)!);
        var story = Results.Approved("RF-08-01", book: book);
        Assert.Null(story.Document().Terms);
        Assert.Equal(DocumentState.Valid, story.Document().StateOn(new(2099, 1, 1)));
        Assert.Empty(story.Timers);
    }

    [Fact]
    public void R33_what_a_row_keeps_of_a_document_is_read_back()
    {
        var story = Results.Approved("RF-08-01").Do(Replace("2022-05-11 09:00"));
        var read = CaseJson.Read(CaseJson.Write(story.Case));
        Assert.Equal(story.Document(), read.Decision!.Document);
        Assert.Equal(story.Case.EarlierDocuments.AsEnumerable(), read.EarlierDocuments);
    }

    [Theory]
    [InlineData("""{"none":true}""", "2022-05-10", null)]
    [InlineData("""{"years":1}""", "2022-05-10", "2023-05-09")]
    [InlineData("""{"years":3}""", "2022-05-10", "2025-05-09")]
    [InlineData("""{"field":"period"}""", "2022-06-01", "2022-07-01")]
    public void R33_validity_is_none_years_or_a_field(string validity, string from, string? to)
    {
        var files = R33_DocumentSheetTests.Valid(JsonNode.Parse(validity)!.AsObject());
        var terms = Results.Approved("RF-08-01", book: TestBook.Of(Catalogue.Read(files, out _)!)).Document().Terms!;
        Assert.Equal((Day(from), to is null ? null : Day(to)), (terms.ValidFrom, terms.ValidTo));
    }

    [Fact]
    public void R33_its_last_day_still_counts()
    {
        var document = Results.Approved("RF-08-01").Document();
        Assert.Equal(DocumentState.Valid, document.StateOn(new(2022, 7, 1)));
        Assert.Equal(DocumentState.Expired, document.StateOn(new(2022, 7, 2)));
    }

    [Fact]
    public void R33_an_annulment_has_its_reason_is_in_the_journal_and_told_with_remedies()
    {
        var story = Results.Approved("RF-08-01");
        Assert.Equal(
            ("R33", "reason-missing"),
            story.Refused(Annul("2022-05-11 09:00") with { Reason = " " }) is var r ? (r.Rule, r.Slug) : default
        );
        story.Do(Annul("2022-05-11 09:00"));
        Assert.Equal("面积有误", story.Document().Annulment!.Reason);
        var entry = story.Journal[^1];
        Assert.Equal("documentAnnulled", entry.Act);
        Assert.Equal("own", entry.Data.GetProperty("mode").GetString()); // by what power
        var notice = story.Notices[^1];
        Assert.Equal(("documentAnnulled", Audience.Applicant), (notice.Kind, notice.To));
        Assert.NotEqual("", Assert.IsType<NoticeFact.Bilingual>(notice.Facts["remedies"]).Value.Zh); // R20
        Assert.Equal("document-annulled", story.Refused(Annul("2022-05-12 09:00")).Slug);
        Assert.Equal("document-annulled", story.Refused(Replace("2022-05-12 09:00")).Slug);
        Assert.Empty(story.Timers);
    }

    [Fact]
    public void R33_a_replacement_names_what_it_takes_the_place_of()
    {
        var story = Results.Approved("RF-08-01");
        var former = story.Document();
        story.Do(Replace("2022-05-11 09:00"));
        var successor = story.Document();
        Assert.Equal(
            ($"{former.Number}-2", former.Number, Story.At("2022-05-11 09:00")),
            (successor.Number, successor.Replaces, successor.IssuedAt)
        );
        Assert.NotEqual(former.Sha256, successor.Sha256);
        var annulled = Assert.Single(story.Case.EarlierDocuments);
        Assert.Equal(
            (former.Number, successor.Number, "面积有误"),
            (annulled.Number, annulled.Annulment!.ReplacedBy, annulled.Annulment.Reason)
        );
        Assert.Equal(
            successor.Sha256,
            story.Book.Press.Print(DocumentOrder.Of(story.Case, successor, story.Book)).Sha256
        );
        Assert.Equal("documentReplaced", story.Acts.Last());
        Assert.Equal("documentReplaced", story.Told.Last());
        story.Do(Replace("2022-05-12 09:00"));
        Assert.Equal($"{former.Number}-3", story.Document().Number);
    }

    [Fact]
    public void R17_without_the_power_to_sign_nothing_is_annulled()
    {
        var story = County("devolved");
        var lost = story.Case with { Instrument = null };
        var refusal = Assert.IsType<Refusal>(
            Annul("2022-05-11 09:00", Story.Staff(Roles.Head, "410122")).Decide(lost, story.Book)
        );
        Assert.Equal("no-authority-to-sign", refusal.Slug);
    }

    [Fact]
    public void R33_a_case_without_a_document_has_nothing_to_annul() =>
        Assert.Equal(
            "no-document",
            new Story().Accepted("RF-13-01", "2022-05-09 09:30").Refused(Annul("2022-05-11 09:00")).Slug
        );

    [Fact]
    public void R33_holder_and_head_are_reminded_once_thirty_days_before_the_end()
    {
        var story = Results.Approved("RF-08-01");
        var timer = Assert.Single(story.Timers);
        Assert.Equal((TimerKind.DocumentExpiry, Story.At("2022-06-01 09:00")), (timer.Kind, timer.DueAt));
        var (told, entries) = (story.Notices.Count, story.Journal.Count);
        story.Until("2022-07-10 09:00");
        Assert.Equal(
            [("documentExpiring", Audience.Applicant), ("documentExpiringHead", Audience.Head)],
            story.Notices.Skip(told).Select(n => (n.Kind, n.To))
        );
        Assert.Equal((0, entries), (story.Timers.Length, story.Journal.Count));
        story.Do(
            new TimerDue
            {
                By = Actor.System,
                At = timer.DueAt,
                Kind = timer.Kind,
            }
        ); // R14: fired twice, it has its effect once
        Assert.Equal(told + 2, story.Notices.Count);
    }

    [Fact]
    public void R33_a_document_issued_within_its_last_thirty_days_is_not_recalled()
    {
        var files = R33_DocumentSheetTests.Valid(new JsonObject { ["field"] = "period" });
        var book = TestBook.Of(Catalogue.Read(files, out _)!);
        var story = new Story(book).Submitted("RF-08-01", "2022-06-02 09:30");
        story.Task("issue", "Issued", "2022-06-02 10:00");
        Assert.Empty(story.Timers);
    }

    private static Story County(string mode)
    {
        var delegation = TestBook.Catalogue.Register.Delegations.First(d =>
            d.ItemCode == Entrusted && d.Office == "410122"
        ) with
        {
            Mode = mode,
        };
        return Results.Approved(Entrusted, "410122", TestBook.With(delegation));
    }

    private static AnnulDocument Annul(string at, Actor? by = null) =>
        new()
        {
            By = by ?? Story.Staff(Roles.Head),
            At = Story.At(at),
            Reason = "面积有误",
        };

    private static ReplaceDocument Replace(string at, Actor? by = null) =>
        new()
        {
            By = by ?? Story.Staff(Roles.Head),
            At = Story.At(at),
            Reason = "面积有误",
            VerificationCode = "NEWCODE23456",
        };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
