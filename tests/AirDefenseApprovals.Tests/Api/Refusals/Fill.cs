using System.Text.RegularExpressions;

namespace AirDefenseApprovals.Tests.Api.Refusals;

/// <summary>Puts something into the places of a path.</summary>
internal static partial class Fill
{
    /// <summary>Says that a request names what does not exist.</summary>
    public const string Unknown = "unknown";

    /// <summary>Says that a request names what cannot be a name.</summary>
    public const string Malformed = "malformed";

    /// <summary>Fills in an id, and words: those that exist, or one that does not.</summary>
    /// <param name="path">The path.</param>
    /// <param name="id">The id of what it is about.</param>
    /// <param name="word">The word for every other place; null for one that exists.</param>
    public static string In(string path, Guid id, string? word) => Place.Replace(path, place =>
        {
            var name = place.Groups["name"].Value;
            return place.Groups["type"].Value switch
            {
                "guid" => id.ToString(),
                "int" => word is null ? "1" : "2999",
                _ => word ?? Existing(path, name),
            };
        });

    /// <summary>Fills in what is neither an id nor a number nor a word.</summary>
    public static string Wrongly(string path) =>
        Place.Replace(path, place => place.Groups["type"].Value is "guid" or "int" ? "x-y" : "%01%20");

    private static string Existing(string path, string name) =>
        name switch
        {
            "code" when path.StartsWith("items", StringComparison.Ordinal) => "RF-13-01",
            "code" when path.StartsWith("offices", StringComparison.Ordinal) => "city",
            "code" or "material" => "M30",
            "task" => "intake",
            "party" => "builder",
            "department" => "fire",
            "definitionId" => "standard",
            "userName" => "reviewer.410181",
            "point" => "agreement",
            "number" when path.StartsWith("standards", StringComparison.Ordinal) => "GB 50038-2005",
            "clause" => "3.3",
            "sha256" => new string('a', 64),
            _ => "nothing",
        };

    [GeneratedRegex(@"\{(?<name>\w+)(:(?<type>\w+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place { get; }
}
