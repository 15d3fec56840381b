using System.Globalization;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>The box below the words of the declaration (R32), and the version that its form has shown.</summary>
/// <param name="Text">The words.</param>
/// <param name="Ticked">Whether it is ticked.</param>
public sealed record DeclarationBox(DeclarationText Text, bool Ticked)
{
    /// <summary>Name of the box.</summary>
    public const string Name = "declared";

    /// <summary>Name of the hidden field with the version that was shown.</summary>
    public const string Version = "declaration";

    /// <summary>The box as it was sent; below other words than those that were read it is empty again.</summary>
    public static DeclarationBox Of(DeclarationText inForce, Func<string, string> typed) =>
        new(inForce, IsTicked(typed) && (VersionOf(typed) ?? inForce.Version) == inForce.Version);

    /// <summary>Whether the box was ticked.</summary>
    public static bool IsTicked(Func<string, string> typed) => typed(Name) == "true";

    /// <summary>The version that the form has shown; null where it does not say.</summary>
    public static int? VersionOf(Func<string, string> typed) =>
        int.TryParse(typed(Version), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
