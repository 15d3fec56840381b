using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AirDefenseApprovals.Core;
using AirDefenseApprovals.Core.Acceptance;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Practice;

/// <summary>An application for the demo and for practice: invented people and places with numbers whose check digits are right.</summary>
internal sealed record SampleApplication(
    Actor By,
    string ItemCode,
    string RegionCode,
    string ProjectName,
    decimal? FloorArea
)
{
    /// <summary>A required material that is left out, so that there is something to correct.</summary>
    public string? WithoutMaterial { get; init; }

    /// <summary>Names of the works that acceptance is asked for, where they are several.</summary>
    public ImmutableArray<string> Works { get; init; } = [];

    public SaveDraft ToAct(DateTimeOffset at, Rulebook book)
    {
        var item = book.Items[ItemCode];
        return new SaveDraft
        {
            By = By,
            At = at,
            ItemCode = ItemCode,
            Applicant = item.Applicants.Contains("organisation")
                ? new Applicant(
                    "organisation",
                    "河南示例建设有限公司",
                    "91410100MA40000040",
                    "037160000000",
                    By.UserName + "@example.com"
                )
                : new Applicant("person", "李示例", "11010519491231002X", "13800000000", By.UserName + "@example.com"),
            Project = item.HasProject ? ProjectOf(book) : new Project("", "", RegionCode, null),
            Form = item
                .Form.Where(f => f.Required)
                .ToImmutableSortedDictionary(f => f.Name, f => Value(f, at), StringComparer.Ordinal),
        };
    }

    private Project ProjectOf(Rulebook book) =>
        new(
            ProjectName,
            $"{book.Register.Region(RegionCode)!.Name.Zh}示例路{ProjectName.Length}号",
            RegionCode,
            FloorArea
        )
        {
            Works = [.. Works.Select(name => new Works(name, null))],
        };

    private JsonElement Value(FormField field, DateTimeOffset at) =>
        JsonSerializer.SerializeToElement<object>(
            field.Type switch
            {
                "decimal" => Math.Clamp(
                    field.Name switch
                    {
                        "longitude" => 113.6253m,
                        "latitude" => 34.7466m,
                        _ => FloorArea ?? 1200m,
                    },
                    field.Min ?? 0,
                    field.Max ?? decimal.MaxValue
                ),
                "integer" => (int)Math.Clamp(4m, field.Min ?? 0, field.Max ?? 100),
                "date" => Day(at.AddDays(30)),
                "dateRange" => new { from = Day(at), to = Day(at.AddDays(60)) },
                "choice" => field.Options!.Value[0],
                _ => "示例" + field.Label.Zh,
            }
        );

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
