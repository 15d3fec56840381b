using System.Text.Json;
using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Core.Routing;

namespace AirDefenseApprovals.Web.Pages.Cases;

/// <summary>Values of an application's fields as people read them: with their unit, days as dates, regions by name.</summary>
/// <param name="item">The item's sheet.</param>
/// <param name="register">The register, for the names of regions.</param>
/// <param name="show">The reader's way of writing.</param>
public sealed class FieldValues(ItemSheet item, Register register, Show show)
{
    private const string Nothing = "—";

    /// <summary>A value of the field that a notice names.</summary>
    public string Of(string field, JsonElement? value)
    {
        if (item.Field(field) is { } own)
            return show.Value(own, value ?? default);
        if (value is not { } given || FormField.IsEmpty(given))
            return Nothing;
        return field switch
        {
            "project.regionCode" when register.Region(given.ToString()) is { } region => show.Name(region.Name),
            "project.floorArea" when given.TryGetDecimal(out var area) => show.Area(area),
            _ => given.ToString(),
        };
    }
}
