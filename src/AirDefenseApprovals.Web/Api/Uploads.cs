using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data.Files;
using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Takes a file in: streamed to disk, then looked at. For the API and the pages alike.</summary>
public sealed class Uploads(FileStore files, Pictures pictures, Problems problems, ILogger<Uploads> log)
{
    /// <summary>Kinds of file that evidence may have.</summary>
    public static readonly IReadOnlyList<string> EvidenceKinds = ["jpg", "png", "pdf", "mp4"];

    /// <summary>Largest file of evidence, in megabytes.</summary>
    public const int EvidenceMegabytes = 50;

    /// <summary>Kinds of file that a photograph taken on site may have.</summary>
    public static readonly IReadOnlyList<string> PhotoKinds = ["jpg", "png"];

    /// <summary>Largest photograph taken on site, in megabytes.</summary>
    public const int PhotoMegabytes = 25;

    /// <summary>Stores a file whose content is what its name says and what is accepted; otherwise tells what is wrong.</summary>
    public async Task<(AttachedFile? File, ProblemDetails? Problem)> StoreAsync(
        Stream content,
        string fileName,
        IReadOnlyList<string> accept,
        int megabytes,
        CancellationToken cancellation
    )
    {
        if (FileNames.Clean(fileName) is not { } name)
            return (null, problems.Of(422, "file-name-empty"));
        var saved = await files.SaveAsync(content, megabytes * 1024L * 1024L, cancellation);
        if (saved.Refusal == FileRefusal.TooLarge)
            return (null, problems.Of(413, "file-too-large", megabytes, name));
        if (saved.Refusal == FileRefusal.Empty)
            return (null, problems.Of(422, "file-empty", name));
        var file = saved.File!;
        await using var stored = files.Open(file.Sha256)!;
        if (FileKinds.Accept(stored, name, accept) is not { } kind)
            return (
                null,
                FileKinds.Recognise(stored) == FileKinds.Heic
                    ? problems.Of(415, "file-is-heic", name)
                    : problems.Of(415, "file-not-accepted", name, string.Join("、", FileKinds.Endings(accept)))
            );
        if (kind == "pdf" && await WhyUnreadableAsync(file.Sha256, cancellation) is { } reason)
            return (null, problems.Of(422, reason, name));
        return (new AttachedFile(name, file.Length, file.Sha256, FileKinds.ContentType(kind)), null);
    }

    /// <summary>
    /// Stores a file of evidence (R25), a picture with the copy that is published of it. A picture that cannot be
    /// decoded is taken, and none is published.
    /// </summary>
    public async Task<(AttachedFile? File, ProblemDetails? Problem)> StoreEvidenceAsync(
        Stream content,
        string fileName,
        CancellationToken cancellation
    )
    {
        var (stored, refused) = await StoreAsync(content, fileName, EvidenceKinds, EvidenceMegabytes, cancellation);
        return stored is null ? (null, refused) : await PublishAsync(stored, cancellation);
    }

    /// <summary>Stores a photograph taken on site (R24) with the copy that is published of it.</summary>
    public async Task<(AttachedFile? File, ProblemDetails? Problem)> StorePhotoAsync(
        Stream content,
        string fileName,
        CancellationToken cancellation
    )
    {
        var (stored, refused) = await StoreAsync(content, fileName, PhotoKinds, PhotoMegabytes, cancellation);
        if (stored is null)
            return (null, refused);
        var (photo, problem) = await PublishAsync(stored, cancellation);
        return photo is { Published: null }
            ? (null, problems.Of(415, "not-a-photograph", photo.FileName))
            : (photo, problem);
    }

    private async Task<string?> WhyUnreadableAsync(string sha256, CancellationToken cancellation)
    {
        var reason = await PdfInspector.WhyUnreadableAsync(files.PathOf(sha256), cancellation);
        if (reason != PdfInspector.NobodyLooked)
            return reason;
        log.LogWarning("No process comes up to look into PDFs; {File} was taken unseen.", sha256);
        return null;
    }

    private async Task<(AttachedFile? File, ProblemDetails? Problem)> PublishAsync(
        AttachedFile stored,
        CancellationToken cancellation
    )
    {
        var (file, most) = await pictures.PublishAsync(stored, cancellation);
        return most is { } megapixels
            ? (null, problems.Of(413, "too-many-pixels", file.FileName, megapixels))
            : (file, null);
    }
}
