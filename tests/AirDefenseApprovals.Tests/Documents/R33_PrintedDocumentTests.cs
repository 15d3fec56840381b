using System.Text;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Documents;
using AirDefenseApprovals.Tests.Cases;
using AirDefenseApprovals.Tests.Items;
using AirDefenseApprovals.Web;
using AirDefenseApprovals.Web.Data.Files;
using AirDefenseApprovals.Web.Documents;
using Microsoft.Extensions.Configuration;
using UglyToad.PdfPig;

namespace AirDefenseApprovals.Tests.Documents;

/// <summary>R33: the result documents of all items, drawn.</summary>
public sealed class R33_PrintedDocumentTests : IDisposable
{
    private readonly DocumentPress press;
    private readonly ResultPress results;

    public R33_PrintedDocumentTests()
    {
        var words = new OfficialWords();
        press = new DocumentPress(DocumentPress.DefaultFontsDirectory, words.Printed);
        results = Press(press, words);
    }

    public void Dispose()
    {
        results.Dispose();
        press.Dispose();
    }

    [Theory]
    [MemberData(nameof(R33_DocumentSheetTests.Items), MemberType = typeof(R33_DocumentSheetTests))]
    public void R33_the_paper_says_facts_conditions_and_validity_and_stays_small(string item)
    {
        var (story, document) = Named(item);
        var pdf = results.Print(DocumentOrder.Of(story.Case, document, story.Book)).Pdf.ToArray();
        Keep(item, pdf);
        Assert.InRange(pdf.Length, 1_000, 60_000);
        var text = Text(pdf);
        foreach (var fact in document.Terms!.Facts)
            Assert.Contains(Spaceless(fact.Label.Zh + fact.Value), text, StringComparison.Ordinal);
        foreach (var condition in document.Terms.Conditions)
            Assert.Contains(Spaceless(condition.Zh), text, StringComparison.Ordinal);
        Assert.Contains(
            document.Terms.ValidTo is { } to ? $"至{PrintedValues.Day(to)}" : "有效期长期有效",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain('〓', text);
        Assert.DoesNotContain("》》", text, StringComparison.Ordinal);
        Assert.DoesNotContain("实施《", text, StringComparison.Ordinal);
    }

    [Fact]
    public void R33_printed_again_it_is_the_same_file()
    {
        var (story, document) = Named("RF-07-01");
        var order = DocumentOrder.Of(story.Case, document, story.Book);
        using var another = Press(press, new OfficialWords());
        Assert.Equal(results.Print(order).Sha256, another.Print(order).Sha256);
    }

    [Fact]
    public void R33_a_replacement_says_which_document_it_takes_the_place_of()
    {
        var (story, document) = Named("RF-08-01");
        var successor = document with { Number = document.Number + "-2", Replaces = document.Number };
        var pdf = results.Print(DocumentOrder.Of(story.Case, successor, story.Book)).Pdf.ToArray();
        Keep("RF-08-01-2", pdf);
        Assert.Contains($"替代{document.Number}号文书", Text(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public void R33_a_document_issued_before_is_printed_as_it_was()
    {
        var (story, document) = Named("RF-08-01");
        var text = Text(
            results.Print(DocumentOrder.Of(story.Case, document with { Terms = null }, story.Book)).Pdf.ToArray()
        );
        Assert.DoesNotContain("有效期", text, StringComparison.Ordinal);
        Assert.Contains("《河南省实施《中华人民共和国人民防空法》办法》", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Titles_within_titles_stand_in_single_marks() =>
        Assert.Equal(
            "《河南省实施〈中华人民共和国人民防空法〉办法》",
            Titles.Quoted("河南省实施《中华人民共和国人民防空法》办法")
        );

    /// <summary>A document with names as long as real ones.</summary>
    private static (Story Story, ResultDocument Document) Named(string item)
    {
        var story = Results.Approved(item);
        var form = story.Case.Form;
        foreach (var (name, value) in form)
            if (value.ValueKind == JsonValueKind.String && value.GetString() == "示例")
                form = form.SetItem(name, Story.Data(Realistic(name)));
        var @case = story.Case with
        {
            Form = form,
            Project = story.Case.Project with
            {
                Name = "郑东新区示例广场二期住宅及地下车库工程",
                Address = "郑州市郑东新区示例大道与示例北街交叉口西北角",
            },
        };
        var terms = DocumentTerms.Of(@case, story.Item, story.Book, new(2022, 5, 10));
        var document = story.Document() with { Terms = terms, Code = "7K3M9QXAT2HW" };
        return (new Story(story.Book).Holding(@case), document);
    }

    private static string Realistic(string field) =>
        field switch
        {
            "worksName" => "示例广场二期防空地下室（甲类核6级）",
            "approvalNumber" or "previousNumber" or "feeNumber" => "郑人防审〔2022〕第0128号",
            "builder" => "河南中原示例建设集团有限公司",
            "supervisor" => "郑州示例工程监理咨询有限公司",
            "purpose" => "办理不动产登记时说明地下室性质和面积",
            _ => "示例内容与说明",
        };

    private static ResultPress Press(DocumentPress press, OfficialWords words)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Public:Url"] = "https://rfb.example.com/" }
        );
        return new ResultPress(
            press,
            words,
            Settings.Read(configuration.Build(), true, out _)!,
            new FileStore(Path.GetTempPath())
        );
    }

    /// <summary>Keeps the papers to be looked at, where somebody says where: <c>ADA_TESTS_PAPERS</c>.</summary>
    private static void Keep(string name, byte[] pdf)
    {
        if (Environment.GetEnvironmentVariable("ADA_TESTS_PAPERS") is { Length: > 0 } directory)
            File.WriteAllBytes(Path.Combine(directory, name + ".pdf"), pdf);
    }

    private static string Text(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var page in file.GetPages())
        foreach (var letter in page.Letters)
            text.Append(letter.Value);
        return Spaceless(text.ToString());
    }

    private static string Spaceless(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
