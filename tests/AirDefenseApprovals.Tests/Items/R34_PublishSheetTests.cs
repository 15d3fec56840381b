using System.Text.Json.Nodes;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Tests.Cases;

namespace AirDefenseApprovals.Tests.Items;

/// <summary>A version of a sheet is published whole and sound, or not at all; what it changes is told (R34).</summary>
public sealed class R34_PublishSheetTests
{
    private const string Item = "RF-08-01";
    private static readonly Actor Administrator = new("u-admin", "admin", [Roles.Administrator], null);
    private static readonly DateOnly Monday = new(2022, 5, 9);

    private static readonly Rulebook Book = TestBook.Book with
    {
        Materials = TestBook.Catalogue.Materials,
        Sheets = new SheetBook(TestBook.Catalogue.Items.Values.Select(i => new SheetVersion(i, Monday, default, null))),
    };

    private static JsonObject Text => Book.Items[Item].Text();

    public static TheoryData<string> Items => new(TestBook.Catalogue.Items.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Roles.Applicant)]
    [InlineData(Roles.Clerk)]
    [InlineData(Roles.Head)]
    [InlineData(Roles.Supervisor)]
    public void R18_nobody_but_an_administrator_publishes(string role)
    {
        var (_, refusal) = (Act(Text.WithField("more")) with { By = new("u", "u", [role], "city") }).Decide(Book);
        Assert.Equal(RefusalKind.Forbidden, refusal!.Kind);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void R34_each_sheet_is_kept_as_its_file_says_it(string code)
    {
        var sheet = TestBook.Catalogue.Items[code];
        var read = SheetText.Read(SheetText.Of(sheet), SheetText.OfMaterials(sheet));
        Assert.Empty(SheetChanges.Between(sheet, read));
        Assert.Equal(sheet.Version, read.Version);
        Assert.Equal(SheetText.Of(sheet), SheetText.Of(read));
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void R34_what_is_read_of_a_version_can_be_sent_back(string code)
    {
        var act = Act(TestBook.Catalogue.Items[code].Text()) with { Code = code };
        Assert.Equal("sheet-unchanged", act.Decide(Book).Refusal!.Slug);
    }

    [Fact]
    public void R34_the_office_counts_the_versions()
    {
        var changed = Text.WithField("more");
        changed["version"] = 77;
        var (version, _) = Act(changed).Decide(Book);
        Assert.Equal((3, Monday, "admin"), (version!.Number, version.From, version.PublishedBy));
    }

    [Fact]
    public void R34_changes_are_told_by_names_and_not_by_positions()
    {
        var changed = Text.WithoutField("peacetimeUse").WithField("more").WithMaterial("M30");
        changed["limits"]!["statutory"]!["days"] = 15;
        var form = changed["form"]!.AsArray();
        var first = form[0]!;
        form.RemoveAt(0);
        form.Add(first); // moved, and the same
        form.Single(f => f!["name"]!.ToString() == "usedArea")!["max"] = 5000;
        var (version, _) = Act(changed).Decide(Book);
        var told = SheetChanges.Between(Book.Items[Item], version!.Sheet);
        Assert.Equal(
            [
                ("document.facts", false),
                ("form.more", true),
                ("form.peacetimeUse", true),
                ("form.usedArea.max", true),
                ("limits.statutory.days", false),
                ("materials.M30", true),
            ],
            told.Select(c => (c.Path, c.ConcernsApplicant)).OrderBy(c => c.Path, StringComparer.Ordinal)
        );
        var use = told.Single(c => c.Path == "form.peacetimeUse");
        Assert.Equal(("平时用途", "", null), (use.Subject!.Zh, use.Detail, use.After));
        Assert.Equal("max", told.Single(c => c.Path == "form.usedArea.max").Detail);
    }

    [Fact]
    public void R34_every_mistake_of_a_sheet_is_told_at_its_place()
    {
        var wrong = Text;
        wrong["process"] = "no-such-process";
        wrong["limits"]!["promised"]!["days"] = 30;
        wrong["materials"]![0]!["code"] = "M99";
        wrong["checks"]![0]!["field"] = "noSuchField";
        var refusal = Act(wrong).Decide(Book).Refusal!;
        Assert.Equal(("R34", "sheet-wrong"), (refusal.Rule, refusal.Slug));
        Assert.Subset(
            refusal.Errors.Select(e => e.Field).ToHashSet(),
            new HashSet<string> { "sheet.process", "sheet.limits.promised.days", "sheet.materials[0].code" }
        );
    }

    [Theory]
    [InlineData("", "sheet")]
    [InlineData("[]", "sheet")]
    [InlineData("null", "sheet")]
    [InlineData("{\"code\":", "sheet")]
    [InlineData("{\"code\":\"RF-08-01\"}", "sheet.version")]
    [InlineData("{\"code\":\"RF-08-01\",\"surprise\":1}", "sheet.surprise")]
    public void R34_what_is_no_sheet_is_refused(string text, string field)
    {
        var refusal = new PublishSheet(Administrator, Story.At("2022-05-09 12:00"), Item, text).Decide(Book).Refusal!;
        Assert.Contains(refusal.Errors, e => e.Field.StartsWith(field, StringComparison.Ordinal));
    }

    [Fact]
    public void R34_a_sheet_is_published_for_its_own_item_alone()
    {
        var other = Text;
        other["code"] = "RF-08-02";
        Assert.Contains(Act(other).Decide(Book).Refusal!.Errors, e => e.Field == "sheet.code");
        Assert.Equal(RefusalKind.NotFound, (Act(Text) with { Code = "RF-99-99" }).Decide(Book).Refusal!.Kind);
    }

    [Fact]
    public void R34_a_delegated_item_stays_one_that_can_be_delegated()
    {
        var delegated = TestBook.Book.Register.Delegations[0].ItemCode;
        var changed = Book.Items[delegated].Text();
        changed["delegable"] = false;
        Assert.Contains((Act(changed) with { Code = delegated }).Decide(Book).Refusal!.Errors, e =>
            e.Field == "sheet.delegable"
        );
    }

    [Theory]
    [InlineData("2022-05-08", "sheet-in-the-past")]
    [InlineData("2023-05-11", "sheet-too-far-ahead")]
    public void R34_a_version_begins_today_or_within_a_year(string from, string slug)
    {
        var refusal = (Act(Text.WithField("more")) with { From = DateOnly.Parse(from, null) }).Decide(Book).Refusal!;
        Assert.Equal([("effectiveFrom", slug)], refusal.Errors.Select(e => (e.Field, e.Slug)));
    }

    [Fact]
    public void R34_no_version_begins_before_one_that_was_announced()
    {
        var announced = (Act(Text.WithField("more")) with { From = new(2022, 7, 1) }).Decide(Book).Version!;
        var book = Book with { Sheets = new SheetBook(Book.Sheets.Of(Item).Append(announced)) };
        Assert.Equal(2, book.On(new(2022, 6, 30)).Items[Item].Version);
        Assert.Equal(3, book.On(new(2022, 7, 1)).Items[Item].Version);
        Assert.Equal(2, book.On(new(2021, 1, 1)).Items[Item].Version);
        Assert.Equal(new DateOnly(2022, 6, 30), book.Sheets.LastDayOf(book.Sheets.Of(Item, 2)!));
        Assert.Null(book.Sheets.LastDayOf(announced));
        var earlier = (Act(Text.WithField("other")) with { From = new(2022, 6, 1) }).Decide(book).Refusal!;
        Assert.Equal("sheet-before-newest", earlier.Errors.Single().Slug);
        var (later, _) = (Act(Text.WithField("other")) with { From = new(2022, 7, 1) }).Decide(book);
        Assert.Equal(4, later!.Number);
    }

    [Theory]
    [InlineData("\"form\":[", "\"form\":[null,", "sheet.form[0]")]
    [InlineData("\"materials\":[", "\"materials\":[null,", "sheet.materials[0]")]
    [InlineData("\"basis\":[", "\"basis\":[null,", "sheet.basis[0]")]
    [InlineData("\"decimals\":4", "\"decimals\":-1", "sheet.form[1].decimals")]
    [InlineData("\"decimals\":4", "\"decimals\":9", "sheet.form[1].decimals")]
    [InlineData("\"correctionDays\":15", "\"correctionDays\":3000000", "sheet.correctionDays")]
    [InlineData("\"days\":20", "\"days\":3000000", "sheet.limits.statutory.days")]
    [InlineData("\"name\":\"period\"", "\"name\":\"a.b\"", "sheet.form[3].name")]
    [InlineData("\"fee\":false", "\"\\ud800\":false", "sheet")]
    public void R34_what_would_fail_later_is_told_now(string was, string now, string field)
    {
        var text = Text.ToJsonString();
        Assert.Contains(was, text, StringComparison.Ordinal);
        var act = Act(Text) with { Sheet = text.Replace(was, now, StringComparison.Ordinal) };
        Assert.Contains(act.Decide(Book).Refusal!.Errors, e => e.Field == field);
    }

    private static PublishSheet Act(JsonObject sheet) =>
        new(Administrator, Story.At("2022-05-09 12:00"), Item, sheet.ToJsonString());
}
