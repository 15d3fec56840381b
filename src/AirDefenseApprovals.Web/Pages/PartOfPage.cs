using Microsoft.AspNetCore.Mvc.Rendering;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>The model of a partial that shows a part of a page, with the page's own errors beside its fields.</summary>
public interface IPartOfPage
{
    /// <summary>The page that the part is of.</summary>
    OfficePage Whole { get; }
}

/// <summary>Finds the page that a tag helper writes into.</summary>
internal static class PartOfPage
{
    public static OfficePage? PageOf(this ViewContext context) =>
        context.ViewData.Model switch
        {
            OfficePage page => page,
            IPartOfPage part => part.Whole,
            _ => null,
        };
}
