namespace AirDefenseApprovals.Core.Cases;

/// <summary>A material of a case.</summary>
public sealed record CaseMaterial
{
    /// <summary>Its code.</summary>
    public required string MaterialCode { get; init; }

    /// <summary>Whether it is there.</summary>
    public required MaterialStatus Status { get; init; }

    /// <summary>Name of the file handed in.</summary>
    public string? FileName { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Its SHA-256 in lower-case hexadecimal: also where the bytes are stored.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Its media type, by its first bytes.</summary>
    public string? ContentType { get; init; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset? AttachedAt { get; init; }

    /// <summary>The day it is promised for (R8).</summary>
    public DateOnly? PromisedDate { get; init; }

    /// <summary>
    /// The file that the correction notice was about, since it was replaced or taken back: kept to be compared with
    /// (R5). Null where none was.
    /// </summary>
    public AttachedFile? Before { get; init; }
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
