using System.Globalization;
using System.Text.RegularExpressions;
using AirDefenseApprovals.Core;

namespace AirDefenseApprovals.Web.Api;

/// <summary>
/// Instants as the contract writes them: ISO 8601 with offset. An hour alone, or a day in another order, is a guess and
/// no instant.
/// </summary>
internal static partial class Instants
{
    public static DateTimeOffset? Read(string? text) =>
        text is not null
        && Form.IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        PatternLimit.Milliseconds
    )]
    private static partial Regex Form { get; }
}
