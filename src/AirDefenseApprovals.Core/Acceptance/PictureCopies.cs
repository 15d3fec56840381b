using AirDefenseApprovals.Core.Cases;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>A stored file as it is sent to a reader.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Sha256">Where its bytes are stored.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record SentCopy(string FileName, string Sha256, string ContentType);

/// <summary>
/// Who gets which copy of a picture (R18, R25). The staff who see the case and the supervisor get the original, with
/// the place that its camera wrote into it;
/// everybody else the published copy, which has it not.
/// </summary>
public static class PictureCopies
{
    /// <summary>Media type of every published copy.</summary>
    public const string PublishedType = "image/jpeg";

    /// <summary>A file of evidence as a reader gets it; null when it does not exist for them.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="case">The case.</param>
    /// <param name="itemNo">Number of the defect.</param>
    /// <param name="sha256">The file, by the SHA-256 of its original.</param>
    /// <param name="published">Whether who may have the original asks for the published copy.</param>
    public static SentCopy? OfEvidence(Actor reader, Case @case, int itemNo, string sha256, bool published)
    {
        if (
            !Walls.Sees(reader, @case)
            || @case.DefectNotice?.Items.FirstOrDefault(d => d.ItemNo == itemNo) is not { } defect
        )
            return null;
        if (reader.Is(Roles.Party) && !Answers(reader, defect))
            return null;
        if (defect.Evidence.FirstOrDefault(e => e.Sha256 == sha256) is not { } file)
            return null;
        // What has no published copy, a PDF above all, was handed in for this very defect
        return SeesOriginals(reader) ? Original(file, published) : Published(file) ?? Original(file, published);
    }

    /// <summary>
    /// A photograph taken on site as a reader gets it; null when it does not exist for them: to who is not of the
    /// office, not before the notice, and none of what was dropped.
    /// </summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="case">The case.</param>
    /// <param name="photo">The photograph.</param>
    /// <param name="published">Whether who may have the original asks for the published copy.</param>
    public static SentCopy? OfPhoto(Actor reader, Case @case, Guid photo, bool published)
    {
        if (!Walls.Sees(reader, @case) || @case.Site?.Photos.FirstOrDefault(p => p.Id == photo) is not { } found)
            return null;
        if (SeesOriginals(reader))
            return Original(found.File, published);
        // Never the office's original
        return @case.DefectNotice is { } notice && IsTold(reader, notice, found) ? Published(found.File) : null;
    }

    /// <summary>Whether somebody who sees a case gets its originals.</summary>
    public static bool SeesOriginals(Actor reader) => Walls.IsStaff(reader) || reader.Is(Roles.Supervisor);

    /// <summary>
    /// Whether the notice tells a reader what a photograph shows: a firm its own defects, the applicant all, with the
    /// works as a whole.
    /// </summary>
    private static bool IsTold(Actor reader, DefectNotice notice, SitePhoto photo) =>
        reader.Is(Roles.Party)
            ? photo.Finding is not null && notice.Items.Any(d => d.Finding == photo.Finding && Answers(reader, d))
            : photo.Finding is null || notice.Items.Any(d => d.Finding == photo.Finding);

    private static bool Answers(Actor firm, Defect defect) => PartyLink.IsOf(firm, Parties.AnsweringFor(defect));

    private static SentCopy Original(AttachedFile file, bool published) =>
        (published ? Published(file) : null) ?? new(file.FileName, file.Sha256, file.ContentType);

    private static SentCopy? Published(AttachedFile file) =>
        file.Published is { } sha256 ? new(Path.ChangeExtension(file.FileName, "jpg"), sha256, PublishedType) : null;
}
