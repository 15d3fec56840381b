using System.Diagnostics.CodeAnalysis;
using AirDefenseApprovals.Workflows;
using Microsoft.AspNetCore.Identity;

namespace AirDefenseApprovals.Web.Identity;

/// <summary>
/// Normalises names and addresses of accounts as Identity does, but for text that Unicode cannot compose: nobody has
/// such a name.
/// </summary>
internal sealed class AccountNames : ILookupNormalizer
{
    [return: NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name is null ? null : Characters.Normalized(name).ToUpperInvariant();

    [return: NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
