using System.Collections.Frozen;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Core.Cases;

/// <summary>Tells what a unified social credit code (统一社会信用代码, GB 32100-2015) must be like.</summary>
/// <remarks>
/// Character 1 is the authority that registered the organisation, 2 the kind of organisation there, 3-8 the region,
/// 9-17 the organisation's own code with its check character (GB 11714), 18 the check character of the whole. The last
/// one alone is known to be wrong on real licences, so it is told and may be confirmed (R35).
/// </remarks>
public static class SocialCreditCode
{
    private const int Length = 18;

    /// <summary>The kinds of organisation that each authority registers, by the first character of the code.</summary>
    private static readonly FrozenDictionary<char, string> Kinds = new Dictionary<char, string>
    {
        ['1'] = "1239", // 机构编制: organ, institution, mass organisation, other
        ['2'] = "19", // 外交: foreign news office, other
        ['3'] = "123459", // 司法行政: law firm, notary, legal service, forensics, arbitration, other
        ['4'] = "19", // 文化: foreign cultural centre, other
        ['5'] = "123459", // 民政: association, private non-enterprise, foundation, residents' committees, other
        ['6'] = "129", // 旅游: tourist office of a foreign country, of Hong Kong, Macau or Taiwan, other
        ['7'] = "129", // 宗教: place of worship, school, other
        ['8'] = "19", // 工会: union, other
        ['9'] = "1239", // 市场监管: enterprise, sole trader, farmers' cooperative, other
        ['A'] = "19", // 中央军委: institution of the forces, other
        ['G'] = "19", // 公安: office of a foreign non-governmental organisation, other
        ['N'] = "1239", // 农业农村: collective of a group, of a village, of a township, other
        ['Y'] = "1", // other authorities
    }.ToFrozenDictionary();

    /// <summary>What keeps a code from being one, as the key of its sentence; null when it is one, doubtful or not.</summary>
    /// <param name="code">The code, in capital letters.</param>
    public static string? Wrong(string code)
    {
        if (CheckDigits.IsIdentityNumber(code))
            return "credit-code-is-identity-number";
        if (code.Length != Length)
            return "credit-code-length";
        if (!CheckDigits.IsOfSocialCreditAlphabet(code))
            return "credit-code-letters";
        if (!Kinds.TryGetValue(code[0], out var kinds) || !kinds.Contains(code[1], StringComparison.Ordinal))
            return "credit-code-authority";
        return CheckDigits.IsOrganisationCode(code.AsSpan(8, 9)) ? null : "social-credit-code-wrong";
    }

    /// <summary>Tells whether a code fails its last check character alone, as some real ones do.</summary>
    /// <param name="code">The code, in capital letters.</param>
    public static bool IsDoubtful(string code) => Wrong(code) is null && !CheckDigits.IsSocialCreditCode(code);
}
