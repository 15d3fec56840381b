using System.Text;
using AirDefenseApprovals.Web.Documents;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Documents;

public sealed class DocumentPressTests : IDisposable
{
    private readonly DocumentPress press = new(DocumentPress.DefaultFontsDirectory, Samples.Words);

    public static TheoryData<string> Kinds => ["Decision", "CorrectionNotice", "Receipt", "LongNotice"];

    public void Dispose() => press.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void R22_the_text_of_the_file_is_what_was_printed(string kind)
    {
        var document = Sample(kind);
        var text = Text(press.Print(document));
        foreach (var word in Words(document))
            Assert.Contains(Spaceless(word), text, StringComparison.Ordinal);
        Assert.Contains("2022年5月9日", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.EnumerateRunes(), rune => rune.Value is >= 0x2E80 and <= 0x2FDF); // 人, not the radical ⼈
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void R22_the_same_content_gives_the_same_bytes(string kind)
    {
        var first = press.Print(Sample(kind));
        using var another = new DocumentPress(DocumentPress.DefaultFontsDirectory, Samples.Words);
        for (var i = 0; i < 40; i++)
            Assert.Equal(first, another.Print(Sample(kind))); // Skia's own identifier changes its length about once in ten
    }

    [Fact]
    public void Another_content_gets_another_identifier() =>
        Assert.NotEqual(
            Identifier(press.Print(Samples.Receipt)),
            Identifier(press.Print(Samples.Receipt with { Number = "1" }))
        );

    [Theory]
    [InlineData("Decision", 80)]
    [InlineData("CorrectionNotice", 90)]
    [InlineData("Receipt", 40)]
    [InlineData("LongNotice", 80)]
    public void Files_stay_small(string kind, int kilobytes) =>
        Assert.InRange(press.Print(Sample(kind)).Length, 1000, kilobytes * 1000);

    [Fact]
    public void The_file_carries_the_day_of_issue_and_no_other()
    {
        using var file = PdfDocument.Open(press.Print(Samples.Decision));
        Assert.Equal("D:20220508173000+00'00'", file.Information.CreationDate);
        Assert.Equal("D:20220508173000+00'00'", file.Information.ModifiedDate);
        Assert.Contains("准予行政许可决定书", file.Information.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_table_has_its_header_on_every_page_and_loses_no_row()
    {
        using var file = PdfDocument.Open(press.Print(Samples.LongNotice));
        var pages = file.GetPages().Select(page => Spaceless(page.Text)).ToArray();
        Assert.True(pages.Length >= 3);
        Assert.All(pages[..^1], (text, i) =>
        {
            Assert.Contains("序号部位问题标准条文整改要求", text, StringComparison.Ordinal);
            Assert.Contains($"第{i + 1}页共{pages.Length}页", text, StringComparison.Ordinal);
        });
        var all = string.Concat(pages);
        Assert.All(Enumerable.Range(1, 45), row => Assert.Contains($"第{row}防护单元", all, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_longer_than_a_page_goes_on_overleaf()
    {
        var words = string.Concat(Enumerable.Range(1, 700).Select(i => $"第{i}处；"));
        var pdf = press.Print(
            Samples.Decision with
            {
                Sections =
                [
                    new Facts([new("问题", words)]),
                    new Table(
                        ["甲", "乙"],
                        [
                            ["短", words],
                        ]
                    ),
                ],
            }
        );
        using var file = PdfDocument.Open(pdf);
        Assert.True(file.NumberOfPages > 3);
        Assert.All(file.GetPages().SelectMany(page => page.Letters), letter =>
            Assert.InRange(letter.StartBaseLine.Y, 40, 800)
        );
        Assert.Equal(2, Text(pdf).Split("第700处").Length - 1);
    }

    [Fact]
    public void The_signature_never_stands_on_a_page_without_text()
    {
        for (var lines = 5; lines < 25; lines++)
        {
            var pdf = press.Print(
                Samples.Decision with
                {
                    Sections = [new Paragraph(string.Join('\n', Enumerable.Repeat("本页有正文。", lines)))],
                }
            );
            using var file = PdfDocument.Open(pdf);
            Assert.Contains("本页有正文", Spaceless(file.GetPages().Last().Text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_characters_can_be_printed()
    {
        var strange =
            "李😀\u0000\u001F\uD800\u202E\u2F08𬭳 العربية ไทย é"
            + new string('长', 400)
            + new string('A', 400)
            + "\u3000\u200B";
        var text = Text(
            press.Print(
                Samples.Decision with
                {
                    Letterhead = strange,
                    ActingOffice = strange,
                    Title = strange,
                    Number = strange,
                    Sections =
                    [
                        new Paragraph(strange),
                        new Heading(strange),
                        new NumberedList([strange]),
                        new Facts([new(strange, strange)]),
                        new Table(
                            [strange, ""],
                            [
                                [strange],
                                [],
                                ["", "", ""],
                            ]
                        ),
                    ],
                    SignedBy = strange,
                    SealText = strange,
                    VerificationCode = strange,
                }
            )
        );
        Assert.Contains("李〓", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_document_is_still_a_page()
    {
        var pdf = press.Print(
            new PrintedDocument
            {
                Letterhead = "",
                ActingOffice = null,
                Title = "",
                Number = null,
                Sections = [],
                SignedBy = "",
                IssuedAt = Samples.Issued,
                SealText = "",
                VerificationCode = "",
            }
        );
        using var file = PdfDocument.Open(pdf);
        Assert.Equal(1, file.NumberOfPages);
        press.Print(
            Samples.Receipt with
            {
                Sections =
                [
                    new Facts([]),
                    new Table([], []),
                    new Table(["甲"], []),
                    new NumberedList([]),
                    new Paragraph(""),
                ],
            }
        );
    }

    [Fact]
    public void An_entrusted_office_says_in_whose_name_it_acts() => // PL 24
        Assert.Contains(
            "（受托办理机关：中牟县人民防空办公室）",
            Text(press.Print(Samples.CorrectionNotice)),
            StringComparison.Ordinal
        );

    [Fact]
    public void The_verification_stands_with_its_address_and_code_or_not_at_all()
    {
        Assert.Contains("核验码：7K3M-9QXA-T2", Text(press.Print(Samples.Decision)), StringComparison.Ordinal);
        Assert.DoesNotContain("核验码", Text(press.Print(Samples.Receipt)), StringComparison.Ordinal);
        using var with = PdfDocument.Open(press.Print(Samples.Decision));
        using var without = PdfDocument.Open(press.Print(Samples.Decision with { VerificationUrl = null }));
        Assert.True(Shapes(with) > Shapes(without), "The QR code is not drawn.");
    }

    [Fact]
    public void The_seal_is_drawn_and_is_no_text()
    {
        var sealedText = Text(press.Print(Samples.Decision));
        Assert.Equal(Text(press.Print(Samples.Decision with { SealText = null })), sealedText);
        Assert.DoesNotContain("电子印章示例", sealedText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_press_serves_many_threads()
    {
        var expected = press.Print(Samples.Decision);
        var printed = await Task.WhenAll(
            Enumerable
                .Range(0, 64)
                .Select(i =>
                    Task.Run(() =>
                    {
                        press.Print(Samples.LongNotice);
                        return press.Print(Samples.Decision);
                    })
                )
        );
        Assert.All(printed, pdf => Assert.Equal(expected, pdf));
    }

    [Fact]
    public void A_missing_font_is_told_by_its_path() =>
        Assert.Contains(
            "/nowhere",
            Assert.Throws<FileNotFoundException>(() => new DocumentPress("/nowhere", Samples.Words)).Message,
            StringComparison.Ordinal
        );

    private static PrintedDocument Sample(string kind) =>
        (PrintedDocument)typeof(Samples).GetProperty(kind)!.GetValue(null)!;

    private static string Text(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return Spaceless(string.Concat(file.GetPages().Select(page => page.Text)));
    }

    private static int Shapes(PdfDocument file) =>
        file.GetPages().Sum(page => page.Paths.Sum(path => path.Sum(part => part.Commands.Count)));

    private static string Identifier(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return text[text.LastIndexOf("/ID [", StringComparison.Ordinal)..];
    }

    /// <summary>Words that stand on one page, as they were given.</summary>
    private static IEnumerable<string> Words(PrintedDocument document)
    {
        if (document.Letterhead is { } letterhead)
            yield return letterhead;
        yield return document.Title;
        if (document.Number is { } number)
            yield return number;
        foreach (var section in document.Sections)
        {
            if (section is Paragraph { Text.Length: < 60 } paragraph)
                yield return paragraph.Text;
            if (section is Facts facts)
                foreach (var fact in facts.Items)
                    yield return fact.Value;
            if (section is NumberedList list)
                foreach (var item in list.Items)
                    yield return item;
        }
    }

    private static string Spaceless(string text) =>
        text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
}
