namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>The kinds of file that the office takes, told by their content: a name alone proves nothing.</summary>
public static class FileKinds
{
    private const int HeadLength = 1024; // a PDF may carry that many bytes before its mark

    private static readonly Dictionary<string, (string ContentType, string[] Extensions)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["pdf"] = ("application/pdf", ["pdf"]),
        ["jpg"] = ("image/jpeg", ["jpg", "jpeg"]),
        ["png"] = ("image/png", ["png"]),
        ["ofd"] = ("application/ofd", ["ofd"]),
        ["mp4"] = ("video/mp4", ["mp4", "m4v"]),
    };

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
        if (head.Length > 12 && head[4..].StartsWith("ftyp"u8))
            return "mp4";
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

    /// <summary>The content type to send a file of this kind with.</summary>
    public static string ContentType(string kind) =>
        Known.TryGetValue(kind, out var known) ? known.ContentType : "application/octet-stream";

    /// <summary>Whether the file starts as a program or a page would, whatever it hides further on.</summary>
    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8)
        || head.StartsWith("\u007fELF"u8)
        || head.StartsWith("#!"u8)
        || head.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
}
