using System.Globalization;
using System.Threading.RateLimiting;
using AirDefenseApprovals.Web.Api.Document;
using AirDefenseApprovals.Web.Data;
using AirDefenseApprovals.Web.Practice;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace AirDefenseApprovals.Web.Api;

/// <summary>The REST contract, its document, and how it says no.</summary>
internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => JsonSetup.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // so that the one handler below words it
        services
            .AddSingleton<Problems>()
            .AddSingleton<ProblemCatalogue>()
            .AddSingleton<CaseView>()
            .AddSingleton<LedgerWords>()
            .AddSingleton<Guides>()
            .AddSingleton<Uploads>()
            .AddSingleton<Sheets.DelegationSheet>()
            .AddSingleton<Sheets.FigureSheet>()
            .AddSingleton<DelegationImport>()
            .AddSingleton<HandoverView>()
            .AddSingleton<ForesightView>()
            .AddSingleton<Sheets.WhatIfSheet>()
            .AddSingleton<Sheets.AcceptanceSheet>()
            .AddSingleton<Sheets.HandlingSheet>()
            .AddSingleton<Sheets.StatisticsSheet>();
        services
            .AddScoped<DeskChecks>()
            .AddScoped<Desk>()
            .AddScoped<JournalReader>()
            .AddScoped<PublicQueries>()
            .AddScoped<Inbox>()
            .AddScoped<Figures>()
            .AddScoped<Identity.Registration>()
            .AddSingleton<SamplePaper>()
            .AddSingleton<PracticeDesk>();
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = 429;
            options.OnRejected = (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                        .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(PeopleEndpoints.Guessing, http =>
                RateLimitPartition.GetFixedWindowLimiter(
                    http.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = 120, Window = TimeSpan.FromMinutes(1) }
                )
            );
        });
        services.AddSingleton<Core.Finding.ItemIndex>().AddSingleton<Wizard>();
        services.AddApiDocument();
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapCatalogue();
        api.MapCases();
        api.MapFiles();
        api.MapUploads();
        api.MapSite();
        api.MapAcceptance();
        api.MapProjects();
        api.MapClock();
        api.MapOffice();
        api.MapPauses();
        api.MapStatistics();
        api.MapPractice();
        api.MapPeople();
        api.MapStaff();
        api.MapOwnOffice();
        api.MapCalendar();
        api.MapRegister();
        api.MapStandards();
        api.MapDesk();
        api.MapCounter();
        api.MapHandovers();
        api.MapForesight();
        api.MapProcesses();
        if (app.Environment.IsDevelopment())
            api.MapDev();
        app.UseSwagger();
        app.UseSwaggerUI(options => options.DocumentTitle = "AirDefenseApprovals API");
    }

    /// <summary>Whatever goes wrong under <c>/api</c> answers as a problem: bad requests, missing sign-in, unknown paths, and bugs.</summary>
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
                branch.UseStatusCodePages(async context =>
                {
                    var problems = context.HttpContext.RequestServices.GetRequiredService<Problems>();
                    var status = context.HttpContext.Response.StatusCode;
                    await Problems
                        .Answer(
                            problems.Of(
                                status,
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
                                }
                            )
                        )
                        .ExecuteAsync(context.HttpContext);
                });
                branch.Use(ReadUtf8Alone);
            }
        );

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
