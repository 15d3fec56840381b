using System.Globalization;
using AirDefenseApprovals.Core.Calendar;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Jpeg;

namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>What a camera wrote into a JPEG. Other kinds come from no camera and are not asked.</summary>
/// <param name="TakenAt">When the picture was taken, as the camera says; in the office's time where it names no other.</param>
/// <param name="Located">Whether it says where.</param>
/// <param name="Whole">Whether it can only be decoded whole: a progressive one, of which every pass has to be kept.</param>
internal readonly record struct CameraNotes(DateTimeOffset? TakenAt, bool Located, bool Whole)
{
    private const int OffsetOfTimeTaken = 0x9011;

    /// <summary>Reads the notes. Rubbish in their place is no notes: the picture is one still.</summary>
    public static CameraNotes Of(Stream jpeg)
    {
        try
        {
            var notes = JpegMetadataReader.ReadMetadata(jpeg, [new ExifReader(), new JpegReader()]);
            return new(
                TakenIn(notes.OfType<ExifSubIfdDirectory>()),
                notes.OfType<GpsDirectory>().Any(IsPlace),
                notes.OfType<JpegDirectory>().Any(IsProgressive)
            );
        }
        // Whatever a reader of strangers' bytes throws
        catch (Exception error) when (error is not (OutOfMemoryException or UnauthorizedAccessException))
        {
            return default;
        }
    }

    private static DateTimeOffset? TakenIn(IEnumerable<ExifSubIfdDirectory> notes)
    {
        foreach (var note in notes)
        {
            if (
                !DateTime.TryParseExact(
                    note.GetString(ExifDirectoryBase.TagDateTimeOriginal)?.Trim('\0', ' '),
                    "yyyy:MM:dd HH:mm:ss",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var local
                )
            )
                continue;
            var offset =
                TimeSpan.TryParseExact(
                    note.GetString(OffsetOfTimeTaken)?.Trim('\0', ' ', '+', '-'),
                    "hh\\:mm",
                    CultureInfo.InvariantCulture,
                    out var said
                )
                && said <= TimeSpan.FromHours(14)
                    ? Signed(said, note.GetString(OffsetOfTimeTaken)!)
                    : WorkingCalendar.Offset;
            if (local.Year > 1900)
                return new DateTimeOffset(local, offset);
        }

        return null;
    }

    private static TimeSpan Signed(TimeSpan offset, string written) =>
        written.TrimStart().StartsWith('-') ? -offset : offset;

    private static bool IsPlace(GpsDirectory place) =>
        place.ContainsTag(GpsDirectory.TagLatitude)
        || place.ContainsTag(GpsDirectory.TagLongitude)
        || place.ContainsTag(GpsDirectory.TagDestLatitude);

    private static bool IsProgressive(JpegDirectory frame) =>
        frame.TryGetInt32(JpegDirectory.TagCompressionType, out var kind) && kind is not (0 or 1); // baseline, extended sequential
}
