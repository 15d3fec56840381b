using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Replaces what Skia takes from the machine by what follows from the content, so that the same content gives the same bytes: the identifier made from
/// the clock and the machine's time zone beside dates that are in UTC.
/// </summary>
internal static class PdfIdentity
{
    private const string NoUuid = "uuid:00000000-0000-0000-0000-000000000000";
    private const string NoId = "/ID [<00000000000000000000000000000000> <00000000000000000000000000000000>]";

    /// <param name="pdf">The file as Skia wrote it.</param>
    /// <param name="dated">The instant given to Skia as both dates, in UTC.</param>
    public static byte[] Fix(byte[] pdf, DateTime dated)
    {
        PutAfter(pdf, dated.ToString("'(D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture), "+00'00'");
        PutAfter(pdf, dated.ToString("'Date>'yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), "+00:00");
        PutAt(pdf, "DocumentID>", NoUuid);
        PutAt(pdf, "InstanceID>", NoUuid);
        pdf = WithTrailerId(pdf, NoId);

        var hash = SHA256.HashData(pdf).AsSpan(0, 16);
        var (hex, uuid) = (Convert.ToHexString(hash), $"uuid:{new Guid(hash, bigEndian: true):D}");
        PutAt(pdf, "DocumentID>", uuid);
        PutAt(pdf, "InstanceID>", uuid);
        return WithTrailerId(pdf, $"/ID [<{hex}> <{hex}>]");
    }

    /// <summary>
    /// The trailer's identifier has another length from run to run: Skia writes it as a literal string when that is shorter than hexadecimal.
    /// Nothing after it is found by its offset, so it may grow or shrink.
    /// </summary>
    private static byte[] WithTrailerId(byte[] pdf, string id)
    {
        var trailer = pdf.AsSpan().LastIndexOf("\ntrailer\n"u8);
        var start = trailer + pdf.AsSpan(trailer).IndexOf("/ID ["u8);
        var end = pdf.AsSpan().LastIndexOf("]>>\nstartxref"u8) + 1;
        if (trailer < 0 || start < trailer || end <= start) throw new InvalidOperationException("Skia wrote a PDF without an identifier.");
        return [.. pdf.AsSpan(0, start), .. Encoding.ASCII.GetBytes(id), .. pdf.AsSpan(end)];
    }

    /// <summary>Overwrites what follows the XMP element's opening tag; the value keeps its length, so the offsets before the trailer stay right.</summary>
    private static void PutAt(byte[] pdf, string openingTag, string value) => PutAfter(pdf, $"<xmpMM:{openingTag}", value);

    private static void PutAfter(byte[] pdf, string mark, string value)
    {
        var (from, to) = (Encoding.ASCII.GetBytes(mark), Encoding.ASCII.GetBytes(value));
        for (var rest = pdf.AsSpan(); rest.IndexOf(from) is >= 0 and var at; rest = rest[(at + from.Length)..])
            to.CopyTo(rest[(at + from.Length)..]);
    }
}
