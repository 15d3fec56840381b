using System.Buffers.Binary;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// Rounds the outlines of a TrueType file to whole steps of its em, so that its characters take a fifth less of a
/// document. A step of eight thousandths of the em is a thirtieth of a millimetre in the size of the text: no eye sees
/// it.
/// </summary>
internal static class CoarseGlyphs
{
    private const int Step = 8;
    private const int DirectoryStart = 12,
        DirectoryEntry = 16,
        GlyphHeader = 10;
    private const byte OnCurve = 0x01,
        ShortX = 0x02,
        ShortY = 0x04,
        Repeat = 0x08,
        SameX = 0x10,
        SameY = 0x20,
        Overlap = 0x40;

    /// <summary>The same font with coarser outlines; accents made of other glyphs stay as they are.</summary>
    public static byte[] Of(byte[] font)
    {
        var tables = Tables(font);
        var longOffsets = BinaryPrimitives.ReadInt16BigEndian(tables["head"].AsSpan(50)) != 0;
        var (glyphs, offsets) = (tables["glyf"], Offsets(tables["loca"], longOffsets));
        using var outlines = new MemoryStream(glyphs.Length);
        var places = new List<int>(offsets.Length);
        for (var i = 0; i < offsets.Length; i++)
        {
            places.Add((int)outlines.Length);
            if (i + 1 < offsets.Length && offsets[i + 1] > offsets[i])
                outlines.Write(Glyph(glyphs.AsSpan(offsets[i], offsets[i + 1] - offsets[i])));
        }

        tables["glyf"] = outlines.ToArray();
        tables["loca"] = Places(places, longOffsets);
        return File(font, tables);
    }

    private static SortedDictionary<string, byte[]> Tables(byte[] font)
    {
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var entry = font.AsSpan(DirectoryStart + i * DirectoryEntry, DirectoryEntry);
            var (start, length) = (
                (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]),
                (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..])
            );
            tables[System.Text.Encoding.ASCII.GetString(entry[..4])] = font[start..(start + length)];
        }

        return tables;
    }

    private static int[] Offsets(byte[] table, bool areLong)
    {
        var offsets = new int[table.Length / (areLong ? 4 : 2)];
        for (var i = 0; i < offsets.Length; i++)
            offsets[i] = areLong
                ? (int)BinaryPrimitives.ReadUInt32BigEndian(table.AsSpan(4 * i))
                : 2 * BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(2 * i));
        return offsets;
    }

    private static byte[] Places(List<int> places, bool areLong)
    {
        var table = new byte[places.Count * (areLong ? 4 : 2)];
        for (var i = 0; i < places.Count; i++)
            if (areLong)
                BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(4 * i), (uint)places[i]);
            else
                BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(2 * i), (ushort)(places[i] / 2));
        return table;
    }

    private static ReadOnlySpan<byte> Glyph(ReadOnlySpan<byte> glyph)
    {
        var contours = BinaryPrimitives.ReadInt16BigEndian(glyph);
        if (contours <= 0)
            return glyph;
        var endPoints = GlyphHeader + 2 * contours;
        var at = endPoints + 2 + BinaryPrimitives.ReadUInt16BigEndian(glyph[endPoints..]); // past what hints it had
        var points = BinaryPrimitives.ReadUInt16BigEndian(glyph[(endPoints - 2)..]) + 1;
        var flags = Flags(glyph, points, ref at);
        var across = Coordinates(glyph, flags, ShortX, SameX, ref at);
        var up = Coordinates(glyph, flags, ShortY, SameY, ref at);

        using var coarse = new MemoryStream(glyph.Length);
        coarse.Write(glyph[..endPoints]);
        coarse.Write([0, 0]);
        using var xs = new MemoryStream();
        using var ys = new MemoryStream();
        var (x, y) = (0, 0);
        for (var i = 0; i < points; i++)
        {
            flags[i] &= OnCurve | Overlap;
            flags[i] |= Write(xs, across[i] - x, ShortX, SameX);
            flags[i] |= Write(ys, up[i] - y, ShortY, SameY);
            (x, y) = (across[i], up[i]);
        }

        WriteFlags(coarse, flags);
        xs.WriteTo(coarse);
        ys.WriteTo(coarse);
        while (coarse.Length % 4 != 0)
            coarse.WriteByte(0);
        return coarse.ToArray();
    }

    private static byte[] Flags(ReadOnlySpan<byte> glyph, int points, ref int at)
    {
        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            flags[i] = glyph[at++];
            if ((flags[i] & Repeat) == 0)
                continue;
            for (var times = glyph[at++]; times > 0; times--, i++)
                flags[i + 1] = flags[i];
        }

        return flags;
    }

    /// <summary>The coordinates of a glyph's points, rounded.</summary>
    private static int[] Coordinates(ReadOnlySpan<byte> glyph, byte[] flags, byte isShort, byte same, ref int at)
    {
        var (value, coordinates) = (0, new int[flags.Length]);
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & same) != 0 ? glyph[at] : -glyph[at];
                at++;
            }
            else if ((flags[i] & same) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(glyph[at..]);
                at += 2;
            }

            coordinates[i] = (int)Math.Floor((value + Step / 2d) / Step) * Step;
        }

        return coordinates;
    }

    private static byte Write(MemoryStream stream, int difference, byte isShort, byte same)
    {
        if (difference == 0)
            return same;
        if (Math.Abs(difference) <= byte.MaxValue)
        {
            stream.WriteByte((byte)Math.Abs(difference));
            return (byte)(difference > 0 ? isShort | same : isShort);
        }

        stream.WriteByte((byte)(difference >> 8));
        stream.WriteByte((byte)difference);
        return 0;
    }

    private static void WriteFlags(MemoryStream stream, byte[] flags)
    {
        for (var i = 0; i < flags.Length; )
        {
            var run = 1;
            while (i + run < flags.Length && flags[i + run] == flags[i] && run <= byte.MaxValue)
                run++;
            if (run > 2)
                stream.Write([(byte)(flags[i] | Repeat), (byte)(run - 1)]);
            else
                stream.Write(flags.AsSpan(i, run));
            i += run;
        }
    }

    /// <summary>Puts the tables together again, each at a multiple of four bytes.</summary>
    private static byte[] File(byte[] font, SortedDictionary<string, byte[]> tables)
    {
        var at = DirectoryStart + tables.Count * DirectoryEntry;
        var file = new byte[at + tables.Values.Sum(Padded)];
        font.AsSpan(0, DirectoryStart).CopyTo(file);
        foreach (var ((name, table), i) in tables.Select((t, i) => (t, i)))
        {
            var entry = file.AsSpan(DirectoryStart + i * DirectoryEntry);
            System.Text.Encoding.ASCII.GetBytes(name, entry);
            table.CopyTo(file, at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Sum(file.AsSpan(at, Padded(table))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)at);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)table.Length);
            at += Padded(table);
        }

        return file;
    }

    private static int Padded(byte[] table) => (table.Length + 3) / 4 * 4;

    private static uint Sum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var i = 0; i < table.Length; i += 4)
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(table[i..]));
        return sum;
    }
}
