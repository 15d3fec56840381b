using System.Text.Json;
using Microsoft.Playwright;

namespace AirDefenseApprovals.BrowserTests;

/// <summary>
/// axe-core, put into each page as it comes up. The package for .NET sends all of axe with each question and opens a
/// second page for the answer: a second of processor time for each look, which is more than the look itself.
/// </summary>
internal static class Axe
{
    /// <summary>WCAG 2.2 AA.</summary>
    public const string Everything =
        """{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }""";

    /// <summary>What a change of colours can break.</summary>
    public const string Contrast = """{ type: 'rule', values: ['color-contrast'] }""";

    private static readonly string Source = Path.Combine(
        Office.Root.FullName,
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    /// <summary>Has axe in every page that this one opens from now on.</summary>
    public static Task AddAxeAsync(this IPage page) => page.AddInitScriptAsync(scriptPath: Source);

    /// <summary>What keeps people out of the page as it stands: each with its rule, the element and the reason.</summary>
    /// <param name="page">One that <see cref="AddAxeAsync"/> was told of before.</param>
    /// <param name="rules">Which rules are asked.</param>
    /// <param name="most">Elements told of each rule.</param>
    public static async Task<IEnumerable<string>> ViolationsAsync(this IPage page, string rules, int most = 3)
    {
        var found = await page.EvaluateAsync<JsonElement>(
            $$"""() => axe.run(document, { resultTypes: ['violations'], runOnly: {{rules}} }).then((found) => found.violations)"""
        );
        return found
            .EnumerateArray()
            .SelectMany(rule => rule.GetProperty("nodes").EnumerateArray().Take(most).Select(node => Told(rule, node)));
    }

    private static string Told(JsonElement rule, JsonElement node)
    {
        var html = node.GetProperty("html").GetString()!;
        var reason = node.GetProperty("any")
            .EnumerateArray()
            .Concat(node.GetProperty("all").EnumerateArray())
            .Select(check => check.GetProperty("message").GetString())
            .FirstOrDefault();
        return $"{rule.GetProperty("id").GetString()}: {html[..Math.Min(160, html.Length)]} {reason}";
    }
}
