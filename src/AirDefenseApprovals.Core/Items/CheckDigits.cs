using System.Buffers;
using System.Globalization;

namespace AirDefenseApprovals.Core.Items;

/// <summary>Check digits of the numbers that people and organisations carry, and of our own case numbers.</summary>
public static class CheckDigits
{
    private const string SocialCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly SearchValues<char> SocialCreditLetters = SearchValues.Create(SocialCreditAlphabet);

    /// <summary>
    /// Whether an 18-character citizen identity number is well formed: region, real birthday, check character (GB
    /// 11643, ISO 7064 MOD 11-2).
    /// </summary>
    public static bool IsIdentityNumber(string number) =>
        number.Length == 18
        && number.AsSpan(0, 17).ContainsOnlyDigits()
        && number[0] != '0'
        && BornOn(number) is not null
        && char.ToUpperInvariant(number[17]) == Check11643(number);

    /// <summary>The birthday that stands in an 18-character number (GB 11643); null where no real day stands there.</summary>
    public static DateOnly? BornOn(string number) =>
        number.Length == 18
        && DateOnly.TryParseExact(
            number.AsSpan(6, 8),
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var born
        )
        && born.Year >= 1880
            ? born
            : null;

    /// <summary>
    /// Whether the body of an organisation has its check character: the nine characters from the ninth of its social
    /// credit code (GB 11714).
    /// </summary>
    public static bool IsOrganisationCode(ReadOnlySpan<char> code)
    {
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        if (code.Length != weights.Length + 1)
            return false;
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
            sum += (char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10) * weights[i];
        return code[^1] == "0X987654321"[sum % 11];
    }

    /// <summary>Whether a code has 18 characters of the alphabet of GB 32100.</summary>
    public static bool IsOfSocialCreditAlphabet(string code) =>
        code.Length == 18 && !code.AsSpan().ContainsAnyExcept(SocialCreditLetters);

    private static char Check11643(string number)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (number[i] - '0') * weights[i];
        return "10X98765432"[sum % 11];
    }

    /// <summary>Whether an 18-character unified social credit code has the right alphabet and check character (GB 32100).</summary>
    public static bool IsSocialCreditCode(string code)
    {
        if (code.Length != 18)
            return false;
        ReadOnlySpan<int> weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = SocialCreditAlphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * weights[i];
        }

        return code[17] == SocialCreditAlphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>
    /// The check digit of a run of digits: any single wrong digit and nearly every swap of neighbours shows (ISO 7064
    /// MOD 11,10).
    /// </summary>
    public static char Of(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
                continue;
            var sum = (c - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (char)('0' + ((11 - product) % 10));
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
