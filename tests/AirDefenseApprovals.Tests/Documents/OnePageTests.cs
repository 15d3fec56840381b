using AirDefenseApprovals.Web.Documents;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>A paper does not begin a second page for a few lines.</summary>
public sealed class OnePageTests : IDisposable
{
    private readonly DocumentPress press = new(DocumentPress.DefaultFontsDirectory, Samples.Words);

    public void Dispose() => press.Dispose();

    [Fact]
    public void What_is_a_few_lines_too_long_stands_on_one_page()
    {
        var last = Enumerable.Range(1, 60).Last(lines => PagesOf(lines) == 1);
        Assert.All(Enumerable.Range(1, last), lines => Assert.Equal(1, PagesOf(lines)));
        Assert.Equal(2, PagesOf(last + 1));
        using var file = PdfDocument.Open(press.Print(Letter(last)));
        var lines = file.GetPage(1)
            .Letters.Where(l => l.PointSize > 15)
            .Select(l => Math.Round(l.StartBaseLine.Y))
            .Distinct()
            .OrderDescending()
            .ToList();
        Assert.All(lines.Zip(lines.Skip(1), (one, next) => one - next), space =>
            Assert.True(space >= 19 || space < 2, $"{space} points between two lines")
        );
    }

    [Fact]
    public void What_needs_two_pages_has_the_usual_space()
    {
        var short_ = Spaces(Letter(3));
        var two = Enumerable.Range(1, 60).First(lines => PagesOf(lines) == 2);
        Assert.Equal(short_, Spaces(Letter(two)));
    }

    private int PagesOf(int lines)
    {
        using var file = PdfDocument.Open(press.Print(Letter(lines)));
        return file.NumberOfPages;
    }

    /// <summary>The space between the first two lines of the body.</summary>
    private double Spaces(PrintedDocument letter)
    {
        using var file = PdfDocument.Open(press.Print(letter));
        var lines = file.GetPage(1)
            .Letters.Where(l => l.Value is "甲" or "乙")
            .Select(l => l.StartBaseLine.Y)
            .Distinct()
            .OrderDescending()
            .ToList();
        return Math.Round(lines[0] - lines[1]);
    }

    private static PrintedDocument Letter(int lines) =>
        Samples.Decision with
        {
            Sections =
            [
                new Paragraph(string.Join('\n', Enumerable.Range(1, lines).Select(i => i % 2 == 1 ? "甲" : "乙"))),
            ],
        };
}
