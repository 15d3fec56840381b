using AirDefenseApprovals.Web.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>Lets everything under <c>/api</c> say no as a problem (RFC 9457).</summary>
internal static class ApiProblems
{
    /// <summary>Answers whatever goes wrong under <c>/api</c>: bad requests, missing sign-in, unknown paths, and bugs.</summary>
    public static void UseApiProblems(this WebApplication app) =>
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
            branch =>
            {
                branch.UseExceptionHandler(
                    new ExceptionHandlerOptions
                    {
                        ExceptionHandler = AnswerExceptionAsync,
                        AllowStatusCode404Response = true,
                        SuppressDiagnosticsCallback = context => IsNoBug(context.Exception), // what a person sent is not an error of ours
                    }
                );
                branch.UseStatusCodePages(AnswerStatusAsync);
                branch.Use(ReadUtf8Alone);
            }
        );

    private static async Task AnswerStatusAsync(StatusCodeContext context)
    {
        var problems = context.HttpContext.RequestServices.GetRequiredService<Problems>();
        var status = context.HttpContext.Response.StatusCode;
        await Problems.Answer(problems.Of(status, SlugOf(status))).ExecuteAsync(context.HttpContext);
    }

    /// <summary>Names the problem of an answer that has a status and no body.</summary>
    private static string SlugOf(int status) =>
        status switch
        {
            401 => "not-signed-in",
            403 => "forbidden",
            404 => "not-found",
            405 => "method-not-allowed",
            413 => "request-too-large",
            415 => "content-type-wrong",
            429 => "too-many",
            >= 500 => "internal-error",
            _ => "malformed-request",
        };

    /// <summary>JSON is UTF-8 (RFC 8259): a body that says otherwise is not read; one that says so in quotes is.</summary>
    private static async Task ReadUtf8Alone(HttpContext http, RequestDelegate next)
    {
        if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset.HasValue)
        {
            if (!HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.StatusCode = 415;
                return;
            }

            type.Charset = "utf-8";
            http.Request.ContentType = type.ToString();
        }

        await next(http);
    }

    private static bool IsNoBug(Exception error) =>
        error is BadHttpRequestException or System.Text.Json.JsonException or DbUpdateConcurrencyException
        || IsTaken(error);

    /// <summary>Whether a unique index of the database said no.</summary>
    public static bool IsTaken(Exception error) => DatabaseErrors.IsTaken(error);

    private static async Task AnswerExceptionAsync(HttpContext http)
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()!.Error;
        var problems = http.RequestServices.GetRequiredService<Problems>();
        var problem = error switch
        {
            DbUpdateConcurrencyException => problems.Of(412, "stale"),
            _ when IsTaken(error) => problems.Of(409, "done-already"), // a unique index said no: R4, R24, R28, a repeated key
            _ => problems.Of(error) ?? problems.Of(500, "internal-error"),
        };
        await Problems.Answer(problem).ExecuteAsync(http);
    }
}
