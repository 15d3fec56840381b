using System.Collections.Immutable;
using System.Globalization;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>
/// Tells how many files a material takes, and how large they may be together. How large one of them may be stands in
/// the sheet.
/// </summary>
public static class MaterialFiles
{
    /// <summary>The most files that one material takes: what somebody can still look through one by one.</summary>
    public const int Most = 20;

    /// <summary>How many of the largest files all of them may be together.</summary>
    public const int LargestTogether = 3;

    private const long Megabyte = 1024 * 1024;

    /// <summary>The most that the files of a material may be together, in megabytes.</summary>
    /// <param name="sheet">The material.</param>
    public static int MegabytesTogether(MaterialSheet sheet) => LargestTogether * sheet.MaxMegabytes;

    /// <summary>
    /// Says why a material that has files does not take another: it is there already, under whatever name; there are too
    /// many; together they are too large. Null where it does.
    /// </summary>
    /// <param name="sheet">The material.</param>
    /// <param name="held">Its files so far.</param>
    /// <param name="file">The other one.</param>
    public static Refusal? Refused(MaterialSheet sheet, ImmutableArray<AttachedFile> held, AttachedFile file)
    {
        if (held.FirstOrDefault(f => f.Sha256 == file.Sha256) is { } same)
            return Refusal.Conflict(null, "file-there-already", file.FileName, same.FileName);
        if (IsFull(held) is { } full)
            return full;
        var most = MegabytesTogether(sheet);
        return held.Sum(f => f.Size) + file.Size > most * Megabyte
            ? Refusal.Conflict(null, "files-too-large", file.FileName, Text(most))
            : null;
    }

    /// <summary>Says that a material takes no other file, whichever it is; null where it may.</summary>
    /// <param name="held">Its files so far.</param>
    public static Refusal? IsFull(ImmutableArray<AttachedFile> held) =>
        held.Length < Most ? null : Refusal.Conflict(null, "files-too-many", Text(Most));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
