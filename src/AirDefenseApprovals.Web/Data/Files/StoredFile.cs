namespace AirDefenseApprovals.Web.Data.Files;

/// <summary>A file in the store.</summary>
/// <param name="Sha256">Its name there: the SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Its size in bytes.</param>
public sealed record StoredFile(string Sha256, long Length);

/// <summary>Why a file was not stored.</summary>
public enum FileRefusal
{
    /// <summary>It has no content.</summary>
    Empty,

    /// <summary>It has more bytes than allowed.</summary>
    TooLarge,
}

/// <summary>Either the stored file or the refusal.</summary>
public readonly record struct SaveOutcome(StoredFile? File, FileRefusal? Refusal);
