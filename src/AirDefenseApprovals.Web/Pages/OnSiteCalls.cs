using AirDefenseApprovals.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace AirDefenseApprovals.Web.Pages;

/// <summary>
/// What the pages of an inspection and of an application send from their scripts: the API's own calls, signed in by the
/// page's cookie and with its antiforgery token.
/// </summary>
internal static class OnSiteCalls
{
    /// <summary>The header with the token to send; each reading of the record gives a fresh one.</summary>
    public const string Token = "RequestVerificationToken";

    public static void MapOnSite(this WebApplication app) =>
        app.MapGroup("")
            .ExcludeFromDescription()
            .AddEndpointFilter(
                async (call, next) =>
                {
                    var antiforgery = call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
                    call.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
                    if (HttpMethods.IsGet(call.HttpContext.Request.Method))
                        call.HttpContext.Response.Headers[Token] = antiforgery
                            .GetAndStoreTokens(call.HttpContext)
                            .RequestToken;
                    else if (
                        !HttpMethods.IsHead(call.HttpContext.Request.Method)
                        && !await antiforgery.IsRequestValidAsync(call.HttpContext)
                    )
                        return Problems.Answer(
                            call.HttpContext.RequestServices.GetRequiredService<Problems>().Of(400, "form-expired")
                        );
                    return await next(call);
                }
            )
            .MapSite()
            .MapUploads()
            .MapUploaded();
}
