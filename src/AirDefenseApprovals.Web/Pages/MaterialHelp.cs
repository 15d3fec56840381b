using AirDefenseApprovals.Core.Items;
using AirDefenseApprovals.Web.Api;
using AirDefenseApprovals.Web.Api.Shapes;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>What helps with a material wherever it is asked for: how it is filled in, its form, an example.</summary>
/// <param name="Name">The material's name.</param>
/// <param name="Filling">How it is filled in (填写说明); null where nothing is said.</param>
/// <param name="Blank">Where its form is (空白表); null where there is none.</param>
/// <param name="Sample">Where the example is (样表); null where there is none.</param>
public sealed record MaterialHelp(string Name, string? Filling, string? Blank, string? Sample)
{
    /// <summary>Whether the form says already what the application tells.</summary>
    public bool Prefilled { get; init; }

    /// <summary>Whether it is asked for before it is read, so that a list stays short.</summary>
    public bool Folded { get; init; }

    /// <summary>The help of a guide.</summary>
    public static MaterialHelp Of(Show show, MaterialGuide guide) =>
        new(show.Name(guide.Name), guide.Filling is { } filling ? show.Name(filling) : null, guide.Blank, guide.Sample)
        {
            Folded = true,
        };

    /// <summary>The help of a form; with a draft its form says what the application tells.</summary>
    public static MaterialHelp Of(Show show, ItemSheet item, MaterialSheet material, Guid? draft = null)
    {
        var help = Of(show, Guides.Of(item, material)) with { Folded = false };
        return draft is { } id && help.Blank is not null
            ? help with
            {
                Blank = $"/cases/{id}/materials/{material.Code}/blank",
                Prefilled = true,
            }
            : help;
    }
}
