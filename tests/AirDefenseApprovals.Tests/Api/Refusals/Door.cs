using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>An operation of the API.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path as the host lists it, without the base path.</param>
internal sealed partial record Door(string Method, string Path)
{
    /// <summary>Its path, whatever its parameters are called.</summary>
    public string Bare { get; } = Parameter.Replace(Path, "{}");

    /// <summary>How the record names it.</summary>
    public string Name => $"{Method} {Bare}";

    /// <summary>Whether it changes something.</summary>
    public bool Changes => Method != "GET";

    /// <summary>Whether it is about one case.</summary>
    public bool IsOfACase => Bare.StartsWith("cases/{}", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter { get; }
}
