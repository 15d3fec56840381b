using System.Globalization;
using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AirDefenseApprovals.Web.Pages;

[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(PageTools tools) : OfficePage(tools)
{
    /// <summary>Whatever the method was that went wrong.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => Answer();

    private void Answer()
    {
        var status = Status;
        Tell(
            Tools.Problems.Of(
                status,
                status switch
                {
                    400 => "form-expired",
                    401 => "not-signed-in",
                    403 => "forbidden",
                    404 => "not-found",
                    405 => "method-not-allowed",
                    413 => "request-too-large",
                    429 => "too-many",
                    503 => "storage-unavailable",
                    _ => status < 500 ? "malformed-request" : "internal-error",
                }
            )
        );
    }

    /// <summary>The status told, from the route alone: the form that came with it may be what went wrong. Nobody can ask for one.</summary>
    private int Status =>
        HttpContext.Features.Get<IExceptionHandlerFeature>() is { Error: { } error }
        && StorageUnavailableException.Means(error)
            ? 503
            : RouteStatus;

    private int RouteStatus =>
        (
            HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
        )
        && int.TryParse(RouteData.Values["status"]?.ToString(), CultureInfo.InvariantCulture, out var status)
        && status is >= 400 and < 600
            ? status
            : 404;
}
