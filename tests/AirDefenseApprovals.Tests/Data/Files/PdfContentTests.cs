using System.Text;
using AirDefenseApprovals.Tests.Api;
using AirDefenseApprovals.Tests.Hosting;
using AirDefenseApprovals.Web.Data.Files;

namespace AirDefenseApprovals.Tests.Data.Files;

/// <summary>What nobody at the office could open is not taken.</summary>
public sealed class PdfContentTests
{
    private const string Nonsense = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Fact]
    public void A_page_can_be_read() => Assert.Null(PdfContent.WhyUnreadable(new MemoryStream(Person.Pdf("一页"))));

    [Fact]
    public void What_stands_before_and_after_does_no_harm() =>
        Assert.Null(
            PdfContent.WhyUnreadable(
                new MemoryStream([.. "junk before\n"u8, .. Person.Pdf("一页"), .. new byte[200_000]])
            )
        );

    [Theory]
    [InlineData("%PDF-")]
    [InlineData("%PDF-1.7")]
    [InlineData("%PDF-1.7\n%%EOF")]
    [InlineData("%PDF-1.7\nnot a document at all\n%%EOF")]
    [InlineData("%PDF-1.4\ntrailer << /Root 9 0 R >>\nstartxref\n0\n%%EOF")]
    public void What_is_no_document_is_broken(string text) => Assert.Equal("pdf-broken", Why(text));

    [Fact]
    public void A_document_without_pages_is_told_so() =>
        Assert.Equal("pdf-without-pages", Why(SmallPdf.Text(pages: "<< /Type /Pages /Kids [] /Count 0 >>")));

    [Fact]
    public void A_document_with_a_password_is_told_so() =>
        Assert.Equal(
            "pdf-locked",
            Why(
                SmallPdf.Text(
                    trailer: $"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{Nonsense}> /U <{Nonsense}> /P -44 >> "
                        + "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
                )
            )
        );

    [Fact]
    public void A_file_cut_anywhere_gets_an_answer()
    {
        var whole = Person.Pdf("切断");
        for (var length = 5; length < whole.Length; length += 7)
            PdfContent.WhyUnreadable(new MemoryStream(whole, 0, length)); // any answer, no exception
    }

    private static string? Why(string text) =>
        PdfContent.WhyUnreadable(new MemoryStream(Encoding.Latin1.GetBytes(text)));
}
