using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Web.Documents;
using SkiaSharp;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>A picture stands on paper in the place of a character that no font has.</summary>
public sealed class CharacterPictureTests : IDisposable
{
    private const string Strange = "\U00030000";
    private static readonly AttachedFile Picture = new("字.png", 100, new('a', 64), "image/png")
    {
        Published = new('b', 64),
    };
    private readonly DocumentPress press = new(DocumentPress.DefaultFontsDirectory, Samples.Words);

    public void Dispose() => press.Dispose();

    public static TheoryData<Actor, RefusalKind> WhoMayNot =>
        new()
        {
            { Story.Applicant, RefusalKind.Forbidden },
            { Story.Other, RefusalKind.NotFound },
            { Story.Supervisor, RefusalKind.Forbidden },
            { Story.Staff(Roles.Clerk, "410181"), RefusalKind.NotFound },
            { Story.Staff(Roles.Clerk), RefusalKind.Forbidden },
            { Story.Staff(Roles.Inspector, "410122"), RefusalKind.Forbidden },
        };

    [Theory]
    [MemberData(nameof(WhoMayNot))]
    public void R18_nobody_but_the_handling_office_attaches_one(Actor actor, RefusalKind kind)
    {
        var story = new Story(Book).Submitted("RF-01-03", "2022-05-09 09:30", "410122");
        Assert.Equal(kind, AttachCharacter.Refused(actor, story.Case, Strange, Book)!.Kind);
    }

    [Fact]
    public void A_picture_is_drawn_where_the_character_would_stand_and_the_text_goes_on_behind_it()
    {
        var named = Samples.Decision with { Title = $"王{Strange}李准予行政许可决定书" };
        using var plain = PdfDocument.Open(press.Print(named));
        Assert.Contains("王〓李", plain.GetPage(1).Text, StringComparison.Ordinal);
        using var pictured = PdfDocument.Open(press.Print(With(named)));
        var page = pictured.GetPage(1);
        Assert.Contains("王李", page.Text, StringComparison.Ordinal);
        var (before, after) = (page.Letters.First(l => l.Value == "王"), page.Letters.First(l => l.Value == "李"));
        var image = Assert.Single(page.GetImages());
        Assert.Equal(2 * before.Width, after.StartBaseLine.X - before.StartBaseLine.X, 0.5);
        Assert.InRange(image.BoundingBox.Left, before.EndBaseLine.X - 1, before.EndBaseLine.X + 1);
        Assert.Equal(before.Width, image.BoundingBox.Width, 1.0);
    }

    [Fact]
    public void The_same_pictures_give_the_same_bytes() =>
        Assert.Equal(
            press.Print(With(Samples.Decision with { Title = Strange })),
            press.Print(With(Samples.Decision with { Title = Strange }))
        );

    [Fact]
    public void A_later_picture_takes_the_place_of_an_earlier_one_and_both_are_in_the_journal()
    {
        var story = Named();
        foreach (var sha in new[] { 'c', 'd' })
            story.Do(Attaching(story) with { Picture = Picture with { Published = new(sha, 64) } });
        Assert.Equal(new CharacterPicture(Strange, new('d', 64)), Assert.Single(story.Case.Characters));
        Assert.Equal(
            2,
            story.Journal.Count(e =>
                e.Data.TryGetProperty("task", out var task) && task.ToString() == "characterPicture"
            )
        );
        Assert.Equal(new('d', 64), Assert.Single(Assert.Single(DocumentOrders(story)).Characters).Sha256);
    }

    [Theory]
    [InlineData("王")]
    [InlineData("")]
    [InlineData("\U00030001")]
    [InlineData("\U00030000\U00030000")]
    public void A_character_that_the_fonts_have_or_the_case_has_not_needs_none(string character)
    {
        var story = Named();
        Assert.Equal("character-printable", story.Refused(Attaching(story) with { Character = character }).Slug);
    }

    private static IEnumerable<DocumentOrder> DocumentOrders(Story story)
    {
        story.Task("issue", "Issued", "2022-05-09 11:00");
        yield return DocumentOrder.Of(story.Case, story.Case.Decision!.Document!, story.Book);
    }

    private static AttachCharacter Attaching(Story story) =>
        new()
        {
            By = Story.Staff(Roles.Clerk, story.Case.Office!),
            At = Story.At("2022-05-09 10:00"),
            Character = Strange,
            Picture = Picture,
        };

    private static Story Named()
    {
        var story = new Story(Book).Draft("RF-08-01");
        story.Holding(story.Case with { Applicant = story.Case.Applicant with { Name = "王" + Strange } });
        return story.Submit("2022-05-09 09:30");
    }

    private static PrintedDocument With(PrintedDocument document) =>
        document with
        {
            Characters = new Dictionary<Rune, Func<Stream>> { [new Rune(0x30000)] = () => new MemoryStream(Jpeg()) },
        };

    private static byte[] Jpeg()
    {
        using var bitmap = new SKBitmap(64, 64);
        bitmap.Erase(SKColors.Black);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    private static Rulebook Book { get; } = TestBook.Book with { Press = new LackingPress() };

    private sealed class LackingPress : IDocumentPress
    {
        public PrintedResult Print(DocumentOrder order) => TestBook.Book.Press.Print(order);

        public IReadOnlyList<Rune> Lacking(string text) =>
            [.. text.EnumerateRunes().Where(r => r.Value >= 0x30000).Distinct()];
    }
}
