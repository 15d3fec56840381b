namespace AirDefenseApprovals.Core.Cases;

/// <summary>Who applies.</summary>
/// <param name="Kind"><c>person</c> or <c>organisation</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="IdNumber">Number of the identity paper, or unified social credit code (GB 32100).</param>
/// <param name="Phone">Telephone, as it was typed.</param>
/// <param name="Email">E-mail: where notices go.</param>
public sealed record Applicant(string Kind, string Name, string IdNumber, string Phone, string Email)
{
    /// <summary>The kind of applicant that is no person.</summary>
    public const string Organisation = "organisation";

    /// <summary>The kind of identity paper, one of <see cref="IdentityPapers.All"/>.</summary>
    /// <remarks>Cases from before there was a choice have none; it is the usual one then.</remarks>
    public string IdKind
    {
        get => field is { Length: > 0 } ? field : IdentityPapers.Usual(Kind, IdNumber);
        init;
    } = "";

    /// <summary>Whether somebody said that a number that fails its check is right all the same (R35).</summary>
    public bool IdConfirmed { get; init; }

    /// <summary>The legal representative (法定代表人) of an organisation; empty where none was given.</summary>
    public string LegalRepresentative
    {
        get => field ?? "";
        init;
    } = "";

    /// <summary>Who acts for the applicant (经办人), if somebody was named.</summary>
    public Agent? Agent { get; init; }

    /// <summary>Tells whether the number stands because it was confirmed, although it fails its check.</summary>
    public bool StandsByConfirmation() => IdConfirmed && IdentityPapers.IsDoubtful(IdKind, IdNumber);
}

/// <summary>Who acts for an applicant (经办人).</summary>
/// <param name="Name">Name.</param>
/// <param name="IdNumber">Number of the identity paper.</param>
/// <param name="Phone">Telephone, as it was typed.</param>
public sealed record Agent(string Name, string IdNumber, string Phone)
{
    /// <summary>The kind of identity paper, one of <see cref="IdentityPapers.OfPeople"/>.</summary>
    public string IdKind
    {
        get => field is { Length: > 0 } ? field : IdentityPapers.Usual("person", IdNumber);
        init;
    } = "";
}
