using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>
/// Whether a PDF can be read: what nobody at the office could open is told to whoever hands it in, while it can still
/// be mended. A file made for it can take all memory or the whole stack: <see cref="PdfInspector"/> looks elsewhere.
/// </summary>
public static class PdfContent
{
    /// <summary>Damaged places are passed over, as programs that show PDF do.</summary>
    private static readonly ParsingOptions Lenient = new() { UseLenientParsing = true, SkipMissingFonts = true };

    /// <summary>Why a PDF cannot be read: a key of what is told; null when it can.</summary>
    /// <param name="content">The file; it is read from its beginning and left open.</param>
    public static string? WhyUnreadable(Stream content)
    {
        content.Position = 0;
        try
        {
            using var document = PdfDocument.Open(content, Lenient);
            return document.NumberOfPages > 0 ? null : "pdf-without-pages";
        }
        catch (PdfDocumentEncryptedException)
        {
            return "pdf-locked";
        }
        // What a damaged file makes of its reader is any exception there is: they all say that it cannot be opened.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return "pdf-broken";
        }
    }
}
