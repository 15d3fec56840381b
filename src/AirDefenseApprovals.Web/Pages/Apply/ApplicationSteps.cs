using System.Collections.Immutable;
using AirDefenseApprovals.Core.Items;

namespace AirDefenseApprovals.Web.Pages.Apply;

/// <summary>The steps of an application's form, and which step a field belongs to.</summary>
public static class ApplicationSteps
{
    public const string Applicant = "applicant",
        Project = "project",
        Details = "details",
        Works = "works",
        Materials = "materials",
        Check = "check";

    /// <summary>
    /// The steps of an item, in order: a project where the item is about one or its region decides who handles it,
    /// details where its form asks for any, works and firms where works are accepted.
    /// </summary>
    public static ImmutableArray<string> Of(ItemSheet item) =>
        [
            Applicant,
            .. item.AsksWhere ? new[] { Project } : [],
            .. item.Form.IsEmpty ? [] : new[] { Details },
            .. item.Acceptance is null ? [] : new[] { Works },
            Materials,
            Check,
        ];

    /// <summary>The step that shows a field, by its name in the contract.</summary>
    public static string Of(string field) =>
        field.Split('.', '[') switch
        {
            ["applicant", ..] => Applicant,
            ["project", "works" or "parties", ..] => Works,
            ["project", ..] => Project,
            ["materials" or "promise", ..] => Materials,
            ["acknowledge" or "declared" or EditModel.SheetField] => Check,
            _ => Details,
        };
}
