using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Prints official documents as PDF, marked PDF/A-2b by Skia. The same content gives the same bytes on any machine, so
/// that a document can be printed again and still have the
/// SHA-256 that is in the journal (R22). One press serves all threads.
/// </summary>
public sealed class DocumentPress : IDisposable
{
    private readonly PressFonts fonts;
    private readonly PrintedWords words;

    /// <param name="fontsDirectory">The folder of the committed fonts; they are mapped while the press lives.</param>
    /// <param name="words">The fixed words around each document's content.</param>
    /// <param name="more">Font files of the office's own, for characters that the committed ones lack.</param>
    public DocumentPress(string fontsDirectory, PrintedWords words, IEnumerable<string>? more = null)
    {
        fonts = new PressFonts(fontsDirectory, more ?? []);
        this.words = words;
    }

    /// <summary>Where the build puts the fonts.</summary>
    public static string DefaultFontsDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "Documents", "Fonts");

    /// <summary>The document as a PDF file.</summary>
    public byte[] Print(PrintedDocument document) => Print([document]);

    /// <summary>Several documents as one PDF file, one after the other; each begins a page and counts its own.</summary>
    public byte[] Print(IReadOnlyList<PrintedDocument> documents)
    {
        var document = documents[0];
        var pages = documents.SelectMany(Pages).ToList();
        var coarse = documents.All(d => d.CoarseType);
        using var cut = fonts.Cut(pages.SelectMany(page => page).SelectMany(placed => Characters(placed.Mark)), coarse);
        using var painter = new Painter(cut, Pictures(documents));
        using var file = new MemoryStream((int)Math.Min(documents.Sum(d => (long)RoomFor(d)), Array.MaxLength));
        using (var pdf = SKDocument.CreatePdf(file, Metadata(document)))
        {
            foreach (var page in pages)
            {
                using var canvas = pdf.BeginPage(Sheet.Width, Sheet.Height);
                foreach (var (mark, top) in page)
                    painter.Draw(canvas, mark, top);
                pdf.EndPage();
            }
            pdf.Close();
        }
        return PdfIdentity.Fix(file.GetBuffer().AsSpan(0, (int)file.Length), document.IssuedAt.UtcDateTime);
    }

    /// <summary>
    /// About how large the file becomes: pages of text, and pictures as they are. So a file of many pictures is not
    /// copied again and again while it grows.
    /// </summary>
    private static int RoomFor(PrintedDocument document)
    {
        var room = 64L * 1024;
        foreach (var picture in document.Sections.OfType<Illustrated>().SelectMany(block => block.Pictures))
        {
            using var content = picture.Open();
            room += content.Length + 2048;
        }

        return (int)Math.Min(room, Array.MaxLength);
    }

    public void Dispose()
    {
        fonts.Dispose();
    }

    /// <summary>The characters of a text that no font has, each once, in order: they print as 〓.</summary>
    public IReadOnlyList<Rune> Lacking(string text)
    {
        var (lacking, known) = (new List<Rune>(), new HashSet<Rune>());
        PrintedText.Clean(text, rune =>
        {
            if (fonts.Covers(rune))
                return true;
            if (known.Add(rune))
                lacking.Add(rune);
            return false;
        });
        return lacking;
    }

    /// <summary>A part of the font of rare characters, for pages: the 256 characters of a block; null where it has none.</summary>
    /// <param name="block">The block's number: the character's, divided by 256.</param>
    public byte[]? RareBlock(int block) => fonts.RarePart(block << 8, (block << 8) + 0xFF);

    private static Dictionary<Rune, Func<Stream>> Pictures(IEnumerable<PrintedDocument> documents) =>
        documents.SelectMany(d => d.Characters).DistinctBy(c => c.Key).ToDictionary();

    private List<List<(Mark Mark, float Top)>> Pages(PrintedDocument document)
    {
        var type = new Typesetter(fonts, document.Characters);
        var body = new BodyBands(type, words);
        List<Band> bands = [.. new OpeningBands(type, words).Of(document), .. document.Sections.SelectMany(body.Of)];
        bands[^1] = bands[^1] with { KeepsWithNext = true }; // no signature on a page without text
        bands.AddRange(new ClosingBands(type, words).Of(document));

        var pages = Paginated(bands);
        return
        [
            .. pages.Select(
                (page, i) =>
                    new List<(Mark, float)>([
                        .. page.SelectMany(placed => placed.Marks.Select(mark => (mark, placed.Top))),
                        (Foot(type, i + 1, pages.Count), Sheet.FootBaseline),
                    ])
            ),
        ];
    }

    /// <summary>
    /// The bands on pages. What would leave a few lines and the seal to a second page stands on one, closer together
    /// (GB/T 9704 lets an office do so).
    /// </summary>
    private static IReadOnlyList<IReadOnlyList<PlacedBand>> Paginated(List<Band> bands)
    {
        var pages = Pagination.Paginate(bands, Sheet.Top, Sheet.Bottom);
        if (pages.Count != 2)
            return pages;
        var tight = Pagination.Paginate(bands.ConvertAll(band => band.Tightened()), Sheet.Top, Sheet.Bottom);
        return tight.Count == 1 ? tight : pages;
    }

    private TextMark Foot(Typesetter type, int page, int pages) =>
        type.Centred(
            type.Clean(string.Format(CultureInfo.InvariantCulture, words.Page, page, pages)),
            Sheet.Foot,
            Sheet.Middle,
            0
        );

    private static IEnumerable<(Rune Rune, bool IsBold)> Characters(Mark mark) =>
        mark switch
        {
            TextMark text => text.Text.EnumerateRunes().Select(rune => (rune, text.Style.Bold)),
            SealMark seal => (seal.Name + seal.Note).EnumerateRunes().Select(rune => (rune, true)),
            _ => [],
        };

    private SKDocumentPdfMetadata Metadata(PrintedDocument document) =>
        new()
        {
            Title = PrintedText.Clean(
                document.Number is { } number ? $"{document.Title} {number}" : document.Title,
                fonts.Covers
            ),
            Author = PrintedText.Clean(document.SignedBy, fonts.Covers),
            Creator = "AirDefenseApprovals",
            Producer = "AirDefenseApprovals",
            Creation = document.IssuedAt.UtcDateTime,
            Modified = document.IssuedAt.UtcDateTime,
            PdfA = true,
            RasterDpi = 72, // nothing is rasterised; other values only scale every coordinate
            EncodingQuality = 101,
        };
}
