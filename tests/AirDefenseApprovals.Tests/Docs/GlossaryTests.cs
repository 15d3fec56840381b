using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Docs;

/// <summary>The types that pages explain words by are there.</summary>
public sealed partial class GlossaryTests
{
    [Theory]
    [InlineData("docs/glossary.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Each_type_and_member_of_the_page_is_in_code(string page) =>
        Told.Nothing(
            MarkdownPage
                .CodeIn(SourceTree.Page(page).Text)
                .Where(name => NameOfCode.IsMatch(name) && !IsNoType(name))
                .Select(name => SourceTree.WrongName(name) is { } wrong ? $"`{name}`: {wrong}" : null)
                .OfType<string>()
        );

    /// <summary>
    /// Names that are set as code and are no types of the product: of outcomes, namespaces, frameworks, and those we do
    /// not use.
    /// </summary>
    private static readonly HashSet<string> NoTypes =
    [
        "Accept",
        "Accepted",
        "Core",
        "Eligibility",
        "Helper",
        "Manager",
        "NotCompetent",
        "RequireAuthorization",
        "Routing",
        "Util",
        "Web",
        "Workflows",
    ];

    private static bool IsNoType(string name) =>
        NoTypes.Contains(name) || SourceTree.Tests.Any(test => test.Declares(name.Split('.')[0]));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(\\.[A-Z][A-Za-z0-9]*)?$")]
    private static partial Regex NameOfCode { get; }
}
