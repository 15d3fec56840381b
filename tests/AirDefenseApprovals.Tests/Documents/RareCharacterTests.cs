using System.Text;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Web.Documents;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>Rare characters in names are printed; what no font has is told before anything is issued.</summary>
public sealed class RareCharacterTests : IDisposable
{
    private readonly DocumentPress press = new(DocumentPress.DefaultFontsDirectory, Samples.Words);

    public void Dispose() => press.Dispose();

    [Theory]
    [InlineData("王𠮷")] // extension B
    [InlineData("㐂示例")] // A
    [InlineData("李𪜀𪝀")] // B to C
    [InlineData("赵𫝀𫠠𬺰")] // D, E, F
    [InlineData("𠮷𠮷𠮷")]
    public void A_name_with_rare_characters_is_read_back_whole(string name)
    {
        var pdf = press.Print(Samples.Decision with { Title = name + "准予行政许可决定书", ActingOffice = name });
        using var file = PdfDocument.Open(pdf);
        var text = string.Concat(file.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal);
        Assert.Contains(name, text, StringComparison.Ordinal);
        Assert.DoesNotContain('〓', text);
        Assert.InRange(pdf.Length, 1000, 120_000);
        Assert.Empty(press.Lacking(name));
    }

    [Fact]
    public void What_no_font_has_is_named_once_each_in_order()
    {
        Assert.Equal([new Rune(0x30000), new Rune(0x323AF)], press.Lacking("甲\U00030000乙\U000323AF\U00030000\u200D"));
        var pdf = press.Print(Samples.Receipt with { Title = "王\U00030000" });
        using var file = PdfDocument.Open(pdf);
        Assert.Contains("王〓", string.Concat(file.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_draws_rare_characters_too()
    {
        var plain = press.Print(Samples.Decision with { SealText = "示例市人民防空办公室" });
        var rare = press.Print(Samples.Decision with { SealText = "示例市𠮷区人民防空办公室" });
        Assert.NotEqual(plain, rare);
    }

    [Theory]
    [InlineData("applicant.name")]
    [InlineData("applicant.legalRepresentative")]
    [InlineData("applicant.agent.name")]
    [InlineData("project.name")]
    [InlineData("project.address")]
    [InlineData("project.works[0].name")]
    [InlineData("project.parties[0].name")]
    [InlineData("form.worksName")]
    public void The_check_warns_of_what_cannot_be_printed_wherever_it_stands(string path)
    {
        const string name = "示例\U00030000";
        var book = TestBook.Book with { Press = new Press(press) };
        var draft = new Story().Draft("RF-08-01").Case;
        var typed = path switch
        {
            "applicant.name" => draft with { Applicant = draft.Applicant with { Name = name } },
            "applicant.legalRepresentative" => draft with
            {
                Applicant = draft.Applicant with { LegalRepresentative = name },
            },
            "applicant.agent.name" => draft with
            {
                Applicant = draft.Applicant with { Agent = new(name, "", "13800000000") },
            },
            "project.name" => draft with { Project = draft.Project with { Name = name } },
            "project.works[0].name" => draft with { Project = draft.Project with { Works = [new(name, null)] } },
            "project.parties[0].name" => draft with
            {
                Project = draft.Project with { Parties = [new("designer", name, null)] },
            },
            "project.address" => draft with { Project = draft.Project with { Address = name } },
            _ => draft with { Form = draft.Form.SetItem("worksName", Story.Data(name)) },
        };
        Assert.DoesNotContain(Warnings(draft, book), w => w.Slug == "characters-unprintable");
        var told = Warnings(typed, book).Single(w => w.Slug == "characters-unprintable");
        Assert.Equal((path, "\U00030000"), (told.Field, told.Arguments[0]));
    }

    [Fact]
    public void A_page_gets_a_part_of_the_font_with_its_own_characters()
    {
        var part = press.RareBlock(0x20B)!;
        Assert.InRange(part.Length, 10_000, 250_000);
        Assert.Equal([0, 1, 0, 0], part[..4]); // a TrueType file
        Assert.Null(press.RareBlock(0x300));
    }

    private static IEnumerable<FieldError> Warnings(Case @case, Rulebook book) =>
        Applications
            .Findings(book.Items[@case.ItemCode], @case, book)
            .Where(f => f.Severity == FindingSeverity.Warning)
            .Select(f => f.About);

    private sealed class Press(DocumentPress press) : IDocumentPress
    {
        public PrintedResult Print(DocumentOrder order) => throw new NotSupportedException("Nothing is printed here.");

        public IReadOnlyList<Rune> Lacking(string text) => press.Lacking(text);
    }
}
