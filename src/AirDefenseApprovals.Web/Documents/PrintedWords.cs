namespace AirDefenseApprovals.Web.Documents;

/// <summary>The fixed words around a document's content, filled from the resources.</summary>
public sealed record PrintedWords
{
    /// <summary>The line under the letterhead of an entrusting office; {0} is the office that acts for it (PL 24).</summary>
    public required string ActingOffice { get; init; }

    /// <summary>The foot of a page; {0} is its number and {1} the number of pages.</summary>
    public required string Page { get; init; }

    /// <summary>The day of issue as a custom .NET date format, such as yyyy年M月d日.</summary>
    public required string Date { get; init; }

    /// <summary>The head of the column of ordinals.</summary>
    public required string Ordinal { get; init; }

    /// <summary>The line with the verification code (R22), which is {0}.</summary>
    public required string VerificationCode { get; init; }

    /// <summary>The sentence beside the QR code that says how to check the document.</summary>
    public required string VerificationHint { get; init; }

    /// <summary>The words inside the seal that say what it is.</summary>
    public required string SealNote { get; init; }
}
