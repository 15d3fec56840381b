using System.Security.Cryptography;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Codes that only chance may give, without letters that look alike.</summary>
internal static class Codes
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>A query code: with the case number it lets its holder track the case.</summary>
    public static string Query() => RandomNumberGenerator.GetString(Alphabet, 8);

    /// <summary>What links of firms and departments are made of.</summary>
    public static string Link() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>A verification code of a result document.</summary>
    public static string Verification() => RandomNumberGenerator.GetString(Alphabet, 12);
}
