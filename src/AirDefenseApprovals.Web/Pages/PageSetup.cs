namespace AirDefenseApprovals.Web.Pages;

/// <summary>The pages: Razor Pages, rendered on the server, working without JavaScript.</summary>
internal static class PageSetup
{
    public static void AddPages(this IServiceCollection services) => services.AddRazorPages().AddViewLocalization();

    public static void MapPages(this WebApplication app) => app.MapRazorPages();

    public static void UsePageProblems(this WebApplication app)
    {
    }
}
