using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>The kinds of identity paper, each with the check of its own (R35).</summary>
public static partial class IdentityPapers
{
    /// <summary>A citizen's identity card (居民身份证, GB 11643).</summary>
    public const string ResidentId = "residentId";

    /// <summary>A residence permit for people of Hong Kong, Macau or Taiwan (港澳台居民居住证).</summary>
    public const string ResidencePermit = "residencePermit";

    /// <summary>A foreigner's permanent residence card (外国人永久居留身份证).</summary>
    public const string PermanentResidence = "permanentResidence";

    /// <summary>A passport (护照).</summary>
    public const string Passport = "passport";

    /// <summary>A travel permit for people of Hong Kong or Macau (港澳居民来往内地通行证).</summary>
    public const string HongKongMacauPermit = "hongKongMacauPermit";

    /// <summary>A travel permit for people of Taiwan (台湾居民来往大陆通行证).</summary>
    public const string TaiwanPermit = "taiwanPermit";

    /// <summary>An organisation's unified social credit code (统一社会信用代码, GB 32100).</summary>
    public const string CreditCode = "creditCode";

    /// <summary>The papers of people, the usual one first.</summary>
    public static readonly ImmutableArray<string> OfPeople =
    [
        ResidentId,
        ResidencePermit,
        PermanentResidence,
        Passport,
        HongKongMacauPermit,
        TaiwanPermit,
    ];

    /// <summary>All kinds of paper.</summary>
    public static readonly ImmutableArray<string> All = [.. OfPeople, CreditCode];

    /// <summary>The first two digits of a region: those of the provinces (GB/T 2260), without Hong Kong and Macau.</summary>
    private static readonly FrozenSet<string> Provinces = FrozenSet.ToFrozenSet([
        .. "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71".Split(' '),
    ]);

    private static readonly ImmutableArray<string> PermitRegions = ["81", "82", "83"];

    /// <summary>The papers that a kind of applicant may have: <c>person</c> or <c>organisation</c>.</summary>
    /// <param name="applicantKind">The kind of applicant.</param>
    public static ImmutableArray<string> Of(string applicantKind) =>
        applicantKind == Applicant.Organisation ? [CreditCode] : OfPeople;

    /// <summary>
    /// The paper that is meant where none is named: an organisation's code, a person's identity card, or the residence
    /// permit whose number cannot be anything else.
    /// </summary>
    /// <param name="applicantKind">The kind of applicant.</param>
    /// <param name="number">The number.</param>
    public static string Usual(string applicantKind, string number)
    {
        if (applicantKind == Applicant.Organisation)
            return CreditCode;
        return number.Length == 18 && PermitRegions.Contains(number[..2]) ? ResidencePermit : ResidentId;
    }

    /// <summary>What is wrong with a number, as the key of its sentence; null when nothing is.</summary>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="number">The number: half-width, without blanks, in capital letters.</param>
    /// <param name="on">The day on which it is looked at: nobody is born after it. Null where the day was looked at before.</param>
    public static string? Wrong(string kind, string number, DateOnly? on) => // R35
        kind switch
        {
            ResidentId => WrongResidentId(number, on),
            ResidencePermit => WrongResidencePermit(number, on),
            PermanentResidence => WrongPermanentResidence(number, on),
            Passport => PassportNumber.IsMatch(number) ? null : "passport-wrong",
            HongKongMacauPermit => HongKongMacauNumber.IsMatch(number) ? null : "hong-kong-macau-permit-wrong",
            TaiwanPermit => TaiwanNumber.IsMatch(number) ? null : "taiwan-permit-wrong",
            CreditCode => SocialCreditCode.Wrong(number),
            _ => "id-kind-unknown",
        };

    /// <summary>
    /// Tells whether a number is of the right form, and yet fails a check that real papers are known to fail: it may be
    /// confirmed.
    /// </summary>
    /// <param name="kind">The kind of paper.</param>
    /// <param name="number">The number.</param>
    public static bool IsDoubtful(string kind, string number) =>
        kind == CreditCode && SocialCreditCode.IsDoubtful(number);

    private static string? WrongResidentId(string number, DateOnly? on)
    {
        if (FirstGeneration.IsMatch(number))
            return "identity-number-first-generation";
        if (!IdentityForm.IsMatch(number))
            return "identity-number-length";
        if (PermitRegions.Contains(number[..2]))
            return "identity-number-is-permit";
        if (!Provinces.Contains(number[..2]))
            return "identity-number-region";
        return WrongBirthOrCheck(number, on);
    }

    private static string? WrongResidencePermit(string number, DateOnly? on)
    {
        if (!IdentityForm.IsMatch(number) || !PermitRegions.Contains(number[..2]))
            return "residence-permit-wrong";
        return WrongBirthOrCheck(number, on);
    }

    private static string? WrongPermanentResidence(string number, DateOnly? on)
    {
        if (PermanentResidenceBefore2023.IsMatch(number))
            return null;
        if (!PermanentResidenceSince2023.IsMatch(number))
            return "permanent-residence-wrong";
        return WrongBirth(number, on);
    }

    private static string? WrongBirthOrCheck(string number, DateOnly? on) =>
        WrongBirth(number, on) ?? (CheckDigits.IsIdentityNumber(number) ? null : "identity-number-wrong");

    private static string? WrongBirth(string number, DateOnly? on)
    {
        if (CheckDigits.BornOn(number) is not { } born)
            return "identity-number-birth";
        return born > on ? "identity-number-born-later" : null;
    }

    [GeneratedRegex("^[0-9]{17}[0-9X]$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex IdentityForm { get; }

    [GeneratedRegex("^[0-9]{15}$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex FirstGeneration { get; }

    [GeneratedRegex("^[A-Z]{3}[0-9]{12}$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex PermanentResidenceBefore2023 { get; }

    [GeneratedRegex("^9[0-9]{16}[0-9X]$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex PermanentResidenceSince2023 { get; }

    /// <summary>Letters and digits, with a digit among them: countries write theirs in many ways.</summary>
    [GeneratedRegex("^(?=.*[0-9])[A-Z0-9]{5,12}$", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex PassportNumber { get; }

    /// <summary>H or M and eight digits; on older cards two more that count the renewals.</summary>
    [GeneratedRegex(
        "^[HM][0-9]{8}([0-9]{2})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex HongKongMacauNumber { get; }

    /// <summary>Eight digits; on older booklets ten, with a letter in brackets or none.</summary>
    [GeneratedRegex(
        @"^([0-9]{8}|[0-9]{10}(\(?[A-Z]\)?)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex TaiwanNumber { get; }
}
