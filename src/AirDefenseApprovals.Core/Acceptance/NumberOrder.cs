using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Core.Acceptance;

/// <summary>Numbers of standards and clauses as people count: 3.2 before 3.10.</summary>
internal static partial class NumberOrder
{
    private const int MostDigits = 8;

    /// <summary>What to order a number by, ordinally.</summary>
    public static string Of(string number) => Digits.Replace(number, m => m.Value.PadLeft(MostDigits, '0'));

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, PatternLimit.Milliseconds)]
    private static partial Regex Digits { get; }
}
