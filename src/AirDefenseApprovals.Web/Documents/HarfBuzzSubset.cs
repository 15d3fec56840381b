using System.Runtime.InteropServices;
using System.Text;

namespace AirDefenseApprovals.Web.Documents;

/// <summary>
/// The part of HarfBuzz that cuts a font down to some characters. HarfBuzzSharp does not wrap it, its native library exports it.
/// Without it Skia embeds a whole Chinese font, 6 MB a page, and copied text comes out as radicals (⼈ for 人), because
/// the whole font maps both to one glyph.
/// </summary>
internal static class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const uint NoHinting = 0x1,
        NoLayoutClosure = 0x200;
    private const int DroppedTables = 3;

    // Layout of vertical and alternate forms: the press sets one character beside the other.
    private static readonly string[] Unused =
    [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "VORG",
        "vhea",
        "vmtx",
        "STAT",
        "gasp",
        "DSIG",
    ];

    /// <summary>A TrueType file with the given characters alone. Safe to call from many threads with the same face.</summary>
    /// <param name="face">A native, immutable hb_face_t.</param>
    /// <param name="characters">The characters to keep.</param>
    public static byte[] Cut(IntPtr face, IEnumerable<Rune> characters)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == IntPtr.Zero)
            throw new InvalidOperationException("HarfBuzz has no memory for a subset.");
        try
        {
            hb_subset_input_set_flags(input, NoHinting | NoLayoutClosure);
            var kept = hb_subset_input_unicode_set(input);
            foreach (var rune in characters)
                hb_set_add(kept, (uint)rune.Value);
            var dropped = hb_subset_input_set(input, DroppedTables);
            foreach (var tag in Unused)
                hb_set_add(dropped, (uint)(tag[0] << 24 | tag[1] << 16 | tag[2] << 8 | tag[3]));
            return Bytes(hb_subset_or_fail(face, input));
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    private static byte[] Bytes(IntPtr subset)
    {
        if (subset == IntPtr.Zero)
            throw new InvalidOperationException("HarfBuzz could not subset the font.");
        var blob = hb_face_reference_blob(subset);
        try
        {
            var data = hb_blob_get_data(blob, out var length);
            var bytes = new byte[length];
            Marshal.Copy(data, bytes, 0, bytes.Length);
            return bytes;
        }
        finally
        {
            hb_blob_destroy(blob);
            hb_face_destroy(subset);
        }
    }

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_input_create_or_fail();

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_subset_input_destroy(IntPtr input);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_subset_input_set_flags(IntPtr input, uint flags);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_input_unicode_set(IntPtr input);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_input_set(IntPtr input, int kind);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_subset_or_fail(IntPtr face, IntPtr input);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_set_add(IntPtr set, uint value);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_face_reference_blob(IntPtr face);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_face_destroy(IntPtr face);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr hb_blob_get_data(IntPtr blob, out uint length);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void hb_blob_destroy(IntPtr blob);
}
