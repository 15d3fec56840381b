using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>A material of a case.</summary>
public sealed record CaseMaterial
{
    /// <summary>Its code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>Whether it is there.</summary>
    public required MaterialStatus Status { get; init; }

    /// <summary>
    /// The files handed in, in the order in which they were added. They are kept as the first file's own members, which
    /// is all that cases of earlier versions have, and <see cref="More"/>.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<AttachedFile> Files
    {
        get => Sha256 is { } sha256 ? [new(FileName!, Size!.Value, sha256, ContentType!), .. More.OrEmpty()] : [];
        init
        {
            var first = value is [var one, ..] ? one : null;
            (FileName, Size, Sha256, ContentType) = (first?.FileName, first?.Size, first?.Sha256, first?.ContentType);
            More = value.AfterFirst();
        }
    }

    /// <summary>Name of the first file.</summary>
    public string? FileName { get; init; }

    /// <summary>Size of the first file in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>
    /// SHA-256 of the first file in lower-case hexadecimal: also where its bytes are stored. Null where no file is there.
    /// </summary>
    public string? Sha256 { get; init; }

    /// <summary>Media type of the first file, by its first bytes.</summary>
    public string? ContentType { get; init; }

    /// <summary>The files after the first; null where there are none.</summary>
    public ImmutableArray<AttachedFile>? More { get; init; }

    /// <summary>When its files were last changed: the last was handed in, or one of several taken back.</summary>
    public DateTimeOffset? AttachedAt { get; init; }

    /// <summary>The day it is promised for (R8).</summary>
    public DateOnly? PromisedDate { get; init; }

    /// <summary>What the office found when it fetched the material itself; null where it did not, or the applicant hands it in.</summary>
    public FetchedData? Fetched { get; init; }

    /// <summary>
    /// What the office fetched earlier, before it looked again: the journal names it, so it is kept. Null where there is
    /// none.
    /// </summary>
    public ImmutableArray<AttachedFile>? FetchedBefore { get; init; }

    /// <summary>
    /// The files that the correction notice was about, since one was added, replaced or taken back: kept to be compared
    /// with (R5). Empty where there were none.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<AttachedFile> FilesBefore
    {
        get => Before is { } first ? [first, .. MoreBefore.OrEmpty()] : [];
        init => (Before, MoreBefore) = (value is [var first, ..] ? first : null, value.AfterFirst());
    }

    /// <summary>The first of the files that the correction notice was about; null where there were none.</summary>
    public AttachedFile? Before { get; init; }

    /// <summary>Those after the first; null where there are none.</summary>
    public ImmutableArray<AttachedFile>? MoreBefore { get; init; }

    /// <summary>
    /// Whether a correction put back the very bytes that its notice was about, in whatever order: as if nothing had been
    /// handed in (R5).
    /// </summary>
    [JsonIgnore]
    public bool IsUnchanged =>
        Sha256 is not null && Files.Select(f => f.Sha256).ToHashSet().SetEquals(FilesBefore.Select(f => f.Sha256));

    /// <summary>The file of its bytes, of those that are there and of those that the notice was about; null where none is.</summary>
    /// <param name="sha256">SHA-256 in lower-case hexadecimal.</param>
    public AttachedFile? FileOf(string sha256) => Files.Concat(FilesBefore).FirstOrDefault(f => f.Sha256 == sha256);
}

/// <summary>Whether a material is there.</summary>
public enum MaterialStatus
{
    /// <summary>Not there.</summary>
    Missing,

    /// <summary>Handed in.</summary>
    Attached,

    /// <summary>May follow, promised for a day (R8).</summary>
    Promised,

    /// <summary>The office fetches it itself (免提交).</summary>
    SharedData,

    /// <summary>Generated from the form.</summary>
    Generated,
}

/// <summary>A file that was checked and stored before the act that attaches it.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hexadecimal.</param>
/// <param name="ContentType">Its media type, by its first bytes.</param>
public sealed record AttachedFile(string FileName, long Size, string Sha256, string ContentType)
{
    /// <summary>
    /// Of a picture: SHA-256 of the copy that is published, smaller and without what the camera wrote into it (its
    /// place above all). Null where there is none.
    /// </summary>
    public string? Published { get; init; }

    /// <summary>Of a picture: when it was taken, as its camera says.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>Of a picture: whether its camera wrote the place into it. The office keeps that; what is published has it not.</summary>
    public bool Located { get; init; }
}
