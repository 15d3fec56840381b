using Microsoft.AspNetCore.Mvc;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>The visual language, each part as the pages use it; for those who build them, so in Development alone.</summary>
public sealed class DesignModel(PageTools tools, IWebHostEnvironment environment) : OfficePage(tools)
{
    /// <summary>The colours that a page may ask for, by their names in theme.css.</summary>
    public static readonly string[] Colours =
    [
        "page",
        "surface",
        "sunken",
        "line",
        "line-strong",
        "muted",
        "ink",
        "accent",
        "accent-strong",
        "accent-soft",
        "accent-mid",
        "green",
        "green-soft",
        "error",
        "error-soft",
        "red",
        "red-soft",
        "yellow",
        "yellow-soft",
        "card-yellow",
        "card-red",
        "card-breach",
        "focus",
    ];

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
