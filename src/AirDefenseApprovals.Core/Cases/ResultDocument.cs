using System.Collections.Immutable;
using AirDefenseApprovals.Core.Documents;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The result document of an approval (R22, R33).</summary>
/// <param name="Number">Its number.</param>
/// <param name="Code">Its verification code.</param>
/// <param name="Sha256">SHA-256 of the file, lower-case hexadecimal.</param>
public sealed record ResultDocument(string Number, string Code, string Sha256)
{
    /// <summary>What it says was approved; null for documents issued before this was kept.</summary>
    public DocumentTerms? Terms { get; init; }

    /// <summary>The pictures of characters that it was printed with: printed again, it is the same.</summary>
    public ImmutableArray<CharacterPicture> Characters
    {
        get => field.OrEmpty();
        init;
    } = [];

    /// <summary>When it was issued, for one that took another's place; null: with the decision.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>Number of the document whose place it took (勘误); null for none.</summary>
    public string? Replaces { get; init; }

    /// <summary>Its annulment; null while it stands.</summary>
    public DocumentAnnulment? Annulment { get; init; }

    /// <summary>Whether holder and office were reminded of its end.</summary>
    public bool ExpiryRecalled { get; init; }

    /// <summary>What it is worth on a day.</summary>
    /// <param name="day">A day of the office.</param>
    public DocumentState StateOn(DateOnly day) =>
        Annulment is not null ? DocumentState.Annulled
        : day > Terms?.ValidTo ? DocumentState.Expired
        : DocumentState.Valid;
}

/// <summary>The annulment of a result document.</summary>
/// <param name="At">When.</param>
/// <param name="By">Account name of the head who annulled it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReplacedBy">Number of the document that took its place; null when none did.</param>
public sealed record DocumentAnnulment(DateTimeOffset At, string By, string Reason, string? ReplacedBy = null);

/// <summary>What a result document is worth.</summary>
public enum DocumentState
{
    /// <summary>Valid, or valid from a later day.</summary>
    Valid,

    /// <summary>Its last day is past.</summary>
    Expired,

    /// <summary>Annulled by the office.</summary>
    Annulled,
}
