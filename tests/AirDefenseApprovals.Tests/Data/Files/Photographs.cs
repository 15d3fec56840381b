using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AirDefenseApprovals.Tests.Data.Files;

/// <summary>Photographs as a camera writes them: a JPEG, with its notes (EXIF) written byte by byte.</summary>
internal static class Photographs
{
    /// <summary>The fake of the conformance check: a head and an end with nothing between.</summary>
    public static readonly byte[] Fake =
    [
        0xFF,
        0xD8,
        0xFF,
        0xE0,
        0,
        0x10,
        (byte)'J',
        (byte)'F',
        (byte)'I',
        (byte)'F',
        0,
        1,
        .. new byte[64],
        0xFF,
        0xD9,
    ];

    private const ushort Ascii = 2,
        Short = 3,
        Long = 4,
        Rational = 5;

    /// <summary>
    /// A photograph, red on the sensor's left half and blue on its right, with a grain that differs by
    /// <paramref name="seed"/>.
    /// </summary>
    public static byte[] Jpeg(
        int width = 400,
        int height = 200,
        string? taken = null,
        string? offset = null,
        ushort orientation = 1,
        bool located = false,
        int seed = 0
    )
    {
        using var picture = Paint(width, height, seed);
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 90);
        return taken is null && !located && orientation == 1
            ? encoded.ToArray()
            : WithNotes(encoded.ToArray(), taken, offset, orientation, located);
    }

    /// <summary>The same as PNG, its right half see-through.</summary>
    public static byte[] Png(int width = 400, int height = 200)
    {
        using var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.Transparent);
        using var red = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, red);
        using var encoded = picture.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }

    /// <summary>A JPEG whose frame claims another size.</summary>
    public static byte[] Claiming(ushort width, ushort height)
    {
        var jpeg = Jpeg();
        var frame = jpeg.AsSpan(jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0, 0]));
        BinaryPrimitives.WriteUInt16BigEndian(frame[5..], height);
        BinaryPrimitives.WriteUInt16BigEndian(frame[7..], width);
        return jpeg;
    }

    /// <summary>A PNG whose head claims another size, with the checksum to it.</summary>
    public static byte[] PngClaiming(uint width, uint height)
    {
        var png = Png();
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(20), height);
        var crc = uint.MaxValue;
        foreach (var value in png.AsSpan(12, 17))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }

        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~crc);
        return png;
    }

    private static SKBitmap Paint(int width, int height, int seed)
    {
        var picture = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(picture);
        canvas.Clear(SKColors.Blue);
        using var paint = new SKPaint { Color = SKColors.Red };
        canvas.DrawRect(0, 0, width / 2f, height, paint);
        var chance = new Random(seed);
        for (var i = 0; i < 20; i++)
        {
            paint.Color = new SKColor((byte)chance.Next(256), (byte)chance.Next(256), (byte)chance.Next(256));
            canvas.DrawRect(width * 0.5f + chance.Next(-8, 8), chance.Next(height), 3, 3, paint);
        }

        return picture;
    }

    /// <summary>The JPEG with an APP1 segment behind its first mark.</summary>
    private static byte[] WithNotes(byte[] jpeg, string? taken, string? offset, ushort orientation, bool located)
    {
        List<(ushort Tag, ushort Kind, int Count, byte[] Value)> root = [(0x0112, Short, 1, Number(orientation))],
            exif = [],
            gps = [];
        if (taken is not null)
            exif.Add(
                (
                    0x9003,
                    Ascii,
                    20,
                    Text(
                        DateTime
                            .ParseExact(taken, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
                            .ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture)
                    )
                )
            );
        if (offset is not null)
            exif.Add((0x9011, Ascii, 7, Text(offset)));
        if (located)
            gps =
            [
                (1, Ascii, 2, Text("N")),
                (2, Rational, 3, [.. Ratio(34), .. Ratio(44), .. Ratio(47)]),
                (3, Ascii, 2, Text("E")),
                (4, Rational, 3, [.. Ratio(113), .. Ratio(37), .. Ratio(31)]),
            ];
        var exifAt = 8 + Size(3);
        var gpsAt = exifAt + Size(exif.Count) + exif.Sum(Outside);
        root.Add((0x8769, Long, 1, Number((uint)exifAt)));
        root.Add((0x8825, Long, 1, Number((uint)gpsAt)));
        byte[] notes =
        [
            .. "Exif\0\0"u8,
            .. "MM\0*"u8,
            .. Number(8u),
            .. Folder(root, 8),
            .. Folder(exif, exifAt),
            .. Folder(gps, gpsAt),
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, .. Number((ushort)(notes.Length + 2)), .. notes, .. jpeg[2..]];
    }

    private static byte[] Folder(List<(ushort Tag, ushort Kind, int Count, byte[] Value)> entries, int at)
    {
        List<byte> head = [.. Number((ushort)entries.Count)],
            outside = [];
        foreach (var (tag, kind, count, value) in entries)
        {
            head.AddRange([.. Number(tag), .. Number(kind), .. Number((uint)count)]);
            if (value.Length <= 4)
                head.AddRange([.. value, .. new byte[4 - value.Length]]);
            else
                head.AddRange(Number((uint)(at + Size(entries.Count) + outside.Count)));
            if (value.Length > 4)
                outside.AddRange([.. value, .. new byte[value.Length % 2]]);
        }

        return [.. head, .. Number(0u), .. outside];
    }

    private static int Size(int entries) => 2 + 12 * entries + 4;

    private static int Outside((ushort Tag, ushort Kind, int Count, byte[] Value) entry) =>
        entry.Value.Length <= 4 ? 0 : entry.Value.Length + entry.Value.Length % 2;

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Ratio(uint number) => [.. Number(number), .. Number(1u)];

    private static byte[] Number(ushort number) => [(byte)(number >> 8), (byte)number];

    private static byte[] Number(uint number) => [.. Number((ushort)(number >> 16)), .. Number((ushort)number)];
}
