using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// How a reader wants the pages to look: kept in a cookie of their own device, so that it holds without JavaScript and
/// before signing in.
/// </summary>
public sealed record DisplayChoice(string Theme, bool Large)
{
    public const string Cookie = "ada-display";

    /// <summary>Auto follows the device.</summary>
    public static readonly string[] Themes = ["auto", "light", "dark", "contrast"];

    public static DisplayChoice Of(HttpRequest request) =>
        request.Cookies[Cookie]?.Split('-') is [var theme, var size] && Themes.Contains(theme)
            ? new(theme, size == "large")
            : new("auto", false);

    public override string ToString() => $"{Theme}-{(Large ? "large" : "normal")}";
}

/// <summary>Changes how the pages look, and goes back.</summary>
public sealed class DisplayModel : PageModel
{
    public IActionResult OnGet(string? theme, string? size, string? back)
    {
        var now = DisplayChoice.Of(Request);
        var chosen = new DisplayChoice(
            DisplayChoice.Themes.Contains(theme) ? theme! : now.Theme,
            size is null ? now.Large : size == "large"
        );
        Response.Cookies.Append(
            DisplayChoice.Cookie,
            chosen.ToString(),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
            }
        );
        return LocalRedirect(Url.Local(back, "/"));
    }
}
