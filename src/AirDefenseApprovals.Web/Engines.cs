using System.Collections.Immutable;
using AirDefenseApprovals.Core;

namespace AirDefenseApprovals.Web;

/// <summary>The engines that this host was built with: always our own; Elsa's where it was compiled with <c>-p:Elsa=true</c>.</summary>
internal static class Engines
{
    private static readonly ImmutableArray<NamedEngine> All =
    [
        NamedEngine.BuiltIn,
#if ELSA
        new("Elsa", new Workflows.Elsa.ElsaEngine()),
#endif
    ];

    /// <summary>The names that the configuration may give.</summary>
    public static string[] Names => [.. All.Select(e => e.Name)];

    /// <summary>The one that new cases run on, and the others.</summary>
    public static (NamedEngine Engine, ImmutableArray<NamedEngine> Others) Of(string name) =>
        (All.First(e => e.Name == name), [.. All.Where(e => e.Name != name)]);
}
