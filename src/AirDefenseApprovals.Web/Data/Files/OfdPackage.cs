using System.Buffers.Binary;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>
/// Tells an OFD document (GB/T 33190, a ZIP with OFD.xml at its root) from other archives by the archive's directory
/// alone. Reads with its own few lines,
/// because ZipArchive makes an object for every entry, and a hostile archive of the allowed size can have a million.
/// </summary>
internal static class OfdPackage
{
    private const int EndLength = 22,
        MaxComment = ushort.MaxValue,
        EntryLength = 46,
        MaxDirectory = 4 * 1024 * 1024;

    public static bool IsOfd(Stream archive)
    {
        var end = Read(archive, Math.Max(0, archive.Length - EndLength - MaxComment), EndLength + MaxComment);
        var at = end.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + EndLength > end.Length)
            return false;
        var size = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 12));
        var start = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 16));
        return size <= MaxDirectory
            && start + (long)size <= archive.Length
            && HasOfdXml(Read(archive, start, (int)size));
    }

    private static bool HasOfdXml(ReadOnlySpan<byte> directory)
    {
        while (directory.Length >= EntryLength && directory.StartsWith("PK\u0001\u0002"u8))
        {
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var rest =
                EntryLength
                + nameLength
                + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (rest > directory.Length)
                return false;
            if (directory.Slice(EntryLength, nameLength).SequenceEqual("OFD.xml"u8))
                return true;
            directory = directory[rest..];
        }
        return false;
    }

    private static byte[] Read(Stream archive, long from, int most)
    {
        var bytes = new byte[Math.Min(most, archive.Length - from)];
        archive.Position = from;
        archive.ReadExactly(bytes);
        return bytes;
    }
}
