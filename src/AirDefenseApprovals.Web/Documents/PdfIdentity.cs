using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Replaces what Skia takes from the machine by what follows from the content, so that the same content gives the same
/// bytes: the identifier made from
/// the clock and the machine's time zone beside dates that are in UTC.
/// </summary>
internal static class PdfIdentity
{
    private const string NoUuid = "uuid:00000000-0000-0000-0000-000000000000";
    private const string NoId = "/ID [<00000000000000000000000000000000> <00000000000000000000000000000000>]";

    /// <param name="pdf">The file as Skia wrote it; written over.</param>
    /// <param name="dated">The instant given to Skia as both dates, in UTC.</param>
    public static byte[] Fix(Span<byte> pdf, DateTime dated)
    {
        PutAfter(pdf, dated.ToString("'(D:'yyyyMMddHHmmss", CultureInfo.InvariantCulture), "+00'00'");
        PutAfter(pdf, dated.ToString("'Date>'yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), "+00:00");
        PutAt(pdf, "DocumentID>", NoUuid);
        PutAt(pdf, "InstanceID>", NoUuid);
        var (start, end) = PlaceOfId(pdf);

        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha256.AppendData(pdf[..start]);
        sha256.AppendData(Encoding.ASCII.GetBytes(NoId));
        sha256.AppendData(pdf[end..]);
        var hash = sha256.GetHashAndReset().AsSpan(0, 16);
        var (hex, uuid) = (Convert.ToHexString(hash), $"uuid:{new Guid(hash, bigEndian: true):D}");
        PutAt(pdf, "DocumentID>", uuid);
        PutAt(pdf, "InstanceID>", uuid);
        return [.. pdf[..start], .. Encoding.ASCII.GetBytes($"/ID [<{hex}> <{hex}>]"), .. pdf[end..]];
    }

    /// <summary>
    /// Where the trailer's identifier begins and ends. It has another length from run to run: Skia writes it as a
    /// literal string when that is shorter than hexadecimal.
    /// Nothing after it is found by its offset, so it may grow or shrink.
    /// </summary>
    private static (int Start, int End) PlaceOfId(ReadOnlySpan<byte> pdf)
    {
        var trailer = pdf.LastIndexOf("\ntrailer\n"u8);
        var start = trailer < 0 ? -1 : trailer + pdf[trailer..].IndexOf("/ID ["u8);
        var end = pdf.LastIndexOf("]>>\nstartxref"u8) + 1;
        if (start < trailer || end <= start || trailer < 0)
            throw new InvalidOperationException("Skia wrote a PDF without an identifier.");
        return (start, end);
    }

    /// <summary>
    /// Overwrites what follows the XMP element's opening tag; the value keeps its length, so the offsets before the
    /// trailer stay right.
    /// </summary>
    private static void PutAt(Span<byte> pdf, string openingTag, string value) =>
        PutAfter(pdf, $"<xmpMM:{openingTag}", value);

    private static void PutAfter(Span<byte> pdf, string mark, string value)
    {
        var (from, to) = (Encoding.ASCII.GetBytes(mark), Encoding.ASCII.GetBytes(value));
        for (var rest = pdf; rest.IndexOf(from) is >= 0 and var at; rest = rest[(at + from.Length)..])
            to.CopyTo(rest[(at + from.Length)..]);
    }
}
