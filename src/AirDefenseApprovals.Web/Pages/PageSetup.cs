using System.Text.Encodings.Web;
using System.Text.Unicode;
using AirDefenseApprovals.Core.Cases;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Identity;
using AirDefenseApprovals.Web.Pages.Sheets;
using Microsoft.Extensions.WebEncoders;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>The pages: Razor Pages, rendered on the server, working without JavaScript.</summary>
internal static class PageSetup
{
    /// <summary>Nothing runs in a page but what the office itself serves.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        + "frame-ancestors 'none'; form-action 'self'; base-uri 'self'; object-src 'none'";

    public static void AddPages(this IServiceCollection services)
    {
        services
            .AddScoped<PageTools>()
            .AddScoped<UnreadNotices>()
            .AddSingleton<Show>()
            .AddSingleton<ClockSentences>()
            .AddSingleton<SheetSentences>()
            .AddSingleton<StreamedForm>()
            .AddSingleton<HeldForms>();
        services.AddRouting(options => options.LowercaseUrls = true);
        services
            .AddRazorPages(options =>
            {
                options.Conventions.AuthorizeFolder("/Cases", Policies.CaseReaders);
                options.Conventions.AuthorizeFolder("/Apply", Roles.Applicant);
                options.Conventions.AuthorizeFolder("/Inbox");
                options.Conventions.AuthorizeFolder("/Worklist", Policies.StaffOrSupervisor);
                options.Conventions.AuthorizeFolder("/Board", Policies.StaffOrSupervisor);
                options.Conventions.AuthorizeFolder("/Practice", Policies.Staff);
                options.Conventions.AuthorizeFolder("/Counter", Roles.Clerk);
                options.Conventions.AuthorizeFolder("/Sentences", Policies.OfficeReaders);
                options.Conventions.AuthorizeFolder("/Projects", Policies.StaffOrSupervisor);
                options.Conventions.AuthorizeFolder("/Supervision", Roles.Supervisor);
                options.Conventions.AuthorizeFolder("/Pauses", Policies.PauseReaders);
                options.Conventions.AuthorizeFolder("/People", Policies.StaffKeepers);
                options.Conventions.AuthorizeFolder("/OwnOffice", Policies.OfficeReaders);
                options.Conventions.AuthorizePage("/OwnOffice/Expiring", Policies.DocumentKeepers);
                options.Conventions.AuthorizePage("/OwnOffice/Profile", Policies.StaffKeepers);
                options.Conventions.AuthorizePage("/OwnOffice/Figures", Policies.StaffOrSupervisor);
                options.Conventions.AuthorizeFolder("/Statistics", Policies.StaffOrSupervisor);
                options.Conventions.AuthorizeFolder("/Processes", Roles.Administrator);
                options.Conventions.AuthorizeFolder("/Sheets", Roles.Administrator);
                options.Conventions.AuthorizePage("/Calendar/Edit", Roles.Administrator);
                options.Conventions.AuthorizeFolder("/Delegations", Policies.RegisterReaders);
                options.Conventions.AuthorizeFolder("/Handovers", Policies.HandoverReaders);
                options.Conventions.AuthorizePage("/Delegations/Enter", Roles.Administrator);
                options.Conventions.AuthorizePage("/Delegations/Revoke", Roles.Administrator);
                options.Conventions.AuthorizePage("/Delegations/Import", Roles.Administrator);
                options.Conventions.AuthorizePage("/Standards/Enter", Roles.Administrator);
                options.Conventions.AuthorizePage("/Standards/Edition", Roles.Administrator);
                options.Conventions.AuthorizeFolder("/Watch", Roles.Administrator);
                options.Conventions.AddPageRoute("/Apply/Edit", "/apply/case/{id:guid}");
                options.Conventions.ConfigureFilter(new WellFormed());
            })
            .AddViewLocalization();
        // Chinese is written as it is, not eight bytes a character; what markup is made of is escaped as ever.
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
        services.AddAntiforgery(options => options.Cookie.Name = "ada-form");
        // Of the office's own files alone: a page that holds what its reader typed beside what only they may know is
        // not compressed over TLS.
        services.AddResponseCompression(options =>
            (options.EnableForHttps, options.MimeTypes) = (true, ["text/css", "text/javascript", "image/svg+xml"])
        );
    }

    /// <summary>
    /// Style sheets, scripts and pictures: compressed, and kept by the browser for as long as their address says which
    /// version they are.
    /// </summary>
    public static void UseOwnFiles(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(
            new StaticFileOptions
            {
                OnPrepareResponse = answer =>
                    answer.Context.Response.Headers.CacheControl = answer.Context.Request.Query.ContainsKey("v")
                        ? "public, max-age=31536000, immutable"
                        : "no-cache",
            }
        );
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapDownloads();
        app.MapOnSite();
    }

    /// <summary>What goes wrong on a page is told on a page; and what a browser may do there.</summary>
    public static void UsePageProblems(this WebApplication app) =>
        app.UseWhen(
            http => !IsMachine(http.Request.Path),
            branch =>
            {
                branch.UseExceptionHandler(
                    new ExceptionHandlerOptions
                    {
                        ExceptionHandlingPath = "/error/500",
                        StatusCodeSelector = error => StorageUnavailableException.Means(error) ? 503 : 500,
                    }
                );
                branch.UseStatusCodePagesWithReExecute("/error/{0}");
                branch.Use(
                    (http, next) =>
                    {
                        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
                        http.Response.Headers.XContentTypeOptions = "nosniff";
                        http.Response.Headers["Referrer-Policy"] = "same-origin";
                        return next(http);
                    }
                );
            }
        );

    private static bool IsMachine(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/swagger", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/jobs", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase);
}
