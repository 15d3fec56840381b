using System.Buffers.Binary;
using System.Text;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>The kinds of file that the office takes, told by their content: a name alone proves nothing.</summary>
public static class FileKinds
{
    private const int HeadLength = 1024; // a PDF may carry that many bytes before its mark

    /// <summary>ISO base media says what it is, and from the second place on what it can be read as.</summary>
    private const int BrandAt = 8,
        OtherBrandsAt = 16,
        BrandLength = 4;

    private static readonly Dictionary<string, (string ContentType, string[] Extensions)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["pdf"] = ("application/pdf", ["pdf"]),
        ["jpg"] = ("image/jpeg", ["jpg", "jpeg", "jpe", "jfif"]),
        ["png"] = ("image/png", ["png"]),
        ["ofd"] = ("application/ofd", ["ofd"]),
        ["mp4"] = ("video/mp4", ["mp4", "m4v"]),
    };

    /// <summary>
    /// A photograph as iPhones keep it: known, so that its owner can be told how to make a JPG of it, and taken nowhere.
    /// </summary>
    public const string Heic = "heic";

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <summary>Films that browsers play; ISO base media says of itself what it is in its brands.</summary>
    private static readonly string[] FilmBrands =
    [
        "isom",
        "iso2",
        "iso3",
        "iso4",
        "iso5",
        "iso6",
        "mp41",
        "mp42",
        "avc1",
        "M4V ",
        "M4VH",
        "M4VP",
        "MSNV",
        "dash",
    ];

    /// <summary>The kind of a file, such as "pdf", or null when it is none that we know.</summary>
    /// <param name="content">The file; must allow seeking, for an OFD shows itself at its end.</param>
    public static string? Recognise(Stream content)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
        if (head.StartsWith("PK\u0003\u0004"u8))
            return OfdPackage.IsOfd(content) ? "ofd" : null;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "jpg";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "png";
        if (head.Length >= BrandAt + BrandLength && head[4..].StartsWith("ftyp"u8))
            return OfBrands(head);
        return !IsProgram(head) && head.IndexOf("%PDF-"u8) >= 0 ? "pdf" : null;
    }

    /// <summary>The kind of a file if it is one of the accepted ones and its name agrees with it; null otherwise.</summary>
    public static string? Accept(Stream content, string fileName, IEnumerable<string> accepted) =>
        Recognise(content) is { } kind && accepted.Contains(kind, StringComparer.Ordinal) && NameAgrees(fileName, kind)
            ? kind
            : null;

    public static bool NameAgrees(string fileName, string kind) =>
        Known.TryGetValue(kind, out var known)
        && known.Extensions.Contains(Path.GetExtension(fileName).TrimStart('.'), StringComparer.OrdinalIgnoreCase);

    /// <summary>The endings of names by which files of these kinds go, such as "jpg", "jpeg", "jpe" and "jfif" for one.</summary>
    public static IEnumerable<string> Endings(IEnumerable<string> kinds) =>
        kinds.SelectMany(kind => Known.TryGetValue(kind, out var known) ? known.Extensions : [kind]);

    /// <summary>What an input for files of these kinds says in <c>accept</c>.</summary>
    public static string InputAccept(IEnumerable<string> kinds) =>
        string.Join(',', Endings(kinds).Select(ending => "." + ending));

    /// <summary>The content type to send a file of this kind with.</summary>
    public static string ContentType(string kind) =>
        Known.TryGetValue(kind, out var known) ? known.ContentType : "application/octet-stream";

    private static string? OfBrands(ReadOnlySpan<byte> head)
    {
        var end = (int)Math.Min(head.Length, BinaryPrimitives.ReadUInt32BigEndian(head));
        var brands = new List<string> { Encoding.Latin1.GetString(head.Slice(BrandAt, BrandLength)) };
        for (var at = OtherBrandsAt; at + BrandLength <= end; at += BrandLength)
            brands.Add(Encoding.Latin1.GetString(head.Slice(at, BrandLength)));
        if (HeicBrands.Contains(brands[0]) || (!FilmBrands.Contains(brands[0]) && brands.Exists(HeicBrands.Contains)))
            return Heic;
        return brands.Exists(FilmBrands.Contains) ? "mp4" : null;
    }

    /// <summary>Whether the file starts as a program or a page would, whatever it hides further on.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8)
        || head.StartsWith("\u007fELF"u8)
        || head.StartsWith("#!"u8)
        || head.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
}
