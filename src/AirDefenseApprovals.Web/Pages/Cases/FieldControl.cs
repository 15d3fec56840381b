using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;
using AirDefenseApprovals.Web.Pages.Apply;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>A field that is corrected in the very control in which the application asks for it (R31, R33).</summary>
/// <param name="Page">The page, whose sentences stand beside the field.</param>
/// <param name="Form">What stands and what was typed.</param>
/// <param name="Item">The item's sheet.</param>
/// <param name="Name">The field's name: <see cref="ApplicationField"/>.</param>
/// <param name="Label">What it is called.</param>
public sealed record FieldControl(OfficePage Page, ApplicationForm Form, ItemSheet Item, string Name, string Label)
{
    /// <summary>All regions; the control offers districts and counties, and the one that stands.</summary>
    public required IEnumerable<Region> Regions { get; init; }

    /// <summary>The field of the item's form; null for one that every application has.</summary>
    public FormField? Own => Item.Field(Name);

    /// <summary>Whether the application asks for it.</summary>
    public bool IsAsked => Applications.Asked(Item).Contains(Name);

    /// <summary>The regions to choose from.</summary>
    public IEnumerable<Region> Choices => Regions.Where(r => r.Kind != "city" || r.Code == Form[Name]);
}
