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
    private readonly PressFont regular;
    private readonly PressFont bold;
    private readonly Typesetter type;
    private readonly PrintedWords words;

    /// <param name="fontsDirectory">The folder of the committed fonts; they are mapped while the press lives.</param>
    /// <param name="words">The fixed words around each document's content.</param>
    public DocumentPress(string fontsDirectory, PrintedWords words)
    {
        regular = new PressFont(Path.Combine(fontsDirectory, "NotoSerifSC_400Regular.ttf"));
        bold = new PressFont(Path.Combine(fontsDirectory, "NotoSerifSC_700Bold.ttf"));
        type = new Typesetter(regular, bold);
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
        using var regularCut = regular.Cut(Characters(pages, bold: false));
        using var boldCut = bold.Cut(Characters(pages, bold: true));
        using var painter = new Painter(regularCut, boldCut);
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
        regular.Dispose();
        bold.Dispose();
    }

    private List<List<(Mark Mark, float Top)>> Pages(PrintedDocument document)
    {
        var body = new BodyBands(type, words);
        List<Band> bands = [.. new OpeningBands(type, words).Of(document), .. document.Sections.SelectMany(body.Of)];
        bands[^1] = bands[^1] with { KeepsWithNext = true }; // no signature on a page without text
        bands.AddRange(new ClosingBands(type, words).Of(document));

        var pages = Pagination.Paginate(bands, Sheet.Top, Sheet.Bottom);
        return
        [
            .. pages.Select(
                (page, i) =>
                    new List<(Mark, float)>([
                        .. page.SelectMany(placed => placed.Marks.Select(mark => (mark, placed.Top))),
                        (Foot(i + 1, pages.Count), Sheet.FootBaseline),
                    ])
            ),
        ];
    }

    private TextMark Foot(int page, int pages) =>
        type.Centred(
            type.Clean(string.Format(CultureInfo.InvariantCulture, words.Page, page, pages)),
            Sheet.Foot,
            Sheet.Middle,
            0
        );

    private static HashSet<Rune> Characters(List<List<(Mark Mark, float Top)>> pages, bool bold)
    {
        var characters = new HashSet<Rune>();
        foreach (var mark in pages.SelectMany(page => page).Select(placed => placed.Mark))
        {
            if (mark is TextMark text && text.Style.Bold == bold)
                characters.UnionWith(text.Text.EnumerateRunes());
            if (mark is SealMark seal && bold)
                characters.UnionWith((seal.Name + seal.Note).EnumerateRunes());
        }
        return characters;
    }

    private SKDocumentPdfMetadata Metadata(PrintedDocument document) =>
        new()
        {
            Title = type.Clean(document.Number is { } number ? $"{document.Title} {number}" : document.Title),
            Author = type.Clean(document.SignedBy),
            Creator = "AirDefenseApprovals",
            Producer = "AirDefenseApprovals",
            Creation = document.IssuedAt.UtcDateTime,
            Modified = document.IssuedAt.UtcDateTime,
            PdfA = true,
            RasterDpi = 72, // nothing is rasterised; other values only scale every coordinate
            EncodingQuality = 101,
        };
}
